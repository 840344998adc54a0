#include "core/value/json.h"

#include <gtest/gtest.h>

namespace sluis::value {
namespace {

    TEST(Json, whatIsReadIsWrittenBack)
    {
        for (const char* text :
            {"null", "true", "-12.5", R"("a\"b\\c\n\u0001é🚲")", "[]", "{}", R"({"b":1,"a":[1,{"x":null}],"":""})"}) {
            const auto value = readJson(text);
            ASSERT_TRUE(value) << text;
            EXPECT_EQ(writeJson(*value), text);
        }
    }

    TEST(Json, prettyIsFourBlanksAndEmptyIsShort)
    {
        const auto value = readJson(R"({"a":[1,2],"b":{},"c":[]})");
        EXPECT_EQ(writeJson(*value, JsonStyle::Pretty),
            "{\n    \"a\": [\n        1,\n        2\n    ],\n    \"b\": {},\n    \"c\": []\n}");
    }

    TEST(Json, undefinedMembersAreLeftOut)
    {
        Value value = Value::object({{"a", Value()}, {"b", Value::array({Value(), 1})}});
        EXPECT_EQ(writeJson(value), R"({"b":[null,1]})");
        EXPECT_EQ(writeJson(Value()), "");
    }

    TEST(Json, aSyntaxErrorNamesItsPlace)
    {
        const auto value = readJson("{\n  \"a\": 1\n  \"b\": 2\n}");
        ASSERT_FALSE(value);
        EXPECT_EQ(value.error().reason, "value.jsonSyntax");
        EXPECT_EQ(value.error().detail.substr(0, 17), "line 3, column 5:") << value.error().detail;
    }

    TEST(Json, limitsHoldAtTheLimitAndOneBeyond)
    {
        JsonLimits limits{3, 100};
        EXPECT_TRUE(readJson("[[[1]]]", limits));
        EXPECT_EQ(readJson("[[[[1]]]]", limits).error().reason, "value.jsonTooDeep");
        limits = {3, 4};
        EXPECT_TRUE(readJson("[1,2,3]", limits));
        EXPECT_EQ(readJson("[1,2,3,4]", limits).error().reason, "value.jsonTooLarge");
        const std::string deep(1000000, '[');
        EXPECT_EQ(readJson(deep).error().reason, "value.jsonTooDeep");
    }

    TEST(Json, whatIsNotJsonIsRefused)
    {
        for (const char* text : {"", "{", "[1,]", "{'a':1}", "nul", "1 2", "\"\xFF\"", "\"a\nb\"", "01"})
            EXPECT_FALSE(readJson(text)) << text;
    }

    TEST(Json, aCharacterThatNeedsAnEscapeIsFoundAtEveryPlace)
    {
        for (size_t length = 1; length <= 20; ++length) {
            for (size_t at = 0; at < length; ++at) {
                for (const char c : {'"', '\\', '\n', '\x1F', '\0', ' ', '!', '#', '[', '\x7F', '~'}) {
                    std::string text(length, 'x');
                    text[at] = c;
                    if (at + 3 < length)
                        text.replace(at + 1, 2, "ü");
                    const std::string json = writeJson(Value(text));
                    ASSERT_EQ(readJson(json)->string(), text) << json;
                    const bool isEscaped = c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
                    ASSERT_EQ(json.find('\\') != std::string::npos, isEscaped) << json;
                }
            }
        }
    }

    TEST(Json, theLastOfTwoEqualKeysWins)
    {
        EXPECT_EQ(writeJson(*readJson(R"({"a":1,"b":2,"a":3})")), R"({"a":3,"b":2})");
    }

} // namespace
} // namespace sluis::value
