#include "core/plan/pattern.h"

#include <gtest/gtest.h>

namespace sluis::plan {
namespace {

    TEST(Pattern, searchesUnanchoredUnlessTold)
    {
        EXPECT_TRUE(Pattern::compile("b+", LetterCase::Matters)->matches("abbc"));
        EXPECT_FALSE(Pattern::compile("b+", LetterCase::Matters, MatchWhole::Yes)->matches("abbc"));
        EXPECT_TRUE(Pattern::compile("ab+c", LetterCase::Matters, MatchWhole::Yes)->matches("abbc"));
        EXPECT_FALSE(Pattern::compile("B", LetterCase::Matters)->matches("abc"));
        EXPECT_TRUE(Pattern::compile("B", LetterCase::Ignored)->matches("abc"));
        EXPECT_TRUE(Pattern::compile("", LetterCase::Matters)->matches(""));
        EXPECT_TRUE(Pattern::compile("^é.$", LetterCase::Matters)->matches("éß"));
    }

    TEST(Pattern, withAnErrorMatchesNothingAndSaysWhy)
    {
        for (const char* text : {"a(b", "(?<=x)y", "(a)\\1", "[z-a]"}) {
            const PatternPtr pattern = Pattern::compile(text, LetterCase::Matters);
            EXPECT_FALSE(pattern->isValid()) << text;
            EXPECT_FALSE(pattern->error().empty()) << text;
            EXPECT_FALSE(pattern->matches(text)) << text;
            EXPECT_EQ(pattern->replaceFirst("same", "x"), "same");
        }
    }

    TEST(Pattern, replacesAsJavaScriptDoes)
    {
        struct Row {
            const char* pattern;
            const char* text;
            const char* replacement;
            const char* result;
        };
        const Row rows[] = {
            {"(\\w+)-(\\w+)", "see red-bike now", "$2 $1", "see bike red now"},
            {"b", "abcb", "[$&]", "a[b]cb"},
            {"b", "abc", "$$1", "a$1c"},
            {"b", "abc", "$1", "a$1c"}, // no such group
            {"(a)|(b)", "b", "<$1$2>", "<b>"},
            {"(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)", "abcdefghij", "$10$1", "ja"},
            {"(a)", "a", "$10", "a0"},
            {"x", "abc", "y", "abc"},
            {"", "abc", "-", "-abc"},
            {"b", "abc", "$", "a$c"},
        };
        for (const Row& row : rows)
            EXPECT_EQ(
                Pattern::compile(row.pattern, LetterCase::Matters)->replaceFirst(row.text, row.replacement), row.result)
                << row.pattern << " " << row.replacement;
    }

} // namespace
} // namespace sluis::plan
