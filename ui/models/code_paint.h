#pragma once

#include <QRect>
#include <QString>

class QPainter;

namespace sluis::models {

inline constexpr int CodeLineHeight = 18;

// One line of a request's body in the colours of the theme: keys, texts, numbers; what is none of them stays plain. The
// line is cut at the right edge.
void paintCodeLine(QPainter& painter, const QRect& where, const QString& line);

} // namespace sluis::models
