#pragma once

#include "ui/theme/color.h"
#include "ui/theme/fonts.h"

#include <QPainter>
#include <QRect>
#include <QString>

// What every paint function of ours is made of: sharp 1 px boxes and text on a baseline.
namespace sluis::theme {

// A filled box with a line of `width` inside its edge, sharp at every device pixel ratio.
void paintBox(
    QPainter& painter, const QRectF& where, const QColor& ground, const QColor& line, qreal radius, qreal width = 1);

// A ring inside the edge of `where`: the focus of a row or an input.
void paintRing(QPainter& painter, const QRectF& where, qreal radius, qreal width = 2);

// One line of plain text, vertically centred by cap height so that Inter and JetBrains Mono share a baseline in one
// row. Elided where asked. Returns the width it took.
int paintText(QPainter& painter, const QRect& where, const QString& text, Font role, const QColor& color,
    Qt::Alignment alignment = Qt::AlignLeft, Qt::TextElideMode elide = Qt::ElideRight);

int textWidth(const QString& text, Font role);

// The y of the baseline of a line of text centred in `where`; the same for both faces.
int baselineIn(const QRect& where, Font role);

} // namespace sluis::theme
