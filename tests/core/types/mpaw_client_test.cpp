#include "core/types/mpaw_client.h"

#include "core/types/client_answers.h"
#include "tests/core/types/hits.h"

#include <gtest/gtest.h>

namespace sluis::types {
namespace {

    using namespace testing;
    using value::Value;

    TEST(MpawClient, readsACapturedPurchase)
    {
        const auto outcome = claim(MpawClient(), hitFromFile("20-mp-purchase.http"));
        ASSERT_TRUE(outcome.claimed);
        EXPECT_EQ(outcome.response.status, 204);
        ASSERT_EQ(outcome.events.size(), 1U);
        expectEvents(outcome.events, hitFile("20-mp-purchase.events.json"));
    }

    TEST(MpawClient, takesNothingOfTheSenderForTheVisitors)
    {
        const auto outcome = claim(MpawClient(),
            post("/mp/collect?measurement_id=G-1&api_secret=geheim",
                R"({"client_id": "1.2", "events": [{"name": "a"}]})", {{"User-Agent", "till/3"}}));
        ASSERT_EQ(outcome.events.size(), 1U);
        const std::string text = value::writeJson(outcome.events[0]);
        for (const char* secret : {"geheim", "till/3", "203.0.113.77"})
            EXPECT_EQ(text.find(secret), std::string::npos) << secret;
    }

    TEST(MpawClient, makesOneEventOfEachEntry)
    {
        const auto outcome = claim(MpawClient(),
            post("/till",
                R"({"client_id": "1.2", "user_location": {"country_id": "NL", "region_id": "NL-OV", "city": "Zwolle"},
        "events": [{"name": "purchase", "params": {"value": 1, "session_id": 7}}, {"params": {}}, {"name": "refund", "timestamp_micros": 5}]})"),
            json(R"({"activationPath": "/till"})"));
        ASSERT_EQ(outcome.events.size(), 2U);
        EXPECT_EQ(outcome.events[0]["ga_session_id"], Value("7"));
        EXPECT_EQ(outcome.events[0]["event_location"], json(R"({"country": "NL", "region": "OV", "city": "Zwolle"})"));
        EXPECT_EQ(outcome.events[1]["event_name"], Value("refund"));
        EXPECT_EQ(outcome.events[1]["timestamp_micros"], Value(5));
        EXPECT_EQ(outcome.events[1]["client_id"], Value("1.2"));
    }

    // What hides place and browser by the keys of web hits must hide them here: nothing of it stays under another key.
    TEST(MpawClient, putsPlaceAndBrowserUnderTheKeysThatAreHidden)
    {
        const auto outcome = claim(MpawClient(),
            post("/mp/collect",
                R"({"client_id": "1.2", "user_location": {"country_id": "NL", "city": "Zwolle", "subcontinent_id": "155"},
        "device": {"category": "mobile", "language": "nl", "screen_resolution": "390x844", "operating_system": "iOS", "operating_system_version": "18.1",
            "model": "Telefoon 9", "brand": "Merk", "browser": "Safari", "browser_version": "18.1"}, "events": [{"name": "a"}]})"));
        ASSERT_EQ(outcome.events.size(), 1U);
        EXPECT_EQ(value::writeJson(outcome.events[0]),
            R"({"event_name":"a","client_id":"1.2","event_location":{"country":"NL","city":"Zwolle"},"client_hints":{"model":"Telefoon 9","platform":"iOS","platform_version":"18.1","mobile":true,"brands":[{"brand":"Safari","version":"18.1"}]},"language":"nl","screen_resolution":"390x844"})");
    }

    TEST(MpawClient, refusesWhatItCannotTake)
    {
        std::string many = R"({"events": [)";
        for (size_t i = 0; i <= MaxEventsInJson; ++i)
            many += std::string(i ? "," : "") + R"({"name": "a"})";
        many += "]}";
        const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
        struct Case {
            const char* name;
            std::string body;
            int status;
        };
        for (const Case& each : {Case{"nothing", "", 400}, Case{"not JSON", "{", 400}, Case{"no events", "{}", 400},
                 Case{"no name", R"({"events": [{}]})", 400}, Case{"a list", "[1]", 400}, Case{"too deep", deep, 400},
                 Case{"too many", many, 413}, Case{"bytes", "\xff\xfe", 400}}) {
            SCOPED_TRACE(each.name);
            const auto outcome = claim(MpawClient(), post("/mp/collect", each.body));
            EXPECT_TRUE(outcome.claimed);
            EXPECT_TRUE(outcome.events.empty());
            EXPECT_EQ(outcome.response.status, each.status);
            EXPECT_NE(english(outcome.reason), outcome.reason.key);
        }
        EXPECT_FALSE(claim(MpawClient(), get("/mp/collect")).claimed);
        EXPECT_FALSE(claim(MpawClient(), post("/mp/collect/x", "{}")).claimed);
    }

    TEST(MpawClient, repairsTextOfAnyBytes)
    {
        const auto outcome = claim(
            MpawClient(), post("/mp/collect", "{\"events\": [{\"name\": \"a\", \"params\": {\"x\": \"\xff\"}}]}"));
        ASSERT_EQ(outcome.events.size(), 1U);
        EXPECT_EQ(outcome.events[0]["x"], Value("\xEF\xBF\xBD"));
    }

} // namespace
} // namespace sluis::types
