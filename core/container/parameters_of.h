#pragma once

#include "core/container/entities.h"

// Walks the parameters of an entity in which other entities can be named. Private to core/container.
namespace sluis::container {

template <class P, class Visit> void visitParameter(P& parameter, std::string& path, Visit& visit);

template <class List, class Visit> void visitItems(List& items, std::string& path, Visit& visit)
{
    const size_t length = path.size();
    for (size_t i = 0; i < items.size(); ++i) {
        path += '.';
        path += items[i].key.empty() ? std::to_string(i) : items[i].key;
        visitParameter(items[i], path, visit);
        path.resize(length);
    }
}

template <class P, class Visit> void visitParameter(P& parameter, std::string& path, Visit& visit)
{
    visit(parameter, std::as_const(path));
    visitItems(parameter.list, path, visit);
    visitItems(parameter.map, path, visit);
}

template <class Conditions, class Visit> void visitConditions(Conditions& conditions, const char* name, Visit& visit)
{
    for (size_t i = 0; i < conditions.size(); ++i) {
        std::string path = std::string(name) + '.' + std::to_string(i);
        visitItems(conditions[i].parameters, path, visit);
    }
}

// visit(parameter, path) for every parameter, parents before children. `entity` is one of the structs of entities.h,
// const or not; the metadata of tags is left out because it cannot hold variables (2.3).
template <class E, class Visit> void forEachParameter(E& entity, Visit visit)
{
    if constexpr (requires { entity.filter; }) {
        visitConditions(entity.customEventFilter, "customEventFilter", visit);
        visitConditions(entity.filter, "filter", visit);
    }
    if constexpr (requires { entity.parameters; }) {
        std::string path = "parameter";
        visitItems(entity.parameters, path, visit);
    }
    if constexpr (requires { entity.formatValue; }) {
        if (entity.formatValue) {
            auto one = [&](auto& parameter, const char* name) {
                std::string path = std::string("formatValue.") + name;
                if (parameter)
                    visitParameter(*parameter, path, visit);
            };
            one(entity.formatValue->convertNull, "convertNullToValue");
            one(entity.formatValue->convertUndefined, "convertUndefinedToValue");
            one(entity.formatValue->convertTrue, "convertTrueToValue");
            one(entity.formatValue->convertFalse, "convertFalseToValue");
        }
    }
}

} // namespace sluis::container
