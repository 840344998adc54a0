#include "core/container/entity_ref_json.h"

namespace sluis::container {

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
