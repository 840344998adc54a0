#include "ui/pages/templates/template_rows.h"

#include "core/templates/own_templates.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

#include <set>

namespace sluis::pages {

namespace {

    QString tr(const char* source, const char* comment = nullptr, int n = -1)
    {
        return QCoreApplication::translate("sluis::pages", source, comment, n);
    }

    TemplateRow readRow(const std::string& text)
    {
        TemplateRow row;
        const auto read = templates::readTemplate(text);
        if (!read) {
            row.broken = bridge::translated(read.error());
            return row;
        }
        row.kind = templateKindWord(read->info.kind);
        row.brand = bridge::oneLine(read->info.brandName);
        row.source = templates::ownTemplateOf(text) ? tr("Ready-made") : tr("Own or imported");
        row.permissions = static_cast<int>(read->permissions.list().size());
        row.tests = static_cast<int>(read->tests.scenarios.size());
        return row;
    }

} // namespace

QString templateKindWord(container::EntityKind kind)
{
    if (kind == container::EntityKind::Variable)
        return tr("Variable");
    return kind == container::EntityKind::Client ? tr("Client") : tr("Tag");
}

QString templateTestsWord(const TemplateRow& row)
{
    if (row.tests == 0)
        return tr("no tests");
    if (row.failed < 0)
        return tr("%n, not run", nullptr, row.tests);
    return row.failed == 0 ? tr("%n pass", nullptr, row.tests) : tr("%n fail", nullptr, row.failed);
}

QString templateCell(const TemplateRow& row, int column)
{
    switch (static_cast<TemplateColumn>(column)) {
    case TemplateColumn::Name:
        return row.name;
    case TemplateColumn::Kind:
        return row.kind;
    case TemplateColumn::Brand:
        return row.brand;
    case TemplateColumn::Source:
        return row.source;
    case TemplateColumn::Users:
        return QString::number(row.users);
    case TemplateColumn::Permissions:
        return QString::number(row.permissions);
    case TemplateColumn::Tests:
        return templateTestsWord(row);
    }
    return {};
}

std::vector<models::TreeRow<TemplateRow>> TemplateRows::make(
    const bridge::WorkspaceModel& workspace, const bridge::TemplateTrust& trust, const bridge::TemplateDesk& desk)
{
    std::vector<models::TreeRow<TemplateRow>> rows;
    std::map<std::string, Known> known;
    for (const container::CustomTemplate& one : workspace.draft().templates) {
        auto old = m_known.find(one.id.text);
        Known entry = old != m_known.end() && old->second.text == one.templateData
            ? std::move(old->second)
            : Known{one.templateData, readRow(one.templateData)};
        TemplateRow row = entry.row;
        known.emplace(one.id.text, std::move(entry));
        row.id = one.id;
        row.name = bridge::oneLine(one.name);
        if (one.galleryReference)
            row.source = tr("Community gallery");
        std::set<container::EntityRef> users;
        for (const container::Reference& reference :
            workspace.references().to({container::EntityKind::Template, one.id.text}))
            users.insert(reference.from);
        row.users = static_cast<int>(users.size());
        row.isTrusted = trust.isTrusted(one.templateData);
        const bridge::TemplateTests* tests = desk.testsOf(one.id);
        if (tests && tests->text == one.templateData && !tests->isRunning
            && tests->results.size() == static_cast<size_t>(row.tests))
            row.failed = static_cast<int>(tests->failed());
        rows.push_back({bridge::text(one.id.text), row, {}});
    }
    m_known = std::move(known);
    return rows;
}

} // namespace sluis::pages
