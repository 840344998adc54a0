#include "core/types/parameters.h"

#include "core/value/text.h"

#include <algorithm>
#include <cmath>

namespace sluis::types {

bool isOn(const value::Value& parameters, std::string_view key, bool otherwise)
{
    const value::Value& value = parameters[key];
    if (value.isBoolean())
        return value.boolean();
    if (value.isString() && !value.string().empty())
        return value.string() == "true";
    return otherwise;
}

std::string asText(const value::Value& value)
{
    return value.isUndefined() || value.isNull() ? std::string() : value::toText(value);
}

std::string textOf(const value::Value& parameters, std::string_view key)
{
    return asText(parameters[key]);
}

int64_t integerOf(const value::Value& parameters, std::string_view key, int64_t low, int64_t high, int64_t otherwise)
{
    const std::string text = textOf(parameters, key);
    const double number = value::numberFromText(text);
    if (text.empty() || std::isnan(number))
        return otherwise;
    return static_cast<int64_t>(std::clamp(number, static_cast<double>(low), static_cast<double>(high)));
}

} // namespace sluis::types
