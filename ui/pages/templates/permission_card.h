#pragma once

#include "core/templates/needed_permissions.h"
#include "ui/bridge/session.h"
#include "ui/widgets/panel.h"

namespace sluis::editors {
class FieldForm;
}

namespace sluis::widgets {
class Button;
class Label;
class Tile;
} // namespace sluis::widgets

namespace sluis::pages {

// One permission of a template: what it allows, where the code uses it, and a form that narrows it.
class PermissionCard : public widgets::Panel
{
    Q_OBJECT

public:
    PermissionCard(bridge::Session& session, const std::string& id, QWidget* parent);

    const std::string& id() const { return m_permission.id; }
    void show(const templates::Permission& permission, const std::vector<templates::PermissionUse>& uses);

Q_SIGNALS:
    void narrowed(const sluis::templates::Permission& permission, const QString& field);
    void editingEnded();
    void removeRequested(const QString& id);
    void lineChosen(int line);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();

    templates::Permission m_permission;
    std::vector<templates::PermissionUse> m_uses;
    std::vector<templates::Field> m_fields;
    widgets::Label* m_state;
    widgets::Label* m_title;
    widgets::Label* m_code;
    widgets::Label* m_scope;
    widgets::Button* m_line;
    widgets::Button* m_narrow;
    widgets::Button* m_remove;
    editors::FieldForm* m_form;
};

} // namespace sluis::pages
