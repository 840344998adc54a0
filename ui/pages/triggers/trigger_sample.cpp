#include "ui/pages/triggers/trigger_sample.h"

#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"
#include "ui/editors/sample_header.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/headers.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QLocale>

#include <cmath>

namespace sluis::pages {

using widgets::Label;
using widgets::Tone;

TriggerSample::TriggerSample(bridge::Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_event(new Label(theme::Font::BaseStrong, Label::Color::Primary, this))
    , m_when(new Label(theme::Font::Data, Label::Color::Secondary, this))
    , m_hit(new Label(theme::Font::Base, Label::Color::Secondary, this))
    , m_verdict(new widgets::InlineMessage(this))
    , m_use(new widgets::Button(widgets::Button::Role::Normal, this))
    , m_last(new widgets::SectionHeader(this))
    , m_list(new QListView(this))
    , m_took(new Label(theme::Font::Caption, Label::Color::Tertiary, this))
{
    m_verdict->setObjectName(QStringLiteral("triggerVerdict"));
    m_use->setObjectName(QStringLiteral("useActualValue"));
    m_list->setObjectName(QStringLiteral("lastHits"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new models::VerdictDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    auto* line = new QHBoxLayout;
    line->setSpacing(theme::space2);
    line->addWidget(m_event);
    line->addWidget(m_when);
    line->addStretch();
    line->addWidget(m_hit);
    auto* upper = new QVBoxLayout;
    upper->setContentsMargins(theme::space4, theme::space3, theme::space4, theme::space3);
    upper->setSpacing(theme::space2);
    upper->addLayout(line);
    upper->addWidget(m_verdict);
    upper->addWidget(m_use, 0, Qt::AlignLeft);
    m_took->setContentsMargins(theme::space4, theme::space3, theme::space4, theme::space3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* header = new editors::SampleHeader(session, this);
    header->setShort(true);
    column->addWidget(header);
    column->addLayout(upper);
    column->addWidget(m_last);
    column->addWidget(m_list, 1);
    column->addWidget(m_took);
    connect(m_use, &QAbstractButton::clicked, this, [this] { Q_EMIT valueOffered(m_offered, m_offeredValue); });
    connect(m_list, &QAbstractItemView::clicked, this,
        [this](const QModelIndex& index) { m_session.selection().setSample(m_model.at(index).hit); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid() && !m_showing && m_list->hasFocus())
            m_session.selection().setSample(m_model.at(index).hit);
    });
    retranslate();
}

void TriggerSample::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TriggerSample::retranslate()
{
    m_last->setTitle(tr("Last hits"));
    m_last->setNote(tr("first condition that failed"));
    m_list->setAccessibleName(tr("What the trigger makes of the last hits"));
}

void TriggerSample::show(const container::Trigger& trigger)
{
    const bridge::SampleEvaluation& sample = m_session.evaluator().sample();
    const bridge::StripEvaluation& strip = m_session.evaluator().strip();
    const container::EntityRef ref{container::EntityKind::Trigger, trigger.id.text};
    m_use->hide();
    m_offered = -1;
    m_hit->setText(
        sample.trace ? tr("hit %1").arg(QLocale().toString(static_cast<qulonglong>(sample.hit.number))) : QString());
    if (!sample.trace) {
        m_event->setText({});
        m_when->setText({});
        m_verdict->setLook({Tone::Neutral, QStringLiteral("live"),
            sample.error ? bridge::translated(*sample.error) : tr("No hit to try it on yet."),
            tr("As soon as one arrives, this shows what the trigger makes of it."), true});
    } else if (sample.trace->events.empty()) {
        m_event->setText(tr("no event"));
        m_when->setText(bridge::clockText(sample.trace->hit.time));
        m_verdict->setLook({Tone::Neutral, QStringLiteral("not-fired"), tr("No event came of this hit."),
            tr("So no trigger was asked. Choose another hit."), true});
    } else {
        const runtime::EventTrace& event = sample.trace->events[bridge::eventOfVerdict(*sample.trace, ref)];
        m_event->setText(bridge::oneLine(event.name));
        m_when->setText(bridge::clockText(sample.trace->hit.time));
        if (const auto* trace = bridge::findTrigger(event, trigger.id.text))
            showVerdict(*trace);
    }
    if (strip.entity == ref) {
        m_showing = true;
        m_model.setVerdicts(strip.verdicts);
        m_showing = false;
        m_last->setCount(QString::number(strip.verdicts.size()));
        m_took->setText(tr("Evaluated again after every keystroke. Took %1 ms.")
                .arg(std::max(1L, std::lround(sample.milliseconds + strip.milliseconds))));
        const QModelIndex current = m_model.indexOf(sample.hit);
        if (current.isValid() && m_list->currentIndex() != current) {
            m_showing = true;
            m_list->setCurrentIndex(current);
            m_showing = false;
        }
    }
}

void TriggerSample::showVerdict(const runtime::TriggerTrace& trace)
{
    if (trace.fired) {
        const QString rest = trace.conditions.empty()
            ? tr("It has no condition, so every event will do.")
            : tr("All of its %n condition(s) hold.", nullptr, static_cast<int>(trace.conditions.size()));
        m_verdict->setLook({Tone::Success, QStringLiteral("fire"), tr("Would fire on this hit"), rest, true});
        return;
    }
    int onlyFailed = -1;
    const QString why = explanation(trace, onlyFailed);
    m_verdict->setLook({Tone::Neutral, QStringLiteral("not-fired"), tr("Would not fire on this hit"), why, true});
    if (onlyFailed < 0)
        return;
    const runtime::ConditionTrace& condition = trace.conditions[static_cast<size_t>(onlyFailed)];
    if (condition.op != container::Operator::Equals || condition.negate || condition.left.isUndefined())
        return;
    m_offered = onlyFailed;
    m_offeredValue = bridge::actualText(condition.left);
    m_use->setText(tr("Use \u201C%1\u201D").arg(m_offeredValue));
    m_use->show();
}

QString TriggerSample::explanation(const runtime::TriggerTrace& trace, int& onlyFailed) const
{
    int failed = 0;
    int first = -1;
    for (size_t number = 0; number < trace.conditions.size(); ++number) {
        if (trace.conditions[number].holds)
            continue;
        ++failed;
        if (first < 0)
            first = static_cast<int>(number);
    }
    if (first < 0)
        return tr("It is not asked for events like this one.");
    if (failed == 1)
        onlyFailed = first;
    const runtime::ConditionTrace& condition = trace.conditions[static_cast<size_t>(first)];
    const QString words
        = bridge::operatorWord(condition.op, condition.negate, condition.ignoreCase, condition.operatorName);
    const QString sentence = tr("Condition %1: %2 was \u201C%3\u201D, but must be: %4 \u201C%5\u201D.")
                                 .arg(first + 1)
                                 .arg(bridge::variableName(condition.variable), bridge::actualText(condition.left),
                                     words, bridge::actualText(condition.right));
    const int others = static_cast<int>(trace.conditions.size()) - failed;
    if (failed > 1)
        return sentence + u' ' + tr("%n more do not hold either.", nullptr, failed - 1);
    return others > 0 ? sentence + u' ' + tr("The other %n hold.", nullptr, others) : sentence;
}

} // namespace sluis::pages
