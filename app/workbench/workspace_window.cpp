#include "app/workbench/workspace_window.h"

#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"
#include "ui/pages/clients/clients_page.h"
#include "ui/pages/gateways/gateways_page.h"
#include "ui/pages/import/import_page.h"
#include "ui/pages/live/live_page.h"
#include "ui/pages/settings/settings_page.h"
#include "ui/pages/tags/tags_page.h"
#include "ui/pages/templates/templates_page.h"
#include "ui/pages/transformations/transformations_page.h"
#include "ui/pages/triggers/triggers_page.h"
#include "ui/pages/variables/variables_page.h"
#include "ui/pages/versions/versions_page.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QSaveFile>

#include <algorithm>

namespace sluis::workbench {

using widgets::ListeningLook;
using widgets::Tone;

namespace {

    constexpr int ProblemLinesShown = 20;

} // namespace

WorkspaceWindow::WorkspaceWindow(
    std::unique_ptr<OpenWorkspace> workspace, QSettings& settings, Preferences& preferences, QObject* parent)
    : QObject(parent)
    , m_workspace(std::move(workspace))
    , m_settings(settings)
    , m_entities(m_workspace->session().workspace())
    , m_hits(m_workspace->session().feed())
    , m_window(std::make_unique<shell::MainWindow>(m_state, m_actions, settings))
{
    makePages(preferences);
    bindFileActions();
    bindEditActions();
    bindHitActions();
    bindPublishActions();
    bindPasting();
    connect(m_window.get(), &shell::MainWindow::filesChosen, this, &WorkspaceWindow::takeFiles);

    auto& draft = m_workspace->session().workspace();
    connect(&draft, &bridge::WorkspaceModel::draftChanged, this, [this] {
        showWorkspace();
        showStatus();
        m_actions.refresh();
    });
    connect(&draft, &bridge::WorkspaceModel::problemsChanged, this, &WorkspaceWindow::showProblems);
    connect(&draft, &bridge::WorkspaceModel::refused, this,
        [this](const QString& sentence) { m_state.say(Tone::Danger, sentence); });
    connect(&m_workspace->secrets(), &bridge::SecretDesk::moved, this, [this](const QString& name) {
        m_state.say(Tone::Success, tr("The token is the secret %1 from here on.").arg(name),
            tr("Undo would put it back into the field in plain text; what is kept stays kept."));
    });
    connect(&m_workspace->shelf(), &bridge::VersionShelf::changesCounted, this, &WorkspaceWindow::showWorkspace);
    connect(&m_workspace->shelf(), &bridge::VersionShelf::failed, this,
        [this](const QString& sentence) { m_state.say(Tone::Danger, sentence); });
    auto& server = m_workspace->server();
    connect(&server, &bridge::EmbeddedServer::listeningChanged, this, &WorkspaceWindow::showListening);
    connect(&server, &bridge::EmbeddedServer::rateChanged, this, &WorkspaceWindow::showListening);
    connect(&server, &bridge::EmbeddedServer::sendModeChanged, this, &WorkspaceWindow::showListening);
    connect(&server, &bridge::EmbeddedServer::failed, this,
        [this](const QString& sentence) { m_state.say(Tone::Danger, sentence); });
    connect(&m_state, &shell::ShellState::portRequested, this,
        [&server](int port) { server.start(port, bridge::EmbeddedServer::PortChoice::ThisOne); });
    connect(&m_state, &shell::ShellState::listeningRepairRequested, this, [&server] { server.start(); });
    connect(&m_workspace->recorder(), &bridge::HitRecorder::keptChanged, this, &WorkspaceWindow::showStatus);
    auto& player = m_workspace->player();
    connect(&player, &bridge::SamplePlayer::playingChanged, this, &WorkspaceWindow::showPlaying);
    connect(&m_state, &shell::ShellState::cancelRequested, this, [&player] { player.setPlaying(false); });
    showWorkspace();
    showListening();
    showProblems();
    showStatus();
    m_window->installEventFilter(this);
    if (!m_workspace->trust().isTrusted(draft.draft()))
        m_state.say(Tone::Warning, tr("This workspace has templates from elsewhere."),
            tr("Nothing of them runs until you trust them on the page Templates."));
}

// The pages first, then what they show; both still speak to actions and state while they go.
WorkspaceWindow::~WorkspaceWindow()
{
    m_window.reset();
    m_pasted.reset();
    m_workspace.reset();
}

void WorkspaceWindow::show()
{
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

bool WorkspaceWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_window.get() && event->type() == QEvent::Close)
        QMetaObject::invokeMethod(this, &WorkspaceWindow::closed, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void WorkspaceWindow::makePages(Preferences& preferences)
{
    auto& session = m_workspace->session();
    QVector<pages::Page*> pages;
    m_livePage = new pages::LivePage(session, &m_actions, m_window.get());
    pages.append(m_livePage);
    pages.append(new pages::ClientsPage(session, &m_actions, m_window.get()));
    pages.append(new pages::TagsPage(session, &m_actions, m_window.get()));
    pages.append(new pages::TriggersPage(session, &m_actions, m_window.get()));
    pages.append(new pages::VariablesPage(session, &m_actions, m_window.get()));
    pages.append(new pages::TransformationsPage(session, &m_actions, m_window.get()));
    m_templatesPage
        = new pages::TemplatesPage(session, m_workspace->templates(), m_workspace->trust(), &m_actions, m_window.get());
    m_templatesPage->setVersions(m_workspace->shelf());
    m_templatesPage->watch(m_workspace->server());
    connect(&m_workspace->server(), &bridge::EmbeddedServer::templateLimitsChanged, this,
        [this] { m_workspace->templates().setRunLimits(m_workspace->server().templateLimits()); });
    pages.append(m_templatesPage);
    pages.append(
        new pages::VersionsPage(m_workspace->shelf(), session.workspace(), m_workspace->gateways(), m_window.get()));
    pages.append(new pages::GatewaysPage(m_workspace->gateways(), m_workspace->shelf(), session, m_window.get()));
    m_importPage = new pages::ImportPage(session.workspace(), m_window.get());
    pages.append(m_importPage);
    auto* settings = new pages::SettingsPage(m_workspace->server(), m_workspace->recorder(), m_window.get());
    settings->setSession(session);
    pages.append(settings);
    preferences.attach(*m_window, *settings);
    m_window->setPages(pages);
    m_window->addProviders({&m_entities, &m_hits});
}

void WorkspaceWindow::showImport(const QString& fileName, const gtm::ImportReport& report)
{
    m_importPage->setReport(fileName, report);
    m_window->go(QStringLiteral("import"));
}

void WorkspaceWindow::playSample()
{
    m_workspace->player().setPlaying(true);
}

void WorkspaceWindow::bindFileActions()
{
    m_actions.bind(QStringLiteral("workspace.new"), this, [this] { Q_EMIT newRequested(); });
    m_actions.bind(QStringLiteral("workspace.open"), this, [this] { Q_EMIT openRequested(); });
    m_actions.bind(QStringLiteral("workspace.sample"), this, [this] { Q_EMIT sampleRequested(); });
    m_actions.bind(QStringLiteral("workspace.saveCopy"), this, [this] { saveCopy(); });
    m_actions.bind(QStringLiteral("workspace.close"), this, [this] { m_window->close(); });
    m_actions.bind(QStringLiteral("template.import"), this, [this] {
        m_window->go(QStringLiteral("templates"));
        m_templatesPage->chooseImport();
    });
    m_actions.bind(QStringLiteral("container.export"), this, [this] { exportContainer(); });
    m_actions.bind(QStringLiteral("app.quit"), this, [] { QApplication::closeAllWindows(); });
}

void WorkspaceWindow::bindEditActions()
{
    QUndoStack& undo = m_workspace->session().workspace().undoStack();
    m_actions.bind(QStringLiteral("edit.undo"), this, [&undo] { undo.undo(); }, [&undo] { return undo.canUndo(); });
    m_actions.bind(QStringLiteral("edit.redo"), this, [&undo] { undo.redo(); }, [&undo] { return undo.canRedo(); });
    connect(&undo, &QUndoStack::indexChanged, this, [this, &undo] {
        m_actions.setDetail(
            QStringLiteral("edit.undo"), undo.canUndo() ? tr("Undo: %1").arg(undo.undoText()) : QString());
        m_actions.setDetail(
            QStringLiteral("edit.redo"), undo.canRedo() ? tr("Redo: %1").arg(undo.redoText()) : QString());
        m_actions.refresh();
    });
}

void WorkspaceWindow::bindHitActions()
{
    auto& server = m_workspace->server();
    m_actions.bind(QStringLiteral("listen.toggle"), this, [&server] {
        if (server.listening().on)
            server.stop();
        else
            server.start();
    });
    m_actions.bind(QStringLiteral("listen.copyTestHit"), this, [&server] {
        const QString address = QStringLiteral("http://127.0.0.1:%1").arg(server.listening().port);
        QApplication::clipboard()->setText(QStringLiteral(
            "curl '%1/g/collect?v=2&tid=G-TEST&cid=1.1&en=page_view&dl=https%3A%2F%2Fshop.example%2F&dt=Test'")
                .arg(address));
    });
    auto& player = m_workspace->player();
    m_actions.bind(QStringLiteral("sample.play"), this, [&player] { player.setPlaying(!player.isPlaying()); });
    m_actions.bind(QStringLiteral("send.hold"), this, [&server] { server.setSendMode(server::SendMode::Hold); });
    m_actions.bind(QStringLiteral("send.send"), this, [&server] { server.setSendMode(server::SendMode::Send); });
    connect(&server, &bridge::EmbeddedServer::sendModeChanged, this, [this, &server] {
        m_actions.action(QStringLiteral("send.hold"))->setChecked(server.sendMode() == server::SendMode::Hold);
        m_actions.action(QStringLiteral("send.send"))->setChecked(server.sendMode() == server::SendMode::Send);
    });
    m_actions.action(QStringLiteral("send.hold"))->setChecked(true);
    connect(&server, &bridge::EmbeddedServer::listeningChanged, this,
        [this, &server] { m_actions.action(QStringLiteral("listen.toggle"))->setChecked(server.listening().on); });
}

// What is pasted or dropped and is no workspace is a hit.
void WorkspaceWindow::bindPasting()
{
    m_pasted = std::make_unique<bridge::PastedHits>(m_workspace->server());
    const auto paste = [this] { m_pasted->takeText(QApplication::clipboard()->text()); };
    m_actions.bind(QStringLiteral("edit.paste"), m_livePage, paste);
    connect(m_livePage, &pages::LivePage::pasteRequested, this, paste);
    connect(m_pasted.get(), &bridge::PastedHits::failed, this,
        [this](const QString& sentence) { m_state.say(Tone::Danger, sentence); });
    connect(m_pasted.get(), &bridge::PastedHits::taken, this, [this](int hits, int leftOut) {
        const QString rest = leftOut > 0 ? tr("Left out: %1.").arg(leftOut) : QString();
        m_state.say(Tone::Success, tr("Requests that ran through the draft: %1.").arg(hits), rest);
        m_window->go(QStringLiteral("live"));
    });
}

void WorkspaceWindow::takeFiles(const QStringList& paths)
{
    QStringList others;
    for (const QString& path : paths) {
        if (path.endsWith(QStringLiteral(".har"), Qt::CaseInsensitive))
            m_pasted->takeFile(path);
        else if (path.endsWith(QStringLiteral(".tpl"), Qt::CaseInsensitive))
            importTemplate(path);
        else
            others.append(path);
    }
    if (!others.isEmpty())
        Q_EMIT filesChosen(others);
}

void WorkspaceWindow::importTemplate(const QString& path)
{
    m_window->go(QStringLiteral("templates"));
    m_templatesPage->importFile(path);
}

void WorkspaceWindow::bindPublishActions()
{
    m_actions.bind(QStringLiteral("publish.open"), this, [this] { m_window->go(QStringLiteral("gateways/publish")); });
    m_actions.bind(QStringLiteral("gateway.add"), this, [this] { m_window->go(QStringLiteral("gateways/add")); });
    m_actions.bind(QStringLiteral("version.compare"), this, [this] { m_window->go(QStringLiteral("versions")); });
}

void WorkspaceWindow::showWorkspace()
{
    const container::Container& draft = m_workspace->session().workspace().draft();
    const auto& shelf = m_workspace->shelf();
    shell::WorkspaceLook look;
    look.open = true;
    look.key = bridge::text(m_workspace->file().id());
    look.file = QFileInfo(QString::fromStdString(m_workspace->file().file().string())).completeBaseName();
    look.container = bridge::text(draft.info.name);
    look.publicId = bridge::text(draft.info.publicId);
    if (shelf.latest() == 0)
        look.draft = tr("Draft");
    else if (shelf.changesSinceLatest() == 0)
        look.draft = tr("Draft · same as %1").arg(shelf.latest());
    else
        look.draft = tr("Draft · %n change(s)", nullptr, shelf.changesSinceLatest());
    m_state.setWorkspace(look);
}

void WorkspaceWindow::showListening()
{
    const auto& server = m_workspace->server();
    const bridge::Listening listening = server.listening();
    ListeningLook look;
    look.state = listening.on ? ListeningLook::State::Listening : ListeningLook::State::Stopped;
    look.address = QStringLiteral("%1:%2").arg(QString::fromStdString(listening.host)).arg(listening.port);
    look.detail = listening.on
        ? tr("%1 hits/s").arg(QLocale().toString(server.hitsPerSecond(), 'f', server.hitsPerSecond() < 10 ? 1 : 0))
        : tr("stopped");
    const bool holds = server.sendMode() == server::SendMode::Hold;
    look.mode = holds ? ListeningLook::Mode::Holding : ListeningLook::Mode::Sending;
    look.action = holds ? tr("Holding") : tr("Sending");
    m_state.setListening(look);
}

void WorkspaceWindow::showProblems()
{
    const auto& problems = m_workspace->session().workspace().problems();
    const container::Container& draft = m_workspace->session().workspace().draft();
    int errors = 0;
    int warnings = 0;
    QVector<shell::ProblemLine> lines;
    for (const bridge::Problem& problem : problems) {
        errors += problem.severity == bridge::Severity::Error;
        warnings += problem.severity == bridge::Severity::Warning;
        if (problem.severity == bridge::Severity::Note || lines.size() >= ProblemLinesShown)
            continue;
        const auto entity = draft.entity(problem.entity);
        shell::ProblemLine line;
        line.isError = problem.severity == bridge::Severity::Error;
        line.text = bridge::translated(problem.text);
        line.where = entity ? bridge::text(container::nameOf(*entity)) : QString();
        line.route = bridge::entityRoute(problem.entity);
        lines.append(line);
    }
    std::stable_partition(lines.begin(), lines.end(), [](const shell::ProblemLine& line) { return line.isError; });
    m_state.setProblems(errors, warnings, lines);
}

void WorkspaceWindow::showStatus()
{
    shell::StatusLook look;
    look.hits = tr("%1 hits kept · erased after 7 days")
                    .arg(QLocale().toString(static_cast<qulonglong>(m_workspace->recorder().kept())));
    look.saved = tr("Draft saved %1").arg(bridge::shortClockText(m_workspace->session().clock().now()));
    m_state.setStatus(look);
}

void WorkspaceWindow::showPlaying()
{
    const bool playing = m_workspace->player().isPlaying();
    m_actions.action(QStringLiteral("sample.play"))->setChecked(playing);
    shell::ProgressLook look;
    look.running = playing;
    look.words = tr("Visitors of the sample shop arrive, 2 hits/s");
    look.share = -1;
    m_state.setProgress(look);
}

void WorkspaceWindow::exportContainer()
{
    const QString name
        = bridge::text(m_workspace->session().workspace().draft().info.publicId) + QStringLiteral("_workspace.json");
    const QString path = QFileDialog::getSaveFileName(
        m_window.get(), tr("Export for Google Tag Manager"), name, tr("Export files (*.json)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const auto [text, changes] = m_workspace->file().exportForGoogle();
    if (file.open(QIODevice::WriteOnly)
        && file.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size())
        && file.commit())
        m_state.say(Tone::Success,
            changes.empty()
                ? tr("Exported to %1.").arg(path)
                : tr("Exported to %1. Templates stand in for %n tags and clients that Google does not know.", nullptr,
                      static_cast<int>(changes.size()))
                      .arg(path));
    else
        m_state.say(Tone::Danger, tr("%1 could not be written: %2.").arg(path, file.errorString()));
}

void WorkspaceWindow::saveCopy()
{
    const QString path
        = QFileDialog::getSaveFileName(m_window.get(), tr("Save a copy"), {}, tr("Sluis workspaces (*.sluis)"));
    if (path.isEmpty())
        return;
    m_workspace->file().saveCopy(bridge::utf8(path), [this, path](const Result<void>& done) {
        QMetaObject::invokeMethod(
            this,
            [this, path, done] {
                if (done)
                    m_state.say(Tone::Success, tr("A copy is in %1.").arg(path));
                else
                    m_state.say(Tone::Danger, bridge::translated(done.error()));
            },
            Qt::QueuedConnection);
    });
}

} // namespace sluis::workbench
