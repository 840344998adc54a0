#include "ui/models/difference_rows.h"

#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

#include <charconv>
#include <set>

namespace sluis::models {

namespace {

    using bridge::text;
    using container::Container;
    using container::Entity;
    using container::EntityChange;

    QString tr(const char* words, const char* comment = nullptr, int n = -1)
    {
        return QCoreApplication::translate("sluis::models", words, comment, n);
    }

    // One side of the comparison: what ids and positions mean there.
    struct Side {
        const Container& container;
        const Entity* entity = nullptr;
    };

    std::vector<std::string> partsOf(std::string_view path)
    {
        std::vector<std::string> parts;
        while (!path.empty()) {
            const size_t dot = path.find('.');
            parts.emplace_back(path.substr(0, dot));
            path = dot == path.npos ? std::string_view() : path.substr(dot + 1);
        }
        return parts;
    }

    bool isNumber(const std::string& text)
    {
        return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    }

    size_t numberOf(const std::string& text)
    {
        size_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    }

    // ---- conditions are shown whole, not part by part ----

    const std::vector<container::Condition>* conditionsOf(const Entity* entity, const std::string& list)
    {
        const auto* trigger = entity ? std::get_if<container::Trigger>(entity) : nullptr;
        if (!trigger)
            return nullptr;
        return list == "filter" ? &trigger->filter : &trigger->customEventFilter;
    }

    QString conditionText(const Side& side, const std::string& list, size_t position)
    {
        const auto* conditions = conditionsOf(side.entity, list);
        if (!conditions || position >= conditions->size())
            return {};
        const container::Condition& condition = (*conditions)[position];
        const QString variable
            = condition.variable() == "{{_event}}" ? QStringLiteral("{{Event Name}}") : text(condition.variable());
        return QStringLiteral("%1 %2 %3")
            .arg(variable,
                bridge::operatorWord(
                    condition.op, condition.isNegated(), condition.ignoresCase(), condition.unknownOperator),
                text(condition.expected()));
    }

    // ---- the words of a field ----

    const templates::Field* fieldNamed(const templates::TypeDescription* type, const std::string& name)
    {
        if (!type)
            return nullptr;
        for (const templates::Field* field : templates::valueFields(type->fields)) {
            if (field->name == name)
                return field;
        }
        return nullptr;
    }

    QString labelOf(const templates::Field& field)
    {
        return text(field.label.empty() ? (field.checkboxText.empty() ? field.name : field.checkboxText) : field.label);
    }

    QString parameterLabel(const std::vector<std::string>& parts, const templates::TypeDescription* type)
    {
        const templates::Field* field = fieldNamed(type, parts[1]);
        QString label = field ? labelOf(*field) : text(parts[1]);
        for (size_t i = 2; i < parts.size(); ++i) {
            if (isNumber(parts[i])) {
                label = tr("%1, row %2").arg(label).arg(numberOf(parts[i]) + 1);
                continue;
            }
            const templates::Field* column = nullptr;
            for (const templates::Field& each : field ? field->columns : std::vector<templates::Field>()) {
                if (each.name == parts[i])
                    column = &each;
            }
            // A table of one column needs no name for it.
            if (!column || field->columns.size() > 1)
                label = QStringLiteral("%1, %2").arg(label, column ? labelOf(*column) : text(parts[i]));
        }
        return label;
    }

    QString fieldLabel(const std::string& path, const templates::TypeDescription* type)
    {
        const std::vector<std::string> parts = partsOf(path);
        const std::string& first = parts.front();
        if (first == "parameter" && parts.size() > 1)
            return parameterLabel(parts, type);
        static const std::vector<std::pair<std::string_view, const char*>> words = {
            {"type", QT_TRANSLATE_NOOP("sluis::models", "Type")},
            {"paused", QT_TRANSLATE_NOOP("sluis::models", "Paused")},
            {"notes", QT_TRANSLATE_NOOP("sluis::models", "Notes")},
            {"priority", QT_TRANSLATE_NOOP("sluis::models", "Priority")},
            {"liveOnly", QT_TRANSLATE_NOOP("sluis::models", "Only when published")},
            {"firingTriggerId", QT_TRANSLATE_NOOP("sluis::models", "Fires on")},
            {"blockingTriggerId", QT_TRANSLATE_NOOP("sluis::models", "Blocked by")},
            {"parentFolderId", QT_TRANSLATE_NOOP("sluis::models", "Folder")},
            {"setupTag", QT_TRANSLATE_NOOP("sluis::models", "Setup tag")},
            {"teardownTag", QT_TRANSLATE_NOOP("sluis::models", "Cleanup tag")},
            {"tagFiringOption", QT_TRANSLATE_NOOP("sluis::models", "Fires how often")},
            {"scheduleStartMs", QT_TRANSLATE_NOOP("sluis::models", "Starts at")},
            {"scheduleEndMs", QT_TRANSLATE_NOOP("sluis::models", "Ends at")},
            {"consentSettings", QT_TRANSLATE_NOOP("sluis::models", "Consent")},
            {"monitoringMetadata", QT_TRANSLATE_NOOP("sluis::models", "Additional tag metadata")},
            {"formatValue", QT_TRANSLATE_NOOP("sluis::models", "Format value")},
            {"templateData", QT_TRANSLATE_NOOP("sluis::models", "Template")},
        };
        for (const auto& [key, word] : words) {
            if (key == first)
                return tr(word);
        }
        return text(path);
    }

    // ---- the value of a field ----

    QString triggerName(const Container& container, const std::string& id)
    {
        if (const container::Trigger* trigger = container.trigger(container::TriggerId(id)))
            return text(trigger->name);
        return id == container::AllPagesTriggerId ? tr("All Pages") : text(id);
    }

    QString fieldText(const std::string& path, const value::Value& value, const Side& side)
    {
        if (value.isUndefined())
            return {};
        if (path.starts_with("firingTriggerId") || path.starts_with("blockingTriggerId"))
            return triggerName(side.container, std::string(value.string()));
        const auto* trigger = side.entity ? std::get_if<container::Trigger>(side.entity) : nullptr;
        if (path == "type" && trigger)
            return bridge::triggerTypeWord(*trigger);
        if (path == "parentFolderId") {
            const container::Folder* folder = side.container.folder(container::FolderId(std::string(value.string())));
            return folder ? text(folder->name) : text(value.string());
        }
        if (value.isBoolean())
            return value.boolean() ? tr("yes") : tr("no");
        return bridge::oneLine(bridge::valueText(value));
    }

    void swapSides(std::vector<container::FieldChange>& fields)
    {
        for (container::FieldChange& field : fields)
            std::swap(field.before, field.after);
    }

    std::vector<container::FieldChange> changedFields(const EntityChange& change, const Entity* was, const Entity* is)
    {
        if (change.what == EntityChange::What::Added)
            return container::fieldsOf(*is);
        if (change.what != EntityChange::What::Removed)
            return change.fields;
        auto fields = container::fieldsOf(*was);
        swapSides(fields);
        return fields;
    }

    // The fields that both sides have alike, for "All fields".
    void addEqualFields(std::vector<container::FieldChange>& fields, const Entity& is)
    {
        std::set<std::string> known;
        for (const auto& field : fields)
            known.insert(field.path);
        for (auto& field : container::fieldsOf(is)) {
            if (known.contains(field.path))
                continue;
            field.before = field.after;
            fields.push_back(std::move(field));
        }
    }

    QString noteOf(const EntityChange& change, size_t fields)
    {
        using What = EntityChange::What;
        if (change.what == What::Renamed && fields > 0)
            return tr("and %n field(s) changed", nullptr, static_cast<int>(fields));
        if (change.what == What::Changed || change.what == What::Added)
            return tr("%n field(s)", nullptr, static_cast<int>(fields));
        return {};
    }

    DifferenceRow conditionRow(const std::string& list, size_t position, const Side& before, const Side& after)
    {
        DifferenceRow row;
        row.kind = DifferenceRow::Kind::Field;
        row.name = list == "filter" ? tr("Condition %1").arg(position + 1) : tr("Event name");
        row.before = conditionText(before, list, position);
        row.after = conditionText(after, list, position);
        row.wasAbsent = row.before.isEmpty();
        row.isAbsent = row.after.isEmpty();
        return row;
    }

    std::vector<TreeRow<DifferenceRow>> fieldRows(const std::vector<container::FieldChange>& fields, const Side& before,
        const Side& after, const templates::TypeDescription* type)
    {
        std::vector<TreeRow<DifferenceRow>> rows;
        std::set<std::string> conditions;
        for (const container::FieldChange& field : fields) {
            const auto parts = partsOf(field.path);
            if (parts.size() > 1 && (parts[0] == "filter" || parts[0] == "customEventFilter")) {
                const std::string key = parts[0] + "." + parts[1];
                if (conditions.insert(key).second)
                    rows.push_back({text(key), conditionRow(parts[0], numberOf(parts[1]), before, after), {}});
                continue;
            }
            DifferenceRow row;
            row.kind = DifferenceRow::Kind::Field;
            row.name = fieldLabel(field.path, type);
            row.before = fieldText(field.path, field.before, before);
            row.after = fieldText(field.path, field.after, after);
            row.wasAbsent = field.before.isUndefined();
            row.isAbsent = field.after.isUndefined();
            rows.push_back({text(field.path), std::move(row), {}});
        }
        return rows;
    }

    QString typeWord(const Entity& entity, const templates::TypeDescription* type)
    {
        if (const auto* trigger = std::get_if<container::Trigger>(&entity))
            return bridge::triggerTypeWord(*trigger);
        if (type)
            return text(type->name);
        const std::string_view code = container::typeOf(entity);
        return code.empty() ? bridge::kindWord(container::kindOf(entity)) : text(code);
    }

} // namespace

DifferenceRows differenceRows(
    const Container& before, const Container& after, const templates::TypeCatalogue& types, FieldsShown shown)
{
    DifferenceRows rows;
    for (const EntityChange& change : container::difference(before, after)) {
        const auto was = before.entity(change.ref);
        const auto is = after.entity(change.ref);
        const Entity& present = is ? *is : *was;
        const auto* type = types.find(change.ref.kind, container::typeOf(present));
        auto fields = changedFields(change, was ? &*was : nullptr, is ? &*is : nullptr);
        const size_t changed = fields.size();
        if (shown == FieldsShown::All && was && is)
            addEqualFields(fields, *is);

        DifferenceRow row;
        row.ref = change.ref;
        row.what = change.what;
        row.name = text(change.name);
        row.oldName = text(change.oldName);
        row.type = typeWord(present, type);
        TreeRow<DifferenceRow> entity{
            text(std::to_string(static_cast<int>(change.ref.kind)) + "/" + change.ref.id), row, {}};
        entity.children
            = fieldRows(fields, Side{before, was ? &*was : nullptr}, Side{after, is ? &*is : nullptr}, type);
        entity.data.note = noteOf(change, std::min(changed, entity.children.size()));
        rows.push_back(std::move(entity));
    }
    return rows;
}

DifferenceCounts countChanges(const DifferenceRows& rows)
{
    using What = EntityChange::What;
    DifferenceCounts counts;
    for (const auto& row : rows) {
        counts.added += row.data.what == What::Added;
        counts.changed += row.data.what == What::Changed;
        counts.renamed += row.data.what == What::Renamed;
        counts.removed += row.data.what == What::Removed;
    }
    return counts;
}

QString plainText(const DifferenceRow& row, int column)
{
    if (column == 1)
        return row.before;
    if (column == 2)
        return row.after;
    return row.kind == DifferenceRow::Kind::Entity && !row.oldName.isEmpty()
        ? row.oldName + QStringLiteral(" → ") + row.name
        : row.name;
}

} // namespace sluis::models
