#pragma once

#include "core/value/value.h"

#include <string_view>

namespace sluis::value {

// Dotted paths into event data: parts are keys, or indexes of arrays ("items.0.item_id"). A key that itself holds dots
// ("ep.user_data.email" kept flat) is found when the whole rest of the path is such a key.

// The value there; undefined when there is none.
const Value& atPath(const Value& root, std::string_view path) noexcept;

// Sets the value there, making objects on the way; existing arrays take an index up to their size. False when the way
// is barred by something that is neither object nor array; nothing is changed then.
bool setPath(Value& root, std::string_view path, Value value);

// Removes the member or item there; true when it was there. An item leaves its place to those behind it.
bool removePath(Value& root, std::string_view path);

} // namespace sluis::value
