#pragma once

#include "ui/pages/templates/template_draft.h"
#include "ui/widgets/panel.h"

class QPushButton;
class QVBoxLayout;

namespace sluis::widgets {
class SectionHeader;
class Label;
} // namespace sluis::widgets

namespace sluis::pages {

// Who is made from the template, as chips; a click goes there. A tag, variable or client of it is made here, too.
class UsersPanel : public widgets::Panel
{
    Q_OBJECT

public:
    UsersPanel(TemplateDraft& draft, QWidget* parent);

Q_SIGNALS:
    void entityChosen(const sluis::container::EntityRef& ref);

private:
    void changeEvent(QEvent* event) override;
    void retranslate();
    void showUsers();
    void use();

    TemplateDraft& m_draft;
    widgets::SectionHeader* m_head;
    QPushButton* m_use;
    QWidget* m_body;
    QVBoxLayout* m_column;
};

} // namespace sluis::pages
