#pragma once

#include "core/container/edit.h"

namespace sluis::workspace {

// The edit that makes `draft` hold the entities and the container's own data of `target`: restoring a version as one
// step that undo takes back. Entities that are equal stay as they are. No change: the edit has none.
container::Edit restoreEdit(const container::Container& draft, const container::Container& target, Message name);

} // namespace sluis::workspace
