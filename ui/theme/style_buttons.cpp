#include "ui/theme/style_paint.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/paint.h"

#include <QAbstractButton>
#include <QStyleOption>
#include <QVariant>

namespace sluis::theme::style {

namespace {

    constexpr int IconGap = 6;
    constexpr int ChevronSize = 14;

    bool has(const QStyleOption& option, QStyle::StateFlag flag)
    {
        return option.state.testFlag(flag);
    }

    bool isPressed(const QStyleOption& option)
    {
        return has(option, QStyle::State_Sunken);
    }

    bool isHovered(const QStyleOption& option)
    {
        return has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled);
    }

    QColor labelColor(const QStyleOption& option, const QString& role)
    {
        if (!has(option, QStyle::State_Enabled))
            return color(Color::TextDisabled);
        if (role == QLatin1String("primary"))
            return color(Color::TextOnAccent);
        if (role == QLatin1String("danger"))
            return color(Color::DangerText);
        if (role == QLatin1String("link"))
            return color(Color::AccentText);
        if (has(option, QStyle::State_On))
            return color(Color::AccentText);
        return color(Color::TextPrimary);
    }

    // A line icon takes the colour that its button's state asks for; any other icon is drawn as it is.
    void paintLabelIcon(QPainter& painter, const QRect& where, const QIcon& icon, const QStyleOption& option)
    {
        const QIcon::Mode mode = has(option, QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled;
        icon.paint(&painter, where, Qt::AlignCenter, mode, has(option, QStyle::State_On) ? QIcon::On : QIcon::Off);
    }

    struct Label {
        QString text;
        QIcon icon;
        QSize iconSize;
        bool menu = false;

        int width() const
        {
            int width = text.isEmpty() ? 0 : textWidth(text, Font::BaseMedium);
            if (!icon.isNull())
                width += iconSize.width() + (text.isEmpty() ? 0 : IconGap);
            if (menu)
                width += ChevronSize + (text.isEmpty() ? 2 : IconGap);
            return width;
        }
    };

    void paintLabel(
        QPainter& painter, const QStyleOption& option, const Label& label, const QString& role, bool alignLeft)
    {
        QRect box = option.rect;
        const int width = std::min(label.width(), box.width());
        int x = alignLeft ? box.left() + 10 : box.left() + (box.width() - width) / 2;
        if (!label.icon.isNull()) {
            const QSize size = label.iconSize;
            paintLabelIcon(painter,
                QRect(x, box.top() + (box.height() - size.height()) / 2, size.width(), size.height()), label.icon,
                option);
            x += size.width() + IconGap;
        }
        const QColor ink = labelColor(option, role);
        const int end = label.menu ? box.left() + (box.width() + width) / 2 - ChevronSize : box.right() + 1;
        if (!label.text.isEmpty())
            paintText(painter, QRect(x, box.top(), end - x, box.height()), label.text, Font::BaseMedium, ink);
        if (label.menu)
            paintIcon(painter, QRect(end, box.top() + (box.height() - ChevronSize) / 2, ChevronSize, ChevronSize),
                QStringLiteral("chevron-down"),
                has(option, QStyle::State_Enabled) ? Color::TextSecondary : Color::TextDisabled);
    }

    QString plain(QString text)
    {
        // The mnemonic's mark is not drawn: keys are shown in tooltips and menus.
        const QString both = QStringLiteral("&&");
        text.replace(both, QStringLiteral("\x01"));
        text.remove(QLatin1Char('&'));
        return text.replace(QLatin1Char('\x01'), QLatin1Char('&'));
    }

    Label labelOf(const QStyleOptionButton& option)
    {
        return {
            plain(option.text), option.icon, option.iconSize, option.features.testFlag(QStyleOptionButton::HasMenu)};
    }

    Label labelOf(const QStyleOptionToolButton& option)
    {
        Label label{plain(option.text), option.icon, option.iconSize,
            option.features.testFlag(QStyleOptionToolButton::HasMenu)
                && option.toolButtonStyle != Qt::ToolButtonIconOnly};
        if (option.toolButtonStyle == Qt::ToolButtonIconOnly && !option.icon.isNull())
            label.text.clear();
        if (option.toolButtonStyle == Qt::ToolButtonTextOnly)
            label.icon = {};
        return label;
    }

    QSize buttonSize(const Label& label, const QString& role, bool large)
    {
        const int height = large ? controlLargeHeight : controlHeight;
        if (label.text.isEmpty() && !label.menu)
            return {height, height};
        const bool quiet = role == QLatin1String("flat") || role == QLatin1String("link");
        const int padding = large ? space4 : quiet ? space2 : 10;
        return {label.width() + 2 * padding + 2, height};
    }

} // namespace

QString roleOf(const QWidget* widget)
{
    return widget ? widget->property("role").toString() : QString();
}

bool isLarge(const QWidget* widget)
{
    return widget && widget->property("large").toBool();
}

void paintButtonFrame(QPainter& painter, const QStyleOption& option, const QString& role)
{
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool quiet = role == QLatin1String("flat") || role == QLatin1String("link");
    QColor ground = quiet ? QColor() : color(Color::SurfaceRaised);
    QColor line = quiet ? QColor() : color(Color::BorderDefault);
    if (role == QLatin1String("primary") && enabled) {
        ground = color(isPressed(option) ? Color::AccentPressed
                : isHovered(option)      ? Color::AccentHover
                                         : Color::AccentBase);
        line = ground;
    } else if (enabled && isPressed(option)) {
        ground = color(Color::SurfacePressed);
    } else if (enabled && has(option, QStyle::State_On)) {
        ground = color(Color::SurfaceSelected);
        line = quiet ? QColor() : color(Color::AccentBase);
    } else if (isHovered(option)) {
        ground = color(Color::SurfaceHover);
    }
    if (ground.isValid() || line.isValid())
        paintBox(painter, option.rect, ground, line, radiusControl);
}

void paintPushButtonLabel(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget)
{
    paintLabel(painter, option, labelOf(option), roleOf(widget), widget && widget->property("alignLeft").toBool());
}

QSize pushButtonSize(const QStyleOptionButton& option, const QWidget* widget)
{
    return buttonSize(labelOf(option), roleOf(widget), isLarge(widget));
}

void paintToolButton(QPainter& painter, const QStyleOptionToolButton& option, const QWidget* widget)
{
    QString role = roleOf(widget);
    if (role.isEmpty() && option.state.testFlag(QStyle::State_AutoRaise))
        role = QStringLiteral("flat");
    paintButtonFrame(painter, option, role);
    paintLabel(painter, option, labelOf(option), role, false);
}

QSize toolButtonSize(const QStyleOptionToolButton& option, const QWidget* widget)
{
    QString role = roleOf(widget);
    if (role.isEmpty() && option.state.testFlag(QStyle::State_AutoRaise))
        role = QStringLiteral("flat");
    return buttonSize(labelOf(option), role, isLarge(widget));
}

void paintCheckBox(QPainter& painter, const QStyleOption& option)
{
    const QRect box(
        option.rect.x() + (option.rect.width() - 16) / 2, option.rect.y() + (option.rect.height() - 16) / 2, 16, 16);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
    if (!on) {
        const Color line = !enabled ? Color::BorderDefault
            : isHovered(option)     ? Color::TextSecondary
                                    : Color::BorderStrong;
        paintBox(painter, box, color(isPressed(option) ? Color::SurfacePressed : Color::SurfacePage), color(line),
            radiusSmall);
        return;
    }
    const Color ground = !enabled ? Color::BorderDefault
        : isPressed(option)       ? Color::AccentPressed
        : isHovered(option)       ? Color::AccentHover
                                  : Color::AccentBase;
    paintBox(painter, box, color(ground), color(ground), radiusSmall);
    const bool partly = has(option, QStyle::State_NoChange);
    paintIcon(painter, box.adjusted(2, 2, -2, -2), partly ? QStringLiteral("minus") : QStringLiteral("check"),
        enabled ? Color::TextOnAccent : Color::TextDisabled);
}

void paintRadioButton(QPainter& painter, const QStyleOption& option)
{
    const QRect box(
        option.rect.x() + (option.rect.width() - 16) / 2, option.rect.y() + (option.rect.height() - 16) / 2, 16, 16);
    const bool enabled = has(option, QStyle::State_Enabled);
    if (has(option, QStyle::State_On)) {
        paintBox(painter, box, color(enabled ? Color::TextOnAccent : Color::SurfaceSunken),
            color(!enabled              ? Color::BorderDefault
                    : isHovered(option) ? Color::AccentHover
                                        : Color::AccentBase),
            8, 5);
        return;
    }
    const Color line = !enabled ? Color::BorderDefault : isHovered(option) ? Color::TextSecondary : Color::BorderStrong;
    paintBox(painter, box, color(isPressed(option) ? Color::SurfacePressed : Color::SurfacePage), color(line), 8);
}

} // namespace sluis::theme::style
