#include "ui/pages/templates/install_dialog.h"

#include "ui/bridge/text.h"
#include "ui/editors/code_view.h"
#include "ui/pages/templates/change_list.h"
#include "ui/pages/templates/permission_words.h"
#include "ui/pages/templates/template_rows.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/tile.h"

#include <QHBoxLayout>
#include <QScrollArea>

#include <algorithm>

namespace sluis::pages {

using widgets::Button;
using widgets::Label;

namespace {

    constexpr int DialogWidth = 640;
    constexpr int ListHeight = 340;
    constexpr int MostCodeLines = 14; // seen at once
    constexpr int CodeLineHeight = 20;

    QWidget* permissionRow(const templates::Permission& permission, QWidget* parent)
    {
        auto* box = new QWidget(parent);
        auto* icon = new widgets::Tile(widgets::iconTile(QStringLiteral("lock")), theme::tileSize, box);
        auto* title = new Label(permissionTitle(permission.id), theme::Font::BaseMedium, Label::Color::Primary, box);
        auto* scope = new Label(permissionScope(permission), theme::Font::Caption, Label::Color::Secondary, box);
        scope->setWordWrap(true);
        auto* words = new QVBoxLayout;
        words->setSpacing(0);
        words->addWidget(title);
        if (!scope->text().isEmpty())
            words->addWidget(scope);
        else
            scope->hide();
        auto* row = new QHBoxLayout(box);
        row->setContentsMargins(theme::space3, theme::space2, theme::space3, theme::space2);
        row->setSpacing(theme::space2);
        row->addWidget(icon, 0, Qt::AlignTop);
        row->addLayout(words, 1);
        return box;
    }

} // namespace

const container::CustomTemplate* presentVersion(const container::Container& draft, const templates::Template& incoming)
{
    constexpr std::string_view OwnId = "cvt_temp_public_id"; // every template that was never published has it
    for (const container::CustomTemplate& one : draft.templates) {
        const auto gallery
            = one.galleryReference ? (*one.galleryReference)["galleryTemplateId"].string() : std::string_view();
        if (!gallery.empty() && incoming.info.id == "cvt_" + std::string(gallery))
            return &one;
    }
    for (const container::CustomTemplate& one : draft.templates) {
        const auto read = templates::readTemplate(one.templateData);
        if (!read || read->info.kind != incoming.info.kind)
            continue;
        if ((incoming.info.id != OwnId && !incoming.info.id.empty() && read->info.id == incoming.info.id)
            || read->info.name == incoming.info.name)
            return &one;
    }
    return nullptr;
}

InstallDialog::InstallDialog(
    const templates::Template& incoming, const container::CustomTemplate* present, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("installTemplate"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Import template"));
    setFixedWidth(DialogWidth);
    const QString name = bridge::oneLine(incoming.info.name);
    auto* title = new Label(name, theme::Font::Heading, Label::Color::Primary, this);
    title->setElide(Qt::ElideRight);
    auto* about = new Label(
        tr("%1 template · tests: %2").arg(templateKindWord(incoming.info.kind)).arg(incoming.tests.scenarios.size()),
        theme::Font::Base, Label::Color::Secondary, this);
    auto* what = new Label(theme::Font::BaseStrong, Label::Color::Primary, this);
    auto* list = new widgets::Panel(theme::Color::SurfaceSunken, this);
    list->setCard(theme::radiusControl);
    auto* rows = new QVBoxLayout(list);
    rows->setContentsMargins(0, theme::space1, 0, theme::space1);
    rows->setSpacing(0);
    const auto before
        = present ? templates::readTemplate(present->templateData) : Result<templates::Template>(fail(Error{}));
    if (before) {
        what->setText(tr("What changes"));
        const templates::TemplateDifference found = templates::difference(*before, incoming);
        auto* changes = new ChangeList(list);
        changes->setChanges(found);
        rows->addWidget(changes);
        if (!found.code.empty()) {
            auto* code = new editors::CodeView(list);
            code->setObjectName(QStringLiteral("installCode"));
            code->setAccessibleName(tr("Lines of code that change"));
            auto lines = codeLines(found.code);
            code->setFixedHeight(std::min(MostCodeLines, static_cast<int>(lines.size())) * CodeLineHeight + 12);
            code->setLines(std::move(lines));
            rows->addWidget(code);
        }
        rows->addWidget(new widgets::Line(Qt::Horizontal, theme::Color::BorderSubtle, list));
    } else {
        what->setText(incoming.permissions.list().empty() ? tr("It asks for no permissions") : tr("What it may do"));
    }
    for (const templates::Permission& permission : incoming.permissions.list())
        rows->addWidget(permissionRow(permission, list));
    list->setVisible(rows->count() > 0);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("installList"));
    scroll->setAccessibleName(what->text());
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(list);
    scroll->setFixedHeight(std::min(ListHeight, list->sizeHint().height() + 2));
    scroll->setVisible(rows->count() > 0);
    auto* cancel = new Button(tr("Cancel"), {}, Button::Role::Normal, this);
    cancel->setObjectName(QStringLiteral("installCancel"));
    auto* add = new Button(present ? tr("Add as a new one") : tr("Import"), {},
        present ? Button::Role::Normal : Button::Role::Primary, this);
    add->setObjectName(QStringLiteral("installAdd"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::space2);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(add);
    if (present) {
        auto* update = new Button(tr("Update the one here"), {}, Button::Role::Primary, this);
        update->setObjectName(QStringLiteral("installUpdate"));
        buttons->addWidget(update);
        update->setDefault(true);
        connect(update, &QAbstractButton::clicked, this, [this] {
            m_replaces = true;
            accept();
        });
    } else {
        add->setDefault(true);
    }
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(add, &QAbstractButton::clicked, this, &QDialog::accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::space5, theme::space5, theme::space5, theme::space4);
    column->setSpacing(theme::space2);
    column->addWidget(title);
    column->addWidget(about);
    column->addSpacing(theme::space2);
    column->addWidget(what);
    column->addWidget(scroll);
    column->addSpacing(theme::space3);
    column->addLayout(buttons);
}

} // namespace sluis::pages
