#pragma once

#include "ui/bridge/session.h"
#include "ui/widgets/panel.h"

class QGridLayout;

namespace sluis::widgets {
class Label;
}

namespace sluis::pages {

// Who names a variable, as chips; a click goes there.
class UsersCard : public widgets::Panel
{
    Q_OBJECT

public:
    explicit UsersCard(bridge::Session& session, QWidget* parent = nullptr);

    void setEntity(const container::EntityRef& ref);

Q_SIGNALS:
    void entityChosen(const sluis::container::EntityRef& ref);

private:
    bridge::Session& m_session;
    widgets::Label* m_title;
    QWidget* m_chips;
    QGridLayout* m_grid;
};

} // namespace sluis::pages
