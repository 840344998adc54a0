#pragma once

#include "core/value/value.h"

#include <string>
#include <string_view>

// The items of a GA4 hit: parameters pr1, pr2 … with parts of two letters and a value between '~'; "~~" is a '~' inside
// a value; parameters of one's own are pairs k0<name>~v0<value>, k1 …
namespace sluis::types {

inline constexpr size_t MaxItems = 200; // as GA4: what comes after is left out

bool isItemParameter(std::string_view name); // "pr1" … "pr99999"

// One item from a decoded parameter.
value::Value itemFromText(std::string_view text);

// The other way; not yet percent-encoded. Objects and arrays inside an item are left out.
std::string textFromItem(const value::Value& item);

} // namespace sluis::types
