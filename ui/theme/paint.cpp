#include "ui/theme/paint.h"

#include <QFontMetrics>
#include <QPainterPath>

namespace sluis::theme {

void paintBox(
    QPainter& painter, const QRectF& where, const QColor& ground, const QColor& line, qreal radius, qreal width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal inset = line.isValid() ? width / 2 : 0;
    painter.setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    painter.setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    const QRectF box = where.adjusted(inset, inset, -inset, -inset);
    painter.drawRoundedRect(box, std::max(0.0, radius - inset), std::max(0.0, radius - inset));
    painter.restore();
}

void paintRing(QPainter& painter, const QRectF& where, qreal radius, qreal width)
{
    paintBox(painter, where, {}, color(Color::BorderFocus), radius, width);
}

int baselineIn(const QRect& where, Font role)
{
    // Both faces stand on the baseline that centres the capitals of the larger one, Inter 13.
    const QFontMetrics metrics(font(role));
    return where.top() + (where.height() + metrics.capHeight() + 1) / 2;
}

int textWidth(const QString& text, Font role)
{
    return QFontMetrics(font(role)).horizontalAdvance(text);
}

int paintText(QPainter& painter, const QRect& where, const QString& text, Font role, const QColor& color,
    Qt::Alignment alignment, Qt::TextElideMode elide)
{
    if (where.width() <= 0 || text.isEmpty())
        return 0;
    const QFont face = font(role);
    const QFontMetrics metrics(face);
    QString line = text;
    line.replace(QLatin1Char('\n'), QLatin1Char(' '));
    int width = metrics.horizontalAdvance(line);
    if (width > where.width()) {
        line = metrics.elidedText(line, elide, where.width());
        width = metrics.horizontalAdvance(line);
    }
    int x = where.left();
    if (alignment & Qt::AlignRight)
        x = where.right() + 1 - width;
    else if (alignment & Qt::AlignHCenter)
        x = where.left() + (where.width() - width) / 2;
    painter.setFont(face);
    painter.setPen(color);
    painter.drawText(QPointF(x, baselineIn(where, role)), line);
    return width;
}

} // namespace sluis::theme
