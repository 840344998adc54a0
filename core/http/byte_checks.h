#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

// Looks at eight bytes at a time: every byte of every hit passes here.
namespace sluis::http {

namespace detail {

constexpr uint64_t Ones = 0x0101010101010101;
constexpr uint64_t Highs = 0x8080808080808080;

// High bits set where a byte is below `limit` (at most 128). Exact for "none is", which is what counts.
constexpr uint64_t below(uint64_t word, uint64_t limit)
{
    return (word - Ones * limit) & ~word & Highs;
}

constexpr uint64_t equal(uint64_t word, uint64_t byte)
{
    return below(word ^ (Ones * byte), 1);
}

} // namespace detail

// True when every byte is at least `lowest` and none is DEL; `lowest` is at most 128.
inline bool hasNoControls(std::string_view text, unsigned char lowest)
{
    const char* at = text.data();
    size_t left = text.size();
    for (; left >= 8; left -= 8, at += 8) {
        uint64_t word;
        std::memcpy(&word, at, 8);
        if (detail::below(word, lowest) | detail::equal(word, 0x7F))
            return false;
    }
    for (; left > 0; --left, ++at) {
        const auto byte = static_cast<unsigned char>(*at);
        if (byte < lowest || byte == 0x7F)
            return false;
    }
    return true;
}

} // namespace sluis::http
