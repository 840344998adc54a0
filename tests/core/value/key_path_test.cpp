#include "core/value/key_path.h"

#include "core/value/json.h"

#include <gtest/gtest.h>

namespace sluis::value {
namespace {

    TEST(KeyPath, partsAreKeysOrIndexes)
    {
        const Value event = *readJson(
            R"({"items":[{"item_id":"A"},{"item_id":"B"}],"a.b":1,"user_data":{"x.y":2},"x-ga-mp2-seg":"1"})");
        struct Row {
            const char* path;
            const char* json;
        };
        const Row rows[] = {{"items.1.item_id", "\"B\""}, {"items.2.item_id", ""}, {"items.0", R"({"item_id":"A"})"},
            {"a.b", "1"}, {"user_data.x.y", "2"}, {"x-ga-mp2-seg", "\"1\""}, {"nothing", ""}, {"items.x", ""},
            {"items.-1", ""}, {"a.b.c", ""}};
        for (const Row& row : rows)
            EXPECT_EQ(writeJson(atPath(event, row.path)), row.json) << row.path;
    }

    TEST(KeyPath, settingMakesTheWay)
    {
        Value event;
        EXPECT_TRUE(setPath(event, "user_data.address.city", "Zwolle"));
        EXPECT_TRUE(setPath(event, "items", Value::array({Value::object()})));
        EXPECT_TRUE(setPath(event, "items.0.id", "A"));
        EXPECT_TRUE(setPath(event, "items.1", "B"));
        EXPECT_FALSE(setPath(event, "items.5", "C"));
        EXPECT_FALSE(setPath(event, "items.1.id", "C"));
        EXPECT_EQ(writeJson(event), R"({"user_data":{"address":{"city":"Zwolle"}},"items":[{"id":"A"},"B"]})");
    }

    TEST(KeyPath, removingLeavesTheRest)
    {
        Value event = *readJson(R"({"a":{"b":1,"c":2},"list":[1,2,3],"d.e":5})");
        EXPECT_TRUE(removePath(event, "a.b"));
        EXPECT_TRUE(removePath(event, "list.0"));
        EXPECT_TRUE(removePath(event, "d.e"));
        EXPECT_FALSE(removePath(event, "a.x"));
        EXPECT_FALSE(removePath(event, "list.7"));
        EXPECT_EQ(writeJson(event), R"({"a":{"c":2},"list":[2,3]})");
    }

} // namespace
} // namespace sluis::value
