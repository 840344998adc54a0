#pragma once

#include "core/container/container.h"

#include <string>
#include <vector>

namespace sluis::container {

// Paths follow the keys of the export; items are counted from 0, rows and conditions name their members directly, a
// cleanup tag's name is "teardownTag.0".
struct FieldChange {
    std::string path; // "parameter.url", "filter.0.arg1", "paused"
    value::Value before; // undefined when it was not there
    value::Value after;
    bool operator==(const FieldChange&) const = default;
};

struct EntityChange {
    enum class What { Added, Removed, Changed, Renamed };
    EntityRef ref; // of the newer container, of the older one when removed
    std::string name;
    std::string oldName; // for Renamed
    What what = What::Changed;
    std::vector<FieldChange> fields; // a renamed entity may have others, too
    bool operator==(const EntityChange&) const = default;
};

// What changed from `before` to `after`, entity by entity and field by field. Entities are matched by id; fingerprints
// do not count; a reference that only follows a rename is not a change of the entity that holds it.
std::vector<EntityChange> difference(const Container& before, const Container& after);

// Every field of one entity, as changes from nothing.
std::vector<FieldChange> fieldsOf(const Entity& entity);

} // namespace sluis::container
