#include "ui/shell/main_window.h"

#include "ui/actions/action_registry.h"
#include "ui/shell/command_field.h"
#include "ui/shell/listening_popup.h"
#include "ui/shell/menus.h"
#include "ui/shell/page_area.h"
#include "ui/shell/rail.h"
#include "ui/shell/shell_state.h"
#include "ui/shell/status_line.h"
#include "ui/shell/toast.h"
#include "ui/shell/top_bar.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/listening_pill.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QMenu>
#include <QMimeData>
#include <QSettings>

namespace sluis::shell {

using pages::Page;

namespace {

    constexpr QSize Smallest{960, 600};
    constexpr QSize First{1440, 900};

    const QString GeometryName = QStringLiteral("geometry");
    const QString InspectorWidthName = QStringLiteral("inspectorWidth");
    const QString RailName = QStringLiteral("railCollapsed");
    const QString InspectorName = QStringLiteral("inspectorShown");
    const QString RouteName = QStringLiteral("route");

    QStringList localFiles(const QMimeData& data)
    {
        QStringList files;
        for (const QUrl& url : data.urls()) {
            if (url.isLocalFile())
                files.append(url.toLocalFile());
        }
        return files;
    }

} // namespace

MainWindow::MainWindow(ShellState& state, actions::ActionRegistry& actions, QSettings& settings)
    : m_state(state)
    , m_actions(actions)
    , m_recent(settings)
    , m_places(settings)
    , m_actionProvider(actions)
    , m_top(new TopBar(state, actions, this))
    , m_rail(new Rail(this))
    , m_area(new PageArea(this))
    , m_status(new StatusLine(state, this))
    , m_toast(new Toast(m_area, this))
    , m_command(new CommandField(settings, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(Smallest);
    resize(First);
    setAcceptDrops(true);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(m_top, 0, 0, 1, 2);
    grid->addWidget(m_rail, 1, 0);
    grid->addWidget(m_area, 1, 1);
    grid->addWidget(m_status, 2, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(1, 1);

    actions.addTo(this);
    bindActions();
    connect(m_rail, &Rail::chosen, this, &MainWindow::go);
    connect(m_rail, &Rail::collapseToggled, this, [this](bool collapsed) {
        m_top->setRailCollapsed(collapsed);
        m_actions.action(QStringLiteral("view.rail"))->setChecked(!collapsed);
        m_places.setNumber(RailName, collapsed);
    });
    connect(m_status, &StatusLine::routeRequested, this, &MainWindow::go);
    connect(m_command, &CommandField::routeRequested, this, &MainWindow::go);
    connect(m_top, &TopBar::menuRequested, this, &MainWindow::openMainMenu);
    connect(m_top, &TopBar::workspaceMenuRequested, this, &MainWindow::openWorkspaceMenu);
    connect(m_top, &TopBar::listeningRequested, this, &MainWindow::openListening);
    connect(m_top, &TopBar::sendingRequested, this, [this] {
        if (m_state.listening().mode == widgets::ListeningLook::Mode::None)
            Q_EMIT m_state.listeningRepairRequested();
        else
            openListening();
    });
    connect(&state, &ShellState::workspaceChanged, this, &MainWindow::workspaceChanged);
    connect(&state, &ShellState::said, m_toast, &Toast::say);
    connect(&state, &ShellState::listeningChanged, this, [this] {
        using widgets::ListeningLook;
        m_actions.action(QStringLiteral("listen.toggle"))
            ->setChecked(m_state.listening().state == ListeningLook::State::Listening);
        m_actions.action(QStringLiteral("send.hold"))
            ->setChecked(m_state.listening().mode != ListeningLook::Mode::Sending);
        m_actions.action(QStringLiteral("send.send"))
            ->setChecked(m_state.listening().mode == ListeningLook::Mode::Sending);
    });
    m_command->setProviders({&m_actionProvider, &m_pageProvider});
    restoreState();
    updateTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::bindActions()
{
    const auto bind = [this](const char* id, auto act) { m_actions.bind(QString::fromLatin1(id), this, act); };
    bind("go.anything", [this] { m_command->open(); });
    m_actions.bind(
        QStringLiteral("go.back"), this, [this] { arrive(m_history.back(), false); },
        [this] { return m_history.canGoBack(); });
    m_actions.bind(
        QStringLiteral("go.forward"), this, [this] { arrive(m_history.forward(), false); },
        [this] { return m_history.canGoForward(); });
    m_actions.bind(
        QStringLiteral("app.settings"), this, [this] { go(QStringLiteral("settings")); },
        [this] { return page(QStringLiteral("settings")) != nullptr; });
    bind("app.quit", [this] { close(); });
    m_actions.bind(
        QStringLiteral("view.problems"), this, [this] { m_status->showProblems(); },
        [this] { return !m_state.problems().isEmpty(); });
    bind("view.rail", [this] {
        m_rail->setCollapsed(!m_rail->isCollapsed());
        Q_EMIT m_rail->collapseToggled(m_rail->isCollapsed());
    });
    bind("view.inspector", [this] {
        m_area->setInspectorShown(!m_area->isInspectorShown());
        m_actions.action(QStringLiteral("view.inspector"))->setChecked(m_area->isInspectorShown());
    });
    bind("view.fullScreen", [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    connect(&m_state, &ShellState::problemsChanged, &m_actions, &actions::ActionRegistry::refresh);

    const auto theme = [this](const char* id, theme::Preference preference) {
        m_actions.bind(
            QString::fromLatin1(id), this, [preference] { theme::Theme::instance().setPreference(preference); });
    };
    theme("view.themeSystem", theme::Preference::System);
    theme("view.themeLight", theme::Preference::Light);
    theme("view.themeDark", theme::Preference::Dark);
    const auto markTheme = [this] {
        const theme::Preference now = theme::Theme::instance().preference();
        m_actions.action(QStringLiteral("view.themeSystem"))->setChecked(now == theme::Preference::System);
        m_actions.action(QStringLiteral("view.themeLight"))->setChecked(now == theme::Preference::Light);
        m_actions.action(QStringLiteral("view.themeDark"))->setChecked(now == theme::Preference::Dark);
    };
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, markTheme);
    markTheme();
}

void MainWindow::setPages(const QVector<Page*>& pages)
{
    m_pages = pages;
    m_pageProvider.setPages(pages);
    for (Page* page : pages) {
        m_area->addPage(page);
        connect(page, &Page::routeRequested, this, &MainWindow::go);
        connect(page, &Page::routeChanged, this, [this, page](const QStringList& rest) {
            if (m_area->current() != page)
                return;
            m_history.visit({page->routeName(), rest});
            m_places.setText(RouteName, route());
            m_actions.refresh();
        });
    }
    m_rail->setPages(pages);

    // Ctrl+1 … for the places in the rail, in its order.
    qDeleteAll(m_pageActions);
    m_pageActions.clear();
    for (Page* page : pages) {
        if (page->railGroup() == pages::RailGroup::None || page->railGroup() == pages::RailGroup::Foot)
            continue;
        auto* action = new QAction(this);
        action->setObjectName(QStringLiteral("go.") + page->routeName());
        action->setIcon(theme::icon(page->iconName()));
        const int number = int(m_pageActions.size()) + 1;
        if (number <= 10)
            action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number % 10)));
        action->setText(page->title());
        connect(action, &QAction::triggered, this, [this, page] { go(page->routeName()); });
        addAction(action);
        m_pageActions.append(action);
    }
    workspaceChanged();
}

void MainWindow::addProviders(const QVector<const CommandProvider*>& providers)
{
    QVector<const CommandProvider*> all = providers;
    all.append(&m_actionProvider);
    all.append(&m_pageProvider);
    m_command->setProviders(all);
}

void MainWindow::setLanguages(const QVector<Language>& languages, const QString& current)
{
    m_languages = languages;
    m_language = current;
}

Page* MainWindow::page(const QString& routeName) const
{
    for (Page* page : m_pages) {
        if (page->routeName() == routeName)
            return page;
    }
    return nullptr;
}

bool MainWindow::go(const QString& route)
{
    return arrive(Route::fromText(route), true);
}

bool MainWindow::arrive(const Route& route, bool isStep)
{
    Page* wanted = page(route.page);
    if (!wanted || (wanted->needsWorkspace() && !m_state.workspace().open))
        return false;
    m_area->showPage(wanted);
    const Route shown{route.page, wanted->navigate(route.rest)};
    if (isStep)
        m_history.visit(shown);
    else
        m_history.replace(shown);
    m_rail->setCurrent(route.page);
    m_actions.setPage(wanted);
    m_places.setText(RouteName, shown.text());
    updateTitle();
    return true;
}

void MainWindow::workspaceChanged()
{
    const WorkspaceLook& look = m_state.workspace();
    QStringList always;
    for (const Page* page : m_pages) {
        if (!page->needsWorkspace())
            always.append(page->routeName());
    }
    for (Page* page : m_pages)
        page->setEnabled(look.open || !page->needsWorkspace());
    m_rail->setEnabledPages(always, look.open);
    if (look.key != m_workspaceKey) {
        saveState();
        m_workspaceKey = look.key;
        m_places.setWorkspace(look.key);
        m_history = {};
        restoreState();
    }
    const Page* current = page(m_history.current().page);
    if (!current || (current->needsWorkspace() && !look.open)) {
        const QString remembered = look.open ? m_places.ownText(RouteName) : QString();
        if (remembered.isEmpty() || !go(remembered)) {
            for (const Page* page : m_pages) { // the first that may be shown
                if (page->needsWorkspace() == look.open && go(page->routeName()))
                    break;
            }
        }
    }
    updateTitle();
    m_actions.refresh();
}

void MainWindow::updateTitle()
{
    const WorkspaceLook& look = m_state.workspace();
    const Page* current = m_area->current();
    QStringList parts;
    if (current)
        parts.append(current->title());
    if (look.open)
        parts.append(look.container.isEmpty() ? look.file : look.container);
    parts.append(QStringLiteral("Sluis"));
    setWindowTitle(parts.join(QStringLiteral(" – ")));
}

void MainWindow::saveState()
{
    if (!isVisible())
        return;
    m_places.setBytes(GeometryName, saveGeometry());
    m_places.setNumber(InspectorWidthName, m_area->inspectorWidth());
    m_places.setNumber(InspectorName, m_area->isInspectorShown());
}

void MainWindow::restoreState()
{
    const QByteArray geometry = m_places.bytes(GeometryName);
    if (!geometry.isEmpty() && !isVisible())
        restoreGeometry(geometry);
    m_area->setInspectorWidth(m_places.number(InspectorWidthName, theme::inspectorWidth));
    const bool collapsed = m_places.number(RailName, 0) != 0;
    m_rail->setCollapsed(collapsed);
    m_top->setRailCollapsed(collapsed);
    m_area->setInspectorShown(m_places.number(InspectorName, 1) != 0);
    m_actions.action(QStringLiteral("view.rail"))->setChecked(!collapsed);
    m_actions.action(QStringLiteral("view.inspector"))->setChecked(m_area->isInspectorShown());
}

void MainWindow::addPagesTo(QMenu& menu)
{
    for (QAction* action : m_pageActions)
        menu.addAction(action);
}

void MainWindow::openMainMenu()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("mainMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    MenuExtras extras;
    extras.recent = &m_recent;
    extras.openFile = [this](const QString& path) { Q_EMIT filesChosen({path}); };
    extras.clearRecent = [this] { m_recent.clear(); };
    extras.addPages = [this](QMenu& pages) { addPagesTo(pages); };
    extras.addLanguages = [this](QMenu& view) {
        auto* group = new QActionGroup(&view);
        for (const Language& language : m_languages) {
            QAction* action = view.addAction(language.name);
            action->setCheckable(true);
            action->setChecked(language.code == m_language);
            group->addAction(action);
            connect(action, &QAction::triggered, this, [this, code = language.code] {
                m_language = code;
                Q_EMIT languageChosen(code);
            });
        }
    };
    fillMainMenu(*menu, m_actions, extras);
    menu->popup(m_top->mapToGlobal(QPoint(theme::space2, m_top->height() - theme::space1)));
}

void MainWindow::openWorkspaceMenu()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("workspaceMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString& path : m_recent.files()) {
        const QFileInfo file(path);
        QString name = file.completeBaseName();
        QAction* action = menu->addAction(
            theme::icon(QStringLiteral("folder")), name.replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT filesChosen({path}); });
    }
    if (!menu->isEmpty())
        menu->addSeparator();
    for (const char* id : {"workspace.new", "workspace.open", "workspace.sample", "workspace.close"})
        menu->addAction(m_actions.action(QString::fromLatin1(id)));
    menu->popup(m_top->crumb()->mapToGlobal(QPoint(0, m_top->crumb()->height() + theme::space1)));
}

void MainWindow::openListening()
{
    auto* popup = new ListeningPopup(m_state, m_actions, this);
    popup->openBelow(m_top->pill());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveState();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QStringList files = localFiles(*event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT filesChosen(files);
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    m_altAlone = event->key() == Qt::Key_Alt && !event->isAutoRepeat();
    if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::NoModifier) {
        openMainMenu();
        return;
    }
    QWidget::keyPressEvent(event);
}

void MainWindow::keyReleaseEvent(QKeyEvent* event)
{
    // Alt pressed and let go with nothing in between: the menu, as a menu bar would do.
    if (event->key() == Qt::Key_Alt && m_altAlone && !event->isAutoRepeat()) {
        m_altAlone = false;
        openMainMenu();
        return;
    }
    m_altAlone = false;
    QWidget::keyReleaseEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        qsizetype index = 0;
        for (const Page* page : m_pages) {
            if (page->railGroup() != pages::RailGroup::None && page->railGroup() != pages::RailGroup::Foot)
                m_pageActions[index++]->setText(page->title());
        }
        updateTitle();
    }
    QWidget::changeEvent(event);
}

} // namespace sluis::shell
