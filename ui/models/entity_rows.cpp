#include "ui/models/entity_row.h"

#include "core/plan/compiler.h"
#include "ui/bridge/entity_edits.h"
#include "ui/bridge/entity_words.h"
#include "ui/bridge/text.h"
#include "ui/models/hit_filter.h"
#include "ui/models/vendor_mark.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>

namespace sluis::models {

namespace {

    using Kind = container::EntityKind;
    using Row = TreeRow<EntityRow>;

    QString tr(const char* source, const char* comment = nullptr, int n = -1)
    {
        return QCoreApplication::translate("sluis::models", source, comment, n);
    }

    QString chipText(const bridge::WorkspaceModel& workspace, const container::EntityRef& ref)
    {
        const auto entity = workspace.draft().entity(ref);
        return entity ? bridge::text(container::nameOf(*entity)) : bridge::text(ref.id);
    }

    void fillTag(EntityRow& row, const container::Tag& tag, const bridge::WorkspaceModel& workspace)
    {
        row.monogram = monogramOf(tag, workspace.types());
        for (const container::TriggerId& id : tag.firingTriggers) {
            const container::EntityRef ref{Kind::Trigger, id.text};
            if (id.text == container::AllPagesTriggerId)
                row.chips.push_back({ref, tr("All Pages")});
            else
                row.chips.push_back({ref, chipText(workspace, ref)});
        }
        if (row.chips.empty())
            row.chipsNote = tr("no trigger");
        int own = 0;
        for (const container::Transformation* transformation : transformationsOf(workspace.draft(), tag)) {
            ++row.number;
            own += isForAllTags(*transformation) ? 0 : 1;
        }
        if (own > 0)
            row.numberNote = tr("%n own", nullptr, own);
        const auto* type = workspace.types().find(Kind::Tag, tag.type);
        row.state = tag.isPaused()                              ? EntityRow::State::Paused
            : type && type->support != templates::Support::Runs ? EntityRow::State::NotRunnable
                                                                : EntityRow::State::Active;
    }

    void fillUsers(EntityRow& row, const bridge::WorkspaceModel& workspace, bool onlyTags)
    {
        for (const container::Reference& reference : workspace.references().to(row.ref)) {
            if (onlyTags && reference.from.kind != Kind::Tag)
                continue;
            const RowChip chip{reference.from, chipText(workspace, reference.from)};
            if (std::find(row.chips.begin(), row.chips.end(), chip) == row.chips.end())
                row.chips.push_back(chip);
        }
        if (row.chips.empty()) {
            row.chipsNote = tr("not used");
            row.state = EntityRow::State::Unused;
        }
    }

    QString conditionsText(const container::Trigger& trigger)
    {
        const size_t count = trigger.filter.size() + trigger.customEventFilter.size();
        if (count == 0)
            return trigger.type == container::TriggerType::Always ? tr("every event") : QString();
        const container::Condition& first
            = trigger.customEventFilter.empty() ? trigger.filter.front() : trigger.customEventFilter.front();
        QString text = bridge::operatorWord(first.op, first.isNegated(), first.ignoresCase(), first.unknownOperator)
            + u' ' + bridge::oneLine(first.expected());
        if (count > 1)
            text = tr("%1, %n more", nullptr, static_cast<int>(count) - 1).arg(text);
        return text;
    }

    QString variableData(const container::Variable& variable)
    {
        for (const char* key : {"keyPath", "name", "queryParamName", "headerName", "value", "input"}) {
            if (const auto text = container::textOf(variable.parameters, key); !text.empty())
                return bridge::oneLine(text);
        }
        return {};
    }

    void fillTransformation(
        EntityRow& row, const container::Transformation& transformation, const bridge::WorkspaceModel& workspace)
    {
        if (isForAllTags(transformation)) {
            row.chipsNote = tr("all tags");
        } else if (const auto* affected = container::findParameter(transformation.parameters, "affectedTags")) {
            for (const container::Parameter& item : affected->list) {
                const std::string name(container::textOf(item.map, "tagReference"));
                const container::Tag* tag = workspace.draft().tagNamed(name);
                row.chips.push_back({{Kind::Tag, tag ? tag->id.text : std::string()}, bridge::oneLine(name)});
            }
            if (row.chips.empty())
                row.chipsNote = tr("no tag");
        }
        for (const char* key : {"allowedParamsTable", "excludedParamsTable", "augmentEventTable"})
            if (const auto* table = container::findParameter(transformation.parameters, key))
                row.number += static_cast<int>(table->list.size());
    }

    QString when(WallTime time, WallTime now)
    {
        const QDateTime local = bridge::localTime(time);
        return local.date() == bridge::localTime(now).date()
            ? bridge::shortClockText(time)
            : QLocale().toString(local.date(), QStringLiteral("d MMM"));
    }

    EntityRow makeRow(
        const container::Entity& entity, const bridge::WorkspaceModel& workspace, const bridge::ActivityLog& activity)
    {
        EntityRow row;
        row.ref = container::refOf(entity);
        row.name = bridge::text(container::nameOf(entity));
        row.icon = bridge::kindIcon(row.ref.kind);
        row.type = workspace.typeName(entity);
        const bridge::Activity* done = &activity.of(row.ref);
        if (const auto* tag = std::get_if<container::Tag>(&entity)) {
            fillTag(row, *tag, workspace);
        } else if (const auto* trigger = std::get_if<container::Trigger>(&entity)) {
            fillUsers(row, workspace, true);
            row.data = conditionsText(*trigger);
        } else if (const auto* variable = std::get_if<container::Variable>(&entity)) {
            fillUsers(row, workspace, false);
            row.data = variableData(*variable);
            done = &activity.ofVariable(variable->name);
        } else if (const auto* builtIn = std::get_if<container::BuiltInVariable>(&entity)) {
            fillUsers(row, workspace, false);
            row.type = tr("Built-in");
            done = &activity.ofVariable(builtIn->name);
        } else if (const auto* client = std::get_if<container::Client>(&entity)) {
            row.data = QString::number(client->priority.value_or(0));
        } else if (const auto* transformation = std::get_if<container::Transformation>(&entity)) {
            fillTransformation(row, *transformation, workspace);
        }
        if (!done->isEmpty()) {
            row.lastMs = toMilliseconds(done->last);
            row.last = when(done->last, activity.now());
            row.bars = done->bars(activity.now());
            row.done = done->doneInHour(activity.now());
            row.failed = done->failedInHour(activity.now());
        }
        return row;
    }

    void addProblems(Row& parent, const bridge::WorkspaceModel& workspace)
    {
        int number = 0;
        for (const bridge::Problem& problem : workspace.problemsOf(parent.data.ref)) {
            if (problem.severity == bridge::Severity::Note)
                continue;
            parent.data.errors += problem.severity == bridge::Severity::Error ? 1 : 0;
            parent.data.warnings += problem.severity == bridge::Severity::Warning ? 1 : 0;
            Row child{QStringLiteral("problem%1").arg(number++), {}, {}};
            child.data.kind = EntityRow::Kind::Problem;
            child.data.ref = parent.data.ref;
            child.data.name = bridge::translated(problem.text);
            child.data.severity = problem.severity;
            child.data.field = problem.field;
            for (const bridge::Repair& repair : problem.repairs)
                child.data.repairs << bridge::translated(repair.label);
            parent.children.push_back(std::move(child));
        }
    }

    bool inSegment(const EntityRow& row, Segment segment)
    {
        switch (segment) {
        case Segment::Active:
            return row.state != EntityRow::State::Paused;
        case Segment::Paused:
            return row.state == EntityRow::State::Paused;
        case Segment::WithProblems:
            return row.errors + row.warnings > 0;
        case Segment::All:
            break;
        }
        return true;
    }

    bool statusHolds(const EntityRow& row, const QString& status)
    {
        if (status == QLatin1String("paused"))
            return row.state == EntityRow::State::Paused;
        if (status == QLatin1String("active"))
            return row.state == EntityRow::State::Active;
        if (status == QLatin1String("unused"))
            return row.state == EntityRow::State::Unused;
        if (status == QLatin1String("failed"))
            return row.failed > 0;
        return status == QLatin1String("problems") && row.errors + row.warnings > 0;
    }

    bool wordHolds(const EntityRow& row, const QString& key, const QString& word, const QString& vendor)
    {
        const auto inChips = [&](Kind kind) {
            return std::any_of(row.chips.begin(), row.chips.end(), [&](const RowChip& chip) {
                return chip.entity.kind == kind && chip.text.contains(word, Qt::CaseInsensitive);
            });
        };
        if (key == QLatin1String("vendor"))
            return vendor.contains(word, Qt::CaseInsensitive);
        if (key == QLatin1String("trigger"))
            return inChips(Kind::Trigger);
        if (key == QLatin1String("tag"))
            return inChips(Kind::Tag);
        if (key == QLatin1String("type"))
            return row.type.contains(word, Qt::CaseInsensitive);
        if (key == QLatin1String("status"))
            return statusHolds(row, word.toLower());
        return row.name.contains(word, Qt::CaseInsensitive) || row.type.contains(word, Qt::CaseInsensitive)
            || row.data.contains(word, Qt::CaseInsensitive);
    }

    bool passes(const EntityRow& row, const QString& filter, const QString& vendor)
    {
        static const QStringList keys{QStringLiteral("vendor"), QStringLiteral("trigger"), QStringLiteral("tag"),
            QStringLiteral("type"), QStringLiteral("status")};
        for (QString word : filterWords(filter)) {
            const bool negated = word.size() > 1 && word.startsWith(u'-');
            if (negated)
                word.remove(0, 1);
            QString key;
            const qsizetype colon = word.indexOf(u':');
            if (colon > 0 && keys.contains(word.left(colon).toLower())) {
                key = word.left(colon).toLower();
                word.remove(0, colon + 1);
            }
            if (!word.isEmpty() && wordHolds(row, key, word, vendor) == negated)
                return false;
        }
        return true;
    }

    int compareRows(const EntityRow& left, const EntityRow& right, EntityColumn column)
    {
        const auto order = [](auto a, auto b) { return a < b ? -1 : a > b ? 1 : 0; };
        switch (column) {
        case EntityColumn::State:
            return order(left.state, right.state);
        case EntityColumn::Type:
            return left.type.localeAwareCompare(right.type);
        case EntityColumn::Chips:
            return order(left.chips.empty() ? QString() : left.chips.front().text,
                right.chips.empty() ? QString() : right.chips.front().text);
        case EntityColumn::Data:
            return left.data.localeAwareCompare(right.data);
        case EntityColumn::Number:
            return order(left.number, right.number);
        case EntityColumn::Last:
            return order(left.lastMs, right.lastMs);
        case EntityColumn::Activity:
            return order(left.done, right.done);
        case EntityColumn::Problems:
            return order(left.errors * 1000 + left.warnings, right.errors * 1000 + right.warnings);
        case EntityColumn::Name:
            break;
        }
        return left.name.localeAwareCompare(right.name);
    }

    void sortRows(EntityRows& rows, const EntityTableState& state)
    {
        std::stable_sort(rows.begin(), rows.end(), [&](const Row& left, const Row& right) {
            int order = compareRows(left.data, right.data, state.sortBy);
            if (state.descending)
                order = -order;
            return order != 0 ? order < 0 : left.data.name.localeAwareCompare(right.data.name) < 0;
        });
    }

    EntityRows grouped(EntityRows rows, const EntityTableState& state, const bridge::WorkspaceModel& workspace)
    {
        std::map<QString, Row> groups; // by shown name; no folder comes last
        for (Row& row : rows) {
            container::EntityRef folderRef{Kind::Folder, {}};
            QString name = row.data.type;
            if (state.groupBy == GroupBy::Folder) {
                const auto entity = workspace.draft().entity(row.data.ref);
                const container::FolderId id = entity ? container::folderOf(*entity) : container::FolderId();
                const container::Folder* folder = workspace.draft().folder(id);
                folderRef.id = id.text;
                name = folder ? bridge::text(folder->name) : QString();
            }
            Row& group = groups[name.isEmpty() ? QString(QChar(0xFFFF)) : name.toLower()];
            if (group.children.empty()) {
                group.key = QStringLiteral("group:") + name;
                group.data.kind = EntityRow::Kind::Folder;
                group.data.ref = folderRef;
                group.data.name = name.isEmpty() ? tr("No folder") : name;
                group.data.icon = QStringLiteral("folder");
            }
            ++group.data.count;
            group.data.done += row.data.done;
            group.data.failed += row.data.failed;
            group.children.push_back(std::move(row));
        }
        EntityRows result;
        for (auto& [name, group] : groups)
            result.push_back(std::move(group));
        return result;
    }

} // namespace

std::vector<EntityColumnSpec> entityColumns(Kind kind)
{
    using enum EntityColumn;
    switch (kind) {
    case Kind::Tag:
        return {{State, {}, 40}, {Name, tr("Name"), 196}, {Type, tr("Type"), 240}, {Chips, tr("Fires on"), 0},
            {Number, tr("Transformations"), 116}, {Last, tr("Last fired"), 76},
            {Activity, tr("Fired and failed, last hour"), 152}, {Problems, tr("Problems"), 92}};
    case Kind::Trigger:
        return {{State, {}, 40}, {Name, tr("Name"), 208}, {Type, tr("Type"), 112}, {Data, tr("Conditions"), 212},
            {Chips, tr("Tags"), 0}, {Last, tr("Last true"), 76}, {Activity, tr("True, last hour"), 152},
            {Problems, tr("Problems"), 92}};
    case Kind::Client:
        return {{State, {}, 40}, {Name, tr("Name"), 224}, {Type, tr("Type"), 0}, {Data, tr("Priority"), 92},
            {Last, tr("Last claimed"), 92}, {Activity, tr("Claimed, last hour"), 152}, {Problems, tr("Problems"), 92}};
    case Kind::Transformation:
        return {{State, {}, 40}, {Name, tr("Name"), 208}, {Type, tr("Type"), 172}, {Chips, tr("Applies to"), 0},
            {Number, tr("Parameters"), 92}, {Last, tr("Last applied"), 92}, {Activity, tr("Applied, last hour"), 152},
            {Problems, tr("Problems"), 92}};
    default:
        return {{State, {}, 40}, {Name, tr("Name"), 248}, {Type, tr("Type"), 140}, {Data, tr("Reads"), 220},
            {Chips, tr("Used by"), 0}, {Last, tr("Last asked"), 84}, {Problems, tr("Problems"), 92}};
    }
}

std::vector<container::Entity> entitiesOf(const container::Container& draft, Kind kind)
{
    std::vector<container::Entity> entities;
    const auto append = [&](const auto& list) { entities.insert(entities.end(), list.begin(), list.end()); };
    switch (kind) {
    case Kind::Tag:
        append(draft.tags);
        break;
    case Kind::Trigger:
        append(draft.triggers);
        break;
    case Kind::Variable:
    case Kind::BuiltInVariable:
        append(draft.builtInVariables);
        append(draft.variables);
        break;
    case Kind::Client:
        append(draft.clients);
        break;
    case Kind::Transformation:
        append(draft.transformations);
        break;
    case Kind::Template:
        append(draft.templates);
        break;
    case Kind::Folder:
        append(draft.folders);
        break;
    }
    return entities;
}

bool isForAllTags(const container::Transformation& transformation)
{
    const container::Parameter* except = container::findParameter(transformation.parameters, "allTagsExcept");
    return !except || except->text() == "true";
}

std::vector<const container::Transformation*> transformationsOf(
    const container::Container& draft, const container::Tag& tag)
{
    std::vector<const container::Transformation*> found;
    for (const container::Transformation& transformation : draft.transformations) {
        if (plan::Scope(transformation).affects(tag))
            found.push_back(&transformation);
    }
    return found;
}

EntityRows entityRows(Kind kind, const EntityTableState& state, const bridge::WorkspaceModel& workspace,
    const bridge::ActivityLog& activity)
{
    EntityRows rows;
    for (const container::Entity& entity : entitiesOf(workspace.draft(), kind)) {
        Row row{{}, makeRow(entity, workspace, activity), {}};
        row.key = bridge::text(row.data.ref.id);
        addProblems(row, workspace);
        const auto* tag = std::get_if<container::Tag>(&entity);
        const QString vendor = tag ? vendorOf(*tag, workspace.types()) : QString();
        if (inSegment(row.data, state.segment) && passes(row.data, state.filter, vendor))
            rows.push_back(std::move(row));
    }
    sortRows(rows, state);
    return state.groupBy == GroupBy::None ? rows : grouped(std::move(rows), state, workspace);
}

SegmentCounts countSegments(Kind kind, const bridge::WorkspaceModel& workspace)
{
    SegmentCounts counts;
    for (const container::Entity& entity : entitiesOf(workspace.draft(), kind)) {
        ++counts.all;
        const auto* tag = std::get_if<container::Tag>(&entity);
        ++(tag && tag->isPaused() ? counts.paused : counts.active);
        const auto problems = workspace.problemsOf(container::refOf(entity));
        counts.problems
            += std::any_of(problems.begin(), problems.end(),
                   [](const bridge::Problem& problem) { return problem.severity != bridge::Severity::Note; })
            ? 1
            : 0;
    }
    return counts;
}

QString plainText(const EntityRow& row, EntityColumn column)
{
    if (row.kind != EntityRow::Kind::Entity)
        return column == EntityColumn::State || column == EntityColumn::Name ? row.name : QString();
    switch (column) {
    case EntityColumn::State:
        switch (row.state) {
        case EntityRow::State::Paused:
            return tr("paused");
        case EntityRow::State::NotRunnable:
            return tr("does not run here");
        case EntityRow::State::Unused:
            return tr("not used");
        case EntityRow::State::Active:
            return tr("active");
        }
        return {};
    case EntityColumn::Name:
        return row.name;
    case EntityColumn::Type:
        return row.type;
    case EntityColumn::Chips: {
        QStringList texts;
        for (const RowChip& chip : row.chips)
            texts << chip.text;
        return texts.isEmpty() ? row.chipsNote : texts.join(QStringLiteral(", "));
    }
    case EntityColumn::Data:
        return row.data;
    case EntityColumn::Number:
        return QString::number(row.number);
    case EntityColumn::Last:
        return row.last;
    case EntityColumn::Activity:
        return row.failed > 0 ? tr("%1, %2 failed").arg(row.done).arg(row.failed) : QString::number(row.done);
    case EntityColumn::Problems:
        if (row.errors > 0)
            return tr("%n error(s)", nullptr, row.errors);
        return row.warnings > 0 ? tr("%n warning(s)", nullptr, row.warnings) : QString();
    }
    return {};
}

} // namespace sluis::models
