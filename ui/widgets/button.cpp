#include "ui/widgets/button.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

namespace sluis::widgets {

using theme::Color;

namespace {

    const char* roleName(Button::Role role)
    {
        switch (role) {
        case Button::Role::Primary:
            return "primary";
        case Button::Role::Danger:
            return "danger";
        case Button::Role::Flat:
            return "flat";
        case Button::Role::Link:
            return "link";
        case Button::Role::Normal:
            break;
        }
        return "";
    }

    Color iconColor(Button::Role role)
    {
        switch (role) {
        case Button::Role::Primary:
            return Color::TextOnAccent;
        case Button::Role::Danger:
            return Color::DangerText;
        case Button::Role::Link:
            return Color::AccentText;
        default:
            return Color::TextSecondary;
        }
    }

} // namespace

Button::Button(Role role, QWidget* parent)
    : QPushButton(parent)
{
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setIconSize({theme::iconRow, theme::iconRow});
    setRole(role);
}

Button::Button(const QString& text, const QString& iconName, Role role, QWidget* parent)
    : Button(role, parent)
{
    setText(text);
    setIconName(iconName);
}

void Button::setRole(Role role)
{
    m_role = role;
    setProperty("role", QLatin1String(roleName(role)));
    updateIcon();
    updateGeometry();
    update();
}

void Button::setIconName(const QString& name)
{
    m_icon = name;
    updateIcon();
}

void Button::setLarge(bool large)
{
    setProperty("large", large);
    updateGeometry();
}

void Button::setIconOnly(const QString& iconName, const QString& name)
{
    setText({});
    setIconName(iconName);
    setToolTip(name);
    setAccessibleName(name);
}

void Button::updateIcon()
{
    setIcon(m_icon.isEmpty() ? QIcon()
                             : theme::icon(m_icon, iconColor(m_role),
                                   m_role == Role::Primary ? Color::TextOnAccent : Color::AccentText));
}

} // namespace sluis::widgets
