#pragma once

#include "core/container/difference.h"
#include "core/templates/type_catalogue.h"
#include "ui/models/tree_model.h"
#include "ui/widgets/tile.h"

namespace sluis::models {

// A row of a comparison of two containers: an entity that changed, or one of its fields below it.
struct DifferenceRow {
    enum class Kind { Entity, Field };

    Kind kind = Kind::Entity;
    container::EntityRef ref;
    container::EntityChange::What what = container::EntityChange::What::Changed;
    QString name; // Entity: its name, Field: the words of the form
    QString oldName; // renamed
    QString type; // Entity: the name of its type
    QString note; // Entity: "and 2 fields changed"
    QString before; // Field; empty and `wasAbsent`: there was nothing
    QString after;
    bool wasAbsent = false;
    bool isAbsent = false;

    bool operator==(const DifferenceRow&) const = default;
};

using DifferenceRows = std::vector<TreeRow<DifferenceRow>>;
using DifferenceTree = TreeModel<DifferenceRow>;

// What of a changed entity is listed below it.
enum class FieldsShown { Changed, All };

// Both containers, entity by entity, field by field, in the words of the forms.
DifferenceRows differenceRows(const container::Container& before, const container::Container& after,
    const templates::TypeCatalogue& types, FieldsShown shown);

// How many were added, changed, renamed and removed.
struct DifferenceCounts {
    int added = 0;
    int changed = 0;
    int renamed = 0;
    int removed = 0;
    int all() const { return added + changed + renamed + removed; }
};
DifferenceCounts countChanges(const DifferenceRows& rows);

QString plainText(const DifferenceRow& row, int column); // 0 name, 1 before, 2 after

} // namespace sluis::models
