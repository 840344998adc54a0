#pragma once

#include "core/value/value.h"

#include <string>
#include <string_view>

// Reads the parameters of a client or tag after variables were filled in. A variable may have put a value of any type
// where the form expects text or a check mark, so everything is read tolerantly.
namespace sluis::types {

// A check mark: true, or the text "true"; `otherwise` when it was never set.
bool isOn(const value::Value& parameters, std::string_view key, bool otherwise = false);

// Text; numbers and booleans as JavaScript writes them, undefined and null as "".
std::string textOf(const value::Value& parameters, std::string_view key);
std::string asText(const value::Value& value);

// An integer within [low, high]; `otherwise` when it is absent or not a number.
int64_t integerOf(const value::Value& parameters, std::string_view key, int64_t low, int64_t high, int64_t otherwise);

} // namespace sluis::types
