#include "core/container/parameter.h"

#include <algorithm>

namespace sluis::container {
namespace {

    Parameter make(ParameterType type, std::string key, std::optional<std::string> value = {})
    {
        Parameter parameter;
        parameter.type = type;
        parameter.key = std::move(key);
        parameter.value = std::move(value);
        return parameter;
    }

    // A text field without text has no value in a file, as GTM writes it.
    std::optional<std::string> presentText(std::string text)
    {
        return text.empty() ? std::nullopt : std::optional(std::move(text));
    }

} // namespace

Parameter textParameter(std::string key, std::string value)
{
    return make(ParameterType::Template, std::move(key), presentText(std::move(value)));
}

Parameter booleanParameter(std::string key, bool value)
{
    return make(ParameterType::Boolean, std::move(key), value ? "true" : "false");
}

Parameter integerParameter(std::string key, std::string value)
{
    return make(ParameterType::Integer, std::move(key), presentText(std::move(value)));
}

Parameter listParameter(std::string key, std::vector<Parameter> items)
{
    Parameter parameter = make(ParameterType::List, std::move(key));
    parameter.list = std::move(items);
    return parameter;
}

Parameter mapParameter(std::vector<Parameter> members)
{
    Parameter parameter = make(ParameterType::Map, {});
    parameter.map = std::move(members);
    return parameter;
}

const Parameter* findParameter(const Parameters& parameters, std::string_view key)
{
    const auto found = std::find_if(
        parameters.begin(), parameters.end(), [key](const Parameter& parameter) { return parameter.key == key; });
    return found == parameters.end() ? nullptr : &*found;
}

Parameter* findParameter(Parameters& parameters, std::string_view key)
{
    return const_cast<Parameter*>(findParameter(std::as_const(parameters), key));
}

std::string_view textOf(const Parameters& parameters, std::string_view key)
{
    const Parameter* parameter = findParameter(parameters, key);
    return parameter ? parameter->text() : std::string_view();
}

bool isTrue(const Parameters& parameters, std::string_view key)
{
    return textOf(parameters, key) == "true";
}

void putParameter(Parameters& parameters, Parameter parameter)
{
    if (Parameter* existing = findParameter(parameters, parameter.key))
        *existing = std::move(parameter);
    else
        parameters.push_back(std::move(parameter));
}

bool removeParameter(Parameters& parameters, std::string_view key)
{
    const Parameter* existing = findParameter(parameters, key);
    if (!existing)
        return false;
    parameters.erase(parameters.begin() + (existing - parameters.data()));
    return true;
}

} // namespace sluis::container
