#include "ui/editors/delete_dialog.h"

#include "ui/bridge/entity_edits.h"
#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"
#include "ui/models/kind_look.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

#include <QHBoxLayout>

#include <set>

namespace sluis::editors {

using widgets::Label;

namespace {

    constexpr int DialogWidth = 480;
    constexpr size_t UsersShown = 8;

    QString nameIn(const bridge::WorkspaceModel& workspace, const container::EntityRef& ref)
    {
        const auto entity = workspace.draft().entity(ref);
        return entity ? bridge::text(container::nameOf(*entity)) : bridge::text(ref.id);
    }

} // namespace

DeleteDialog::DeleteDialog(bridge::Session& session, const std::vector<container::EntityRef>& refs,
    const std::vector<container::Reference>& left, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("deleteDialog"));
    setFixedWidth(DialogWidth);
    const bridge::WorkspaceModel& workspace = session.workspace();
    const QString what
        = refs.size() == 1 ? nameIn(workspace, refs.front()) : tr("%n item(s)", nullptr, static_cast<int>(refs.size()));
    setWindowTitle(tr("Delete %1").arg(what));
    std::set<container::EntityRef> users;
    for (const container::Reference& reference : left)
        users.insert(reference.from);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space5, theme::space5, theme::space5, theme::space4);
    column->setSpacing(theme::space2);
    column->addWidget(new Label(tr("Delete %1?").arg(what), theme::Font::Heading, Label::Color::Primary, this));
    auto* sentence
        = new Label(tr("%n other(s) refer to it and would point to nothing:", nullptr, static_cast<int>(users.size())),
            theme::Font::Base, Label::Color::Secondary, this);
    sentence->setWordWrap(true);
    column->addWidget(sentence);
    auto* card = new widgets::Panel(theme::Color::SurfaceSunken, this);
    card->setCard(theme::radiusControl);
    auto* rows = new QVBoxLayout(card);
    rows->setContentsMargins(theme::space3, theme::space2, theme::space3, theme::space2);
    rows->setSpacing(theme::space1);
    size_t shown = 0;
    for (const container::EntityRef& user : users) {
        if (shown++ == UsersShown)
            break;
        auto* row = new QHBoxLayout;
        row->setSpacing(theme::space2);
        row->addWidget(new widgets::Tile(widgets::kindTile(models::widgetKind(user.kind)), theme::tileSize, card));
        auto* name = new Label(nameIn(workspace, user), theme::Font::BaseMedium, Label::Color::Primary, card);
        name->setElide(Qt::ElideRight);
        row->addWidget(name, 1);
        row->addWidget(new Label(bridge::kindWord(user.kind), theme::Font::Base, Label::Color::Tertiary, card));
        rows->addLayout(row);
    }
    if (users.size() > UsersShown)
        rows->addWidget(new Label(tr("and %n more", nullptr, static_cast<int>(users.size() - UsersShown)),
            theme::Font::Caption, Label::Color::Tertiary, card));
    column->addWidget(card);
    auto* cancel = new widgets::Button(tr("Cancel"), {}, widgets::Button::Role::Normal, this);
    cancel->setObjectName(QStringLiteral("deleteCancel"));
    auto* confirm
        = new widgets::Button(tr("Delete all the same"), QStringLiteral("trash"), widgets::Button::Role::Danger, this);
    confirm->setObjectName(QStringLiteral("deleteConfirm"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::space2);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(confirm);
    column->addSpacing(theme::space2);
    column->addLayout(buttons);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(confirm, &QAbstractButton::clicked, this, &QDialog::accept);
    cancel->setDefault(true);
}

void deleteEntities(bridge::Session& session, const std::vector<container::EntityRef>& refs, QWidget* parent,
    const std::function<void()>& done)
{
    const auto left = bridge::leftBehind(session.workspace().references(), refs);
    if (left.empty()) {
        if (session.workspace().remove(refs) && done)
            done();
        return;
    }
    auto* dialog = new DeleteDialog(session, refs, left, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, parent, [&session, refs, done] {
        if (session.workspace().remove(refs) && done)
            done();
    });
    dialog->open(); // does not wait: the answer comes by accepted()
}

} // namespace sluis::editors
