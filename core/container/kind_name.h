#pragma once

#include "core/container/entities.h"

#include <optional>
#include <string_view>

namespace sluis::container {

// The kinds as cli.md and the files of ours name them: "tag", "trigger", "variable", "folder", "built_in", "template",
// "client", "transformation".
std::string_view kindName(EntityKind kind);
std::optional<EntityKind> kindNamed(std::string_view name);

value::Value toJson(const EntityRef& ref); // {"kind", "id"}
std::optional<EntityRef> entityRefFromJson(const value::Value& json); // other members do not matter

} // namespace sluis::container
