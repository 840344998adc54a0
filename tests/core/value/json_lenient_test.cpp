#include "core/value/json_lenient.h"

#include <gtest/gtest.h>

namespace sluis::value {
namespace {

    TEST(JsonLenient, ordinaryJsonNeedsNoRepair)
    {
        const auto read = readJsonLenient(R"({"a": [1, "x,]"]})");
        ASSERT_TRUE(read);
        EXPECT_TRUE(read->repairs.empty());
        EXPECT_EQ(writeJson(read->value), R"({"a":[1,"x,]"]})");
    }

    TEST(JsonLenient, aRawLineEndInsideAStringIsKeptAndNamed)
    {
        const auto read = readJsonLenient("{\n  \"a\": \"one\ntwo\r\nthree\tfour\"\n}");
        ASSERT_TRUE(read);
        EXPECT_EQ(read->value["a"].string(), "one\ntwo\nthree\tfour");
        ASSERT_EQ(read->repairs.size(), 4u);
        EXPECT_EQ(read->repairs[0], (JsonRepair{JsonRepair::Kind::ControlCharacter, 2, 12}));
        EXPECT_EQ(read->repairs[1].line, 3);
    }

    TEST(JsonLenient, trailingCommasAreLeftOut)
    {
        const auto read = readJsonLenient("[{\"a\": 1,\n},\n]");
        ASSERT_TRUE(read);
        EXPECT_EQ(writeJson(read->value), R"([{"a":1}])");
        ASSERT_EQ(read->repairs.size(), 2u);
        EXPECT_EQ(read->repairs[1], (JsonRepair{JsonRepair::Kind::TrailingComma, 2, 2}));
    }

    TEST(JsonLenient, whatIsMeantByNobodyStaysAnErrorOfTheOriginalText)
    {
        const auto read = readJsonLenient("{\"a\": \"x\ny\", b}");
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().reason, "value.jsonSyntax");
        EXPECT_TRUE(read.error().detail.starts_with("line 1, column ")) << read.error().detail;
    }

    TEST(JsonLenient, manyRepairsAreListedOnlyUpToTheLimit)
    {
        std::string text = "[";
        for (int i = 0; i < 100; ++i)
            text += "\"\x01\",";
        const auto read = readJsonLenient(text + "]");
        ASSERT_TRUE(read);
        EXPECT_EQ(read->value.size(), 100u);
        EXPECT_EQ(read->repairs.size(), LenientJson::MaxRepairs);
    }

} // namespace
} // namespace sluis::value
