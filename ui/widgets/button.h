#pragma once

#include "ui/theme/color.h"

#include <QPushButton>

namespace sluis::widgets {

// Every push button of the program. At most one primary button for each region of a page.
class Button : public QPushButton
{
    Q_OBJECT

public:
    enum class Role { Normal, Primary, Danger, Flat, Link };

    explicit Button(Role role = Role::Normal, QWidget* parent = nullptr);
    Button(const QString& text, const QString& iconName, Role role = Role::Normal, QWidget* parent = nullptr);

    void setRole(Role role);
    void setIconName(const QString& name);
    void setLarge(bool large);
    // A button of 28 x 28 that shows only its icon; `name` is its tooltip and what a screen reader says.
    void setIconOnly(const QString& iconName, const QString& name);

private:
    void updateIcon();

    Role m_role = Role::Normal;
    QString m_icon;
};

} // namespace sluis::widgets
