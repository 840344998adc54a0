#pragma once

#include "core/templates/permissions.h"

namespace sluis::sandbox::protocol {

// Permissions as they travel: an array of {id, parameters}.
inline value::Value toWire(const templates::Permissions& permissions)
{
    value::Value list = value::Value::array();
    for (const templates::Permission& permission : permissions.list())
        list.push(value::Value::object({{"id", permission.id}, {"parameters", permission.parameters}}));
    return list;
}

inline templates::Permissions permissionsFrom(const value::Value& wire)
{
    std::vector<templates::Permission> list;
    for (const value::Value& item : wire.items())
        list.push_back({std::string(item["id"].string()), {}, item["parameters"]});
    return templates::Permissions::of(std::move(list));
}

} // namespace sluis::sandbox::protocol
