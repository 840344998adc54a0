#include "core/publish/capabilities.h"

#include "core/container/entity_ref_json.h"

namespace sluis::publish {
namespace {

    size_t sizeFrom(const value::Value& json, size_t otherwise)
    {
        const double number = json.number(-1);
        return number >= 0 && number <= 1e15 ? static_cast<size_t>(number) : otherwise;
    }

} // namespace

value::Value toJson(const Capabilities& capabilities)
{
    value::Value types = value::Value::array();
    for (const auto& [kind, code] : capabilities.types)
        types.push(value::Value::object({{"kind", container::kindName(kind)}, {"code", code}}));
    return value::Value::object({{"format", capabilities.format}, {"types", std::move(types)},
        {"runs_templates", capabilities.runsTemplates}, {"bundle_limit_bytes", capabilities.bundleLimitBytes},
        {"entity_limit", capabilities.entityLimit}, {"template_limit_bytes", capabilities.templateLimitBytes}});
}

Capabilities capabilitiesFromJson(const value::Value& json)
{
    Capabilities capabilities;
    const Capabilities none;
    capabilities.format = static_cast<uint32_t>(sizeFrom(json["format"], 0));
    for (const value::Value& type : json["types"].items()) {
        if (const auto kind = container::kindNamed(type["kind"].string()))
            capabilities.types.emplace(*kind, type["code"].string());
    }
    capabilities.runsTemplates = json["runs_templates"].boolean();
    capabilities.bundleLimitBytes = sizeFrom(json["bundle_limit_bytes"], none.bundleLimitBytes);
    capabilities.entityLimit = sizeFrom(json["entity_limit"], none.entityLimit);
    capabilities.templateLimitBytes = sizeFrom(json["template_limit_bytes"], none.templateLimitBytes);
    return capabilities;
}

} // namespace sluis::publish
