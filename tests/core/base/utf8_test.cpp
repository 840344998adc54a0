#include "core/base/utf8.h"

#include <gtest/gtest.h>

namespace sluis {
namespace {

    TEST(Utf8, whatIsInvalidBecomesReplacementCharacters)
    {
        struct Row {
            const char* name;
            std::string bytes;
            std::string repaired;
        };
        const Row rows[] = {
            {"plain", "abc", "abc"},
            {"umlaut and emoji", "\xC3\xA9\xF0\x9F\x9A\xB2", "\xC3\xA9\xF0\x9F\x9A\xB2"},
            {"NUL stays", std::string("a\0b", 3), std::string("a\0b", 3)},
            {"stray continuation", "a\x80z", "a\xEF\xBF\xBDz"},
            {"overlong slash", "\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},
            {"lone surrogate", "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
            {"cut emoji is one", "\xF0\x9F\x9A", "\xEF\xBF\xBD"},
            {"beyond the last code point", "\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        };
        for (const Row& row : rows) {
            EXPECT_EQ(repairUtf8(row.bytes), row.repaired) << row.name;
            EXPECT_EQ(isValidUtf8(row.bytes), row.bytes == row.repaired) << row.name;
            EXPECT_TRUE(isValidUtf8(repairUtf8(row.bytes))) << row.name;
        }
    }

    TEST(Utf8, everyCodePointComesBack)
    {
        for (char32_t point = 0; point <= 0x10FFFF; point += 1 + point / 64) {
            if (point >= 0xD800 && point <= 0xDFFF)
                continue;
            std::string text;
            appendUtf8(text, point);
            std::string_view view = text;
            EXPECT_EQ(takeCodePoint(view), point);
            EXPECT_TRUE(view.empty());
        }
    }

} // namespace
} // namespace sluis
