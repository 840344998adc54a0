#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

// Eight bytes at a time: every byte of every hit is looked at this way.
namespace sluis::words {

static_assert(std::endian::native == std::endian::little, "the first byte is the lowest");

inline constexpr uint64_t Ones = 0x0101010101010101;
inline constexpr uint64_t Highs = 0x8080808080808080;

// High bits set where a byte is below `limit` (at most 128). Exact for "none is", which is what counts.
constexpr uint64_t below(uint64_t word, uint64_t limit)
{
    return (word - Ones * limit) & ~word & Highs;
}

constexpr uint64_t equal(uint64_t word, uint64_t byte)
{
    return below(word ^ (Ones * byte), 1);
}

inline uint64_t load(const char* eight)
{
    uint64_t word;
    std::memcpy(&word, eight, sizeof(word));
    return word;
}

// Up to eight bytes, the missing ones zero; put together without a loop.
inline uint64_t loadSome(const char* from, size_t size)
{
    const auto part = [from](size_t at, auto word) {
        std::memcpy(&word, from + at, sizeof(word));
        return uint64_t(word) << (8 * at);
    };
    if (size >= 8)
        return load(from);
    if (size >= 4)
        return part(0, uint32_t()) | part(size - 4, uint32_t());
    return size == 0 ? 0 : part(0, uint8_t()) | part(size / 2, uint8_t()) | part(size - 1, uint8_t());
}

} // namespace sluis::words
