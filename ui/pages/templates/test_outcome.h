#pragma once

#include "core/sandbox/host/test_runner.h"
#include "ui/editors/code_view.h"
#include "ui/widgets/panel.h"

#include <optional>

namespace sluis::widgets {
class Button;
class Label;
} // namespace sluis::widgets

namespace sluis::pages {

// What a failure says, taken apart.
struct FailedAssertion {
    QString sentence; // "Expected the value to be equal"
    QString expected; // empty with hasValues: an empty text
    QString actual;
    bool hasValues = false;
};
FailedAssertion takeApart(const std::string& message);

// Both values line by line: what only one of them has is marked.
std::vector<editors::CodeView::Line> differenceLines(const QString& expected, const QString& actual);

// What became of one test: why it failed, expected and actual, the line, and what it wrote.
class TestOutcome : public widgets::Panel
{
    Q_OBJECT

public:
    TestOutcome(const QString& name, QWidget* parent); // its parts are called "nameSentence", …

    void show(const std::optional<sandbox::host::TestResult>& result); // nothing: it did not run

Q_SIGNALS:
    void lineChosen(const QString& where, int line); // "test", "setup" or "template"

private:
    void changeEvent(QEvent* event) override;
    void retranslate();

    std::optional<sandbox::host::TestResult> m_result;
    widgets::Label* m_icon;
    widgets::Label* m_sentence;
    editors::CodeView* m_values;
    widgets::Label* m_notes;
    widgets::Button* m_line;
};

} // namespace sluis::pages
