#pragma once

#include "core/base/message.h"
#include "core/base/result.h"
#include "core/container/container.h"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace sluis::container {

// One change of a draft. Undo stack, journal, merge, command line and audit log all hold edits; nothing writes to a
// Container in another way. An edit is a value that can be written down and read back (core/gtm/edit_json.h).

// Adds the entity or replaces the one with the same ref. References are not rewritten: that is Rename.
struct PutEntity {
    Entity entity;
    // Where exactly it stands among its kind, given by inverses, which bring back what was there: its name is not
    // judged then. Without one an entity is replaced where it stands, or takes the place that GTM's order gives it.
    std::optional<size_t> position = {};
    bool operator==(const PutEntity&) const = default;
};

struct RemoveEntity {
    EntityRef ref;
    bool operator==(const RemoveEntity&) const = default;
};

// Gives a new name and rewrites every {{…}} and tag reference that means this entity (1.7).
struct RenameEntity {
    EntityRef ref;
    std::string name;
    bool operator==(const RenameEntity&) const = default;
};

// Name, public id, notes, server addresses of the container itself.
struct PutInfo {
    ContainerInfo info;
    bool operator==(const PutInfo&) const = default;
};

using Change = std::variant<PutEntity, RemoveEntity, RenameEntity, PutInfo>;

struct Edit {
    Message name; // what undo calls it: {"edit.renameTag", {"Meta – Purchase"}}
    std::vector<Change> changes; // applied in order, all or none

    bool operator==(const Edit&) const = default;

    // Whether it may: entities to remove or rename exist, ids and names stay unique within their kind, names are not
    // empty.
    Result<> check(const Container& draft) const;

    // Makes it and returns its inverse: applying that gives back a container equal to the one before, byte for byte in
    // the export. `fingerprint` is given to every entity that the edit puts (epoch milliseconds as text); empty keeps
    // the fingerprints that the entities carry, which is what an inverse does.
    Result<Edit> apply(Container& draft, const std::string& fingerprint = {}) const;
};

// Edits that belong together as one undo step.
Edit combine(Message name, std::vector<Edit> edits);

} // namespace sluis::container
