#include "ui/pages/tags/tag_editor.h"

#include "ui/bridge/text.h"
#include "ui/editors/field_form.h"
#include "ui/editors/new_entity.h"
#include "ui/editors/problem_notes.h"
#include "ui/editors/reference_chips.h"
#include "ui/models/entity_row.h"
#include "ui/models/event_data_rows.h"
#include "ui/models/vendor_mark.h"
#include "ui/pages/tags/request_lines.h"
#include "ui/pages/tags/tag_options.h"
#include "ui/pages/tags/tag_sample.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>

namespace sluis::pages {

using container::Tag;
using widgets::Label;

namespace {

    constexpr int SampleWidth = 552;

    std::vector<container::EntityRef> refsOf(const std::vector<container::TriggerId>& ids)
    {
        std::vector<container::EntityRef> refs;
        for (const container::TriggerId& id : ids)
            refs.push_back({container::EntityKind::Trigger, id.text});
        return refs;
    }

} // namespace

TagEditor::TagEditor(bridge::Session& session, QWidget* parent)
    : EntityEditor(session, container::EntityKind::Tag, SampleWidth, parent)
    , m_active(new QCheckBox(this))
    , m_form(new editors::FieldForm(session, this))
    , m_unknownType(new Label(theme::Font::Base, Label::Color::Secondary, this))
    , m_firing(new Label(theme::Font::Heading, Label::Color::Primary, this))
    , m_fires(new editors::ReferenceChips(session, container::EntityKind::Trigger, this))
    , m_blocks(new editors::ReferenceChips(session, container::EntityKind::Trigger, this))
    , m_options(new TagOptions(session, this))
    , m_receives(new widgets::Panel(theme::Color::SurfaceRaised, this))
    , m_receivesTitle(new Label(theme::Font::BaseStrong, Label::Color::Primary, m_receives))
    , m_receivesText(new Label(theme::Font::Caption, Label::Color::Secondary, m_receives))
    , m_sample(new TagSample(session, this))
{
    m_active->setObjectName(QStringLiteral("tagActive"));
    m_fires->setObjectName(QStringLiteral("firesOn"));
    m_blocks->setObjectName(QStringLiteral("blockedBy"));
    m_unknownType->setWordWrap(true);
    frame().addAction(m_active);
    auto* firing = new QVBoxLayout;
    firing->setSpacing(theme::space2);
    firing->addWidget(m_firing);
    firing->addWidget(m_fires);
    firing->addWidget(m_blocks);
    static_cast<widgets::Panel*>(m_receives)->setCard(theme::radiusCard);
    auto* receives = new QVBoxLayout(m_receives);
    receives->setContentsMargins(theme::space3, 10, theme::space3, 10);
    receives->setSpacing(0);
    receives->addWidget(m_receivesTitle);
    receives->addWidget(m_receivesText);
    m_receivesText->setWordWrap(true);
    auto* last = new QHBoxLayout;
    last->setSpacing(theme::space4);
    last->addWidget(makeFolderField(), 1);
    last->addWidget(makeNotesField(), 1);
    frame().form()->addWidget(m_unknownType);
    frame().form()->addWidget(m_form);
    frame().form()->addLayout(firing);
    frame().form()->addWidget(m_receives);
    frame().form()->addWidget(m_options);
    frame().form()->addLayout(last);
    frame().setSample(m_sample);

    connect(m_active, &QCheckBox::clicked, this, [this](bool active) {
        change<Tag>(QStringLiteral("paused"),
            [active](Tag& tag) { tag.paused = active ? std::nullopt : std::optional<bool>(true); });
        endMerging();
    });
    connect(m_form, &editors::FieldForm::changed, this, [this](const container::Parameter& parameter) {
        change<Tag>(QStringLiteral("parameter.") + bridge::text(parameter.key),
            [&](Tag& tag) { container::putParameter(tag.parameters, parameter); });
    });
    connect(m_form, &editors::FieldForm::editingEnded, this, [this] { endMerging(); });
    connect(m_options, &TagOptions::changed, this,
        [this](const QString& field, const TagOptions::Change& function) { change<Tag>(field, function); });
    for (const bool blocking : {false, true}) {
        editors::ReferenceChips* chips = blocking ? m_blocks : m_fires;
        connect(chips, &editors::ReferenceChips::addRequested, this,
            [this, blocking](const container::EntityRef& ref) { addTrigger(blocking, ref); });
        connect(chips, &editors::ReferenceChips::removeRequested, this,
            [this, blocking](const container::EntityRef& ref) { removeTrigger(blocking, ref); });
        connect(chips, &editors::ReferenceChips::newRequested, this, [this, blocking] { makeTrigger(blocking); });
        connect(chips, &editors::ReferenceChips::entityChosen, this, &EntityEditor::entityRequested);
    }
    connect(&session.workspace(), &bridge::WorkspaceModel::problemsChanged, this,
        [this] { m_form->setProblems(this->session().workspace().problemsOf(entity())); });
    retranslate();
}

void TagEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    EntityEditor::changeEvent(event);
}

void TagEditor::retranslate()
{
    m_active->setText(tr("Active"));
    m_active->setAccessibleName(tr("Active"));
    m_firing->setText(tr("Firing"));
    m_fires->setLabel(tr("Fires on"));
    m_fires->setAddWord(tr("Trigger"));
    m_blocks->setLabel(tr("Blocked by"));
    m_blocks->setAddWord(tr("Trigger"));
}

widgets::TileLook TagEditor::tileOf(const container::Entity& entity) const
{
    return widgets::monogramTile(models::monogramOf(std::get<Tag>(entity), session().workspace().types()));
}

void TagEditor::begin(const container::EntityRef&)
{
    m_options->setOpen(false);
}

void TagEditor::showEntity(const container::Entity& entity)
{
    const auto& tag = std::get<Tag>(entity);
    m_active->setChecked(!tag.isPaused());
    const templates::TypeDescription* type = session().workspace().typeOf(entity);
    m_unknownType->setVisible(!type || type->support != templates::Support::Runs);
    m_unknownType->setText(!type
            ? tr("This program does not know the type %1. The tag is kept as it came and does not run.")
                  .arg(bridge::oneLine(tag.type))
            : bridge::text(type->reason));
    m_form->setVisible(type != nullptr);
    m_form->setFields(type ? type->fields : std::vector<templates::Field>{});
    m_form->setParameters(tag.parameters);
    m_form->setProblems(session().workspace().problemsOf(container::refOf(entity)));
    m_fires->setReferences(refsOf(tag.firingTriggers));
    m_blocks->setReferences(refsOf(tag.blockingTriggers));
    m_options->setTag(tag);
}

void TagEditor::showSample()
{
    const Tag* tag = session().workspace().draft().tag(container::TagId(entity().id));
    if (!tag)
        return;
    m_sample->show(*tag);
    const auto& trace = session().evaluator().sample().trace;
    const runtime::EventTrace* event
        = trace && !trace->events.empty() ? &trace->events[bridge::eventOfVerdict(*trace, entity())] : nullptr;
    const auto anyHolds = [&](const std::vector<container::TriggerId>& ids) {
        return std::any_of(ids.begin(), ids.end(), [&](const container::TriggerId& id) {
            const auto* trigger = event ? bridge::findTrigger(*event, id.text) : nullptr;
            return trigger && trigger->fired;
        });
    };
    const auto note = [&](const std::vector<container::TriggerId>& ids) {
        if (!event || ids.empty())
            return QString();
        return anyHolds(ids) ? tr("true on this hit") : tr("false on this hit");
    };
    m_fires->setNote(note(tag->firingTriggers), anyHolds(tag->firingTriggers));
    m_blocks->setNote(note(tag->blockingTriggers), false);
    showReceives(*tag);
}

void TagEditor::showReceives(const Tag& tag)
{
    const bridge::SampleEvaluation& sample = session().evaluator().sample();
    const runtime::TagTrace* seen = nullptr;
    const runtime::EventTrace* event = nullptr;
    for (const runtime::TracePtr& trace : {sample.trace, sample.asIfFired}) {
        if (!trace || trace->events.empty() || seen)
            continue;
        const runtime::EventTrace& candidate = trace->events[bridge::eventOfVerdict(*trace, entity())];
        const auto* found = bridge::findTag(candidate, tag.id.text);
        if (found && bridge::hasRun(found->status)) {
            seen = found;
            event = &candidate;
        }
    }
    m_receives->setVisible(seen != nullptr);
    if (!seen)
        return;
    const QString vendor = models::vendorOf(tag, session().workspace().types());
    m_receivesTitle->setText(tr("What %1 receives").arg(vendor));
    QStringList sentences{tr("%1 of %2 parameters can leave.")
            .arg(models::countParameters(seen->eventData))
            .arg(models::countParameters(event->data))};
    for (const models::PipeStep& step : models::pipeTo(*seen)) {
        if (step.hidden > 0)
            sentences << tr("%1 hidden by %2.").arg(step.hidden).arg(step.name);
        if (step.changed > 0)
            sentences << tr("%1 changed by %2.").arg(step.changed).arg(step.name);
        if (step.added > 0)
            sentences << tr("%1 added by %2.").arg(step.added).arg(step.name);
    }
    m_receivesText->setText(sentences.join(u' '));
}

void TagEditor::addTrigger(bool blocking, const container::EntityRef& ref)
{
    change<Tag>(
        QString(), [&](Tag& tag) { (blocking ? tag.blockingTriggers : tag.firingTriggers).emplace_back(ref.id); });
    endMerging();
}

void TagEditor::removeTrigger(bool blocking, const container::EntityRef& ref)
{
    change<Tag>(QString(), [&](Tag& tag) {
        std::erase(blocking ? tag.blockingTriggers : tag.firingTriggers, container::TriggerId(ref.id));
    });
    endMerging();
}

void TagEditor::makeTrigger(bool blocking)
{
    bridge::WorkspaceModel& workspace = session().workspace();
    const auto* type = workspace.types().find(container::EntityKind::Trigger, "CUSTOM_EVENT");
    const Tag* tag = workspace.draft().tag(container::TagId(entity().id));
    if (!type || !tag)
        return;
    const container::Entity trigger = editors::newEntity(workspace.draft(), *type);
    const container::EntityRef ref = container::refOf(trigger);
    Tag changed = *tag;
    (blocking ? changed.blockingTriggers : changed.firingTriggers).emplace_back(ref.id);
    container::Edit edit;
    edit.name = {"edit.add", {std::string(container::nameOf(trigger))}};
    edit.changes = {container::PutEntity{trigger}, container::PutEntity{changed}};
    if (workspace.apply(std::move(edit)))
        Q_EMIT entityRequested(ref);
}

bool TagEditor::focusField(const QString& path)
{
    return m_form->focusField(path);
}

} // namespace sluis::pages
