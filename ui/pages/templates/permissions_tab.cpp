#include "ui/pages/templates/permissions_tab.h"

#include "core/templates/needed_permissions.h"
#include "ui/bridge/text.h"
#include "ui/pages/templates/permission_card.h"
#include "ui/pages/templates/permission_fields.h"
#include "ui/pages/templates/permission_words.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>

#include <algorithm>

namespace sluis::pages {

using widgets::Button;
using widgets::Label;

namespace {

    constexpr int ListWidth = 860;

} // namespace

PermissionsTab::PermissionsTab(TemplateDraft& draft, QWidget* parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_about(new Label(theme::Font::Base, Label::Color::Secondary, this))
    , m_add(new Button(Button::Role::Normal, this))
    , m_fit(new Button(Button::Role::Normal, this))
    , m_menu(new QMenu(this))
    , m_missing(new QWidget(this))
    , m_missingColumn(new QVBoxLayout(m_missing))
    , m_list(new QWidget(this))
    , m_column(new QVBoxLayout(m_list))
    , m_secrets(new QWidget(this))
    , m_secretColumn(new QVBoxLayout(m_secrets))
{
    m_add->setObjectName(QStringLiteral("permissionsAdd"));
    m_fit->setObjectName(QStringLiteral("permissionsFit"));
    m_menu->setObjectName(QStringLiteral("permissionsMenu"));
    m_about->setWordWrap(true);
    m_missingColumn->setContentsMargins(0, 0, 0, 0);
    m_missingColumn->setSpacing(theme::space2);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme::space2);
    m_secretColumn->setContentsMargins(0, 0, 0, 0);
    m_secretColumn->setSpacing(theme::space2);
    m_secrets->setObjectName(QStringLiteral("permissionSecrets"));
    m_secrets->hide();
    auto* top = new QHBoxLayout;
    top->setSpacing(theme::space2);
    top->addWidget(m_about, 1);
    top->addWidget(m_fit, 0, Qt::AlignTop);
    top->addWidget(m_add, 0, Qt::AlignTop);
    auto* inside = new QWidget(this);
    inside->setMaximumWidth(ListWidth);
    auto* insideColumn = new QVBoxLayout(inside);
    insideColumn->setContentsMargins(theme::space5, theme::space4, theme::space5, theme::space5);
    insideColumn->setSpacing(theme::space3);
    insideColumn->addLayout(top);
    insideColumn->addWidget(m_missing);
    insideColumn->addWidget(m_secrets);
    insideColumn->addWidget(m_list);
    insideColumn->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("permissionsScroll"));
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
    connect(m_add, &QAbstractButton::clicked, this, [this] {
        fillMenu();
        m_menu->popup(m_add->mapToGlobal(QPoint(m_add->width() - m_menu->sizeHint().width(), m_add->height() + 4)));
    });
    connect(m_fit, &QAbstractButton::clicked, this, [this] {
        const templates::Template* subject = m_draft.subject();
        if (!subject)
            return;
        std::vector<templates::Permission> list;
        for (const auto& [id, uses] : templates::permissionUses(subject->code)) {
            const templates::Permission* present = subject->permissions.find(id);
            list.push_back(present ? *present : templates::neededPermission(*subject, id));
        }
        m_draft.changePermissions(list);
    });
    connect(&draft, &TemplateDraft::changed, this, &PermissionsTab::showPermissions);
    connect(&draft.session().workspace(), &bridge::WorkspaceModel::draftChanged, this, &PermissionsTab::showSecrets);
    retranslate();
}

void PermissionsTab::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PermissionsTab::retranslate()
{
    m_about->setText(
        tr("What the template asks for. Every call is checked against it, and every request again when it leaves. "
           "The less it may do, the better."));
    m_add->setText(tr("Add"));
    m_add->setIconName(QStringLiteral("add"));
    m_fit->setText(tr("Fit to the code"));
    m_fit->setToolTip(tr("Gives what the code needs and takes away what it does not use"));
    m_missingIds.clear();
    m_given.clear();
    showPermissions();
}

void PermissionsTab::fillMenu()
{
    m_menu->clear();
    const templates::Template* subject = m_draft.subject();
    if (!subject)
        return;
    for (const std::string& id : permissionIds()) {
        if (subject->permissions.has(id))
            continue;
        QAction* action = m_menu->addAction(permissionTitle(id), this, [this, id] { m_draft.givePermission(id); });
        action->setObjectName(QStringLiteral("add_") + bridge::text(id));
    }
}

PermissionCard* PermissionsTab::cardFor(const std::string& id)
{
    const auto found
        = std::find_if(m_cards.begin(), m_cards.end(), [&](const PermissionCard* card) { return card->id() == id; });
    if (found != m_cards.end())
        return *found;
    auto* card = new PermissionCard(m_draft.session(), id, m_list);
    connect(card, &PermissionCard::narrowed, this, &PermissionsTab::put);
    connect(card, &PermissionCard::editingEnded, this, [this] { m_draft.endMerging(); });
    connect(card, &PermissionCard::removeRequested, this, [this](const QString& name) { remove(bridge::utf8(name)); });
    connect(card, &PermissionCard::lineChosen, this, &PermissionsTab::lineChosen);
    m_cards.push_back(card);
    m_column->addWidget(card);
    return card;
}

void PermissionsTab::showPermissions()
{
    const templates::Template* subject = m_draft.subject();
    setEnabled(subject != nullptr);
    if (!subject)
        return;
    for (size_t i = m_cards.size(); i-- > 0;) {
        if (subject->permissions.has(m_cards[i]->id()))
            continue;
        m_cards[i]->hide();
        m_cards[i]->deleteLater(); // its own button may have been clicked
        m_cards.erase(m_cards.begin() + static_cast<ptrdiff_t>(i));
    }
    const auto uses = templates::permissionUses(subject->code);
    for (const templates::Permission& permission : subject->permissions.list()) {
        const auto used = uses.find(permission.id);
        cardFor(permission.id)
            ->show(permission, used == uses.end() ? std::vector<templates::PermissionUse>() : used->second);
    }
    showMissing();
    showSecrets();
}

// Not the template asks for these; a variable gives them.
void PermissionsTab::showSecrets()
{
    if (m_draft.id().text.empty())
        return;
    auto given = givenSecrets(m_draft.session().workspace(), m_draft.ref());
    if (given == m_given)
        return;
    m_given = std::move(given);
    while (QLayoutItem* item = m_secretColumn->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const GivenSecret& secret : m_given) {
        auto* note = new widgets::InlineMessage(m_secrets);
        note->setLook({widgets::Tone::Warning, QStringLiteral("lock"),
            tr("Sees the value of %1").arg(bridge::oneLine(secret.secret)),
            tr("In “%1”: the variable gives it to templates.").arg(bridge::oneLine(secret.user))});
        auto* open = note->addAction(tr("Open the variable"), QStringLiteral("open"));
        open->setObjectName(QStringLiteral("permissionSecret_") + bridge::text(secret.secret));
        connect(open, &QAbstractButton::clicked, this, [this, ref = secret.variable] { Q_EMIT entityChosen(ref); });
        m_secretColumn->addWidget(note);
    }
    m_secrets->setVisible(!m_given.empty());
}

void PermissionsTab::showMissing()
{
    const auto uses = templates::permissionUses(m_draft.subject()->code);
    std::vector<std::string> missing;
    for (const auto& [id, where] : uses) {
        if (!m_draft.subject()->permissions.has(id))
            missing.push_back(id);
    }
    if (missing == m_missingIds)
        return;
    m_missingIds = missing;
    while (QLayoutItem* item = m_missingColumn->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_missing->setVisible(!missing.empty());
    for (const std::string& id : missing) {
        const templates::PermissionUse& first = uses.at(id).front();
        auto* note = new widgets::InlineMessage(m_missing);
        note->setLook({widgets::Tone::Danger, {}, permissionTitle(id),
            tr("%1 in line %2 needs %3, which is not given.")
                .arg(bridge::text(first.api))
                .arg(first.line)
                .arg(bridge::text(id))});
        auto* give = note->addAction(tr("Give it"));
        give->setObjectName(QStringLiteral("permissionGive_") + bridge::text(id));
        connect(give, &QAbstractButton::clicked, this, [this, id] { m_draft.givePermission(id); });
        m_missingColumn->addWidget(note);
    }
}

void PermissionsTab::put(const templates::Permission& permission, const QString& field)
{
    if (!m_draft.subject())
        return;
    std::vector<templates::Permission> list = m_draft.subject()->permissions.list();
    for (templates::Permission& each : list) {
        if (each.id == permission.id)
            each = permission;
    }
    m_draft.changePermissions(list, QStringLiteral("permission.") + field);
}

void PermissionsTab::remove(const std::string& id)
{
    if (!m_draft.subject())
        return;
    std::vector<templates::Permission> list = m_draft.subject()->permissions.list();
    std::erase_if(list, [&](const templates::Permission& each) { return each.id == id; });
    m_draft.changePermissions(list);
}

} // namespace sluis::pages
