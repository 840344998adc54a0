#include "core/runtime/expectation.h"

#include "core/value/json.h"

#include <gtest/gtest.h>

namespace sluis::runtime {
namespace {

    std::vector<std::string> paths(const char* expected, const char* actual)
    {
        std::vector<std::string> found;
        for (const Difference& difference :
            differences(value::readJson(expected).value(), value::readJson(actual).value()))
            found.push_back(difference.path);
        return found;
    }

    using Paths = std::vector<std::string>;

    TEST(Expectation, onlyListedMembersCount)
    {
        EXPECT_EQ(paths(R"({"a":1})", R"({"a":1,"b":2})"), Paths{});
        EXPECT_EQ(paths(R"({"a":1,"c":{"d":1}})", R"({"a":2,"c":{"e":1}})"), (Paths{"a", "c.d"}));
        EXPECT_EQ(paths(R"({"a":"1"})", R"({"a":1})"), Paths{"a"});
    }

    TEST(Expectation, patternsStandForValues)
    {
        EXPECT_EQ(paths(R"({"a":{"$any":true}})", R"({"a":null})"), Paths{});
        EXPECT_EQ(paths(R"({"a":{"$any":true}})", R"({})"), Paths{"a"});
        EXPECT_EQ(paths(R"({"a":{"$match":"^ab+$"}})", R"({"a":"abb"})"), Paths{});
        EXPECT_EQ(paths(R"({"a":{"$match":"^1"}})", R"({"a":12})"), Paths{});
        EXPECT_EQ(paths(R"({"a":{"$match":"b"}})", R"({"a":"a"})"), Paths{"a"});
        EXPECT_EQ(paths(R"({"a":{"$match":"(broken"}})", R"({"a":"(broken"})"), Paths{"a"});
        EXPECT_EQ(paths(R"({"a":{"$match":"x"}})", R"({"a":{"$match":"x"}})"), Paths{"a"});
    }

    TEST(Expectation, itemsWithAnIdOrNameAreFoundByIt)
    {
        EXPECT_EQ(paths(R"([{"id":"2","x":1}])", R"([{"id":"1"},{"id":"2","x":1}])"), Paths{});
        EXPECT_EQ(paths(R"([{"name":"b","x":1}])", R"([{"name":"a"},{"name":"b","x":2}])"), Paths{"b.x"});
        EXPECT_EQ(paths(R"([{"id":"3"}])", R"([{"id":"1"}])"), Paths{"3"});
    }

    TEST(Expectation, otherListsAreTheSame)
    {
        EXPECT_EQ(paths("[1,2]", "[1,2]"), Paths{});
        EXPECT_EQ(paths("[1,2]", "[2,1]"), (Paths{"0", "1"}));
        EXPECT_EQ(paths("[1]", "[1,2]"), Paths{""});
        EXPECT_EQ(paths("[]", "[1]"), Paths{""});
    }

    TEST(Expectation, aTraceMeetsItsOwn)
    {
        Trace trace;
        trace.clients.push_back({container::ClientId("1"), "GA4", "gaaw_client", true, {}, {}, {}});
        trace.events.emplace_back();
        trace.events[0].name = "e";
        trace.events[0].tags.emplace_back();
        trace.events[0].tags[0].name = "Tag";
        EXPECT_TRUE(differences(expectationOf(trace), toJson(trace)).empty());
        const value::Value expected = expectationOf(trace);
        trace.events[0].tags[0].status = TagStatus::Paused;
        ASSERT_EQ(differences(expected, toJson(trace)).size(), 1u);
        EXPECT_EQ(differences(expected, toJson(trace))[0].path, "events.e.tags..status");
    }

} // namespace
} // namespace sluis::runtime
