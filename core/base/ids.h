#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace sluis {

// A text id that cannot be taken for another kind's. Export files write ids as decimal text and hand-written ones write
// anything, so the text is kept as it came.
template <class Kind> struct TextId {
    std::string text;

    TextId() = default;
    explicit TextId(std::string id)
        : text(std::move(id))
    { }
    bool empty() const { return text.empty(); }
    auto operator<=>(const TextId&) const = default;
    bool operator==(const TextId&) const = default;
};

// A number that cannot be taken for another kind's; 0 means "none".
template <class Kind> struct NumberId {
    uint64_t number = 0;

    bool empty() const { return number == 0; }
    auto operator<=>(const NumberId&) const = default;
    bool operator==(const NumberId&) const = default;
};

using HitId = NumberId<struct HitKind>; // position in a hit log, starts at 1

} // namespace sluis

template <class Kind> struct std::hash<sluis::TextId<Kind>> {
    size_t operator()(const sluis::TextId<Kind>& id) const { return std::hash<std::string>()(id.text); }
};

template <class Kind> struct std::hash<sluis::NumberId<Kind>> {
    size_t operator()(const sluis::NumberId<Kind>& id) const { return std::hash<uint64_t>()(id.number); }
};
