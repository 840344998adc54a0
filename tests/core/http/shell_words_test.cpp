#include "core/http/shell_words.h"

#include <gtest/gtest.h>

using namespace sluis::http;
using Words = std::vector<std::string>;

TEST(ShellWords, asBashReadsThem)
{
    const struct {
        std::string_view command;
        Words words;
    } rows[] = {
        {"a  b\tc\n", {"a", "b", "c"}},
        {"a 'b c' \"d e\"", {"a", "b c", "d e"}},
        {"'a'\"b\"c", {"abc"}},
        {"a '' \"\"", {"a", "", ""}},
        {"a \\\n b\\ c \\\r\n d", {"a", "b c", "d"}},
        {"'no \\n escape'", {"no \\n escape"}},
        {"\"q \\\" \\\\ \\$ \\n\"", {"q \" \\ $ \\n"}},
        {"$'a\\n\\t\\'\\\\\\x41\\u00e9\\101\\0'", {std::string("a\n\t'\\AéA\0", 10)}},
        {"$'\\ud83d\\udeb2 \\U0001F6B2'", {"🚲 🚲"}},
        {"'it'\\''s'", {"it's"}},
        {"$HOME *", {"$HOME", "*"}},
        {"", {}},
    };
    for (const auto& row : rows) {
        const auto words = bashWords(row.command);
        ASSERT_TRUE(words) << row.command;
        EXPECT_EQ(*words, row.words) << row.command;
    }
    for (std::string_view open : {"'a", "\"a", "$'a", "a 'b'\"", "$'a\\'"})
        EXPECT_FALSE(bashWords(open)) << open;
}

TEST(ShellWords, asWindowsReadsThem)
{
    const struct {
        std::string_view command;
        Words words;
    } rows[] = {
        {"curl \"https://a/?b=c&d\" ^\r\n  -H \"x: y\"", {"curl", "https://a/?b=c&d", "-H", "x: y"}},
        {"curl ^\"https://a/?b^=c^&d^\" ^\n -H ^\"x: y^\"", {"curl", "https://a/?b=c&d", "-H", "x: y"}},
        {"--data-raw ^\"^{^\\^\"a^\\^\":^\\^\"100^%^\\^\"^}^\"", {"--data-raw", "{\"a\":\"100%\"}"}},
        {"\"say \\\"hi\\\"\" \"two \"\" quotes\"", {"say \"hi\"", "two \" quotes"}},
        {"\"back\\slash\" \"end\\\\\"", {"back\\slash", "end\\"}},
        {"^\"line^\n\nline^\"", {"line\nline"}},
        {"a\\\\b \"\"", {"a\\\\b", ""}},
    };
    for (const auto& row : rows) {
        const auto words = cmdWords(row.command);
        ASSERT_TRUE(words) << row.command;
        EXPECT_EQ(*words, row.words) << row.command;
    }
    EXPECT_FALSE(cmdWords("\"open"));
}
