#include "ui/pages/live/live_page.h"

#include "ui/actions/action_registry.h"
#include "ui/bridge/entity_words.h"
#include "ui/editors/remember.h"
#include "ui/models/trace_rows.h"
#include "ui/pages/live/hit_list.h"
#include "ui/pages/live/newer_pill.h"
#include "ui/pages/live/no_hits.h"
#include "ui/pages/live/timeline.h"
#include "ui/pages/live/trace_pane.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>

namespace sluis::pages {

namespace {

    constexpr int ListWidth = 584;

} // namespace

LivePage::LivePage(bridge::Session& session, actions::ActionRegistry* actions, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_filter(new widgets::FilterField(widgets::FilterField::Kind::Filter, this))
    , m_pause(new widgets::Button(widgets::Button::Role::Normal, this))
    , m_pin(new widgets::Button(widgets::Button::Role::Flat, this))
    , m_clear(new widgets::Button(widgets::Button::Role::Flat, this))
    , m_timeline(new Timeline(session, this))
    , m_list(new HitList(session, this))
    , m_pill(new NewerPill(m_list, theme::tableHeaderHeight + theme::space3))
    , m_noHits(new NoHits(session, this))
    , m_stack(new QStackedWidget(this))
    , m_trace(new TracePane(session, this))
{
    setObjectName(QStringLiteral("livePage"));
    connect(m_noHits, &NoHits::pasteRequested, this, &LivePage::pasteRequested);
    m_filter->setObjectName(QStringLiteral("liveFilter"));
    m_pause->setObjectName(QStringLiteral("livePause"));
    m_pause->setCheckable(true);
    m_pin->setObjectName(QStringLiteral("livePin"));
    m_clear->setObjectName(QStringLiteral("liveClear"));

    auto* bar = new widgets::Panel(theme::Color::SurfacePage, this);
    bar->setFixedHeight(theme::pageBarHeight);
    bar->setLines(Qt::BottomEdge, theme::Color::BorderSubtle);
    auto* controls = new QHBoxLayout(bar);
    controls->setContentsMargins(theme::space3, 0, theme::space3, 0);
    controls->setSpacing(theme::space2);
    controls->addWidget(m_filter, 1);
    for (widgets::Button* button : {m_pause, m_pin, m_clear})
        controls->addWidget(button);
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_timeline);
    column->addWidget(m_list, 1);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(m_trace);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ListWidth, 688});
    editors::rememberSplitter(splitter, QStringLiteral("live"));
    m_stack->addWidget(m_noHits);
    m_stack->addWidget(splitter);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_stack);

    connect(m_filter, &widgets::FilterField::narrowed, this,
        [this](const QString& text) { m_list->hits().setFilter(models::HitFilter(text)); });
    connect(m_pause, &QAbstractButton::toggled, this, [this](bool paused) { m_session.feed().setPaused(paused); });
    connect(m_clear, &QAbstractButton::clicked, &session.feed(), &bridge::HitFeed::clear);
    connect(m_pin, &QAbstractButton::clicked, this, [this] {
        const HitId hit = m_session.selection().hit();
        m_session.pins().set(hit, !m_session.pins().contains(hit));
    });
    connect(m_timeline, &Timeline::hitChosen, m_list, &HitList::choose);
    connect(m_list, &HitList::hitChosen, this, [this](HitId hit) {
        m_session.selection().setHit(hit);
        Q_EMIT routeChanged({QStringLiteral("hit"), QString::number(hit.number), m_trace->tab()});
    });
    connect(m_list, &HitList::newerChanged, this, &LivePage::updatePill);
    connect(m_pill, &QAbstractButton::clicked, this, [this] {
        m_pause->setChecked(false);
        m_list->goToNewest();
    });
    connect(&session.selection(), &bridge::Selection::hitChanged, this, &LivePage::showTrace);
    connect(&session.feed(), &bridge::HitFeed::hitsArrived, this, &LivePage::updateState);
    connect(&session.feed(), &bridge::HitFeed::olderArrived, this, &LivePage::updateState);
    connect(&session.feed(), &bridge::HitFeed::cleared, this, &LivePage::updateState);
    connect(&session.feed(), &bridge::HitFeed::waitingChanged, this, &LivePage::updatePill);
    connect(&session.feed(), &bridge::HitFeed::pausedChanged, this, &LivePage::retranslate);
    connect(&session.feed(), &bridge::HitFeed::hitsChanged, this, [this](const bridge::TraceBatch& batch) {
        for (const runtime::TracePtr& trace : batch) {
            if (trace->hit.id == m_trace->hit())
                m_trace->setTrace(trace);
        }
    });
    connect(m_trace, &TracePane::tabChosen, this, [this](const QString& tab) {
        Q_EMIT routeChanged({QStringLiteral("hit"), QString::number(m_trace->hit().number), tab});
    });
    connect(m_trace, &TracePane::entityChosen, this,
        [this](const container::EntityRef& entity) { Q_EMIT routeRequested(bridge::entityRoute(entity)); });
    setFocusProxy(m_list);
    if (actions)
        bindActions(*actions);
    retranslate();
    updateState();
    showTrace();
}

void LivePage::bindActions(actions::ActionRegistry& actions)
{
    const auto chosen = [this] { return !m_session.selection().hit().empty(); };
    QObject* always = &m_session.feed(); // these work on every page
    QAction* pause = actions.action(QStringLiteral("live.pause"));
    actions.bind(QStringLiteral("live.pause"), always, [this] { m_pause->setChecked(!m_session.feed().isPaused()); });
    connect(&m_session.feed(), &bridge::HitFeed::pausedChanged, pause,
        [this, pause] { pause->setChecked(m_session.feed().isPaused()); });
    actions.bind(QStringLiteral("live.clear"), always, [this] { m_session.feed().clear(); });
    actions.bind(QStringLiteral("hit.runAgain"), this, [this] { m_trace->runAgain(); }, chosen);
    actions.bind(QStringLiteral("hit.pin"), this, [this] { m_pin->click(); }, chosen);
    actions.bind(QStringLiteral("hit.copyCurl"), this, [this] { m_list->copyAsCurl(); }, chosen);
    actions.bind(
        QStringLiteral("hit.useAsSample"), this,
        [this] { m_session.selection().setSample(m_session.selection().hit()); }, chosen);
    actions.bind(QStringLiteral("hit.previous"), always, [this] { step(-1); });
    actions.bind(QStringLiteral("hit.next"), always, [this] { step(1); });
    actions.bind(QStringLiteral("edit.find"), this, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    connect(&m_session.selection(), &bridge::Selection::hitChanged, &actions, &actions::ActionRegistry::refresh);
}

// The hit before or after; on other pages the sample moves.
void LivePage::step(int by)
{
    const bridge::HitFeed& feed = m_session.feed();
    const HitId from = isVisible() ? m_session.selection().hit() : m_session.evaluator().sample().hit;
    const runtime::TracePtr other = by < 0 ? feed.older(from) : feed.newer(from);
    if (!other)
        return;
    if (isVisible())
        choose(other->hit.id);
    else
        m_session.selection().setSample(other->hit.id);
}

void LivePage::retranslate()
{
    const bool paused = m_session.feed().isPaused();
    m_filter->setHint(tr("client: event: tag: status: \u2026"));
    m_filter->setAccessibleName(tr("Filter hits"));
    m_filter->setToolTip(
        tr("Words that every hit in the list must match: client:GA4 event:purchase tag:Meta status:failed. "
           "A minus in front turns a word round: -path:/healthz."));
    m_pause->setIconOnly(paused ? QStringLiteral("play") : QStringLiteral("pause"),
        paused ? tr("Go on showing new hits") : tr("Keep the list still"));
    m_pin->setIconOnly(QStringLiteral("pin"), tr("Pin the chosen hit"));
    m_clear->setIconOnly(QStringLiteral("trash"), tr("Clear the list"));
    updatePill();
}

void LivePage::updatePill()
{
    const auto waiting = static_cast<int>(m_session.feed().waiting());
    if (m_session.feed().isPaused())
        m_pill->setWords(waiting > 0 ? tr("Paused, %n newer hit(s)", nullptr, waiting) : QString());
    else
        m_pill->setWords(m_list->newer() > 0 ? tr("%n newer hit(s)", nullptr, m_list->newer()) : QString());
}

void LivePage::updateState()
{
    m_stack->setCurrentIndex(m_session.feed().hits().empty() ? 0 : 1);
    m_noHits->setWaiting(m_stack->currentIndex() == 0);
    if (m_session.feed().hits().empty())
        m_trace->setTrace(nullptr);
}

void LivePage::choose(HitId hit)
{
    m_list->choose(hit);
    m_session.selection().setHit(hit);
}

void LivePage::showTrace()
{
    const HitId hit = m_session.selection().hit();
    m_pin->setEnabled(!hit.empty());
    m_trace->setTrace(m_session.feed().hit(hit));
    if (m_list->hits().hitAt(m_list->currentIndex()) != hit)
        m_list->choose(hit);
}

QStringList LivePage::navigate(const QStringList& rest)
{
    if (rest.size() >= 2 && rest[0] == QLatin1String("hit")) {
        const HitId hit{rest[1].toULongLong()};
        if (m_session.feed().hit(hit)) {
            choose(hit);
            if (rest.size() >= 3)
                m_trace->setTab(rest[2]);
            return {QStringLiteral("hit"), rest[1], m_trace->tab()};
        }
    }
    return {};
}

void LivePage::showSample()
{
    // The purchase of which most came.
    runtime::TracePtr best;
    int most = -1;
    for (const runtime::TracePtr& hit : m_session.feed().hits()) {
        if (hit->events.empty() || hit->events.front().name != "purchase")
            continue;
        const int fired = models::countTags(hit->events.front()).fired;
        if (fired >= most) {
            most = fired;
            best = hit;
        }
    }
    if (!best)
        best = m_session.feed().newest();
    if (!best)
        return;
    choose(best->hit.id);
    m_trace->setTab(QStringLiteral("tags"));
    m_trace->openLastRequest();
}

} // namespace sluis::pages
