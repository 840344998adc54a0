#include "ui/pages/clients/client_editor.h"

#include "ui/bridge/text.h"
#include "ui/editors/field_form.h"
#include "ui/editors/hits_card.h"
#include "ui/editors/variable_field.h"
#include "ui/pages/clients/client_sample.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QSpinBox>

namespace sluis::pages {

using container::Client;
using widgets::Label;

namespace {

    constexpr int SampleWidth = 460;
    constexpr int MostPriority = 1'000'000;

} // namespace

ClientEditor::ClientEditor(bridge::Session& session, QWidget* parent)
    : EntityEditor(session, container::EntityKind::Client, SampleWidth, parent)
    , m_about(new Label(theme::Font::Base, Label::Color::Secondary, this))
    , m_form(new editors::FieldForm(session, this))
    , m_priority(new QSpinBox(this))
    , m_hits(new editors::HitsCard(session, this))
    , m_sample(new ClientSample(session, this))
{
    m_about->setWordWrap(true);
    m_priority->setObjectName(QStringLiteral("clientPriority"));
    m_priority->setRange(-MostPriority, MostPriority);
    auto* more = new QHBoxLayout;
    more->setSpacing(theme::space4);
    more->addWidget(labelled(tr("Priority (higher is asked first)"), m_priority), 1);
    more->addWidget(makeFolderField(), 1);
    more->addWidget(makeNotesField(), 2);
    frame().form()->addWidget(m_about);
    frame().form()->addWidget(m_form);
    frame().form()->addLayout(more);
    frame().setFooter(m_hits);
    frame().setSample(m_sample);
    connect(m_form, &editors::FieldForm::changed, this, [this](const container::Parameter& parameter) {
        change<Client>(QStringLiteral("parameter.") + bridge::text(parameter.key),
            [&](Client& client) { container::putParameter(client.parameters, parameter); });
    });
    connect(m_form, &editors::FieldForm::editingEnded, this, [this] { endMerging(); });
    connect(m_priority, &QSpinBox::valueChanged, this, [this](int value) {
        if (!m_setting)
            change<Client>(QStringLiteral("priority"), [value](Client& client) {
                client.priority = value == 0 ? std::nullopt : std::optional<double>(value);
            });
    });
    connect(m_hits, &editors::HitsCard::entityChosen, this, &EntityEditor::entityRequested);
    connect(&session.workspace(), &bridge::WorkspaceModel::problemsChanged, this,
        [this] { m_form->setProblems(this->session().workspace().problemsOf(entity())); });
}

void ClientEditor::begin(const container::EntityRef& ref)
{
    m_hits->setEntity(ref);
}

void ClientEditor::showEntity(const container::Entity& entity)
{
    const auto& client = std::get<Client>(entity);
    const templates::TypeDescription* type = session().workspace().typeOf(entity);
    m_about->setText(!type
            ? tr("This program does not know the type %1. The client is kept as it came and claims nothing.")
                  .arg(bridge::oneLine(client.type))
            : bridge::text(type->support == templates::Support::Runs ? type->description : type->reason));
    m_about->setVisible(!m_about->text().isEmpty());
    m_form->setVisible(type != nullptr);
    m_form->setFields(type ? type->fields : std::vector<templates::Field>{});
    m_form->setParameters(client.parameters);
    m_form->setProblems(session().workspace().problemsOf(container::refOf(entity)));
    m_setting = true;
    m_priority->setValue(static_cast<int>(client.priority.value_or(0)));
    m_setting = false;
    m_hits->setUsers({}, tr("Clients are asked one after the other; the first that claims a hit keeps it."));
}

void ClientEditor::showSample()
{
    const Client* client = session().workspace().draft().client(container::ClientId(entity().id));
    if (client)
        m_sample->show(*client);
}

bool ClientEditor::focusField(const QString& path)
{
    return m_form->focusField(path);
}

} // namespace sluis::pages
