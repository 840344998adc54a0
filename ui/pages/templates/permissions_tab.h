#pragma once

#include "ui/pages/templates/given_secrets.h"
#include "ui/pages/templates/template_draft.h"

#include <QWidget>

class QMenu;
class QVBoxLayout;

namespace sluis::widgets {
class Button;
class Label;
} // namespace sluis::widgets

namespace sluis::pages {

class PermissionCard;

// What the template may do: what the code needs and is not there, what is there and nothing uses, and each narrowed.
class PermissionsTab : public QWidget
{
    Q_OBJECT

public:
    PermissionsTab(TemplateDraft& draft, QWidget* parent);

Q_SIGNALS:
    void lineChosen(int line); // of the code
    void entityChosen(const sluis::container::EntityRef& ref);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void showPermissions();
    void showMissing();
    void showSecrets();
    void fillMenu();
    PermissionCard* cardFor(const std::string& id);
    void put(const templates::Permission& permission, const QString& field);
    void remove(const std::string& id);

    TemplateDraft& m_draft;
    widgets::Label* m_about;
    widgets::Button* m_add;
    widgets::Button* m_fit;
    QMenu* m_menu;
    QWidget* m_missing;
    QVBoxLayout* m_missingColumn;
    QWidget* m_list;
    QVBoxLayout* m_column;
    std::vector<PermissionCard*> m_cards;
    std::vector<std::string> m_missingIds;
    QWidget* m_secrets; // whose values the code sees
    QVBoxLayout* m_secretColumn;
    std::vector<GivenSecret> m_given;
};

} // namespace sluis::pages
