#pragma once

#include "core/container/entities.h"
#include "core/container/lists.h"

// The order in which GTM lists entities: by number, built-ins by their place in its list (1.5). Private to
// core/container.
namespace sluis::container {

bool comesBefore(std::string_view id, std::string_view otherId); // numbers by value, then everything else
bool builtInComesBefore(std::string_view type, std::string_view otherType);

template <class T> size_t placeOf(const std::vector<T>& list, const T& entity)
{
    for (size_t i = 0; i < list.size(); ++i) {
        if constexpr (std::is_same_v<T, BuiltInVariable>) {
            if (builtInComesBefore(entity.type, list[i].type))
                return i;
        } else {
            if (comesBefore(entity.id.text, list[i].id.text))
                return i;
        }
    }
    return list.size();
}

} // namespace sluis::container
