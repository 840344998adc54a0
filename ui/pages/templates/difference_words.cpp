#include "ui/pages/templates/difference_words.h"

#include "ui/bridge/text.h"
#include "ui/pages/templates/permission_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace sluis::pages {

using templates::LineChange;
using templates::PartChange;
using templates::PermissionChange;
using widgets::Tone;
using Mark = models::TraceRow::Mark;

namespace {

    constexpr size_t Context = 3; // lines around a change

    QString tr(const char* source)
    {
        return QCoreApplication::translate("sluis::pages", source);
    }

    // Keys of the file with the words that the designer and the tab Info have for them.
    constexpr std::array<std::pair<const char*, const char*>, 27> Properties{{
        {"type", QT_TRANSLATE_NOOP("sluis::pages", "type")},
        {"displayName", QT_TRANSLATE_NOOP("sluis::pages", "label")},
        {"checkboxText", QT_TRANSLATE_NOOP("sluis::pages", "words beside the box")},
        {"radioItems", QT_TRANSLATE_NOOP("sluis::pages", "choices")},
        {"selectItems", QT_TRANSLATE_NOOP("sluis::pages", "choices")},
        {"groupStyle", QT_TRANSLATE_NOOP("sluis::pages", "folding")},
        {"simpleTableColumns", QT_TRANSLATE_NOOP("sluis::pages", "columns")},
        {"paramTableColumns", QT_TRANSLATE_NOOP("sluis::pages", "columns")},
        {"macrosInSelect", QT_TRANSLATE_NOOP("sluis::pages", "whether a variable may be chosen")},
        {"simpleValueType", QT_TRANSLATE_NOOP("sluis::pages", "kind of value")},
        {"defaultValue", QT_TRANSLATE_NOOP("sluis::pages", "what it starts with")},
        {"help", QT_TRANSLATE_NOOP("sluis::pages", "help")},
        {"valueHint", QT_TRANSLATE_NOOP("sluis::pages", "what is shown while empty")},
        {"valueUnit", QT_TRANSLATE_NOOP("sluis::pages", "unit")},
        {"notSetText", QT_TRANSLATE_NOOP("sluis::pages", "words for “not set”")},
        {"newRowButtonText", QT_TRANSLATE_NOOP("sluis::pages", "words on the button for a row")},
        {"lineCount", QT_TRANSLATE_NOOP("sluis::pages", "number of lines")},
        {"textAsList", QT_TRANSLATE_NOOP("sluis::pages", "whether lines are a list")},
        {"canBeEmptyString", QT_TRANSLATE_NOOP("sluis::pages", "whether empty is a text")},
        {"alwaysInSummary", QT_TRANSLATE_NOOP("sluis::pages", "place in the summary")},
        {"isUnique", QT_TRANSLATE_NOOP("sluis::pages", "whether rows differ")},
        {"subParams", QT_TRANSLATE_NOOP("sluis::pages", "where it stands")},
        {"enablingConditions", QT_TRANSLATE_NOOP("sluis::pages", "when it is shown")},
        {"valueValidators", QT_TRANSLATE_NOOP("sluis::pages", "checks")},
        {"version", QT_TRANSLATE_NOOP("sluis::pages", "version")},
        {"description", QT_TRANSLATE_NOOP("sluis::pages", "description")},
        {"categories", QT_TRANSLATE_NOOP("sluis::pages", "categories")},
    }};

    QString propertyWords(const std::vector<std::string>& keys)
    {
        QStringList words;
        for (const std::string& key : keys) {
            const auto known = std::find_if(
                Properties.begin(), Properties.end(), [&](const auto& property) { return key == property.first; });
            words << (known == Properties.end() ? bridge::oneLine(key) : tr(known->second));
        }
        words.removeDuplicates();
        return words.join(QStringLiteral(", "));
    }

    ChangeLine permissionLine(const PermissionChange& change)
    {
        using What = PermissionChange::What;
        const QString title = permissionTitle(change.id());
        const QString lock = QStringLiteral("lock");
        const auto bothScopes = [&] {
            return tr(QT_TRANSLATE_NOOP("sluis::pages", "%1, until now %2"))
                .arg(permissionScope(change.after), permissionScope(change.before));
        };
        switch (change.what) {
        case What::Added:
            return {tr(QT_TRANSLATE_NOOP("sluis::pages", "May do more: %1")).arg(title), permissionScope(change.after),
                Tone::Warning, lock};
        case What::Widened:
            return {
                tr(QT_TRANSLATE_NOOP("sluis::pages", "May do more: %1")).arg(title), bothScopes(), Tone::Warning, lock};
        case What::Changed:
            return {tr(QT_TRANSLATE_NOOP("sluis::pages", "May do something else: %1")).arg(title), bothScopes(),
                Tone::Warning, lock};
        case What::Narrowed:
            return {
                tr(QT_TRANSLATE_NOOP("sluis::pages", "May do less: %1")).arg(title), bothScopes(), Tone::Success, lock};
        case What::Removed:
            break;
        }
        return {tr(QT_TRANSLATE_NOOP("sluis::pages", "May do no more: %1")).arg(title), {}, Tone::Success, lock};
    }

    ChangeLine fieldLine(const PartChange& change)
    {
        const QString name = bridge::oneLine(change.name);
        if (change.what == PartChange::What::Added)
            return {tr(QT_TRANSLATE_NOOP("sluis::pages", "New field: %1")).arg(name), {}, Tone::Neutral,
                QStringLiteral("add")};
        if (change.what == PartChange::What::Removed)
            return {tr(QT_TRANSLATE_NOOP("sluis::pages", "Field that goes: %1")).arg(name), {}, Tone::Danger,
                QStringLiteral("minus")};
        return {tr(QT_TRANSLATE_NOOP("sluis::pages", "Field changes: %1")).arg(name), propertyWords(change.properties),
            Tone::Neutral, QStringLiteral("template")};
    }

    ChangeLine testLine(const PartChange& change)
    {
        const QString name = bridge::oneLine(change.name);
        if (change.name.empty())
            return {tr(QT_TRANSLATE_NOOP("sluis::pages", "What runs before every test changes")), {}, Tone::Neutral,
                QStringLiteral("tests")};
        if (change.what == PartChange::What::Added)
            return {tr(QT_TRANSLATE_NOOP("sluis::pages", "New test: %1")).arg(name), {}, Tone::Neutral,
                QStringLiteral("add")};
        if (change.what == PartChange::What::Removed)
            return {tr(QT_TRANSLATE_NOOP("sluis::pages", "Test that goes: %1")).arg(name), {}, Tone::Neutral,
                QStringLiteral("minus")};
        return {tr(QT_TRANSLATE_NOOP("sluis::pages", "Test changes: %1")).arg(name), {}, Tone::Neutral,
            QStringLiteral("tests")};
    }

} // namespace

std::vector<ChangeLine> changeLines(const templates::TemplateDifference& difference)
{
    std::vector<ChangeLine> lines;
    for (const PermissionChange& change : difference.permissions)
        lines.push_back(permissionLine(change));
    for (const PartChange& change : difference.fields)
        lines.push_back(fieldLine(change));
    for (const PartChange& change : difference.tests)
        lines.push_back(testLine(change));
    if (!difference.info.empty())
        lines.push_back({tr(QT_TRANSLATE_NOOP("sluis::pages", "What is said about it changes")),
            propertyWords(difference.info), Tone::Neutral, QStringLiteral("template")});
    return lines;
}

QString codeWords(const std::vector<LineChange>& code)
{
    const auto count = [&](LineChange::What what) {
        return std::count_if(code.begin(), code.end(), [&](const LineChange& line) { return line.what == what; });
    };
    return tr(QT_TRANSLATE_NOOP("sluis::pages", "lines that come: %1, that go: %2"))
        .arg(count(LineChange::What::Added))
        .arg(count(LineChange::What::Removed));
}

std::vector<editors::CodeView::Line> codeLines(const std::vector<LineChange>& code)
{
    std::vector<editors::CodeView::Line> lines;
    int oldLine = 0; // of the line before
    int newLine = 0;
    for (const LineChange& change : templates::aroundChanges(code, Context)) {
        const bool isGap = (change.oldLine > 0 && change.oldLine > oldLine + 1)
            || (change.newLine > 0 && change.newLine > newLine + 1);
        if (isGap)
            lines.push_back({QStringLiteral("⋯"), Mark::None, {}, 0});
        oldLine = std::max(oldLine, change.oldLine);
        newLine = std::max(newLine, change.newLine);
        lines.push_back({bridge::text(change.text),
            change.what == LineChange::What::Added         ? Mark::Added
                : change.what == LineChange::What::Removed ? Mark::Removed
                                                           : Mark::None,
            {}, change.newLine > 0 ? change.newLine : change.oldLine});
    }
    return lines;
}

} // namespace sluis::pages
