#include "ui/models/row_button.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"
#include "ui/widgets/variable_text.h"

#include <QPainter>

namespace sluis::models {

using theme::Color;

namespace {

    constexpr int Padding = 8;
    constexpr int Gap = 6;

    int textWidth(const QString& text)
    {
        int width = 0;
        for (const widgets::TextPart& part : widgets::splitReferences(text))
            width += part.reference ? widgets::referenceWidth(part.text)
                                    : theme::textWidth(part.text, theme::Font::BaseMedium);
        return width;
    }

} // namespace

int rowButtonWidth(const RowButtonLook& look)
{
    int width = 2 * Padding;
    if (!look.icon.isEmpty())
        width += theme::iconRow;
    if (!look.icon.isEmpty() && !look.text.isEmpty())
        width += Gap;
    return width + textWidth(look.text);
}

void paintRowButton(QPainter& painter, const QRect& where, const RowButtonLook& look)
{
    if (!look.flat || look.hovered)
        theme::paintBox(painter, where, theme::color(look.hovered ? Color::SurfaceHover : Color::SurfaceRaised),
            look.flat ? QColor(Qt::transparent) : theme::color(Color::BorderDefault), theme::radiusControl);
    int x = where.left() + Padding;
    if (!look.icon.isEmpty()) {
        const QRect icon(x, where.top() + (where.height() - theme::iconRow) / 2, theme::iconRow, theme::iconRow);
        theme::paintIcon(painter, icon, look.icon, Color::TextSecondary);
        x += theme::iconRow + Gap;
    }
    for (const widgets::TextPart& part : widgets::splitReferences(look.text)) {
        const QRect rest(x, where.top(), where.right() - x, where.height());
        x += part.reference
            ? widgets::paintReference(painter, rest, part.text)
            : theme::paintText(painter, rest, part.text, theme::Font::BaseMedium, theme::color(Color::TextPrimary));
    }
}

} // namespace sluis::models
