#pragma once

#include "ui/widgets/panel.h"

namespace sluis::actions {
class ActionRegistry;
}
namespace sluis::widgets {
class Badge;
class Button;
class ListeningPill;
} // namespace sluis::widgets

namespace sluis::shell {

class ShellState;
class WorkspaceCrumb;
class CommandButton;

// 48 px over everything: menu, the workspace and its container, undo and redo, the way to everything by name, what
// listens, and Publish.
class TopBar : public widgets::Panel
{
    Q_OBJECT

public:
    TopBar(ShellState& state, actions::ActionRegistry& actions, QWidget* parent);

    void setRailCollapsed(bool collapsed);
    widgets::ListeningPill* pill() const { return m_pill; }
    QWidget* menuButton() const;
    QWidget* crumb() const;
    QWidget* commandButton() const;

Q_SIGNALS:
    void menuRequested();
    void workspaceMenuRequested();
    void listeningRequested();
    void sendingRequested();

private:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void updateWords();
    void place();

    ShellState& m_state;
    actions::ActionRegistry& m_actions;
    bool m_collapsed = false;
    QRect m_mark;
    widgets::Button* m_menu;
    WorkspaceCrumb* m_crumb;
    widgets::Badge* m_draft;
    widgets::Button* m_undo;
    widgets::Button* m_redo;
    CommandButton* m_command;
    widgets::ListeningPill* m_pill;
    widgets::Button* m_publish;
};

} // namespace sluis::shell
