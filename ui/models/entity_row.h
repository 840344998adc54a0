#pragma once

#include "ui/bridge/activity.h"
#include "ui/bridge/workspace_model.h"
#include "ui/models/trace_row.h"

#include <utility>

namespace sluis::models {

enum class EntityColumn { State, Name, Type, Chips, Data, Number, Last, Activity, Problems };

struct EntityColumnSpec {
    EntityColumn column = EntityColumn::Name;
    QString title;
    int width = 0; // 0: what is left
};

// The columns of the table of one kind, in order.
std::vector<EntityColumnSpec> entityColumns(container::EntityKind kind);

// A row of a table of tags, triggers, variables, clients or transformations.
struct EntityRow {
    enum class Kind { Folder, Entity, Problem };
    enum class State { Active, Paused, NotRunnable, Unused };

    Kind kind = Kind::Entity;
    container::EntityRef ref; // of the folder, the entity, or the entity that has the problem
    QString name; // Problem: the sentence
    State state = State::Active;
    QString icon; // of the kind or of the type
    QString monogram; // tags show their vendor's letters
    QString type;
    std::vector<RowChip> chips;
    QString chipsNote; // when there is no chip: "all tags", "no trigger"
    QString data; // one mono text: key path, priority
    int number = 0; // transformations a tag is seen through, tags that use a trigger …
    QString numberNote; // "1 own"
    qint64 lastMs = 0; // 0: never
    QString last; // "14:32:07", of another day "18 Nov"
    std::vector<std::pair<int, int>> bars;
    int done = 0;
    int failed = 0;
    int errors = 0;
    int warnings = 0;
    // Folder
    int count = 0;
    // Problem
    bridge::Severity severity = bridge::Severity::Warning;
    std::string field;
    QStringList repairs; // labels, in the order of Problem::repairs

    bool operator==(const EntityRow&) const = default;
};

using EntityRows = std::vector<TreeRow<EntityRow>>;
using EntityTree = TreeModel<EntityRow>;

enum class Segment { All, Active, Paused, WithProblems };
enum class GroupBy { None, Folder, Type };

struct EntityTableState {
    QString filter;
    Segment segment = Segment::All;
    GroupBy groupBy = GroupBy::Folder;
    EntityColumn sortBy = EntityColumn::Name;
    bool descending = false;
};

struct SegmentCounts {
    int all = 0;
    int active = 0;
    int paused = 0;
    int problems = 0; // entities that have one
};

EntityRows entityRows(container::EntityKind kind, const EntityTableState& state,
    const bridge::WorkspaceModel& workspace, const bridge::ActivityLog& activity);
SegmentCounts countSegments(container::EntityKind kind, const bridge::WorkspaceModel& workspace);

// All entities of a kind; variables include the built-in ones that are switched on.
std::vector<container::Entity> entitiesOf(const container::Container& draft, container::EntityKind kind);

// The transformations that act on what this tag sees, those without scope for all included.
std::vector<const container::Transformation*> transformationsOf(
    const container::Container& draft, const container::Tag& tag);
bool isForAllTags(const container::Transformation& transformation);

QString plainText(const EntityRow& row, EntityColumn column);

} // namespace sluis::models
