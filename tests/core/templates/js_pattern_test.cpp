#include "core/templates/js_pattern.h"

#include <gtest/gtest.h>

namespace sluis::templates {
namespace {

    struct PatternCase {
        const char* pattern;
        const char* text;
        bool found;
    };

    TEST(JsPattern, findsWhatABrowserFinds)
    {
        const PatternCase cases[] = {
            {"", "", true},
            {"a", "bab", true},
            {"^a", "ba", false},
            {"a$", "ba", true},
            {"^$", "", true},
            {"a|b", "xb", true},
            {"^(a|b)+$", "abba", true},
            {"^(?:ab)*$", "abab", true},
            {"^a{2,3}$", "aaaa", false},
            {"^a{2,3}$", "aaa", true},
            {"^a{2}$", "a", false},
            {"^a{2,}$", "aaaaa", true},
            {"a{x", "a{x", true},
            {"^[a-c]+$", "abc", true},
            {"^[^a-c]+$", "xyz", true},
            {"^[\\d.]+$", "1.2", true},
            {"[\\]]", "]", true},
            {"^[a-]$", "-", true},
            {"^\\d{4}-\\d{2}$", "2026-11", true},
            {"\\bcat\\b", "a cat!", true},
            {"\\bcat\\b", "concat", false},
            {"\\Bcat", "concat", true},
            {"^.$", "\n", false},
            {"^.$", "é", true},
            {"^\\u00e9$", "é", true},
            {"\\x41", "A", true},
            {"^\\s+$", " \t\n", true},
            {"^(?!http).*", "https://a", false},
            {"^(?!http).*$", "ftp://a", true},
            {"(?<!/)$", "a/", false},
            {"(?<!/)$", "a", true},
            {"(?<=\\$)\\d+", "cost $42", true},
            {"(?<=\\$)\\d+", "cost 42", false},
            {"(?<=ab)c", "abc", true},
            {"(?<=(a|b)+x)c", "abxc", true},
            {"^(a)\\1$", "aa", true},
            {"^(a)\\1$", "ab", false},
            {"^(?<y>\\d+)$", "12", true},
            {"^(a*)*$", "b", false},
            {"^(a*)*b$", "aab", true},
            {"^a+?b$", "aab", true},
            {"^(?=.*\\d)(?=.*[a-z]).{3,}$", "a1b", true},
            {"^(?=.*\\d)(?=.*[a-z]).{3,}$", "abc", false},
            {"^(a|ab)(c|bcd)(d*)$", "abcd", true},
            {"^(?:a?){3}a{3}$", "aaa", true},
            {"\\/", "/", true},
            {"^\\$\\{.*\\}$", "${x}", true},
            {"^G-[A-Z0-9]+$", "G-AB12", true},
            {"^\\w+@\\w+\\.\\w+$", "me@example.org", true},
            {"^a{0}$", "", true},
        };
        for (const PatternCase& c : cases) {
            const auto pattern = JsPattern::compile(c.pattern);
            ASSERT_TRUE(pattern) << c.pattern;
            EXPECT_EQ(pattern->test(c.text), std::optional(c.found)) << c.pattern << " in " << c.text;
        }
    }

    TEST(JsPattern, refusesWhatIsNoPatternOrTooLarge)
    {
        std::string deep(1000, '(');
        deep += std::string(1000, ')');
        for (const std::string& pattern : {std::string("("), std::string(")"), std::string("[a"), std::string("*a"),
                 std::string("a**"), std::string("\\"), std::string("[b-a]"), std::string("a{3,2}"),
                 std::string("\\2(a)"), std::string("(?<a"), std::string("(?xa)"), deep,
                 std::string("((a{100}){100}){100}"), std::string("a{99999}"), std::string("(a{0,200}){0,200}")})
            EXPECT_FALSE(JsPattern::compile(pattern)) << pattern.substr(0, 20);
    }

    TEST(JsPattern, givesUpOnAPatternThatNeverEnds)
    {
        EXPECT_EQ(JsPattern::compile("^(a+)+$")->test(std::string(40, 'a') + "!"), std::nullopt);
        EXPECT_EQ(JsPattern::compile("^(a|a)*(?=b)$")->test(std::string(40, 'a')), std::nullopt);
    }

} // namespace
} // namespace sluis::templates
