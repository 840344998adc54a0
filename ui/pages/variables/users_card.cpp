#include "ui/pages/variables/users_card.h"

#include "ui/bridge/text.h"
#include "ui/models/kind_look.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"

#include <QGridLayout>

#include <set>

namespace sluis::pages {

using widgets::Label;

namespace {

    constexpr int Columns = 3;
    constexpr size_t MostChips = 12;

} // namespace

UsersCard::UsersCard(bridge::Session& session, QWidget* parent)
    : Panel(theme::Color::SurfaceRaised, parent)
    , m_session(session)
    , m_title(new Label(theme::Font::BaseStrong, Label::Color::Primary, this))
    , m_chips(new QWidget(this))
    , m_grid(new QGridLayout(m_chips))
{
    setCard(theme::radiusCard);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(theme::space1);
    m_grid->setColumnStretch(Columns, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space4, theme::space3, theme::space4, theme::space3);
    column->setSpacing(theme::space2);
    column->addWidget(m_title);
    column->addWidget(m_chips);
}

void UsersCard::setEntity(const container::EntityRef& ref)
{
    std::set<container::EntityRef> users;
    for (const container::Reference& reference : m_session.workspace().references().to(ref))
        users.insert(reference.from);
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_title->setText(
        users.empty() ? tr("Nothing refers to it yet.") : tr("Used by %n", nullptr, static_cast<int>(users.size())));
    m_chips->setVisible(!users.empty());
    int position = 0;
    for (const container::EntityRef& user : users) {
        if (static_cast<size_t>(position) == MostChips) {
            m_grid->addWidget(new Label(tr("%n more", nullptr, static_cast<int>(users.size() - MostChips)),
                                  theme::Font::Caption, Label::Color::Tertiary, m_chips),
                position / Columns, position % Columns);
            break;
        }
        const auto entity = m_session.workspace().draft().entity(user);
        widgets::ChipLook look;
        look.text = entity ? bridge::text(container::nameOf(*entity)) : bridge::text(user.id);
        look.tile = widgets::kindTile(models::widgetKind(user.kind));
        auto* chip = new widgets::Chip(look, m_chips);
        chip->setObjectName(QStringLiteral("user_") + bridge::text(user.id));
        chip->setAccessibleName(look.text);
        connect(chip, &QAbstractButton::clicked, this, [this, user] { Q_EMIT entityChosen(user); });
        m_grid->addWidget(chip, position / Columns, position % Columns, Qt::AlignLeft);
        ++position;
    }
}

} // namespace sluis::pages
