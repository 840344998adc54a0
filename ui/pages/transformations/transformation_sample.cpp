#include "ui/pages/transformations/transformation_sample.h"

#include "ui/bridge/text.h"
#include "ui/editors/sample_header.h"
#include "ui/editors/trace_view.h"
#include "ui/models/event_data_rows.h"
#include "ui/models/request_rows.h"
#include "ui/models/trace_rows.h"
#include "ui/models/vendor_mark.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented_control.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>

#include <cmath>

namespace sluis::pages {

using widgets::Label;
using widgets::Tone;

TransformationSample::TransformationSample(bridge::Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_header(new editors::SampleHeader(session, this))
    , m_verdict(new widgets::InlineMessage(this))
    , m_tags(new QComboBox(this))
    , m_filter(new widgets::SegmentedControl(this))
    , m_rows(new editors::TraceView(this))
    , m_took(new Label(theme::Font::Caption, Label::Color::Tertiary, this))
{
    m_verdict->setObjectName(QStringLiteral("transformationVerdict"));
    m_tags->setObjectName(QStringLiteral("sampleTags"));
    m_filter->setObjectName(QStringLiteral("sampleChanges"));
    m_rows->setObjectName(QStringLiteral("beforeAndAfter"));
    m_rows->setIndent(theme::space4);
    m_rows->setReasons(false);
    auto* choices = new QHBoxLayout;
    choices->addWidget(m_tags);
    choices->addStretch();
    choices->addWidget(m_filter);
    auto* upper = new QVBoxLayout;
    upper->setContentsMargins(theme::space4, theme::space3, theme::space4, theme::space3);
    upper->setSpacing(theme::space2);
    upper->addWidget(m_verdict);
    upper->addLayout(choices);
    m_took->setContentsMargins(theme::space4, theme::space2, theme::space4, theme::space2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(upper);
    column->addWidget(m_rows, 1);
    column->addWidget(m_took);
    connect(m_tags, &QComboBox::activated, this, &TransformationSample::showRows);
    connect(m_filter, &widgets::SegmentedControl::chosen, this, &TransformationSample::showRows);
    retranslate();
}

void TransformationSample::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TransformationSample::retranslate()
{
    m_header->setTitle(tr("Before and after"));
    m_tags->setAccessibleName(tr("As seen by"));
    m_filter->setAccessibleName(tr("Which parameters"));
    m_filter->setSegments(
        {{QStringLiteral("changes"), tr("Changes"), {}, {}, {}}, {QStringLiteral("all"), tr("All"), {}, {}, {}}});
    m_rows->setAccessibleName(tr("Parameters before and after"));
}

void TransformationSample::show(const container::Transformation& transformation)
{
    const bridge::SampleEvaluation& sample = m_session.evaluator().sample();
    m_seen.clear();
    // Every tag as if it fired: a transformation can be judged on any hit.
    const runtime::TracePtr& trace = sample.asIfFired ? sample.asIfFired : sample.trace;
    if (trace && !trace->events.empty()) {
        const runtime::EventTrace& event = trace->events.front();
        m_received = event.data;
        for (const runtime::TagTrace& tag : event.tags) {
            for (const runtime::TransformationTrace& each : tag.transformations) {
                if (each.id == transformation.id)
                    m_seen.push_back({bridge::text(tag.name), models::monogramOf(tag, m_session.workspace().types()),
                        each, tag.eventData});
            }
        }
    }
    if (!sample.trace)
        m_verdict->setLook({Tone::Neutral, QStringLiteral("live"),
            sample.error ? bridge::translated(*sample.error) : tr("No hit to try it on yet."),
            tr("As soon as one arrives, this shows the event before and after."), true});
    else if (!trace || trace->events.empty())
        m_verdict->setLook({Tone::Neutral, QStringLiteral("not-fired"), tr("No event came of this hit."),
            tr("Choose another hit."), true});
    else if (m_seen.empty())
        m_verdict->setLook(
            {Tone::Warning, {}, tr("It acts on no tag."), tr("No tag of the container is in its scope."), true});
    else if (!m_seen.front().trace.applied)
        m_verdict->setLook({Tone::Neutral, QStringLiteral("not-fired"), tr("Not applied on this hit"),
            tr("Its conditions do not hold."), true});
    else
        m_verdict->setLook({Tone::Success, QStringLiteral("transformation"), tr("Applied on this hit"),
            tr("It changes %n parameter(s) of what the tag sees.", nullptr,
                static_cast<int>(m_seen.front().trace.changes.size())),
            true});
    const int chosen = std::max(0, m_tags->currentIndex());
    m_tags->clear();
    for (const Seen& seen : m_seen)
        m_tags->addItem(tr("As seen by %1").arg(seen.tag));
    m_tags->setCurrentIndex(std::min(chosen, m_tags->count() - 1));
    m_tags->setVisible(m_seen.size() > 1);
    m_filter->setVisible(!m_seen.empty());
    m_took->setText(sample.trace ? tr("Evaluated again after every keystroke. Took %1 ms.")
                                       .arg(std::max(1L, std::lround(sample.milliseconds)))
                                 : QString());
    showRows();
    Q_EMIT conditionsJudged(m_seen.empty() ? std::vector<runtime::ConditionTrace>{} : m_seen.front().trace.conditions);
}

void TransformationSample::showRows()
{
    models::TraceRows rows;
    if (!m_seen.empty()) {
        const Seen& seen = m_seen[static_cast<size_t>(std::max(0, m_tags->currentIndex()))];
        for (const runtime::ParameterChange& change : seen.trace.changes)
            rows.push_back(models::parameterRow(change, {}));
        if (m_filter->current() == QLatin1String("all")) {
            models::TreeRow<models::TraceRow> others
                = models::sectionRow(QStringLiteral("others"), tr("The others as the tag sees them in the end"), 0);
            for (auto& group : models::unchangedRows(seen.after, seen.trace.changes))
                others.children.push_back(std::move(group));
            others.data.detail = QString::number(others.children.size());
            rows.push_back(std::move(others));
        }
    }
    m_rows->setWords(m_seen.empty() ? QString() : tr("Changes nothing on this hit."));
    m_rows->setRows(rows);
}

} // namespace sluis::pages
