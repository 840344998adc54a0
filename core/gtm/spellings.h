#pragma once

#include "core/container/entities.h"

#include <span>
#include <string>
#include <string_view>

// How export files spell the values of enumerations (1.6). Private to core/gtm.
namespace sluis::gtm {

// In the order of the enumerators; "" for those that have no spelling.
std::span<const std::string_view> spellings(container::ParameterType);
std::span<const std::string_view> spellings(container::Operator);
std::span<const std::string_view> spellings(container::TriggerType);
std::span<const std::string_view> spellings(container::FiringOption);
std::span<const std::string_view> spellings(container::ConsentStatus);
std::span<const std::string_view> spellings(container::CaseConversion);

// "oncePerEvent" to "ONCE_PER_EVENT": what the API spells otherwise than export files. Text without small letters
// stays.
std::string exportSpelling(std::string_view text);

// The enumerator spelled like this in an export or an API answer; false when there is none.
template <class E> bool fromSpelling(std::string_view text, E& value)
{
    const std::span<const std::string_view> all = spellings(E{});
    for (int attempt = 0; attempt < 2; ++attempt) {
        const std::string converted = attempt ? exportSpelling(text) : std::string();
        const std::string_view wanted = attempt ? std::string_view(converted) : text;
        for (size_t i = 0; i < all.size(); ++i) {
            if (!wanted.empty() && all[i] == wanted) {
                value = static_cast<E>(i);
                return true;
            }
        }
    }
    return false;
}

template <class E> std::string_view toSpelling(E value)
{
    const std::span<const std::string_view> all = spellings(E{});
    const auto index = static_cast<size_t>(value);
    return index < all.size() ? all[index] : std::string_view();
}

} // namespace sluis::gtm
