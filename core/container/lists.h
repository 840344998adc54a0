#pragma once

#include "core/container/container.h"

#include <utility>

// The lists of a container by kind, so that code for all kinds is written once. For core/container, core/gtm and the
// checks of core/plan.
namespace sluis::container {

template <class T> auto& listOf(auto& container)
{
    if constexpr (std::is_same_v<T, Tag>)
        return container.tags;
    else if constexpr (std::is_same_v<T, Trigger>)
        return container.triggers;
    else if constexpr (std::is_same_v<T, Variable>)
        return container.variables;
    else if constexpr (std::is_same_v<T, Folder>)
        return container.folders;
    else if constexpr (std::is_same_v<T, BuiltInVariable>)
        return container.builtInVariables;
    else if constexpr (std::is_same_v<T, CustomTemplate>)
        return container.templates;
    else if constexpr (std::is_same_v<T, Client>)
        return container.clients;
    else
        return container.transformations;
}

template <class T> const std::string& idOf(const T& entity)
{
    if constexpr (std::is_same_v<T, BuiltInVariable>)
        return entity.type;
    else
        return entity.id.text;
}

template <class T> constexpr EntityKind kindOfType()
{
    return []<size_t... kinds>(std::index_sequence<kinds...>) {
        return static_cast<EntityKind>(
            ((std::is_same_v<T, std::variant_alternative_t<kinds, Entity>> ? kinds : 0) + ...));
    }(std::make_index_sequence<std::variant_size_v<Entity>>());
}

// visit(list) for every list, in the order of kinds.
template <class Visit> void forEachList(auto& container, Visit visit)
{
    [&]<size_t... kinds>(std::index_sequence<kinds...>) {
        (visit(listOf<std::variant_alternative_t<kinds, Entity>>(container)), ...);
    }(std::make_index_sequence<std::variant_size_v<Entity>>());
}

// visit(list) for the list of one kind.
template <class Visit> void withList(auto& container, EntityKind kind, Visit visit)
{
    size_t index = 0;
    forEachList(container, [&](auto& list) {
        if (index++ == static_cast<size_t>(kind))
            visit(list);
    });
}

} // namespace sluis::container
