#pragma once

#include "app/workbench/command_providers.h"
#include "app/workbench/open_workspace.h"
#include "app/workbench/preferences.h"
#include "core/gtm/import_report.h"
#include "ui/actions/action_registry.h"
#include "ui/bridge/pasted_hits.h"
#include "ui/shell/main_window.h"
#include "ui/shell/shell_state.h"

#include <QObject>
#include <QSettings>

#include <memory>

namespace sluis::pages {
class ImportPage;
class LivePage;
class TemplatesPage;
} // namespace sluis::pages

namespace sluis::workbench {

// One window: a workspace, its pages, and what the frame says and does. `opened` is what the person asked for beside
// it.
class WorkspaceWindow : public QObject
{
    Q_OBJECT

public:
    // `settings` and `preferences` outlive the window.
    WorkspaceWindow(std::unique_ptr<OpenWorkspace> workspace, QSettings& settings, Preferences& preferences,
        QObject* parent = nullptr);
    ~WorkspaceWindow() override;

    OpenWorkspace& workspace() { return *m_workspace; }
    shell::MainWindow& window() { return *m_window; }
    shell::ShellState& state() { return m_state; }
    void show();

    void showImport(
        const QString& fileName, const gtm::ImportReport& report); // what came in and what is not understood
    void importTemplate(const QString& path); // a .tpl file: shows first what it may do
    void playSample(); // visitors of the sample shop, with a button to stop them

Q_SIGNALS:
    void filesChosen(const QStringList& paths);
    void newRequested();
    void openRequested();
    void sampleRequested();
    void closed();

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void makePages(Preferences& preferences);
    void bindFileActions();
    void bindEditActions();
    void bindHitActions();
    void bindPasting();
    void takeFiles(const QStringList& paths);
    void bindPublishActions();
    void showWorkspace();
    void showListening();
    void showProblems();
    void showStatus();
    void showPlaying();
    void exportContainer();
    void saveCopy();

    std::unique_ptr<OpenWorkspace> m_workspace;
    QSettings& m_settings;
    shell::ShellState m_state;
    actions::ActionRegistry m_actions;
    EntityProvider m_entities;
    HitProvider m_hits;
    std::unique_ptr<shell::MainWindow> m_window;
    pages::ImportPage* m_importPage = nullptr;
    pages::LivePage* m_livePage = nullptr;
    pages::TemplatesPage* m_templatesPage = nullptr;
    std::unique_ptr<bridge::PastedHits> m_pasted;
};

} // namespace sluis::workbench
