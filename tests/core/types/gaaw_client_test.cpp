#include "core/types/gaaw_client.h"

#include "core/base/utf8.h"
#include "core/types/ga4_event.h"
#include "tests/core/types/hits.h"

#include <gtest/gtest.h>

namespace sluis::types {
namespace {

    using namespace testing;
    using value::Value;

    constexpr std::string_view Target = "/g/collect?v=2&tid=G-1&cid=1.2&en=page_view";

    Value serverCookies()
    {
        return json(R"({"cookieManagement": "server", "cookieName": "FPID", "cookieDomain": "auto", "cookiePath": "/",
        "cookieMaxAgeInSec": "63072000", "cookieSamesite": "lax"})");
    }

    Value onlyEvent(const runtime::ClientOutcome& outcome)
    {
        return outcome.events.size() == 1 ? outcome.events[0] : Value("there is not exactly one event");
    }

    TEST(GaawClient, claimsOnlyWhatIsItsOwn)
    {
        struct Case {
            const char* name;
            const char* method;
            const char* target;
            bool claimed;
            int status;
        };
        for (const Case& each : {
                 Case{"get", "GET", "/g/collect?v=2&tid=G-1&cid=1.2&en=a", true, 204},
                 Case{"post", "POST", "/g/collect?v=2&tid=G-1&cid=1.2&en=a", true, 204},
                 Case{"below a path", "GET", "/metrics/g/collect?v=2&tid=G-1&cid=1.2&en=a", true, 204},
                 Case{"page that reads commands", "GET", "/g/collect?v=2&en=a&richsstsse", true, 200},
                 Case{"no event name", "GET", "/g/collect?v=2&tid=G-1", true, 400},
                 Case{"empty event name", "GET", "/g/collect?v=2&tid=G-1&en=", true, 400},
                 Case{"version 1", "GET", "/g/collect?v=1&tid=UA-1&t=pageview", false, 0},
                 Case{"no version", "GET", "/g/collect?en=a", false, 0},
                 Case{"other method", "PUT", "/g/collect?v=2&en=a", false, 0},
                 Case{"other path", "GET", "/collect?v=2&en=a", false, 0},
                 Case{"longer path", "GET", "/g/collect/x?v=2&en=a", false, 0},
                 Case{"snowplow", "GET", "/i?e=pv", false, 0},
                 Case{"script", "GET", "/gtag/js?id=G-1", false, 0},
                 Case{"helper page", "GET", "/_/service_worker/63b0/sw_iframe.html?origin=x", true, 404},
             }) {
            SCOPED_TRACE(each.name);
            const auto outcome = claim(GaawClient(), hitFromRequest(http::makeRequest(each.method, each.target, {})));
            EXPECT_EQ(outcome.claimed, each.claimed);
            EXPECT_FALSE(outcome.reason.key.empty());
            EXPECT_NE(english(outcome.reason), outcome.reason.key) << "has no sentence";
            if (each.claimed) {
                EXPECT_EQ(outcome.response.status, each.status);
            }
        }
    }

    TEST(GaawClient, leavesItsPathsAloneWhenTheyAreSwitchedOff)
    {
        EXPECT_FALSE(claim(GaawClient(), get(Target), json(R"({"activateDefaultPaths": false})")).claimed);
        EXPECT_FALSE(claim(GaawClient(), get(Target), json(R"({"activateDefaultPaths": "false"})")).claimed);
    }

    TEST(GaawClient, answersAPageOfTheShopSoThatItMayRead)
    {
        const auto outcome = claim(GaawClient(), get(Target, {{"Origin", "https://www.dezwaan.example"}}));
        EXPECT_EQ(headerOf(outcome.response, "access-control-allow-origin"), "https://www.dezwaan.example");
        EXPECT_EQ(headerOf(outcome.response, "access-control-allow-credentials"), "true");
        EXPECT_EQ(headerOf(outcome.response, "vary"), "Origin");
    }

    TEST(GaawClient, echoesNoOriginThatIsNone)
    {
        for (const char* origin : {"null", "*", "https://", "javascript:alert(1)", "https://a b", "https://a/\"x"}) {
            const auto outcome = claim(GaawClient(), get(Target, {{"Origin", origin}}));
            EXPECT_TRUE(outcome.claimed);
            EXPECT_EQ(headerOf(outcome.response, "access-control-allow-origin"), "") << origin;
        }
    }

    TEST(GaawClient, answersThePreflightOfACapturedBrowser)
    {
        const auto outcome = claim(GaawClient(), hitFromFile("15-cors-preflight.http"));
        EXPECT_TRUE(outcome.claimed);
        EXPECT_TRUE(outcome.events.empty());
        EXPECT_EQ(outcome.response.status, 204);
        EXPECT_EQ(headerOf(outcome.response, "access-control-allow-origin"), "https://www.sluis-shop.example");
        EXPECT_EQ(headerOf(outcome.response, "access-control-allow-credentials"), "true");
        EXPECT_EQ(headerOf(outcome.response, "access-control-allow-methods"), "GET, POST, OPTIONS");
        EXPECT_EQ(headerOf(outcome.response, "access-control-allow-headers"), "content-type");
    }

    TEST(GaawClient, writesCommandsForThePageAsAnEventStream)
    {
        const auto outcome = claim(GaawClient(), get(std::string(Target) + "&richsstsse"));
        EXPECT_TRUE(outcome.acceptsBrowserCommands);
        http::Response response = outcome.response;
        GaawClient().addBrowserCommands(response, {"https://a.example/1?x=y", "https://b.example/"});
        EXPECT_EQ(response.status, 200);
        EXPECT_EQ(headerOf(response, "content-type"), "text/event-stream");
        EXPECT_EQ(response.body,
            "event: message\ndata: "
            "{\"send_pixel\":[\"https://a.example/1?x=y\",\"https://b.example/\"],\"options\":{}}\n\n");
    }

    TEST(GaawClient, readsEveryLineOfABatch)
    {
        const auto outcome
            = claim(GaawClient(), post("/g/collect?v=2&tid=G-1&cid=1.2&en=shared", "en=a&epn.n=1\r\n\r\nep.x=y\nen=c"));
        ASSERT_EQ(outcome.events.size(), 3U);
        EXPECT_EQ(outcome.events[0]["event_name"], Value("a"));
        EXPECT_EQ(outcome.events[0]["n"], Value(1));
        EXPECT_EQ(outcome.events[1]["event_name"], Value("shared"));
        EXPECT_EQ(outcome.events[1]["x"], Value("y"));
        EXPECT_EQ(outcome.events[2]["event_name"], Value("c"));
        EXPECT_EQ(outcome.events[2]["client_id"], Value("1.2"));
        EXPECT_FALSE(outcome.events[2].contains("n"));
    }

    TEST(GaawClient, takesAFullBatchAndRefusesOneMore)
    {
        std::string body;
        for (size_t i = 0; i < MaxEventsPerHit; ++i)
            body += "en=a\r\n";
        EXPECT_EQ(claim(GaawClient(), post("/g/collect?v=2", body)).events.size(), MaxEventsPerHit);
        const auto refused = claim(GaawClient(), post("/g/collect?v=2", body + "en=a"));
        EXPECT_TRUE(refused.events.empty());
        EXPECT_EQ(refused.response.status, 413);
    }

    TEST(GaawClient, takesTenThousandParametersAndRefusesTooMany)
    {
        std::string body = "en=a";
        for (size_t i = 0; i < 10'000; ++i)
            body += "&epn.p" + std::to_string(i) + "=" + std::to_string(i);
        const auto outcome = claim(GaawClient(), post("/g/collect?v=2", body));
        ASSERT_EQ(outcome.events.size(), 1U);
        EXPECT_EQ(outcome.events[0]["p9999"], Value(9999));

        body = "en=a";
        for (size_t i = 0; i < MaxParametersPerHit; ++i)
            body += "&a";
        EXPECT_EQ(claim(GaawClient(), post("/g/collect?v=2", body)).response.status, 413);
    }

    TEST(GaawClient, keepsNumbersThatAreNoneAsText)
    {
        const Value event = onlyEvent(claim(GaawClient(),
            get("/g/"
                "collect?v=2&en=a&epn.a=1e999&epn.b=abc&epn.c=&epn.d=-0.5e3&sct=x&_et=99999999999999999999&epn.e="
                "Infinity&epn.f=NaN")));
        EXPECT_EQ(event["a"], Value("1e999"));
        EXPECT_EQ(event["b"], Value("abc"));
        EXPECT_EQ(event["c"], Value(""));
        EXPECT_EQ(event["d"], Value(-500));
        EXPECT_EQ(event["e"], Value("Infinity"));
        EXPECT_EQ(event["f"], Value("NaN"));
        EXPECT_EQ(event["ga_session_number"], Value("x"));
        EXPECT_EQ(event["engagement_time_msec"], Value(1e20));
    }

    TEST(GaawClient, makesValidTextOfAnyBytes)
    {
        constexpr char bytes[] = "/g/"
                                 "collect?v=2&en=a&ep.a=%ff%fe&ep.%C3%A9=%00x&ep.raw=\xff\x80&dt=%F0%9F%9A%B2&%=%&&==&"
                                 "ep.=x&ep.half=%C3&dl=%zz&pr1=\xc3\xa9\xc3~id%ff&ep.z=\0";
        const std::string_view target(bytes, sizeof(bytes) - 1);
        const auto hit
            = hitFromRequest(http::makeRequest("GET", target, {{"User-Agent", "\xff agent"}, {"Sec-CH-UA", "\"\xff"}}));
        const Value event = onlyEvent(claim(GaawClient(), hit));
        EXPECT_EQ(event["a"], Value("\xEF\xBF\xBD\xEF\xBF\xBD"));
        EXPECT_EQ(event["é"].string(), std::string_view("\0x", 2));
        EXPECT_EQ(event["page_title"], Value("🚲"));
        EXPECT_EQ(event["page_location"], Value("%zz"));
        EXPECT_EQ(event["user_agent"], Value("\xEF\xBF\xBD agent"));
        EXPECT_TRUE(isValidUtf8(value::writeJson(event)));
    }

    TEST(GaawClient, letsTheFirstOfEqualNamesCount)
    {
        const Value event
            = onlyEvent(claim(GaawClient(), get("/g/collect?v=2&en=a&en=b&ep.x=1&ep.x=2&cid=1.1&cid=2.2")));
        EXPECT_EQ(event["event_name"], Value("a"));
        EXPECT_EQ(event["x"], Value("1"));
        EXPECT_EQ(event["client_id"], Value("1.1"));
    }

    TEST(GaawClient, nestsUserDataButNotWithoutEnd)
    {
        std::string deep = "user_data";
        for (int i = 0; i < 2'000; ++i)
            deep += ".a";
        const Value event = onlyEvent(claim(GaawClient(),
            get("/g/"
                "collect?v=2&en=a&ec_mode=c&ep.user_data.email=sanne%40post.example&ep.user_data.address.first_name="
                "Sanne&ep."
                + deep + "=x")));
        EXPECT_EQ(event["user_data"], json(R"({"email": "sanne@post.example", "address": {"first_name": "Sanne"}})"));
        EXPECT_EQ(event["x-ga-mp2-ec_mode"], Value("c"));
        EXPECT_EQ(event[deep], Value("x"));
    }

    TEST(GaawClient, knowsThePlaceFromTheHitElseFromHeadersElseFromItsForm)
    {
        const http::Headers balancer{{"X-Gclb-Country", "NL"}, {"X-Gclb-Region", "NLOV"}};
        const http::Headers engine{
            {"X-Appengine-Country", "nl"}, {"X-Appengine-Region", "ov"}, {"X-Appengine-City", "zwolle"}};
        const Value form = json(R"({"activateGeoResolution": true, "region": "BE-VLG"})");
        const auto place = [](const runtime::Hit& hit, const Value& parameters) {
            return value::writeJson(onlyEvent(claim(GaawClient(), hit, parameters))["event_location"]);
        };
        const std::string withUr = std::string(Target) + "&ur=US-CA";
        EXPECT_EQ(place(get(withUr, balancer), form), R"({"country":"US","region":"CA"})");
        EXPECT_EQ(place(get(withUr, engine), form), R"({"country":"US","region":"CA"})");
        EXPECT_EQ(place(get(std::string(Target) + "&ur=NL-GE", engine), form),
            R"({"country":"NL","region":"GE","city":"zwolle"})");
        EXPECT_EQ(place(get(Target, balancer), form), R"({"country":"NL","region":"OV"})");
        EXPECT_EQ(place(get(Target, engine), form), R"({"country":"NL","region":"OV","city":"zwolle"})");
        EXPECT_EQ(place(get(Target), form), R"({"country":"BE","region":"VLG"})");
        EXPECT_EQ(place(get(Target), Value::object()), "");
        EXPECT_EQ(place(get(std::string(Target) + "&ur=HK"), Value::object()), R"({"country":"HK"})");
        EXPECT_EQ(place(get(std::string(Target) + "&ur="), Value::object()), "");
        EXPECT_EQ(place(get(Target, {{"X-Appengine-Country", "ZZ"}}), Value::object()), "");
    }

    TEST(GaawClient, readsBrowserDetailsFromHeadersAlone)
    {
        const Value event = onlyEvent(claim(GaawClient(),
            get(Target,
                {{"Sec-CH-UA", "\"Not:A-Brand\";v=\"8\", \"Chromium\";v=\"156\""}, {"Sec-CH-UA-Mobile", "?1"},
                    {"Sec-CH-UA-Platform", "\"macOS\""}})));
        EXPECT_EQ(value::writeJson(event["client_hints"]),
            R"({"brands":[{"brand":"Not:A-Brand","version":"8"},{"brand":"Chromium","version":"156"}],"mobile":true,"platform":"\"macOS\""})");
    }

    TEST(GaawClient, tellsOfAChangeOfConsent)
    {
        const Value event
            = onlyEvent(claim(GaawClient(), get("/g/collect?v=2&en=a&gcs=G110&gcd=13r3m3l3v5&gcu=1&gcut=3")));
        EXPECT_EQ(event["x-sst-system_properties"]["consent"],
            json(
                R"({"consentGrantedState": {"ad_storage": true, "analytics_storage": false, "ad_personalization": true},
            "isUpdate": true, "updateType": "3"})"));
    }

    // ---- cookies

    TEST(GaawClientCookies, givesANewVisitorAnIdThatOnlyTheServerReads)
    {
        const auto outcome = claim(GaawClient(),
            get("/g/collect?v=2&en=a&cid=10609519.1795550123", {{"Host", "sst.dezwaan.example:8080"}}),
            serverCookies());
        const Value event = onlyEvent(outcome);
        const std::string id(event["client_id"].string());
        EXPECT_TRUE(id.ends_with("=.1795550123")) << id;
        EXPECT_EQ(id.size(), 44 + 1 + 10U);
        EXPECT_EQ(event["x-ga-js_client_id"], Value("10609519.1795550123"));
        ASSERT_EQ(outcome.cookies.size(), 2U);
        EXPECT_EQ(outcome.cookies[0].name, "FPID");
        EXPECT_EQ(value::writeJson(outcome.cookies[0].options),
            R"({"domain":"dezwaan.example","path":"/","max-age":63072000,"httpOnly":true,"secure":true,"sameSite":"lax"})");
        EXPECT_EQ(outcome.cookies[1].name, "FPLC");
        EXPECT_FALSE(outcome.cookies[1].options["httpOnly"].boolean());
        const std::string header = headerOf(outcome.response, "set-cookie");
        EXPECT_TRUE(header.starts_with("FPID=FPID2.2.")) << header;
    }

    TEST(GaawClientCookies, knowsAVisitorAgain)
    {
        const auto first = claim(GaawClient(), get(Target, {{"Host", "sst.dezwaan.example"}}), serverCookies());
        const std::string cookie = "FPLC=x; FPID=" + first.cookies[0].value;
        const auto second
            = claim(GaawClient(), get(Target, {{"Host", "sst.dezwaan.example"}, {"Cookie", cookie}}), serverCookies());
        EXPECT_EQ(onlyEvent(second)["client_id"], onlyEvent(first)["client_id"]);
        ASSERT_EQ(second.cookies.size(), 1U) << "the companion is there already";
        EXPECT_EQ(second.cookies[0].value, first.cookies[0].value);
    }

    TEST(GaawClientCookies, doesNotBelieveACookieThatIsNone)
    {
        for (const char* cookie : {"FPID=x", "FPID=FPID2.2.", "FPID=FPID2.2.<script>", "FPID=FPID2.x.abc",
                 "FPID=FPID2.2.a%0Ab", "FPID=GA1.1.2.3"}) {
            const auto outcome = claim(GaawClient(), get(Target, {{"Cookie", cookie}}), serverCookies());
            EXPECT_TRUE(onlyEvent(outcome)["client_id"].string().ends_with("=.2")) << cookie;
        }
    }

    TEST(GaawClientCookies, keepsTheOldIdWhenAskedTo)
    {
        Value parameters = serverCookies();
        parameters.set("migrateFromJsClientId", true);
        const auto outcome = claim(
            GaawClient(), get("/g/collect?v=2&en=a&cid=111.222", {{"Cookie", "_ga=GA1.1.111.222"}}), parameters);
        EXPECT_EQ(onlyEvent(outcome)["client_id"], Value("111.222"));
        EXPECT_EQ(onlyEvent(outcome)["x-ga-js_client_id"], Value("111.222"));
        EXPECT_EQ(outcome.cookies[0].value, "FPID2.1.111.222");
    }

    TEST(GaawClientCookies, areNeitherReadNorWrittenWithoutLeave)
    {
        struct Case {
            const char* name;
            const char* consent;
            const char* parameters;
            bool isManaged;
        };
        const char* server = R"({"cookieManagement": "server"})";
        for (const Case& each : {
                 Case{"granted", "&gcs=G111", server, true},
                 Case{"says nothing", "", server, true},
                 Case{"not asked", "&gcs=G1--", server, true},
                 Case{"ads denied only", "&gcs=G101", server, true},
                 Case{"analytics denied", "&gcs=G110", server, false},
                 Case{"all denied", "&gcs=G100", server, false},
                 Case{"denied in gcd alone", "&gcd=13t3p3p3p5l1", server, false},
                 Case{"gcs is newer", "&gcs=G111&gcd=13p3p3p3p5l1", server, true},
                 Case{"no name", "&gcs=G111", R"({"cookieManagement": "server", "cookieName": ""})", false},
                 Case{"by scripts", "&gcs=G111", R"({"cookieManagement": "js"})", false},
                 Case{"never chosen", "&gcs=G111", "{}", false},
             }) {
            SCOPED_TRACE(each.name);
            const auto outcome = claim(GaawClient(),
                get(std::string(Target) + each.consent, {{"Cookie", "FPID=FPID2.2.known.1"}}), json(each.parameters));
            const Value event = onlyEvent(outcome);
            EXPECT_EQ(event["client_id"], Value(each.isManaged ? "known.1" : "1.2"));
            EXPECT_EQ(event.contains("x-ga-js_client_id"), each.isManaged);
            EXPECT_EQ(!headerOf(outcome.response, "set-cookie").empty(), each.isManaged);
        }
    }

    TEST(GaawClientCookies, countTheHitWhenTheCookieIsWrongInTheForm)
    {
        Value parameters = serverCookies();
        parameters.set("cookieDomain", "a;b");
        const auto outcome = claim(GaawClient(), get(Target), parameters);
        EXPECT_EQ(outcome.events.size(), 1U);
        EXPECT_EQ(headerOf(outcome.response, "set-cookie"), "");
        EXPECT_EQ(outcome.reason.key, "types.cookieNotSet");
    }

} // namespace
} // namespace sluis::types
