#include "ui/pages/variables/variable_editor.h"

#include "ui/bridge/text.h"
#include "ui/editors/field_form.h"
#include "ui/editors/secret_state.h"
#include "ui/editors/variable_field.h"
#include "ui/pages/variables/format_options.h"
#include "ui/pages/variables/users_card.h"
#include "ui/pages/variables/variable_sample.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>

namespace sluis::pages {

using container::Variable;
using widgets::Label;

namespace {

    constexpr int SampleWidth = 420;

} // namespace

VariableEditor::VariableEditor(bridge::Session& session, QWidget* parent)
    : EntityEditor(session, container::EntityKind::Variable, SampleWidth, parent)
    , m_about(new Label(theme::Font::Base, Label::Color::Secondary, this))
    , m_form(new editors::FieldForm(session, this))
    , m_format(new FormatOptions(session, this))
    , m_more(new QWidget(this))
    , m_users(new UsersCard(session, this))
    , m_sample(new VariableSample(session, this))
{
    m_about->setWordWrap(true);
    auto* more = new QHBoxLayout(m_more);
    more->setContentsMargins(0, 0, 0, 0);
    more->setSpacing(theme::space4);
    more->addWidget(makeFolderField(), 1);
    more->addWidget(makeNotesField(), 1);
    frame().form()->addWidget(m_about);
    frame().form()->addWidget(m_form);
    if (session.secrets()) {
        m_secret = new editors::SecretState(*session.secrets(), QStringLiteral("secretState"), this);
        frame().form()->addWidget(m_secret);
    }
    frame().form()->addWidget(m_format);
    frame().form()->addWidget(m_more);
    frame().setFooter(m_users);
    frame().setSample(m_sample);
    connect(m_form, &editors::FieldForm::changed, this, [this](const container::Parameter& parameter) {
        change<Variable>(QStringLiteral("parameter.") + bridge::text(parameter.key),
            [&](Variable& variable) { container::putParameter(variable.parameters, parameter); });
    });
    connect(m_form, &editors::FieldForm::editingEnded, this, [this] { endMerging(); });
    connect(
        m_format, &FormatOptions::changed, this, [this](const QString& field, const container::FormatValue& format) {
            change<Variable>(field, [&](Variable& variable) { variable.formatValue = format; });
        });
    connect(m_users, &UsersCard::entityChosen, this, &EntityEditor::entityRequested);
    connect(&session.workspace(), &bridge::WorkspaceModel::problemsChanged, this,
        [this] { m_form->setProblems(this->session().workspace().problemsOf(entity())); });
}

void VariableEditor::showEntity(const container::Entity& entity)
{
    const templates::TypeDescription* type = session().workspace().typeOf(entity);
    const auto* variable = std::get_if<Variable>(&entity);
    m_form->setVisible(variable && type);
    m_format->setVisible(variable != nullptr);
    m_more->setVisible(variable != nullptr);
    if (!variable)
        m_about->setText(
            tr("This variable comes with every server container; it has nothing to set. Deleting it switches it off."));
    else if (!type)
        m_about->setText(tr("This program does not know the type %1. The variable is kept as it came and has no value.")
                .arg(bridge::oneLine(variable->type)));
    else
        m_about->setText(bridge::text(type->support == templates::Support::Runs ? type->description : type->reason));
    m_about->setVisible(!m_about->text().isEmpty());
    if (variable) {
        m_form->setFields(type ? type->fields : std::vector<templates::Field>{});
        m_form->setParameters(variable->parameters);
        m_form->setProblems(session().workspace().problemsOf(container::refOf(entity)));
        m_format->setFormat(variable->formatValue);
    }
    if (m_secret)
        m_secret->setSecret(variable ? std::string(container::secretNameOf(*variable)) : std::string());
    m_users->setEntity(container::refOf(entity));
}

void VariableEditor::showSample()
{
    const auto entity = session().workspace().draft().entity(this->entity());
    if (entity)
        m_sample->show(this->entity(), std::string(container::nameOf(*entity)));
}

bool VariableEditor::focusField(const QString& path)
{
    return m_form->focusField(path);
}

} // namespace sluis::pages
