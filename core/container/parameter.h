#pragma once

#include "core/value/value.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluis::container {

// Members of an export object that this program does not know, or that stand in an unusual order: kept so that what
// came in goes out. Usually absent.
struct Extras {
    struct Unknown {
        std::string key;
        value::Value value;
        bool operator==(const Unknown&) const = default;
    };
    std::vector<Unknown> unknown;
    std::vector<std::string>
        order; // all keys in the order of the file; empty when that is the usual order without unknowns

    bool operator==(const Extras&) const = default;
};

// Absent for nearly every object of a real file; value semantics.
class OptionalExtras
{
public:
    OptionalExtras() = default;
    explicit OptionalExtras(Extras extras)
        : m_extras(std::make_shared<const Extras>(std::move(extras)))
    { }
    const Extras* get() const { return m_extras.get(); }
    bool operator==(const OptionalExtras& other) const
    {
        return m_extras == other.m_extras || (m_extras && other.m_extras && *m_extras == *other.m_extras);
    }

private:
    std::shared_ptr<const Extras> m_extras;
};

// The parameter tree of the export format, section 1.8 of the container reference.
enum class ParameterType { Template, Boolean, Integer, List, Map, TriggerReference, TagReference, Unknown };

struct Parameter {
    ParameterType type = ParameterType::Template;
    std::string unknownType; // as in the file, for ParameterType::Unknown only
    std::string key; // empty for items of lists
    std::optional<std::string> value; // absent is kept apart from "" for the file; both are empty at run time
    std::vector<Parameter> list; // items, for List
    std::vector<Parameter> map; // members with unique keys, for Map
    std::optional<bool> isWeakReference; // for TagReference
    OptionalExtras extras;

    bool operator==(const Parameter&) const = default;

    std::string_view text() const { return value ? std::string_view(*value) : std::string_view(); }
};

using Parameters = std::vector<Parameter>;

// Makers for the shapes that editors and fixtures write.
Parameter textParameter(std::string key, std::string value);
Parameter booleanParameter(std::string key, bool value);
Parameter integerParameter(std::string key, std::string value);
Parameter listParameter(std::string key, std::vector<Parameter> items);
Parameter mapParameter(std::vector<Parameter> members); // a row of a table: no key

// The parameter with this key, nullptr when there is none.
const Parameter* findParameter(const Parameters& parameters, std::string_view key);
Parameter* findParameter(Parameters& parameters, std::string_view key);
std::string_view textOf(const Parameters& parameters, std::string_view key); // "" when there is none
bool isTrue(const Parameters& parameters, std::string_view key); // the text is exactly "true"

// Replaces the parameter of the same key in place, or appends.
void putParameter(Parameters& parameters, Parameter parameter);
bool removeParameter(Parameters& parameters, std::string_view key);

} // namespace sluis::container
