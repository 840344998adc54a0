#include "core/base/words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace sluis::words {
namespace {

    TEST(Words, someBytesAreThoseOfTheTextAndZeros)
    {
        const std::string text = "\x01\xFF%+azAZ9";
        for (size_t size = 0; size <= 8; ++size) {
            const uint64_t word = loadSome(text.data(), size);
            for (size_t i = 0; i < 8; ++i) {
                const auto expected = i < size ? static_cast<unsigned char>(text[i]) : 0U;
                EXPECT_EQ(word >> (8 * i) & 0xFF, expected) << size << ' ' << i;
            }
        }
    }

    TEST(Words, sayExactlyWhenNoByteIsMeant)
    {
        for (unsigned byte = 0; byte < 256; ++byte) {
            for (size_t at = 0; at < 8; ++at) {
                std::string text = "aaaaaaaa";
                text[at] = static_cast<char>(byte);
                const uint64_t word = load(text.data());
                EXPECT_EQ(equal(word, '%') != 0, byte == '%') << byte;
                EXPECT_EQ(below(word, 0x20) != 0, byte < 0x20) << byte;
            }
        }
    }

} // namespace
} // namespace sluis::words
