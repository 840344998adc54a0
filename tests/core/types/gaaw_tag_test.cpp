#include "core/types/gaaw_tag.h"

#include "core/base/encoding.h"
#include "core/crypto/hash.h"
#include "core/types/gaaw_client.h"
#include "tests/core/types/hits.h"

#include <gtest/gtest.h>

namespace sluis::types {
namespace {

    using namespace testing;
    using value::Value;

    runtime::TagPlan planOf(const Value& event, const Value& parameters = Value::object())
    {
        const runtime::Hit hit = get("/", {{"User-Agent", "must never be read"}});
        const FixedClock clock(Now);
        SeededRandom random(1);
        return GaawTag().plan({hit, {}, event, parameters, clock, random});
    }

    std::string urlOf(const Value& event, const Value& parameters = Value::object())
    {
        const runtime::TagPlan plan = planOf(event, parameters);
        return plan.requests.size() == 1 ? plan.requests[0].url : plan.failure ? plan.failure->key : "no request";
    }

    const Value& simpleEvent()
    {
        static const Value event = json(R"({"event_name": "a", "x-ga-measurement_id": "G-1", "client_id": "1.2"})");
        return event;
    }

    Value with(Value event, std::string_view key, Value value)
    {
        event.set(key, std::move(value));
        return event;
    }

    // What Google would read of the request, through our own client; the visitor's address and browser are those of the
    // tag.
    Value readBack(const runtime::OutgoingRequest& request)
    {
        http::Headers headers;
        for (const auto& [name, value] : request.headers)
            headers.push_back({name, value});
        runtime::Hit hit = hitFromRequest(http::makeRequest(request.method, request.url, headers, request.body));
        hit.peer.clear();
        const auto outcome = claim(GaawClient(), hit);
        return outcome.events.size() == 1 ? outcome.events[0] : Value("there is not exactly one event");
    }

    class RoundTrip : public ::testing::TestWithParam<const char*>
    { };

    TEST_P(RoundTrip, givesGoogleTheEventAsItCameIn)
    {
        const auto outcome = claim(GaawClient(), hitFromFile(std::string(GetParam()) + ".http"));
        for (const Value& event : outcome.events) {
            const runtime::TagPlan plan = planOf(event);
            ASSERT_EQ(plan.requests.size(), 1U);
            const runtime::OutgoingRequest& request = plan.requests[0];
            EXPECT_TRUE(request.url.starts_with("https://www.google-analytics.com/g/collect?v=2&tid=G-SLUISTEST1"))
                << request.url;
            Value expected = event;
            // Between the page and its server alone, or only in headers of the browser.
            for (const char* key : {"x-sst-system_properties", "x-ga-mp2-richsstsse", "x-ga-mp2-_fplc"})
                expected.remove(key);
            if (Value* hints = expected.edit("client_hints"))
                hints->remove("brands");
            Value actual = readBack(request);
            actual.remove("x-sst-system_properties");
            if (expected["client_hints"].size()
                == 2) { // made from headers: flags and text come back without their quotes
                EXPECT_EQ(actual["client_hints"], json(R"({"mobile": false, "platform": "Linux"})"));
                expected.remove("client_hints");
                actual.remove("client_hints");
            }
            EXPECT_EQ(value::writeJson(actual, value::JsonStyle::Pretty).size(),
                value::writeJson(expected, value::JsonStyle::Pretty).size());
            EXPECT_EQ(actual, expected) << value::writeJson(actual, value::JsonStyle::Pretty)
                                        << value::writeJson(expected, value::JsonStyle::Pretty);
        }
    }

    INSTANTIATE_TEST_SUITE_P(All, RoundTrip,
        ::testing::Values("2024-batch-three-events-text-plain", "2026-add_to_cart-unicode-emoji",
            "2026-denied-page_view", "2026-page_view-first-visit", "2026-purchase-two-items",
            "2026-user_engagement-beacon-post-empty-body", "minimal-analytics-ga4-1.8.7-page_view"));

    TEST(GaawTag, sendsWhatItsFormSays)
    {
        struct Case {
            const char* name;
            const char* event;
            const char* parameters;
            const char* query;
        };
        const char* base
            = R"({"event_name": "a", "x-ga-measurement_id": "G-1", "client_id": "1.2", "page_type": "x", "n": 1.5, "currency": "EUR"})";
        const char* person
            = R"({"event_name": "a", "x-ga-measurement_id": "G-1", "client_id": "1.2", "x-ga-mp2-user_properties": {"tier": "gold", "age": 42}})";
        for (const Case& each :
            {
                Case{"as it came", base, "{}", "v=2&tid=G-1&cid=1.2&en=a&ep.page_type=x&epn.n=1.5&cu=EUR"},
                Case{"own ids", base, R"({"measurementId": "G-2", "eventName": "b", "epToIncludeDropdown": "all"})",
                    "v=2&tid=G-2&cid=1.2&en=b&ep.page_type=x&epn.n=1.5&cu=EUR"},
                Case{"all but", base, R"({"epToExclude": [{"fieldName": "n"}, {"fieldName": "currency"}]})",
                    "v=2&tid=G-1&cid=1.2&en=a&ep.page_type=x"},
                Case{"none but", base, R"({"epToIncludeDropdown": "none", "epToInclude": [{"fieldName": "n"}]})",
                    "v=2&tid=G-1&cid=1.2&en=a&epn.n=1.5"},
                Case{"added and changed", base,
                    R"({"eventParameters": [{"fieldName": "n", "value": "two"}, {"fieldName": "ok", "value": true}, {"fieldName": "page_type"}, {"fieldName": "page_title", "value": "é &"}]})",
                    "v=2&tid=G-1&cid=1.2&dt=%C3%A9%20%26&en=a&ep.n=two&cu=EUR&ep.ok=true"},
                Case{"properties", person, "{}", "v=2&tid=G-1&cid=1.2&en=a&up.tier=gold&upn.age=42"},
                Case{"properties but", person,
                    R"({"upToExclude": [{"fieldName": "age"}], "userProperties": [{"fieldName": "new", "value": 1}]})",
                    "v=2&tid=G-1&cid=1.2&en=a&up.tier=gold&upn.new=1"},
                Case{"no properties", person, R"({"upToIncludeDropdown": "none"})", "v=2&tid=G-1&cid=1.2&en=a"},
            }) {
            EXPECT_EQ(urlOf(json(each.event), json(each.parameters)),
                std::string("https://www.google-analytics.com/g/collect?") + each.query)
                << each.name;
        }
    }

    TEST(GaawTag, neverSendsWhatItDoesNotSee)
    {
        const auto plan = planOf(simpleEvent());
        EXPECT_EQ(plan.requests[0].url, "https://www.google-analytics.com/g/collect?v=2&tid=G-1&cid=1.2&en=a");
        EXPECT_TRUE(plan.requests[0].headers.empty()) << "no stand-in for the visitor's browser";
        EXPECT_TRUE(plan.requests[0].body.empty());
    }

    TEST(GaawTag, sendsAddressAndBrowserOnlyWhereTheyAreSeen)
    {
        const Value event = with(with(simpleEvent(), "ip_override", "203.0.113.7"), "user_agent", "Browser/1");
        const auto plan = planOf(event);
        EXPECT_TRUE(plan.requests[0].url.ends_with("&_uip=203.0.113.7&en=a")) << plan.requests[0].url;
        ASSERT_EQ(plan.requests[0].headers.size(), 1U);
        EXPECT_EQ(plan.requests[0].headers[0], std::pair(std::string("user-agent"), std::string("Browser/1")));
        EXPECT_EQ(urlOf(event, json(R"({"redactVisitorIp": true})")).find("_uip"), std::string::npos);
        EXPECT_TRUE(planOf(with(simpleEvent(), "user_agent", "a\r\nb: c")).requests[0].headers.empty());
    }

    TEST(GaawTag, sendsAPersonOnlyHashedAndOnlyWhenAsked)
    {
        const Value event = with(simpleEvent(), "user_data",
            json(R"({"email_address": " Sanne@Post.example ", "phone_number": "+31 6 5550 1234"})"));
        EXPECT_EQ(urlOf(event), urlOf(simpleEvent()));
        const std::string url = urlOf(event, json(R"({"enableEuid": true})"));
        const std::string expected = "em=tv.1~em." + toBase64Url(crypto::sha256("sanne@post.example")) + "~pn."
            + toBase64Url(crypto::sha256("+31655501234"));
        EXPECT_TRUE(url.ends_with(expected)) << url;
        const std::string hex = toHex(crypto::sha256("a@b.example"));
        EXPECT_TRUE(urlOf(with(simpleEvent(), "user_data", json(R"({"sha256_email_address": [")" + hex + "\"]}")),
            json(R"({"enableEuid": true})"))
                .ends_with("em=tv.1~em." + toBase64Url(crypto::sha256("a@b.example"))));
    }

    TEST(GaawTag, saysWhatIsMissing)
    {
        EXPECT_EQ(urlOf(json(R"({"event_name": "a", "client_id": "1.2"})")), "types.ga4NoMeasurementId");
        EXPECT_EQ(urlOf(json(R"({"event_name": "a", "x-ga-measurement_id": "G-1"})")), "types.ga4NoClientId");
        EXPECT_EQ(urlOf(json(R"({"client_id": "1.2", "x-ga-measurement_id": "G-1"})")), "types.ga4NoEventName");
    }

    TEST(GaawTag, leavesOutWhatAHitCannotCarry)
    {
        const Value event = with(simpleEvent(), "list", json("[1, 2]"));
        EXPECT_EQ(urlOf(with(with(with(event, "nothing", nullptr), "x-fb-ck-fbp", "fb.1"), "timestamp_micros", 1)),
            urlOf(simpleEvent()));
    }

    TEST(GaawTag, putsALongEventIntoTheBody)
    {
        Value event = simpleEvent();
        for (int i = 0; i < 300; ++i)
            event.set("parameter_" + std::to_string(i), std::string(40, 'x'));
        const auto plan = planOf(event);
        const runtime::OutgoingRequest& request = plan.requests.at(0);
        EXPECT_EQ(request.method, "POST");
        EXPECT_LT(request.url.size(), 200U);
        Value back = readBack(request);
        back.remove("x-sst-system_properties");
        back.remove("x-ga-protocol_version");
        EXPECT_EQ(back, event);
    }

} // namespace
} // namespace sluis::types
