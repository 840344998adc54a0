#include "ui/pages/triggers/trigger_editor.h"

#include "ui/bridge/text.h"
#include "ui/editors/condition_list.h"
#include "ui/editors/hits_card.h"
#include "ui/editors/variable_field.h"
#include "ui/pages/triggers/trigger_conditions.h"
#include "ui/pages/triggers/trigger_sample.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>

namespace sluis::pages {

using container::TriggerType;
using widgets::Label;

namespace {

    constexpr int SampleWidth = 384;

} // namespace

TriggerEditor::TriggerEditor(bridge::Session& session, QWidget* parent)
    : EntityEditor(session, container::EntityKind::Trigger, SampleWidth, parent)
    , m_type(new QComboBox(this))
    , m_heading(new Label(theme::Font::Heading, Label::Color::Primary, this))
    , m_hint(new Label(theme::Font::Base, Label::Color::Tertiary, this))
    , m_add(new widgets::Button(widgets::Button::Role::Normal, this))
    , m_conditions(new editors::ConditionList(session, this))
    , m_hits(new editors::HitsCard(session, this))
    , m_sample(new TriggerSample(session, this))
{
    m_type->setObjectName(QStringLiteral("triggerType"));
    m_add->setObjectName(QStringLiteral("addCondition"));
    for (const TriggerType type : {TriggerType::CustomEvent, TriggerType::ServerPageview, TriggerType::Always})
        m_type->addItem({}, static_cast<int>(type));
    auto* top = new QHBoxLayout;
    top->setSpacing(theme::space4);
    top->addWidget(labelled(tr("Fires on"), m_type), 292);
    top->addWidget(makeFolderField(), 160);
    top->addWidget(makeNotesField(), 374);
    auto* heading = new QHBoxLayout;
    heading->setSpacing(theme::space3);
    heading->addWidget(m_heading);
    heading->addWidget(m_hint, 1);
    heading->addWidget(m_add);
    auto* conditions = new QVBoxLayout;
    conditions->setSpacing(theme::space2);
    conditions->addLayout(heading);
    conditions->addWidget(m_conditions);
    frame().form()->addLayout(top);
    frame().form()->addLayout(conditions);
    frame().setFooter(m_hits);
    frame().setSample(m_sample);

    connect(m_type, &QComboBox::activated, this, [this](int index) {
        const auto type = static_cast<TriggerType>(m_type->itemData(index).toInt());
        change<container::Trigger>(
            QStringLiteral("type"), [type](container::Trigger& trigger) { trigger = asType(trigger, type); });
        endMerging();
    });
    connect(m_add, &QAbstractButton::clicked, m_conditions, &editors::ConditionList::addCondition);
    connect(m_conditions, &editors::ConditionList::changed, this, &TriggerEditor::sendConditions);
    connect(m_conditions, &editors::ConditionList::editingEnded, this, [this] { endMerging(); });
    connect(m_sample, &TriggerSample::valueOffered, m_conditions, &editors::ConditionList::setExpected);
    connect(m_hits, &editors::HitsCard::entityChosen, this, &EntityEditor::entityRequested);
    retranslate();
}

void TriggerEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    EntityEditor::changeEvent(event);
}

void TriggerEditor::retranslate()
{
    for (int index = 0; index < m_type->count(); ++index) {
        container::Trigger named;
        named.type = static_cast<TriggerType>(m_type->itemData(index).toInt());
        if (named.type != TriggerType::Other)
            m_type->setItemText(index, bridge::triggerTypeWord(named));
    }
    m_heading->setText(tr("When all of these hold"));
    m_hint->setText(tr("For OR, give the tag a second trigger."));
    m_add->setText(tr("Add condition"));
    m_add->setIconName(QStringLiteral("add"));
    m_conditions->setAccessibleName(tr("Conditions"));
}

void TriggerEditor::begin(const container::EntityRef& ref)
{
    m_conditions->setConditions({});
    m_hits->setEntity(ref);
}

void TriggerEditor::showEntity(const container::Entity& entity)
{
    const auto& trigger = std::get<container::Trigger>(entity);
    const int other = m_type->findData(static_cast<int>(TriggerType::Other));
    if (trigger.type == TriggerType::Other && other < 0)
        m_type->addItem(bridge::triggerTypeWord(trigger), static_cast<int>(TriggerType::Other));
    else if (trigger.type != TriggerType::Other && other >= 0)
        m_type->removeItem(other);
    m_type->setCurrentIndex(m_type->findData(static_cast<int>(trigger.type)));
    m_conditions->setConditions(draftsOf(trigger));

    std::vector<container::EntityRef> users;
    int fires = 0;
    int blocks = 0;
    for (const container::Tag& tag : session().workspace().draft().tags) {
        const bool firing
            = std::find(tag.firingTriggers.begin(), tag.firingTriggers.end(), trigger.id) != tag.firingTriggers.end();
        const bool blocking = std::find(tag.blockingTriggers.begin(), tag.blockingTriggers.end(), trigger.id)
            != tag.blockingTriggers.end();
        fires += firing ? 1 : 0;
        blocks += blocking ? 1 : 0;
        if (firing || blocking)
            users.push_back({container::EntityKind::Tag, tag.id.text});
    }
    const QString sentence = users.empty() ? tr("No tag uses it yet.")
        : blocks == 0                      ? tr("%n tag(s) fire on it, none is blocked by it", nullptr, fires)
                                           : tr("%1 fire on it, %2 are blocked by it").arg(fires).arg(blocks);
    m_hits->setUsers(users, sentence);
}

void TriggerEditor::showSample()
{
    const container::Trigger* trigger = session().workspace().draft().trigger(container::TriggerId(entity().id));
    if (!trigger)
        return;
    std::vector<runtime::ConditionTrace> truth;
    const auto& trace = session().evaluator().sample().trace;
    if (trace && !trace->events.empty()) {
        const runtime::EventTrace& event = trace->events[bridge::eventOfVerdict(*trace, entity())];
        if (const auto* judged = bridge::findTrigger(event, entity().id))
            truth = judged->conditions;
    }
    m_conditions->setTruth(truth);
    m_sample->show(*trigger);
}

void TriggerEditor::sendConditions(int row)
{
    const QString field = row < 0 ? QStringLiteral("conditions") : QStringLiteral("condition%1").arg(row);
    change<container::Trigger>(field,
        [this](container::Trigger& trigger) { trigger = withConditions(trigger, m_conditions->completeConditions()); });
    if (row < 0)
        endMerging();
}

bool TriggerEditor::focusField(const QString& path)
{
    const QStringList parts = path.split(u'.');
    const bool isEvent = parts.value(0) == QLatin1String("customEventFilter");
    if (!isEvent && parts.value(0) != QLatin1String("filter"))
        return false;
    const bool hasEvent = !m_conditions->conditions().empty() && m_conditions->conditions().front().isFixed;
    return m_conditions->focusRow(parts.value(1).toInt() + (!isEvent && hasEvent ? 1 : 0));
}

} // namespace sluis::pages
