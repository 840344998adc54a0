#pragma once

#include "core/container/entities.h"

#include <string>
#include <utility>
#include <vector>

namespace sluis::container {

// Every value of an entity with its path ("parameter.url", "filter.0.arg1", "paused") in the order of the export,
// without id, name and fingerprint. What a path means is written in difference.h. Private to core/container.
std::vector<std::pair<std::string, value::Value>> flatten(const Entity& entity);

} // namespace sluis::container
