#include "ui/pages/tags/tag_sample.h"

#include "ui/bridge/text.h"
#include "ui/editors/code_view.h"
#include "ui/editors/sample_header.h"
#include "ui/editors/trace_view.h"
#include "ui/models/event_data_rows.h"
#include "ui/models/request_rows.h"
#include "ui/pages/tags/request_lines.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/tab_strip.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QStackedWidget>

#include <cmath>

namespace sluis::pages {

using widgets::Label;
using widgets::Tone;

namespace {

    constexpr int LineHeight = 36;
    constexpr int FooterHeight = 32;

} // namespace

TagSample::TagSample(bridge::Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_header(new editors::SampleHeader(session, this))
    , m_verdict(new widgets::InlineMessage(this))
    , m_requests(new widgets::SegmentedControl(this))
    , m_tabs(new widgets::TabStrip(this))
    , m_copy(new widgets::Button(widgets::Button::Role::Flat, this))
    , m_line(new widgets::Panel(theme::Color::SurfacePage, this))
    , m_method(new widgets::Badge({}, m_line))
    , m_url(new Label(theme::Font::Data, Label::Color::Primary, m_line))
    , m_size(new Label(theme::Font::Data, Label::Color::Tertiary, m_line))
    , m_stack(new QStackedWidget(this))
    , m_code(new editors::CodeView(this))
    , m_rows(new editors::TraceView(this))
    , m_footer(new Label(theme::Font::Caption, Label::Color::Secondary, this))
    , m_took(new Label(theme::Font::Caption, Label::Color::Tertiary, this))
{
    m_verdict->setObjectName(QStringLiteral("tagVerdict"));
    m_requests->setObjectName(QStringLiteral("sampleRequests"));
    m_tabs->setObjectName(QStringLiteral("sampleTabs"));
    m_copy->setObjectName(QStringLiteral("sampleCopy"));
    m_code->setObjectName(QStringLiteral("sampleBody"));
    m_rows->setObjectName(QStringLiteral("sampleRows"));
    m_rows->setIndent(theme::space4);
    m_url->setElide(Qt::ElideMiddle);
    auto* verdict = new QVBoxLayout;
    verdict->setContentsMargins(theme::space4, theme::space3, theme::space4, theme::space1);
    verdict->setSpacing(theme::space2);
    verdict->addWidget(m_verdict);
    verdict->addWidget(m_requests, 0, Qt::AlignLeft);
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(0, 0, theme::space3, 0);
    tabs->setSpacing(0);
    tabs->addWidget(m_tabs, 1);
    tabs->addWidget(m_copy);
    m_line->setFixedHeight(LineHeight);
    static_cast<widgets::Panel*>(m_line)->setLines(Qt::BottomEdge | Qt::TopEdge, theme::Color::BorderSubtle);
    auto* line = new QHBoxLayout(m_line);
    line->setContentsMargins(theme::space4, 0, theme::space4, 0);
    line->setSpacing(theme::space2);
    line->addWidget(m_method);
    line->addWidget(m_url, 1);
    line->addWidget(m_size);
    m_stack->addWidget(m_code);
    m_stack->addWidget(m_rows);
    auto* bottom = new widgets::Panel(theme::Color::SurfacePage, this);
    bottom->setFixedHeight(FooterHeight);
    bottom->setLines(Qt::TopEdge);
    auto* footer = new QHBoxLayout(bottom);
    footer->setContentsMargins(theme::space4, 0, theme::space4, 0);
    footer->addWidget(m_footer, 1);
    footer->addWidget(m_took);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(verdict);
    column->addLayout(tabs);
    column->addWidget(m_line);
    column->addWidget(m_stack, 1);
    column->addWidget(bottom);
    connect(m_tabs, &widgets::TabStrip::chosen, this, &TagSample::showRequest);
    connect(m_requests, &widgets::SegmentedControl::chosen, this, &TagSample::showRequest);
    connect(m_copy, &QAbstractButton::clicked, this, [this] {
        if (const auto* shown = request())
            QGuiApplication::clipboard()->setText(
                m_tabs->current() == QLatin1String("request") ? bridge::text(shown->body) : models::asCurl(*shown));
    });
    retranslate();
}

void TagSample::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TagSample::retranslate()
{
    m_header->setTitle(tr("Sample request"));
    m_copy->setIconOnly(QStringLiteral("copy"), tr("Copy"));
    m_tabs->setAccessibleName(tr("Parts of the request"));
    m_code->setAccessibleName(tr("Body of the request"));
    m_rows->setAccessibleName(tr("Headers and parameters"));
    m_requests->setAccessibleName(tr("Requests of this tag"));
    updateTabs(request());
}

const runtime::OutgoingTrace* TagSample::request() const
{
    if (!m_tag || m_tag->outgoing.empty())
        return nullptr;
    const size_t wanted = m_requests->current().toUInt();
    return &m_tag->outgoing[std::min(wanted, m_tag->outgoing.size() - 1)];
}

void TagSample::show(const container::Tag& tag)
{
    m_ref = {container::EntityKind::Tag, tag.id.text};
    const bridge::SampleEvaluation& sample = m_session.evaluator().sample();
    const auto find = [&](const runtime::TracePtr& trace) -> const runtime::TagTrace* {
        if (!trace || trace->events.empty())
            return nullptr;
        return bridge::findTag(trace->events[bridge::eventOfVerdict(*trace, m_ref)], tag.id.text);
    };
    const runtime::TagTrace* real = find(sample.trace);
    m_tag = real;
    m_trace = sample.trace;
    if (real && !bridge::hasRun(real->status) && sample.asIfFired) {
        m_tag = find(sample.asIfFired);
        m_trace = sample.asIfFired;
    }
    showVerdict(real, m_tag);
    const size_t count = m_tag ? m_tag->outgoing.size() : 0;
    m_requests->setVisible(count > 1);
    if (count > 1) {
        QVector<widgets::SegmentedControl::Segment> segments;
        for (size_t number = 0; number < count; ++number)
            segments.push_back({QString::number(number), tr("Request %1").arg(number + 1), {}, {}, {}});
        m_requests->setSegments(segments);
    }
    showRequest();
    m_took->setText(
        sample.trace ? tr("evaluated in %1 ms").arg(std::max(1L, std::lround(sample.milliseconds))) : QString());
}

void TagSample::showVerdict(const runtime::TagTrace* real, const runtime::TagTrace* shown)
{
    const bridge::SampleEvaluation& sample = m_session.evaluator().sample();
    if (!sample.trace) {
        m_verdict->setLook({Tone::Neutral, QStringLiteral("live"),
            sample.error ? bridge::translated(*sample.error) : tr("No hit to try it on yet."),
            tr("As soon as one arrives, this shows the request that would leave."), true});
        return;
    }
    if (!real) {
        m_verdict->setLook({Tone::Neutral, QStringLiteral("not-fired"), tr("No event came of this hit."),
            tr("So no tag was asked. Choose another hit."), true});
        return;
    }
    if (!bridge::hasRun(real->status)) {
        const QString why = bridge::translated(real->reason);
        const bool hasRequest = shown && !shown->outgoing.empty();
        m_verdict->setLook({Tone::Neutral, QStringLiteral("not-fired"), tr("Would not fire on this hit"),
            hasRequest ? tr("%1 Below is what it would send if it did.").arg(why) : why, true});
        return;
    }
    if (bridge::hasFailed(real->status)) {
        m_verdict->setLook(
            {Tone::Danger, QStringLiteral("error"), tr("Fails on this hit"), bridge::translated(real->reason), true});
        return;
    }
    if (real->outgoing.empty())
        m_verdict->setLook(
            {Tone::Success, QStringLiteral("fire"), tr("Fires on this hit"), tr("It makes no request."), true});
    else
        m_verdict->setLook({Tone::Accent, QStringLiteral("hold"), tr("Held: nothing has been sent"),
            tr("All but the struck-out lines would leave."), true});
}

void TagSample::updateTabs(const runtime::OutgoingTrace* request)
{
    QString answer;
    if (request && request->answer)
        answer = request->answer->assumed ? tr("none") : QString::number(request->answer->status);
    m_tabs->setTabs({{QStringLiteral("request"), tr("Request"), {}},
        {QStringLiteral("headers"), tr("Headers"), request ? QString::number(request->headers.size()) : QString()},
        {QStringLiteral("seen"), tr("What it sees"),
            m_tag ? QString::number(models::countParameters(m_tag->eventData)) : QString()},
        {QStringLiteral("curl"), tr("cURL"), {}}, {QStringLiteral("answer"), tr("Answer"), answer}});
}

void TagSample::showRequest()
{
    const runtime::OutgoingTrace* shown = request();
    updateTabs(shown);
    showFooter(m_tag);
    m_line->setVisible(shown != nullptr);
    if (shown) {
        m_method->setLook({bridge::oneLine(shown->method), {}, Tone::Neutral});
        m_url->setText(bridge::oneLine(shown->url));
        m_size->setText(QLocale().formattedDataSize(
            static_cast<qint64>(shown->body.size()), 1, QLocale::DataSizeTraditionalFormat));
    }
    const QString tab = m_tabs->current();
    m_rows->setCompared(tab == QLatin1String("seen"));
    if (tab == QLatin1String("request") || tab == QLatin1String("curl")) {
        m_stack->setCurrentWidget(m_code);
        if (!shown)
            m_code->setLines({});
        else if (tab == QLatin1String("curl"))
            m_code->setText(models::asCurl(*shown));
        else
            m_code->setLines(requestLines(*shown, *m_tag));
        return;
    }
    m_stack->setCurrentWidget(m_rows);
    models::TraceRows rows;
    if (tab == QLatin1String("seen") && m_tag && m_trace) {
        const runtime::EventTrace& event = m_trace->events[bridge::eventOfVerdict(*m_trace, m_ref)];
        rows = models::eventDataRows(event, m_tag);
    } else if (shown && tab == QLatin1String("headers")) {
        rows = models::headersRow(shown->headers).children;
    } else if (shown && shown->answer) {
        auto answer = models::answerRow(*shown->answer);
        answer.data.open = true;
        rows.push_back(std::move(answer));
    }
    m_rows->setWords(tr("Nothing to show here."));
    m_rows->setRows(rows);
}

void TagSample::showFooter(const runtime::TagTrace* tag)
{
    QStringList parts;
    if (tag) {
        const ChangeCounts counts = countChanges(*tag);
        if (counts.hidden > 0)
            parts << tr("%n value(s) hidden, not sent", nullptr, counts.hidden);
        if (counts.changed > 0)
            parts << tr("~ %n changed", nullptr, counts.changed);
        if (counts.added > 0)
            parts << tr("+ %n added", nullptr, counts.added);
    }
    m_footer->setText(parts.join(QStringLiteral("    ")));
}

} // namespace sluis::pages
