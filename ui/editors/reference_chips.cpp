#include "ui/editors/reference_chips.h"

#include "ui/bridge/text.h"
#include "ui/models/entity_row.h"
#include "ui/models/kind_look.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"

#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>

namespace sluis::editors {

using widgets::Label;

namespace {

    constexpr int LabelWidth = 84;

} // namespace

ReferenceChips::ReferenceChips(bridge::Session& session, container::EntityKind kind, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_kind(kind)
    , m_label(new Label(theme::Font::Base, Label::Color::Secondary, this))
    , m_chips(new QWidget(this))
    , m_row(new QHBoxLayout(m_chips))
    , m_add(new widgets::Chip({}, this))
    , m_noteIcon(new Label(theme::Font::Caption, Label::Color::Secondary, this))
    , m_note(new Label(theme::Font::Caption, Label::Color::Secondary, this))
{
    m_label->setFixedWidth(LabelWidth);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(6);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_label);
    row->addWidget(m_chips);
    row->addWidget(m_add);
    row->addStretch();
    row->addWidget(m_noteIcon);
    row->addWidget(m_note);
    connect(m_add, &QAbstractButton::clicked, this, &ReferenceChips::openList);
}

void ReferenceChips::setLabel(const QString& label)
{
    m_label->setText(label);
    m_add->setAccessibleName(tr("%1: add").arg(label));
}

void ReferenceChips::setAddWord(const QString& word)
{
    m_addWord = word;
    widgets::ChipLook look;
    look.text = word;
    look.leadIcon = QStringLiteral("add");
    look.quiet = true;
    m_add->setLook(look);
    m_add->setObjectName(objectName() + QStringLiteral("Add"));
}

QString ReferenceChips::nameOf(const container::EntityRef& ref) const
{
    if (ref.kind == container::EntityKind::Trigger && ref.id == container::AllPagesTriggerId)
        return tr("All Pages");
    const auto entity = m_session.workspace().draft().entity(ref);
    return entity ? bridge::text(container::nameOf(*entity)) : tr("missing (%1)").arg(bridge::text(ref.id));
}

void ReferenceChips::setReferences(const std::vector<container::EntityRef>& refs)
{
    m_refs = refs;
    while (QLayoutItem* item = m_row->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // its x may have been clicked
        delete item;
    }
    for (const container::EntityRef& ref : refs) {
        widgets::ChipLook look;
        look.text = nameOf(ref);
        look.tile = widgets::kindTile(models::widgetKind(ref.kind));
        look.removable = true;
        auto* chip = new widgets::Chip(look, m_chips);
        chip->setObjectName(objectName() + u'_' + bridge::text(ref.id));
        chip->setAccessibleName(look.text);
        connect(chip, &QAbstractButton::clicked, this, [this, ref] { Q_EMIT entityChosen(ref); });
        connect(chip, &widgets::Chip::removeRequested, this, [this, ref] { Q_EMIT removeRequested(ref); });
        m_row->addWidget(chip);
        chip->show();
    }
    m_chips->setVisible(!refs.empty());
}

void ReferenceChips::setNote(const QString& note, bool isGood)
{
    m_noteIcon->setPixmap(note.isEmpty()
            ? QPixmap()
            : theme::iconPixmap(isGood ? QStringLiteral("ok") : QStringLiteral("minus"),
                  theme::color(isGood ? theme::Color::SuccessText : theme::Color::TextTertiary), 14,
                  devicePixelRatioF()));
    m_note->setColor(isGood ? Label::Color::Success : Label::Color::Secondary);
    m_note->setText(note);
}

void ReferenceChips::openList()
{
    QMenu menu(this);
    menu.setObjectName(objectName() + QStringLiteral("Menu"));
    const auto has = [this](const container::EntityRef& ref) {
        return std::find(m_refs.begin(), m_refs.end(), ref) != m_refs.end();
    };
    auto entities = models::entitiesOf(m_session.workspace().draft(), m_kind);
    std::stable_sort(
        entities.begin(), entities.end(), [](const container::Entity& left, const container::Entity& right) {
            return bridge::text(container::nameOf(left)).localeAwareCompare(bridge::text(container::nameOf(right))) < 0;
        });
    for (const container::Entity& entity : entities) {
        const container::EntityRef ref = container::refOf(entity);
        if (has(ref))
            continue;
        menu.addAction(bridge::text(container::nameOf(entity)).replace(u'&', QLatin1String("&&")), this,
            [this, ref] { Q_EMIT addRequested(ref); });
    }
    if (m_kind == container::EntityKind::Trigger) {
        const container::EntityRef allPages{m_kind, std::string(container::AllPagesTriggerId)};
        if (!has(allPages))
            menu.addAction(tr("All Pages"), this, [this, allPages] { Q_EMIT addRequested(allPages); });
        menu.addSeparator();
        menu.addAction(tr("New trigger\u2026"), this, &ReferenceChips::newRequested);
    }
    menu.exec(m_add->mapToGlobal(QPoint(0, m_add->height() + 4)));
}

} // namespace sluis::editors
