#include "ui/pages/live/trace_pane.h"

#include "ui/bridge/text.h"
#include "ui/bridge/verdict.h"
#include "ui/editors/trace_view.h"
#include "ui/models/request_rows.h"
#include "ui/models/trace_rows.h"
#include "ui/pages/live/event_data_tab.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/tab_strip.h"
#include "ui/widgets/tile.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>

namespace sluis::pages {

using widgets::Label;

namespace {

    Label* dot(QWidget* parent)
    {
        return new Label(QStringLiteral("\u00B7"), theme::Font::Base, Label::Color::Tertiary, parent);
    }

} // namespace

TracePane::TracePane(bridge::Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new Label(theme::Font::Title, Label::Color::Primary, this))
    , m_fired(new widgets::Badge({}, this))
    , m_held(new widgets::Badge({}, this))
    , m_failed(new widgets::Badge({}, this))
    , m_runAgain(new widgets::Button(widgets::Button::Role::Normal, this))
    , m_when(new Label(theme::Font::Data, Label::Color::Secondary, this))
    , m_claimedBy(new Label(theme::Font::Base, Label::Color::Secondary, this))
    , m_clientTile(new widgets::Tile(widgets::kindTile(widgets::Kind::Client), theme::tileSize, this))
    , m_client(new Label(theme::Font::Base, Label::Color::Secondary, this))
    , m_request(new Label(theme::Font::Data, Label::Color::Secondary, this))
    , m_againMessage(new widgets::InlineMessage(this))
    , m_events(new widgets::SegmentedControl(this))
    , m_tabs(new widgets::TabStrip(this))
    , m_stack(new QStackedWidget(this))
    , m_view(new editors::TraceView(this))
    , m_eventData(new EventDataTab(session, this))
    , m_body(new QWidget(this))
    , m_nothing(new Label(theme::Font::Base, Label::Color::Tertiary, this))
{
    setObjectName(QStringLiteral("tracePane"));
    m_tabs->setObjectName(QStringLiteral("traceTabs"));
    m_view->setObjectName(QStringLiteral("traceView"));
    m_events->setObjectName(QStringLiteral("traceEvents"));
    m_runAgain->setObjectName(QStringLiteral("runAgain"));
    m_againMessage->setObjectName(QStringLiteral("runAgainMessage"));
    m_title->setElide(Qt::ElideRight);
    m_request->setElide(Qt::ElideMiddle);

    auto* first = new QHBoxLayout;
    first->setSpacing(theme::space2);
    first->addWidget(m_title);
    for (widgets::Badge* badge : {m_fired, m_held, m_failed})
        first->addWidget(badge);
    first->addStretch(1);
    first->addWidget(m_runAgain);
    auto* second = new QHBoxLayout;
    second->setSpacing(theme::space2);
    second->addWidget(m_when);
    second->addWidget(dot(this));
    second->addWidget(m_claimedBy);
    second->addWidget(m_clientTile);
    second->addWidget(m_client);
    second->addWidget(dot(this));
    second->addWidget(m_request, 1);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(theme::space4, 10, theme::space4, theme::space2);
    head->setSpacing(2);
    head->addLayout(first);
    head->addLayout(second);
    auto* extra = new QVBoxLayout;
    extra->setContentsMargins(theme::space4, 0, theme::space4, 0);
    extra->setSpacing(theme::space2);
    extra->addWidget(m_againMessage);
    extra->addWidget(m_events, 0, Qt::AlignLeft);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_eventData);

    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addLayout(head);
    body->addLayout(extra);
    body->addWidget(m_tabs);
    body->addWidget(m_stack, 1);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_body);
    column->addWidget(m_nothing);

    connect(m_tabs, &widgets::TabStrip::chosen, this, [this](const QString& id) {
        updateRows();
        Q_EMIT tabChosen(id);
    });
    connect(m_events, &widgets::SegmentedControl::chosen, this, [this](const QString& id) {
        m_event = id.toUInt();
        updateHead();
        updateTabs();
        updateRows();
    });
    connect(m_view, &editors::TraceView::entityChosen, this, &TracePane::entityChosen);
    connect(m_eventData, &EventDataTab::entityChosen, this, &TracePane::entityChosen);
    connect(m_view, &editors::TraceView::actionChosen, this, &TracePane::act);
    connect(m_runAgain, &QAbstractButton::clicked, this, &TracePane::runAgain);
    retranslate();
    setTrace(nullptr);
    m_tabs->setCurrent(QStringLiteral("tags"));
}

void TracePane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TracePane::retranslate()
{
    m_runAgain->setText(tr("Run again with the draft"));
    m_runAgain->setIconName(QStringLiteral("replay"));
    m_runAgain->setToolTip(tr("What the draft as it is now makes of this hit. Nothing is sent."));
    m_nothing->setText(tr("Choose a hit to see what came in, which tags fired and why the others did not."));
    m_tabs->setAccessibleName(tr("Parts of the trace"));
    m_view->setAccessibleName(tr("Trace"));
    m_events->setAccessibleName(tr("Events of this hit"));
    updateHead();
    updateTabs();
    updateRows();
}

const runtime::EventTrace* TracePane::event() const
{
    return m_shown && m_event < m_shown->events.size() ? &m_shown->events[m_event] : nullptr;
}

QString TracePane::tab() const
{
    return m_tabs->current();
}

void TracePane::setTab(const QString& id)
{
    m_tabs->setCurrent(id);
    updateRows();
}

void TracePane::setTrace(runtime::TracePtr trace)
{
    const bool same = trace && m_recorded && trace->hit.id == m_recorded->hit.id;
    m_recorded = std::move(trace);
    if (!same) {
        m_again = nullptr;
        m_event = 0;
    }
    m_shown = m_again ? m_again : m_recorded;
    m_body->setVisible(m_shown != nullptr);
    m_nothing->setVisible(!m_shown);
    updateHead();
    updateTabs();
    updateRows();
}

void TracePane::openLastRequest()
{
    const runtime::EventTrace* shown = event();
    if (!shown)
        return;
    std::string last;
    for (const runtime::TagTrace& tag : shown->tags) {
        if (!tag.outgoing.empty())
            last = tag.id.text;
    }
    m_view->openIf([&](const models::TraceRow& row) { return row.entity && row.entity->id == last; });
}

void TracePane::runAgain()
{
    if (!m_recorded)
        return;
    m_session.evaluator().runOnce(m_recorded, this, [this, id = m_recorded->hit.id](const runtime::TracePtr& trace) {
        if (!trace || !m_recorded || m_recorded->hit.id != id)
            return;
        m_again = trace;
        m_shown = trace;
        updateHead();
        updateTabs();
        updateRows();
    });
}

void TracePane::updateHead()
{
    m_againMessage->setVisible(m_again != nullptr);
    if (m_again) {
        m_againMessage->setLook({widgets::Tone::Accent, QStringLiteral("replay"),
            tr("This is what the draft makes of the hit."), tr("Nothing was sent."), false});
        m_againMessage->clearActions();
        widgets::Button* back = m_againMessage->addAction(tr("Show what happened"));
        back->setObjectName(QStringLiteral("showWhatHappened"));
        connect(back, &QAbstractButton::clicked, this, [this] {
            m_again = nullptr;
            setTrace(m_recorded);
        });
    }
    if (!m_shown)
        return;
    const runtime::EventTrace* shown = event();
    m_title->setText(shown ? bridge::oneLine(shown->name) : bridge::oneLine(m_shown->hit.path));
    const models::TagCounts counts = shown ? models::countTags(*shown) : models::TagCounts{};
    const auto badge = [](int count, const QString& text, const QString& icon, widgets::Tone tone) {
        return count > 0 ? widgets::BadgeLook{text, icon, tone} : widgets::BadgeLook{};
    };
    m_fired->setLook(
        badge(counts.fired, tr("%1 fired").arg(counts.fired), QStringLiteral("fire"), widgets::Tone::Success));
    m_held->setLook(counts.sent > 0 ? badge(counts.sent, tr("%n request(s) sent", nullptr, counts.sent),
                                          QStringLiteral("send"), widgets::Tone::Warning)
                                    : badge(counts.held, tr("%n request(s) held", nullptr, counts.held),
                                          QStringLiteral("hold"), widgets::Tone::Accent));
    m_failed->setLook(
        badge(counts.failed, tr("%1 failed").arg(counts.failed), QStringLiteral("error"), widgets::Tone::Danger));
    m_when->setText(bridge::clockText(m_shown->hit.time));
    QString client;
    for (const runtime::ClientTrace& asked : m_shown->clients) {
        if (asked.claimed)
            client = bridge::text(asked.name);
    }
    const QString hit = tr("hit %1").arg(QLocale().toString(static_cast<qulonglong>(m_shown->hit.id.number)));
    m_claimedBy->setText(client.isEmpty() ? tr("%1, no client claimed it").arg(hit) : tr("%1, claimed by").arg(hit));
    m_clientTile->setVisible(!client.isEmpty());
    m_client->setText(client);
    m_request->setText(tr("%1 %2, %3 ms")
            .arg(bridge::oneLine(m_shown->hit.method), bridge::oneLine(m_shown->hit.path))
            .arg(bridge::millisecondsText(m_shown->milliseconds)));
    m_events->setVisible(m_shown->events.size() > 1);
    if (m_shown->events.size() > 1) {
        QVector<widgets::SegmentedControl::Segment> segments;
        for (size_t number = 0; number < m_shown->events.size(); ++number)
            segments.push_back({QString::number(number), bridge::oneLine(m_shown->events[number].name), {}, {}, {}});
        m_events->setSegments(segments);
        m_events->setCurrent(QString::number(m_event));
    }
}

void TracePane::updateTabs()
{
    const runtime::EventTrace* shown = event();
    const auto number = [](size_t count) { return count > 0 ? QString::number(count) : QString(); };
    const models::TagCounts counts = shown ? models::countTags(*shown) : models::TagCounts{};
    QSet<QString> transformations;
    if (shown) {
        for (const runtime::TagTrace& tag : shown->tags) {
            for (const runtime::TransformationTrace& transformation : tag.transformations)
                transformations.insert(bridge::text(transformation.id.text));
        }
    }
    const size_t lines = m_shown ? models::consoleRows(*m_shown, m_event).size() : 0;
    m_tabs->setTabs({
        {QStringLiteral("summary"), tr("Summary"), {}},
        {QStringLiteral("request"), tr("Request"), {}},
        {QStringLiteral("data"), tr("Event data"),
            number(shown ? static_cast<size_t>(models::countParameters(*shown, nullptr).all) : 0)},
        {QStringLiteral("transformations"), tr("Transformations"), number(static_cast<size_t>(transformations.size()))},
        {QStringLiteral("triggers"), tr("Triggers"), number(shown ? shown->triggers.size() : 0)},
        {QStringLiteral("tags"), tr("Tags"),
            shown ? QStringLiteral("%1 / %2").arg(counts.fired).arg(counts.all) : QString()},
        {QStringLiteral("outgoing"), tr("Outgoing"), number(static_cast<size_t>(counts.requests))},
        {QStringLiteral("variables"), tr("Variables"), number(shown ? shown->variables.size() : 0)},
        {QStringLiteral("console"), tr("Console"), number(lines)},
    });
}

void TracePane::updateRows()
{
    const QString tab = m_tabs->current();
    const bool isData = tab == QLatin1String("data");
    m_stack->setCurrentWidget(isData ? static_cast<QWidget*>(m_eventData) : m_view);
    if (!m_shown)
        return;
    const runtime::EventTrace* shown = event();
    const bridge::WorkspaceModel& workspace = m_session.workspace();
    if (isData) {
        m_eventData->setEvent(m_shown, m_event);
        return;
    }
    m_view->setWords(shown ? tr("Nothing to show here.") : tr("No event came of this hit."));
    if (tab == QLatin1String("summary"))
        m_view->setRows(models::summaryRows(*m_shown, workspace));
    else if (tab == QLatin1String("request"))
        m_view->setRows(models::requestRows(*m_shown));
    else if (tab == QLatin1String("console"))
        m_view->setRows(models::consoleRows(*m_shown, m_event));
    else if (!shown)
        m_view->setRows({});
    else if (tab == QLatin1String("transformations"))
        m_view->setRows(models::transformationRows(*shown, workspace));
    else if (tab == QLatin1String("triggers"))
        m_view->setRows(models::triggerRows(*shown, workspace));
    else if (tab == QLatin1String("outgoing"))
        m_view->setRows(models::outgoingRows(*m_shown, m_event, workspace));
    else if (tab == QLatin1String("variables"))
        m_view->setRows(models::variableRows(*shown, workspace));
    else
        m_view->setRows(models::tagRows(*m_shown, m_event, workspace));
}

void TracePane::act(const QString& action, const QModelIndex& index)
{
    const models::TraceRow& row = m_view->rowAt(index);
    if (!row.place || !m_shown)
        return;
    const auto& place = *row.place;
    const runtime::OutgoingTrace& request = m_shown->events[place.event].tags[place.tag].outgoing[place.request];
    if (action == QLatin1String("curl"))
        QGuiApplication::clipboard()->setText(models::asCurl(request));
    else if (action == QLatin1String("send"))
        m_session.feed().source().sendHeld(m_shown, place);
}

} // namespace sluis::pages
