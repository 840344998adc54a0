#include "ui/widgets/variable_text.h"

#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QPainterPath>

namespace sluis::widgets {

using theme::Color;

namespace {

    constexpr int Padding = 4;
    constexpr int Height = 18;

} // namespace

QVector<TextPart> splitReferences(const QString& text)
{
    QVector<TextPart> parts;
    qsizetype from = 0;
    while (from < text.size()) {
        const qsizetype open = text.indexOf(QLatin1String("{{"), from);
        const qsizetype close = open < 0 ? -1 : text.indexOf(QLatin1String("}}"), open + 2);
        if (close < 0)
            break;
        // "{{ {{Name}}": the innermost opening counts.
        const qsizetype start = text.lastIndexOf(QLatin1String("{{"), close - 1);
        if (start > from)
            parts.append({text.mid(from, start - from), false});
        parts.append({text.mid(start, close + 2 - start), true});
        from = close + 2;
    }
    if (from < text.size())
        parts.append({text.mid(from), false});
    return parts;
}

int referenceWidth(const QString& text)
{
    return theme::textWidth(text, theme::Font::Data) + 2 * Padding;
}

void paintWave(QPainter& painter, int left, int right, int y, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath wave(QPointF(left, y));
    for (int x = left; x < right; x += 4) {
        wave.quadTo(x + 1, y - 2, x + 2, y);
        wave.quadTo(x + 3, y + 2, x + 4, y);
    }
    painter.setPen(QPen(color, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(wave);
    painter.restore();
}

int paintReference(QPainter& painter, const QRect& where, const QString& text, bool unknown)
{
    const int width = std::min(referenceWidth(text), where.width());
    const QRect box(where.left(), where.top() + (where.height() - Height) / 2, width, Height);
    theme::paintBox(painter, box, theme::color(Color::KindSoftVariable), {}, theme::radiusSmall);
    const QRect inner = box.adjusted(Padding, 0, -Padding, 0);
    theme::paintText(painter, inner, text, theme::Font::Data, theme::color(Color::KindVariable));
    if (unknown)
        paintWave(painter, inner.left(), inner.right() + 1, theme::baselineIn(box, theme::Font::Data) + 3,
            theme::color(Color::DangerSolid));
    return width;
}

void paintTextWithReferences(
    QPainter& painter, const QRect& where, const QString& text, theme::Font words, const QColor& color)
{
    int x = where.left();
    for (const TextPart& part : splitReferences(text)) {
        const QRect rest(x, where.top(), where.right() + 1 - x, where.height());
        if (rest.width() <= 8)
            return;
        x += part.reference ? paintReference(painter, rest, part.text)
                            : theme::paintText(painter, rest, part.text, words, color);
    }
}

} // namespace sluis::widgets
