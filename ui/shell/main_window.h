#pragma once

#include "ui/pages/page.h"
#include "ui/shell/action_provider.h"
#include "ui/shell/history.h"
#include "ui/shell/languages.h"
#include "ui/shell/recent_files.h"
#include "ui/shell/window_state.h"

#include <QWidget>

class QMenu;

namespace sluis::actions {
class ActionRegistry;
}

namespace sluis::shell {

class CommandField;
class PageArea;
class Rail;
class ShellState;
class StatusLine;
class Toast;
class TopBar;

// The frame of the workbench, built from a list of pages. It knows no tag and no hit: what it shows comes from
// ShellState, what it is asked goes out as actions and signals. A route leads everywhere, and every step can be taken
// back (Alt+Left).
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    // All three outlive the window.
    MainWindow(ShellState& state, actions::ActionRegistry& actions, QSettings& settings);
    ~MainWindow() override;

    // Takes the pages, in the order of the rail.
    void setPages(const QVector<pages::Page*>& pages);
    // What Ctrl+K finds beside actions and pages, in the order of its groups; they outlive the window.
    void addProviders(const QVector<const CommandProvider*>& providers);
    void setLanguages(const QVector<Language>& languages, const QString& current);

    // Goes there as a step of the history. False: no such page, or it needs a workspace.
    bool go(const QString& route);
    QString route() const { return m_history.current().text(); }
    pages::Page* page(const QString& routeName) const;
    const QVector<pages::Page*>& pages() const { return m_pages; }

    RecentFiles& recentFiles() { return m_recent; }
    WindowState& places() { return m_places; } // sizes and columns, for this workspace
    CommandField& commandField() { return *m_command; }

Q_SIGNALS:
    void filesChosen(const QStringList& paths); // dropped, or from the list of recent ones
    void languageChosen(const QString& code);

private:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void bindActions();
    bool arrive(const Route& route, bool isStep);
    void workspaceChanged();
    void saveState();
    void restoreState();
    void openMainMenu();
    void openWorkspaceMenu();
    void openListening();
    void addPagesTo(QMenu& menu);
    void updateTitle();

    ShellState& m_state;
    actions::ActionRegistry& m_actions;
    RecentFiles m_recent;
    WindowState m_places;
    History m_history;
    QVector<pages::Page*> m_pages;
    QVector<QAction*> m_pageActions;
    QVector<Language> m_languages;
    QString m_language;
    QString m_workspaceKey;
    ActionProvider m_actionProvider;
    PageProvider m_pageProvider;
    TopBar* m_top;
    Rail* m_rail;
    PageArea* m_area;
    StatusLine* m_status;
    Toast* m_toast;
    CommandField* m_command;
    bool m_altAlone = false;
};

} // namespace sluis::shell
