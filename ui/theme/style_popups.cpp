#include "ui/theme/style_paint.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QStyleOption>

namespace sluis::theme::style {

namespace {

    constexpr int Padding = 8;
    constexpr int IconColumn = iconRow + 8;

    bool isDanger(const QStyleOptionMenuItem& option)
    {
        return option.icon.name() == QLatin1String("trash");
    }

} // namespace

void paintPopup(QPainter& painter, const QRect& where)
{
    paintBox(painter, where, color(Color::SurfaceRaised), color(Color::BorderDefault), radiusCard);
}

QSize menuItemSize(const QStyleOptionMenuItem& option, const QSize& contents)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {contents.width(), 9};
    const QStringList parts = option.text.split(QLatin1Char('\t'));
    int width = 2 * Padding + IconColumn + textWidth(parts.first(), Font::Base);
    if (parts.size() > 1)
        width += space6 + textWidth(parts.last(), Font::Caption);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        width += 20;
    return {std::max(width, 160), rowHeight};
}

void paintMenuItem(QPainter& painter, const QStyleOptionMenuItem& option)
{
    const QRect row = option.rect;
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(row.left(), row.center().y(), row.width(), 1), color(Color::BorderSubtle));
        return;
    }
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    if (option.state.testFlag(QStyle::State_Selected) && enabled)
        paintBox(painter, row, color(Color::SurfaceSelected), {}, radiusSmall);
    const QRect iconBox(row.left() + Padding, row.top() + (row.height() - iconRow) / 2, iconRow, iconRow);
    if (option.checkType != QStyleOptionMenuItem::NotCheckable && option.checked)
        paintIcon(painter, iconBox, QStringLiteral("check"), enabled ? Color::AccentText : Color::TextDisabled);
    else if (!option.icon.isNull())
        option.icon.paint(&painter, iconBox, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);

    QRect text = row.adjusted(Padding + IconColumn, 0, -Padding, 0);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        paintIcon(painter, QRect(text.right() - 13, row.top() + (row.height() - 14) / 2, 14, 14),
            QStringLiteral("chevron-right"), enabled ? Color::TextSecondary : Color::TextDisabled);
        text.setRight(text.right() - 20);
    }
    QStringList parts = option.text.split(QLatin1Char('\t'));
    parts.first()
        .replace(QLatin1String("&&"), QLatin1String("\x01"))
        .remove(QLatin1Char('&'))
        .replace(QLatin1Char('\x01'), QLatin1Char('&'));
    if (parts.size() > 1) {
        QString keys = parts.last();
        keys.replace(QLatin1Char('+'), QLatin1Char(' '));
        const int taken = paintText(painter, text, keys, Font::Caption,
            color(enabled ? Color::TextTertiary : Color::TextDisabled), Qt::AlignRight);
        text.setRight(text.right() - taken - space2);
    }
    paintText(painter, text, parts.first(), Font::Base,
        color(!enabled             ? Color::TextDisabled
                : isDanger(option) ? Color::DangerText
                                   : Color::TextPrimary));
}

} // namespace sluis::theme::style
