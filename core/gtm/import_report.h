#pragma once

#include "core/base/message.h"
#include "core/container/container.h"
#include "core/templates/type_catalogue.h"

#include <array>
#include <variant>

namespace sluis::gtm {

// What came in with a file, and what is kept without being understood. Nothing of it keeps the file from being opened.
struct ImportReport {
    struct Note {
        container::EntityRef entity; // id empty: the container itself
        std::string name;
        std::string field; // path as in container/difference.h, "" for the entity as a whole
        Message text;
        bool operator==(const Note&) const = default;
    };

    std::array<size_t, std::variant_size_v<container::Entity>> counts{}; // by EntityKind
    std::vector<Note> notUnderstood; // in the order of the file

    size_t count(container::EntityKind kind) const { return counts[static_cast<size_t>(kind)]; }
};

// Types are looked up in the catalogue, templates of the container itself are known without being in there.
ImportReport reportOn(const container::Container& container, const templates::TypeCatalogue& catalogue);

} // namespace sluis::gtm
