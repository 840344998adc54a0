#include "core/container/kind_name.h"

#include <array>

namespace sluis::container {
namespace {

    // In the order of EntityKind.
    constexpr std::array<std::string_view, 8> Names{
        "tag", "trigger", "variable", "folder", "built_in", "template", "client", "transformation"};

} // namespace

std::string_view kindName(EntityKind kind)
{
    return Names[static_cast<size_t>(kind)];
}

std::optional<EntityKind> kindNamed(std::string_view name)
{
    for (size_t i = 0; i < Names.size(); ++i) {
        if (Names[i] == name)
            return static_cast<EntityKind>(i);
    }
    return std::nullopt;
}

value::Value toJson(const EntityRef& ref)
{
    return value::Value::object({{"kind", kindName(ref.kind)}, {"id", ref.id}});
}

std::optional<EntityRef> entityRefFromJson(const value::Value& json)
{
    const auto kind = kindNamed(json["kind"].string());
    if (!kind || !json["id"].isString())
        return std::nullopt;
    return EntityRef{*kind, std::string(json["id"].string())};
}

} // namespace sluis::container
