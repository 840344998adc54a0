#pragma once

#include "core/templates/template_difference.h"
#include "ui/editors/code_view.h"
#include "ui/widgets/tone.h"

#include <QString>

#include <vector>

namespace sluis::pages {

// A line that says what is otherwise in one of two templates.
struct ChangeLine {
    QString text; // "May do more: Send requests"
    QString detail; // "only https://a.example/, until now nothing"
    widgets::Tone tone = widgets::Tone::Neutral;
    QString icon;
};

// Permissions first, those that allow more before the others; then fields, tests, words. The code is told by its lines.
std::vector<ChangeLine> changeLines(const templates::TemplateDifference& difference);

// "12 lines come, 3 go"
QString codeWords(const std::vector<templates::LineChange>& code);

// The code around what changed, with both sides' line numbers.
std::vector<editors::CodeView::Line> codeLines(const std::vector<templates::LineChange>& code);

} // namespace sluis::pages
