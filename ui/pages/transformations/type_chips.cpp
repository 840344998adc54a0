#include "ui/pages/transformations/type_chips.h"

#include "ui/bridge/text.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>
#include <set>

namespace sluis::pages {

using widgets::Label;

namespace {

    constexpr int LabelWidth = 84;

} // namespace

TypeChips::TypeChips(bridge::Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_label(new Label(theme::Font::Base, Label::Color::Secondary, this))
    , m_chips(new QWidget(this))
    , m_row(new QHBoxLayout(m_chips))
    , m_add(new widgets::Chip({}, this))
{
    setObjectName(QStringLiteral("scopeTypes"));
    m_label->setFixedWidth(LabelWidth);
    m_add->setObjectName(QStringLiteral("scopeTypesAdd"));
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(6);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_label);
    row->addWidget(m_chips);
    row->addWidget(m_add);
    row->addStretch();
    connect(m_add, &QAbstractButton::clicked, this, &TypeChips::openList);
}

void TypeChips::setLabel(const QString& label)
{
    m_label->setText(label);
    widgets::ChipLook look;
    look.text = tr("Type");
    look.leadIcon = QStringLiteral("add");
    look.quiet = true;
    m_add->setLook(look);
    m_add->setAccessibleName(tr("%1: add").arg(label));
}

QString TypeChips::nameOf(const std::string& code) const
{
    const auto* type = m_session.workspace().types().find(container::EntityKind::Tag, code);
    return type ? bridge::text(type->name) : bridge::oneLine(code);
}

void TypeChips::setTypes(const std::vector<std::string>& codes)
{
    m_codes = codes;
    while (QLayoutItem* item = m_row->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // its x may have been clicked
        delete item;
    }
    for (const std::string& code : codes) {
        widgets::ChipLook look;
        look.text = nameOf(code);
        look.tile = widgets::kindTile(widgets::Kind::Tag);
        look.removable = true;
        auto* chip = new widgets::Chip(look, m_chips);
        chip->setObjectName(QStringLiteral("scopeType_") + bridge::text(code));
        chip->setAccessibleName(look.text);
        connect(
            chip, &widgets::Chip::removeRequested, this, [this, code] { Q_EMIT removeRequested(bridge::text(code)); });
        m_row->addWidget(chip);
        chip->show();
    }
    m_chips->setVisible(!codes.empty());
}

void TypeChips::openList()
{
    // Those that the container has tags of.
    std::set<std::string> used;
    for (const container::Tag& tag : m_session.workspace().draft().tags)
        used.insert(tag.type);
    QMenu menu(this);
    for (const std::string& code : used) {
        if (std::find(m_codes.begin(), m_codes.end(), code) == m_codes.end())
            menu.addAction(nameOf(code).replace(u'&', QLatin1String("&&")), this,
                [this, code] { Q_EMIT addRequested(bridge::text(code)); });
    }
    menu.exec(m_add->mapToGlobal(QPoint(0, m_add->height() + 4)));
}

} // namespace sluis::pages
