#include "ui/pages/clients/client_sample.h"

#include "ui/bridge/text.h"
#include "ui/editors/sample_header.h"
#include "ui/editors/trace_view.h"
#include "ui/models/event_data_rows.h"
#include "ui/models/request_rows.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/tab_strip.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace sluis::pages {

using widgets::Tone;

ClientSample::ClientSample(bridge::Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_header(new editors::SampleHeader(session, this))
    , m_verdict(new widgets::InlineMessage(this))
    , m_tabs(new widgets::TabStrip(this))
    , m_rows(new editors::TraceView(this))
{
    m_verdict->setObjectName(QStringLiteral("clientVerdict"));
    m_tabs->setObjectName(QStringLiteral("clientTabs"));
    m_rows->setObjectName(QStringLiteral("clientRows"));
    m_rows->setIndent(theme::space4);
    auto* verdict = new QVBoxLayout;
    verdict->setContentsMargins(theme::space4, theme::space3, theme::space4, theme::space1);
    verdict->addWidget(m_verdict);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(verdict);
    column->addWidget(m_tabs);
    column->addWidget(m_rows, 1);
    connect(m_tabs, &widgets::TabStrip::chosen, this, &ClientSample::showRows);
    retranslate();
}

void ClientSample::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ClientSample::retranslate()
{
    m_tabs->setAccessibleName(tr("What the client makes of the hit"));
    m_rows->setAccessibleName(tr("Event and answer"));
    m_tabs->setTabs(
        {{QStringLiteral("event"), tr("Event"), {}}, {QStringLiteral("request"), tr("Request and answer"), {}}});
}

void ClientSample::show(const container::Client& client)
{
    const bridge::SampleEvaluation& sample = m_session.evaluator().sample();
    m_claims = false;
    if (!sample.trace) {
        m_verdict->setLook({Tone::Neutral, QStringLiteral("live"),
            sample.error ? bridge::translated(*sample.error) : tr("No hit to try it on yet."),
            tr("As soon as one arrives, this shows whether the client claims it."), true});
    } else {
        const auto& asked = sample.trace->clients;
        const auto found = std::find_if(
            asked.begin(), asked.end(), [&](const runtime::ClientTrace& trace) { return trace.id == client.id; });
        m_claims = found != asked.end() && found->claimed;
        const QString why
            = found != asked.end() ? bridge::translated(found->reason) : tr("Another client claimed it before.");
        if (m_claims)
            m_verdict->setLook({Tone::Success, QStringLiteral("ok"), tr("Claims this hit"), why, true});
        else
            m_verdict->setLook({Tone::Neutral, QStringLiteral("not-fired"), tr("Does not claim this hit"), why, true});
    }
    const size_t events = m_claims ? sample.trace->events.size() : 0;
    m_tabs->setTabs({{QStringLiteral("event"), tr("Event"), events > 1 ? QString::number(events) : QString()},
        {QStringLiteral("request"), tr("Request and answer"),
            sample.trace ? QString::number(sample.trace->response.status) : QString()}});
    showRows();
}

void ClientSample::showRows()
{
    const auto& trace = m_session.evaluator().sample().trace;
    const bool request = m_tabs->current() == QLatin1String("request");
    m_rows->setCompared(false);
    if (!trace) {
        m_rows->setRows({});
        return;
    }
    if (request) {
        m_rows->setRows(models::requestRows(*trace));
        return;
    }
    models::TraceRows rows;
    for (size_t number = 0; m_claims && number < trace->events.size(); ++number) {
        for (auto& group : models::eventDataRows(trace->events[number], nullptr)) {
            group.key = QStringLiteral("%1/%2").arg(number).arg(group.key);
            rows.push_back(std::move(group));
        }
    }
    m_rows->setWords(
        m_claims ? tr("No event came of this hit.") : tr("It makes no event of a hit that it does not claim."));
    m_rows->setRows(rows);
}

} // namespace sluis::pages
