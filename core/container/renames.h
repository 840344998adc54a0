#pragma once

#include "core/container/entities.h"

#include <map>
#include <string>

// Rewrites the names by which entities refer to each other. Private to core/container.
namespace sluis::container {

struct Renames {
    std::map<std::string, std::string, std::less<>> variables; // old name to new one; built-ins too
    std::map<std::string, std::string, std::less<>> tags;

    bool empty() const { return variables.empty() && tags.empty(); }
};

// Rewrites every {{…}}, tag reference, setup and cleanup tag of the entity; true when something changed.
template <class T> bool rewriteNames(T& entity, const Renames& renames);
bool rewriteNames(Entity& entity, const Renames& renames);

} // namespace sluis::container
