#include "ui/pages/templates/compare_menu.h"

#include "core/templates/own_templates.h"
#include "ui/bridge/text.h"
#include "ui/pages/templates/template_reading.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>

namespace sluis::pages {

CompareMenu::CompareMenu(TemplateDraft& draft, QWidget* parent)
    : QMenu(parent)
    , m_draft(draft)
{
    connect(this, &QMenu::aboutToShow, this, &CompareMenu::fill);
}

void CompareMenu::setVersions(bridge::VersionShelf* shelf)
{
    m_shelf = shelf;
}

void CompareMenu::fill()
{
    clear();
    if (m_shelf) {
        const auto versions = m_shelf->versions();
        for (size_t i = 0; i < std::min(MostVersions, versions.size()); ++i) {
            const uint64_t number = versions[i].number;
            const QString note = bridge::oneLine(versions[i].note);
            auto* action = addAction(
                note.isEmpty() ? tr("Version %1").arg(number) : tr("Version %1: %2").arg(number).arg(note.left(40)),
                this, [this, number] { compareWithVersion(number); });
            action->setObjectName(QStringLiteral("compareVersion_%1").arg(number));
        }
        addSeparator();
    }
    if (m_draft.subject()) {
        for (const templates::OwnTemplate& own : templates::ownTemplates()) {
            if (own.kind != m_draft.subject()->info.kind || own.name != m_draft.subject()->info.name)
                continue;
            const QString name = bridge::text(own.name);
            auto* action = addAction(tr("The ready-made %1").arg(name), this,
                [this, &own, name] { Q_EMIT chosen(tr("the ready-made %1").arg(name), std::string(own.text)); });
            action->setObjectName(QStringLiteral("compareReadyMade"));
        }
    }
    addAction(tr("A file…"), this, &CompareMenu::chooseFile)->setObjectName(QStringLiteral("compareFile"));
}

void CompareMenu::compareWithVersion(uint64_t number)
{
    if (!m_shelf)
        return;
    m_shelf->read(number, this, [this, number, id = m_draft.id()](const bridge::ContainerPtr& content) {
        if (!content || id != m_draft.id())
            return;
        if (const container::CustomTemplate* found = content->customTemplate(id))
            Q_EMIT chosen(tr("version %1").arg(number), found->templateData);
        else
            Q_EMIT failed(tr("Version %1 does not have this template.").arg(number));
    });
}

void CompareMenu::chooseFile()
{
    auto* dialog
        = new QFileDialog(parentWidget(), tr("Compare with a file"), {}, tr("Template files (*.tpl);;All files (*)"));
    dialog->setObjectName(QStringLiteral("compareTemplateFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &CompareMenu::compareWithFile);
    dialog->open();
}

void CompareMenu::compareWithFile(const QString& path)
{
    readTemplateFile(m_files, path, [this, path](const Result<std::string>& text) {
        if (text)
            Q_EMIT chosen(QFileInfo(path).fileName(), *text);
        else
            Q_EMIT failed(bridge::translated(text.error()));
    });
}

} // namespace sluis::pages
