#include "ui/pages/transformations/transformation_editor.h"

#include "ui/bridge/text.h"
#include "ui/editors/condition_list.h"
#include "ui/editors/field_form.h"
#include "ui/editors/hits_card.h"
#include "ui/editors/reference_chips.h"
#include "ui/editors/variable_field.h"
#include "ui/models/entity_row.h"
#include "ui/pages/transformations/scope.h"
#include "ui/pages/transformations/transformation_sample.h"
#include "ui/pages/transformations/type_chips.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QRadioButton>

#include <algorithm>

namespace sluis::pages {

using container::Transformation;
using widgets::Label;

namespace {

    constexpr int SampleWidth = 560;

} // namespace

TransformationEditor::TransformationEditor(bridge::Session& session, QWidget* parent)
    : EntityEditor(session, container::EntityKind::Transformation, SampleWidth, parent)
    , m_about(new Label(theme::Font::Base, Label::Color::Secondary, this))
    , m_form(new editors::FieldForm(session, this))
    , m_scope(new Label(theme::Font::Heading, Label::Color::Primary, this))
    , m_allTags(new QRadioButton(this))
    , m_someTags(new QRadioButton(this))
    , m_tags(new editors::ReferenceChips(session, container::EntityKind::Tag, this))
    , m_types(new TypeChips(session, this))
    , m_conditional(new QCheckBox(this))
    , m_add(new widgets::Button(widgets::Button::Role::Normal, this))
    , m_conditions(new editors::ConditionList(session, this))
    , m_hits(new editors::HitsCard(session, this))
    , m_sample(new TransformationSample(session, this))
{
    m_allTags->setObjectName(QStringLiteral("scopeAll"));
    m_someTags->setObjectName(QStringLiteral("scopeSome"));
    m_tags->setObjectName(QStringLiteral("scopeTags"));
    m_conditional->setObjectName(QStringLiteral("scopeConditional"));
    m_add->setObjectName(QStringLiteral("addCondition"));
    m_about->setWordWrap(true);
    auto* which = new QHBoxLayout;
    which->setSpacing(theme::space4);
    which->addWidget(m_allTags);
    which->addWidget(m_someTags);
    which->addStretch();
    auto* when = new QHBoxLayout;
    when->addWidget(m_conditional, 1);
    when->addWidget(m_add);
    auto* scope = new QVBoxLayout;
    scope->setSpacing(theme::space2);
    scope->addWidget(m_scope);
    scope->addLayout(which);
    scope->addWidget(m_tags);
    scope->addWidget(m_types);
    scope->addSpacing(theme::space2);
    scope->addLayout(when);
    scope->addWidget(m_conditions);
    auto* last = new QHBoxLayout;
    last->setSpacing(theme::space4);
    last->addWidget(makeFolderField(), 1);
    last->addWidget(makeNotesField(), 1);
    frame().form()->addWidget(m_about);
    frame().form()->addWidget(m_form);
    frame().form()->addLayout(scope);
    frame().form()->addLayout(last);
    frame().setFooter(m_hits);
    frame().setSample(m_sample);

    connect(m_form, &editors::FieldForm::changed, this, [this](const container::Parameter& parameter) {
        change<Transformation>(QStringLiteral("parameter.") + bridge::text(parameter.key),
            [&](Transformation& transformation) { container::putParameter(transformation.parameters, parameter); });
    });
    connect(m_form, &editors::FieldForm::editingEnded, this, [this] { endMerging(); });
    connect(m_allTags, &QRadioButton::clicked, this, [this] { setAllExcept(true); });
    connect(m_someTags, &QRadioButton::clicked, this, [this] { setAllExcept(false); });
    connect(m_tags, &editors::ReferenceChips::addRequested, this,
        [this](const container::EntityRef& ref) { changeTag(ref, true); });
    connect(m_tags, &editors::ReferenceChips::removeRequested, this,
        [this](const container::EntityRef& ref) { changeTag(ref, false); });
    connect(m_tags, &editors::ReferenceChips::entityChosen, this, &EntityEditor::entityRequested);
    connect(m_types, &TypeChips::addRequested, this, [this](const QString& code) { changeType(code, true); });
    connect(m_types, &TypeChips::removeRequested, this, [this](const QString& code) { changeType(code, false); });
    connect(m_conditional, &QCheckBox::clicked, this, [this](bool on) {
        change<Transformation>(QString(), [&](Transformation& transformation) {
            transformation = withScopeConditions(transformation, on, m_conditions->completeConditions());
        });
        endMerging();
        if (on && m_conditions->count() == 0)
            m_conditions->addCondition();
    });
    connect(m_add, &QAbstractButton::clicked, m_conditions, &editors::ConditionList::addCondition);
    connect(m_conditions, &editors::ConditionList::changed, this, &TransformationEditor::sendConditions);
    connect(m_conditions, &editors::ConditionList::editingEnded, this, [this] { endMerging(); });
    connect(m_sample, &TransformationSample::conditionsJudged, m_conditions, &editors::ConditionList::setTruth);
    connect(m_hits, &editors::HitsCard::entityChosen, this, &EntityEditor::entityRequested);
    connect(&session.workspace(), &bridge::WorkspaceModel::problemsChanged, this,
        [this] { m_form->setProblems(this->session().workspace().problemsOf(entity())); });
    retranslate();
}

void TransformationEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    EntityEditor::changeEvent(event);
}

void TransformationEditor::retranslate()
{
    m_scope->setText(tr("Acts on"));
    m_allTags->setText(tr("All tags"));
    m_someTags->setText(tr("Some tags"));
    m_allTags->setAccessibleName(m_allTags->text());
    m_someTags->setAccessibleName(m_someTags->text());
    m_tags->setAddWord(tr("Tag"));
    m_conditional->setText(tr("Only when all of these hold"));
    m_conditional->setAccessibleName(m_conditional->text());
    m_add->setText(tr("Add condition"));
    m_add->setIconName(QStringLiteral("add"));
    m_conditions->setAccessibleName(tr("Conditions"));
}

void TransformationEditor::begin(const container::EntityRef& ref)
{
    m_conditions->setConditions({});
    m_hits->setEntity(ref);
}

void TransformationEditor::showEntity(const container::Entity& entity)
{
    const auto& transformation = std::get<Transformation>(entity);
    const templates::TypeDescription* type = session().workspace().typeOf(entity);
    m_about->setText(!type
            ? tr("This program does not know the type %1. The transformation is kept as it came and changes nothing.")
                  .arg(bridge::oneLine(transformation.type))
            : bridge::text(type->description));
    m_about->setVisible(!m_about->text().isEmpty());
    m_form->setVisible(type != nullptr);
    m_form->setFields(type ? type->fields : std::vector<templates::Field>{});
    m_form->setParameters(transformation.parameters);
    m_form->setProblems(session().workspace().problemsOf(container::refOf(entity)));
    const TransformationScope scope = scopeOf(transformation);
    (scope.allExcept ? m_allTags : m_someTags)->setChecked(true);
    m_tags->setLabel(scope.allExcept ? tr("except") : tr("these"));
    m_types->setLabel(scope.allExcept ? tr("except all") : tr("all of"));
    std::vector<container::EntityRef> tags;
    for (const std::string& name : scope.tags) {
        const container::Tag* tag = session().workspace().draft().tagNamed(name);
        tags.push_back({container::EntityKind::Tag, tag ? tag->id.text : name});
    }
    m_tags->setReferences(tags);
    m_types->setTypes(scope.types);
    m_conditional->setChecked(scope.conditional);
    m_add->setVisible(scope.conditional);
    m_conditions->setVisible(scope.conditional);
    m_conditions->setConditions(scope.conditions);
    const container::Container& draft = session().workspace().draft();
    const auto covered = std::count_if(draft.tags.begin(), draft.tags.end(), [&](const container::Tag& tag) {
        const auto acting = models::transformationsOf(draft, tag);
        return std::any_of(
            acting.begin(), acting.end(), [&](const Transformation* each) { return each->id == transformation.id; });
    });
    m_hits->setUsers(
        tags, tr("%1 of %n tag(s) are covered", nullptr, static_cast<int>(draft.tags.size())).arg(covered));
}

void TransformationEditor::showSample()
{
    const Transformation* transformation
        = session().workspace().draft().transformation(container::TransformationId(entity().id));
    if (transformation)
        m_sample->show(*transformation);
}

void TransformationEditor::setAllExcept(bool allExcept)
{
    change<Transformation>(QString(), [&](Transformation& transformation) {
        TransformationScope scope = scopeOf(transformation);
        scope.allExcept = allExcept;
        transformation = withTags(transformation, scope);
    });
    endMerging();
}

void TransformationEditor::changeTag(const container::EntityRef& ref, bool add)
{
    const container::Tag* tag = session().workspace().draft().tag(container::TagId(ref.id));
    const std::string name = tag ? tag->name : ref.id; // a missing one is named by its name
    change<Transformation>(QString(), [&](Transformation& transformation) {
        TransformationScope scope = scopeOf(transformation);
        if (add)
            scope.tags.push_back(name);
        else
            std::erase(scope.tags, name);
        transformation = withTags(transformation, scope);
    });
    endMerging();
}

void TransformationEditor::changeType(const QString& code, bool add)
{
    change<Transformation>(QString(), [&](Transformation& transformation) {
        TransformationScope scope = scopeOf(transformation);
        if (add)
            scope.types.push_back(bridge::utf8(code));
        else
            std::erase(scope.types, bridge::utf8(code));
        transformation = withTags(transformation, scope);
    });
    endMerging();
}

void TransformationEditor::sendConditions(int row)
{
    const QString field = row < 0 ? QString() : QStringLiteral("condition%1").arg(row);
    change<Transformation>(field, [this](Transformation& transformation) {
        transformation
            = withScopeConditions(transformation, m_conditional->isChecked(), m_conditions->completeConditions());
    });
    if (row < 0)
        endMerging();
}

bool TransformationEditor::focusField(const QString& path)
{
    if (path.contains(QLatin1String("matchingConditionsTable")))
        return m_conditions->focusRow(path.section(u'.', -2, -2).toInt());
    return m_form->focusField(path);
}

} // namespace sluis::pages
