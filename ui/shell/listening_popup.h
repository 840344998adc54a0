#pragma once

#include <QFrame>

class QCheckBox;
class QLineEdit;
class QRadioButton;

namespace sluis::actions {
class ActionRegistry;
}
namespace sluis::widgets {
class Label;
class Button;
} // namespace sluis::widgets

namespace sluis::shell {

class ShellState;

// What the listening pill opens: start and stop, the port, hold or send. Made when asked for, gone when closed.
class ListeningPopup : public QFrame
{
    Q_OBJECT

public:
    ListeningPopup(ShellState& state, actions::ActionRegistry& actions, QWidget* parent);

    void openBelow(QWidget* anchor);

private:
    void paintEvent(QPaintEvent* event) override;
    void updateWords();
    void applyPort();

    ShellState& m_state;
    actions::ActionRegistry& m_actions;
    QCheckBox* m_listen;
    QLineEdit* m_port;
    widgets::Label* m_portError;
    widgets::Button* m_apply;
    QRadioButton* m_hold;
    QRadioButton* m_send;
};

} // namespace sluis::shell
