#pragma once

#include "core/value/value.h"

#include <string_view>

// The parameters of a GA4 hit and the event data keys they become, for both ways (container reference, 6.6).
namespace sluis::types {

struct Ga4Parameter {
    enum class Type { Text, Number };

    std::string_view name; // "tid"
    std::string_view key; // "x-ga-measurement_id"
    Type type = Type::Text;
};

// Nullptr for what is not in the table: ep.*, pr1, sst.*, the _-prefixed system properties, unknown ones.
const Ga4Parameter* ga4ParameterNamed(std::string_view name);
const Ga4Parameter* ga4ParameterForKey(std::string_view key);

// The key as a literal, made once.
const value::Value& ga4Key(const Ga4Parameter& parameter);

// A hit parameter that the table does not have becomes this plus its name.
inline constexpr std::string_view Ga4UnknownPrefix = "x-ga-mp2-";

// The members of x-ga-system_properties: hit parameter "_ee" is member "ee".
enum class Ga4SystemType { Text, Flag, BitSet };
struct Ga4SystemProperty {
    std::string_view member;
    Ga4SystemType type = Ga4SystemType::Text;
};
const Ga4SystemProperty* ga4SystemProperty(std::string_view member);

// The members of client_hints: hit parameter "uaa" is member "architecture".
enum class Ga4HintType { Text, Flag, Versions };
struct Ga4Hint {
    std::string_view name;
    std::string_view member;
    Ga4HintType type = Ga4HintType::Text;
};
const Ga4Hint* ga4HintNamed(std::string_view name);
const Ga4Hint* ga4HintForMember(std::string_view member);

} // namespace sluis::types
