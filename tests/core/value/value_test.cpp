#include "core/value/value.h"

#include "core/value/text.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <thread>

namespace sluis::value {
namespace {

    TEST(Value, aCopyIsIndependent)
    {
        Value first = Value::object({{"a", 1}, {"list", Value::array({1, 2})}});
        Value second = first;
        second.set("a", "changed");
        second.edit("list")->push(3);
        EXPECT_EQ(first["a"], Value(1));
        EXPECT_EQ(first["list"].size(), 2u);
        EXPECT_EQ(second["list"].size(), 3u);
    }

    TEST(Value, keysKeepTheirOrderAndTheirPlace)
    {
        Value object;
        for (int i = 0; i < 100; ++i)
            object.set("key " + std::to_string(i), i);
        object.set("key 50", "changed");
        EXPECT_TRUE(object.remove("key 10"));
        EXPECT_FALSE(object.remove("key 10"));
        ASSERT_EQ(object.size(), 99u);
        EXPECT_EQ(object.members()[10].name(), "key 11");
        EXPECT_EQ(object.members()[49].value, Value("changed"));
        for (int i = 11; i < 100; ++i)
            EXPECT_TRUE(object.contains("key " + std::to_string(i))) << i;
    }

    TEST(Value, textOfAnyLengthComesBack)
    {
        for (size_t length : {0u, 1u, 13u, 14u, 15u, 16u, 1000u}) {
            const std::string text(length, 'x');
            Value value(text);
            Value copy = value;
            value = Value(nullptr);
            EXPECT_EQ(copy.string(), text);
            EXPECT_EQ(copy.size(), length);
        }
    }

    TEST(Value, typesThatDifferAreNotEqual)
    {
        EXPECT_FALSE(Value(1) == Value("1"));
        EXPECT_FALSE(Value() == Value(nullptr));
        EXPECT_TRUE(Value(std::nan("")) == Value(std::nan("")));
        EXPECT_TRUE(Value::object({{"a", 1}, {"b", 2}}) == Value::object({{"b", 2}, {"a", 1}}));
    }

    TEST(Value, deepNestingIsFreedWithoutRecursion)
    {
        Value deep;
        for (int i = 0; i < 300000; ++i)
            deep = Value::array({deep});
        EXPECT_TRUE(deep.isArray());
    }

    TEST(Text, numbersAreWrittenAsJavaScriptDoes)
    {
        struct Row {
            double number;
            const char* text;
        };
        const Row rows[] = {{0, "0"}, {-0.0, "0"}, {878.9, "878.9"}, {1e21, "1e+21"},
            {123456789012345680000.0, "123456789012345680000"}, {0.000001, "0.000001"}, {1e-7, "1e-7"},
            {1.5e-10, "1.5e-10"}, {-12.25, "-12.25"}, {5e-324, "5e-324"}, {1e15, "1000000000000000"},
            {1.7976931348623157e308, "1.7976931348623157e+308"}, {0.1 + 0.2, "0.30000000000000004"},
            {std::numeric_limits<double>::infinity(), "Infinity"}, {std::nan(""), "NaN"}};
        for (const Row& row : rows)
            EXPECT_EQ(numberToText(row.number), row.text);
    }

    TEST(Text, textIsReadAsANumberAsJavaScriptDoes)
    {
        struct Row {
            const char* text;
            double number;
        };
        const Row rows[] = {{"", 0}, {" 12 ", 12}, {"-1.5e3", -1500}, {"0x10", 16}, {".5", 0.5}, {"5.", 5}, {"+7", 7},
            {"1e400", std::numeric_limits<double>::infinity()}};
        for (const Row& row : rows)
            EXPECT_EQ(numberFromText(row.text), row.number) << row.text;
        for (const char* text : {"abc", "1,5", "--1", "1e", "0x", "+-1", "inf", "nan", "12px", "-"})
            EXPECT_TRUE(std::isnan(numberFromText(text))) << text;
    }

    // Made first and so destroyed last among a thread's own data, after whatever releasing needs;
    // -DSLUIS_SANITIZE=address would tell.
    TEST(Value, mayLiveUntilItsThreadEnds)
    {
        std::thread([] {
            thread_local Value last = Value::array({Value::array({1}), Value::object({{"a", Value::array({2})}})});
            EXPECT_EQ(last.size(), 2U);
            Value released = Value::array({Value::array({3}), Value::array({4})});
            EXPECT_EQ(released.size(), 2U);
        }).join();
    }

    TEST(Value, anAddedMemberNeverReplacesOne)
    {
        Value object;
        EXPECT_TRUE(object.add("a", 1));
        EXPECT_FALSE(object.add("a", 2));
        EXPECT_EQ(object, Value::object({{"a", 1}}));
        Value text = "x";
        EXPECT_FALSE(text.add("a", 1));
        Value copy = object;
        EXPECT_TRUE(copy.add("b", 2));
        EXPECT_EQ(object.size(), 1U);
    }

    TEST(Text, everythingHasAText)
    {
        EXPECT_EQ(toText(Value()), "undefined");
        EXPECT_EQ(toText(Value(nullptr)), "null");
        EXPECT_EQ(toText(Value::array({1, Value(), "x", Value::array({2, 3})})), "1,,x,2,3");
        EXPECT_EQ(toText(Value::object()), "[object Object]");
    }

    TEST(Value, removesManyMembersAtOnce)
    {
        Value event = Value::object();
        for (int i = 0; i < 40; ++i)
            event.set("key" + std::to_string(i), i);
        const auto isOdd = [](const Member& member) { return static_cast<int>(member.value.number()) % 2 == 1; };
        Value view = event; // shared
        EXPECT_EQ(view.removeIf(isOdd), 20u);
        EXPECT_EQ(event.size(), 40u);
        EXPECT_EQ(view.size(), 20u);
        EXPECT_EQ(view["key38"].number(), 38);
        EXPECT_FALSE(view.contains("key1"));
        EXPECT_EQ(view.removeIf([](const Member& member) { return member.value.number() > 4; }), 17u); // alone
        EXPECT_EQ(view, Value::object({{"key0", 0}, {"key2", 2}, {"key4", 4}}));
        EXPECT_EQ(view.removeIf(isOdd), 0u);
        EXPECT_EQ(Value("text").removeIf(isOdd), 0u);
    }

} // namespace
} // namespace sluis::value
