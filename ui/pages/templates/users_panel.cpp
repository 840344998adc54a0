#include "ui/pages/templates/users_panel.h"

#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"
#include "ui/editors/new_entity.h"
#include "ui/models/kind_look.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/headers.h"
#include "ui/widgets/label.h"

#include <QEvent>
#include <QVBoxLayout>

#include <set>

namespace sluis::pages {

using widgets::Label;

namespace {

    constexpr size_t MostChips = 5;

} // namespace

UsersPanel::UsersPanel(TemplateDraft& draft, QWidget* parent)
    : Panel(theme::Color::SurfacePage, parent)
    , m_draft(draft)
    , m_head(new widgets::SectionHeader(this))
    , m_use(new widgets::Button(widgets::Button::Role::Link, this))
    , m_body(new QWidget(this))
    , m_column(new QVBoxLayout(m_body))
{
    setLines(Qt::TopEdge);
    m_use->setObjectName(QStringLiteral("templateUse"));
    m_head->addRight(m_use);
    m_column->setContentsMargins(theme::space3, theme::space2, theme::space3, theme::space3);
    m_column->setSpacing(theme::space1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_body);
    connect(m_use, &QAbstractButton::clicked, this, &UsersPanel::use);
    connect(&draft, &TemplateDraft::changed, this, &UsersPanel::showUsers);
    connect(&draft, &TemplateDraft::trustChanged, this, &UsersPanel::showUsers);
    connect(&draft.session().workspace(), &bridge::WorkspaceModel::draftChanged, this, [this] {
        if (isVisible())
            showUsers();
    });
    retranslate();
}

void UsersPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Panel::changeEvent(event);
}

void UsersPanel::retranslate()
{
    m_head->setTitle(tr("Used by"));
    showUsers();
}

void UsersPanel::showUsers()
{
    while (QLayoutItem* item = m_column->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // one of them may have been clicked
        delete item;
    }
    const bridge::WorkspaceModel& workspace = m_draft.session().workspace();
    std::set<container::EntityRef> users;
    for (const container::Reference& reference : workspace.references().to(m_draft.ref()))
        users.insert(reference.from);
    m_head->setCount(QString::number(users.size()));
    size_t shown = 0;
    for (const container::EntityRef& user : users) {
        if (shown++ == MostChips) {
            m_column->addWidget(new Label(tr("%n more", nullptr, static_cast<int>(users.size() - MostChips)),
                theme::Font::Caption, Label::Color::Tertiary, m_body));
            break;
        }
        const auto entity = workspace.draft().entity(user);
        widgets::ChipLook look;
        look.text = entity ? bridge::oneLine(container::nameOf(*entity)) : bridge::text(user.id);
        look.tile = widgets::kindTile(models::widgetKind(user.kind));
        auto* chip = new widgets::Chip(look, m_body);
        chip->setObjectName(QStringLiteral("user_") + bridge::text(user.id));
        chip->setAccessibleName(look.text);
        connect(chip, &QAbstractButton::clicked, this, [this, user] { Q_EMIT entityChosen(user); });
        m_column->addWidget(chip, 0, Qt::AlignLeft);
    }
    if (users.empty())
        m_column->addWidget(
            new Label(tr("Nothing is made from it yet."), theme::Font::Caption, Label::Color::Tertiary, m_body));
    const templates::Template* subject = m_draft.subject();
    m_use->setVisible(subject && m_draft.isTrusted());
    if (subject)
        m_use->setText(subject->info.kind == container::EntityKind::Variable ? tr("New variable of it")
                : subject->info.kind == container::EntityKind::Client        ? tr("New client of it")
                                                                             : tr("New tag of it"));
}

void UsersPanel::use()
{
    bridge::WorkspaceModel& workspace = m_draft.session().workspace();
    if (!m_draft.subject())
        return;
    const container::EntityKind kind = m_draft.subject()->info.kind;
    for (const templates::TypeDescription* type : workspace.types().all(kind)) {
        const container::CustomTemplate* made = container::templateOfType(workspace.draft(), type->code);
        if (!made || made->id != m_draft.id() || type->support != templates::Support::Runs)
            continue;
        container::Entity entity = editors::newEntity(workspace.draft(), *type);
        const container::EntityRef ref = container::refOf(entity);
        if (workspace.put(std::move(entity)))
            Q_EMIT entityChosen(ref);
        return;
    }
}

} // namespace sluis::pages
