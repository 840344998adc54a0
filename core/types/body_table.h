#pragma once

#include "core/value/value.h"

#include <string_view>

namespace sluis::types {

inline constexpr size_t MaxBodyPathParts = 32; // nesting that a table can ask for

// Sets the value at a dotted path of a body under construction. A part that is a number makes an array where nothing
// stands yet ("data.0.event_name" is {"data": [{"event_name": …}]}); items are only added one behind the other. False
// when the way is barred, the path is empty in a part, or too long.
bool putAtPath(value::Value& root, std::string_view path, value::Value value);

} // namespace sluis::types
