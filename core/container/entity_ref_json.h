#pragma once

#include "core/container/entities.h"

#include <optional>

namespace sluis::container {

// {"kind", "id"}, the kind as kindName() has it.
value::Value toJson(const EntityRef& ref);
std::optional<EntityRef> entityRefFromJson(const value::Value& json); // other members do not matter

} // namespace sluis::container
