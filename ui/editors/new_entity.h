#pragma once

#include "ui/bridge/workspace_model.h"

namespace sluis::editors {

// A new entity of a type: the fields' defaults, a free name made from the type's, the next id.
container::Entity newEntity(const container::Container& draft, const templates::TypeDescription& type);

// The types that can be made new: those that run here, ours and Google's, then those of the container's templates.
std::vector<const templates::TypeDescription*> creatableTypes(
    const templates::TypeCatalogue& types, container::EntityKind kind);

} // namespace sluis::editors
