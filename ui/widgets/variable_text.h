#pragma once

#include "ui/theme/fonts.h"

#include <QColor>
#include <QString>
#include <QVector>

class QPainter;
class QRect;

namespace sluis::widgets {

// A stretch of a field's text: either words or one whole {{reference}}.
struct TextPart {
    QString text; // with its braces when it is a reference
    bool reference = false;

    QString name() const { return reference ? text.mid(2, text.size() - 4) : QString(); }
};

QVector<TextPart> splitReferences(const QString& text);

// A single {{reference}}: data face on its soft ground, underlined with a red wave when no variable has that name.
// Returns the width it took, at most that of `where`.
int paintReference(QPainter& painter, const QRect& where, const QString& text, bool unknown = false);
int referenceWidth(const QString& text);

// Text with references in it on one line, elided at the end.
void paintTextWithReferences(
    QPainter& painter, const QRect& where, const QString& text, theme::Font words, const QColor& color);

void paintWave(QPainter& painter, int left, int right, int y, const QColor& color);

} // namespace sluis::widgets
