#include "ui/pages/live/event_data_tab.h"

#include "ui/bridge/text.h"
#include "ui/editors/trace_view.h"
#include "ui/pages/live/data_pipe.h"
#include "ui/pages/live/parameter_header.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segmented_control.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>

namespace sluis::pages {

namespace {

    const QString Everything = QStringLiteral("everything");

    models::DataFilter filterOf(const QString& id)
    {
        if (id == QLatin1String("hidden"))
            return models::DataFilter::Hidden;
        if (id == QLatin1String("changed"))
            return models::DataFilter::Changed;
        return id == QLatin1String("added") ? models::DataFilter::Added : models::DataFilter::All;
    }

    QHBoxLayout* strip(widgets::Panel* panel, int height)
    {
        panel->setFixedHeight(height);
        panel->setLines(Qt::BottomEdge, theme::Color::BorderSubtle);
        auto* row = new QHBoxLayout(panel);
        row->setContentsMargins(theme::space4, 0, theme::space4, 0);
        row->setSpacing(theme::space2);
        return row;
    }

} // namespace

EventDataTab::EventDataTab(bridge::Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_seenBy(new widgets::SegmentedControl(this))
    , m_pipe(new DataPipe(this))
    , m_find(new widgets::FilterField(widgets::FilterField::Kind::Search, this))
    , m_filter(new widgets::SegmentedControl(this))
    , m_header(new ParameterHeader(this))
    , m_view(new editors::TraceView(this))
    , m_seenByLabel(new widgets::Label(theme::Font::Base, widgets::Label::Color::Secondary, this))
{
    m_seenBy->setObjectName(QStringLiteral("seenBy"));
    m_find->setObjectName(QStringLiteral("findParameter"));
    m_find->setFixedWidth(196);
    m_filter->setObjectName(QStringLiteral("parameterFilter"));
    m_view->setObjectName(QStringLiteral("eventDataView"));
    auto* copy = new widgets::Button(widgets::Button::Role::Flat, this);
    copy->setObjectName(QStringLiteral("copyEventData"));
    copy->setIconOnly(QStringLiteral("copy"), tr("Copy as JSON"));
    connect(copy, &QAbstractButton::clicked, this, [this] {
        if (const auto* shown = event())
            QGuiApplication::clipboard()->setText(
                bridge::valueDocument(viewer() ? shown->tags[viewer()->tag].eventData : shown->data));
    });

    auto* seenBar = new widgets::Panel(theme::Color::SurfacePage, this);
    auto* seen = strip(seenBar, 44);
    seen->addWidget(m_seenByLabel);
    seen->addWidget(m_seenBy);
    seen->addStretch();
    seen->addWidget(copy);
    auto* findBar = new widgets::Panel(theme::Color::SurfacePage, this);
    auto* find = strip(findBar, 40);
    findBar->setLines(Qt::BottomEdge);
    find->addWidget(m_find);
    find->addStretch();
    find->addWidget(m_filter);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QWidget* part : {static_cast<QWidget*>(seenBar), static_cast<QWidget*>(m_pipe), static_cast<QWidget*>(findBar),
             static_cast<QWidget*>(m_header)})
        column->addWidget(part);
    column->addWidget(m_view, 1);

    connect(m_seenBy, &widgets::SegmentedControl::chosen, this, &EventDataTab::updateAll);
    connect(m_filter, &widgets::SegmentedControl::chosen, this, &EventDataTab::updateAll);
    connect(m_find, &widgets::FilterField::narrowed, this, &EventDataTab::updateAll);
    connect(m_view, &editors::TraceView::entityChosen, this, &EventDataTab::entityChosen);
    connect(m_pipe, &DataPipe::entityChosen, this, &EventDataTab::entityChosen);
    retranslate();
}

void EventDataTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void EventDataTab::retranslate()
{
    m_seenByLabel->setText(tr("Seen by"));
    m_seenBy->setAccessibleName(tr("Seen by"));
    m_find->setHint(tr("Find a parameter or value"));
    m_find->setAccessibleName(tr("Find a parameter or value"));
    m_filter->setAccessibleName(tr("Which parameters"));
    m_view->setAccessibleName(tr("Parameters of the event"));
    m_view->setWords(tr("No parameter matches."));
    updateAll();
}

const runtime::EventTrace* EventDataTab::event() const
{
    return m_trace && m_event < m_trace->events.size() ? &m_trace->events[m_event] : nullptr;
}

const models::Viewer* EventDataTab::viewer() const
{
    for (const models::Viewer& viewer : m_viewers) {
        if (viewer.vendor == m_seenBy->current())
            return &viewer;
    }
    return nullptr;
}

void EventDataTab::setEvent(runtime::TracePtr trace, size_t event)
{
    m_trace = std::move(trace);
    m_event = event;
    updateAll();
}

void EventDataTab::showVendor(const QString& vendor)
{
    m_seenBy->setCurrent(vendor.isEmpty() ? Everything : vendor);
    updateAll();
}

void EventDataTab::updateAll()
{
    const runtime::EventTrace* shown = event();
    m_viewers = shown ? models::viewersOf(*shown, m_session.workspace().types()) : std::vector<models::Viewer>{};
    QVector<widgets::SegmentedControl::Segment> segments{{Everything, tr("Everything"), {}, {}, {}}};
    for (const models::Viewer& viewer : m_viewers)
        segments.push_back({viewer.vendor, viewer.vendor, {}, {}, viewer.monogram});
    m_seenBy->setSegments(segments);

    const models::Viewer* seen = viewer();
    const runtime::TagTrace* tag = shown && seen ? &shown->tags[seen->tag] : nullptr;
    m_pipe->setVisible(tag != nullptr);
    m_filter->setVisible(tag != nullptr);
    m_header->setColumns(seen ? tr("As %1 sees it").arg(seen->vendor) : QString());
    m_view->setCompared(tag != nullptr);
    if (!shown) {
        m_view->setRows({});
        return;
    }
    if (tag) {
        DataPipe::Ends ends;
        for (const runtime::ClientTrace& client : m_trace->clients) {
            if (!client.claimed)
                continue;
            ends.client = bridge::text(client.name);
            ends.clientRef = {container::EntityKind::Client, client.id.text};
        }
        ends.made = models::countParameters(*shown, nullptr).all;
        ends.vendor = seen->vendor;
        ends.monogram = seen->monogram;
        ends.seen = seen->parameters;
        m_pipe->setWay(ends, models::pipeTo(*tag));
        const models::DataCounts counts = models::countParameters(*shown, tag);
        m_filter->setSegments({{QStringLiteral("all"), tr("All"), QString::number(counts.all), {}, {}},
            {QStringLiteral("hidden"), tr("Hidden"), QString::number(counts.hidden), QStringLiteral("lock"), {}},
            {QStringLiteral("changed"), tr("~ Changed"), QString::number(counts.changed), {}, {}},
            {QStringLiteral("added"), tr("+ Added"), QString::number(counts.added), {}, {}}});
    }
    m_view->setRows(models::eventDataRows(
        *shown, tag, tag ? filterOf(m_filter->current()) : models::DataFilter::All, m_find->text()));
}

} // namespace sluis::pages
