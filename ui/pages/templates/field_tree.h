#pragma once

#include "core/templates/fields.h"

#include <QString>

#include <optional>
#include <vector>

namespace sluis::pages {

// Where a field stands in the tree of fields: below which parent, in which of its lists, at which place.
struct FieldStep {
    static constexpr int Children = -1;
    static constexpr int Columns = -2; // of a table; from 0 on: what belongs to that choice of a radio field
    int slot = Children;
    int index = 0;
    auto operator<=>(const FieldStep&) const = default;
};
using FieldPath = std::vector<FieldStep>; // from the root; empty: the root itself

// A row of the list: the fields in the order of the form, nested ones behind their parent.
struct FieldRow {
    FieldPath path;
    QString name;
    QString type; // "TEXT", as the file says it
    bool hasCondition = false;
    bool isGroup = false;
    bool takesFields = false; // something may be dropped into it
    bool isColumn = false;
    bool operator==(const FieldRow&) const = default;
};
std::vector<FieldRow> fieldRows(const std::vector<templates::Field>& fields);

QString fieldTypeName(templates::FieldType type); // "SIMPLE_TABLE"
QString fieldTypeWord(templates::FieldType type); // "Table", translated

using Fields = std::vector<templates::Field>;

const templates::Field* fieldAt(const Fields& fields, const FieldPath& path);
templates::Field* fieldAt(Fields& fields, const FieldPath& path);
FieldPath parentOf(const FieldPath& path);

// Each returns where the field is afterwards; nothing when it cannot be there.
std::optional<FieldPath> insertField(Fields& fields, const FieldPath& at, templates::Field field);
bool removeField(Fields& fields, const FieldPath& path);
std::optional<FieldPath> moveField(
    Fields& fields, const FieldPath& from, const FieldPath& to); // `to` as it is before the move
std::optional<FieldPath> duplicateField(Fields& fields, const FieldPath& path); // names get a number

// Below the field in front of it, and behind the one it stands below.
std::optional<FieldPath> nestField(Fields& fields, const FieldPath& path);
std::optional<FieldPath> unnestField(Fields& fields, const FieldPath& path);

// Where something put into this field goes: the end of its columns, of what belongs to its first choice (radio), else
// of its children. Nothing: it takes none.
std::optional<FieldPath> insideOf(const Fields& fields, const FieldPath& path);

// A field of this type with a name that none has.
templates::Field newField(const Fields& fields, templates::FieldType type);
bool nameIsTaken(const Fields& fields, const std::string& name);

} // namespace sluis::pages
