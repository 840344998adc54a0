#include "core/types/json_client.h"

#include "core/types/client_answers.h"
#include "core/types/path_pattern.h"
#include "tests/core/types/hits.h"

#include <gtest/gtest.h>

namespace sluis::types {
namespace {

    using namespace testing;
    using value::Value;

    std::string eventsOf(const char* parameters, const runtime::Hit& hit)
    {
        return value::writeJson(Value::array(claim(JsonClient(), hit, json(parameters)).events));
    }

    TEST(JsonClient, mapsABodyToEventData)
    {
        struct Case {
            const char* name;
            const char* parameters;
            const char* body;
            const char* events;
        };
        for (const Case& each :
            {
                Case{"plain", R"({"paths": [{"path": "/hook"}], "keepOthers": true})",
                    R"({"event_name": "sign_up", "list": "weekly"})", R"([{"event_name":"sign_up","list":"weekly"}])"},
                Case{"fixed name",
                    R"({"paths": [{"path": "/hook"}], "eventName": "=sign_up", "mapping": [{"from": "who.mail", "to": "user_data.email_address"}, {"from": "=web", "to": "source"}, {"from": "gone", "to": "x"}]})",
                    R"({"who": {"mail": "a@b.example"}, "other": 1})",
                    R"([{"event_name":"sign_up","user_data":{"email_address":"a@b.example"},"source":"web"}])"},
                Case{"only what is named", R"({"paths": [{"path": "/hook"}], "eventName": "type"})",
                    R"({"type": "a", "secret": 1})", R"([{"event_name":"a"}])"},
                Case{"others but not the mapped ones",
                    R"({"paths": [{"path": "/hook"}], "eventName": "type", "mapping": [{"from": "id", "to": "transaction_id"}], "keepOthers": "true"})",
                    R"({"type": "a", "id": "7", "n": 1})", R"([{"event_name":"a","transaction_id":"7","n":1}])"},
                Case{"batch",
                    R"({"paths": [{"path": "/hook"}], "eventName": "t", "batchPath": "data.list", "mapping": [{"from": "shop", "to": "shop"}], "keepOthers": true})",
                    R"({"shop": "zwolle", "data": {"list": [{"t": "a", "n": 1}, {"x": 1}, {"t": "b"}]}, "v": 2})",
                    R"([{"event_name":"a","shop":"zwolle","n":1,"v":2},{"event_name":"b","shop":"zwolle","v":2}])"},
                Case{"a list", R"({"paths": [{"path": "/hook"}], "eventName": "t"})", R"([{"t": "a"}, {"t": "b"}])",
                    R"([{"event_name":"a"},{"event_name":"b"}])"},
                Case{"number as name", R"({"paths": [{"path": "/hook"}], "eventName": "t"})", R"({"t": 5})",
                    R"([{"event_name":"5"}])"},
            }) {
            EXPECT_EQ(eventsOf(each.parameters, post("/hook", each.body)), each.events) << each.name;
        }
    }

    TEST(JsonClient, readsFormsAndQueriesToo)
    {
        const char* parameters
            = R"({"paths": [{"path": "/hook/*"}], "methods": [{"method": "GET"}, {"method": "post"}], "eventName": "t", "keepOthers": true})";
        EXPECT_EQ(eventsOf(parameters, get("/hook/a?t=b&x=y+z&x=2")), R"([{"event_name":"b","x":"y z"}])");
        EXPECT_EQ(eventsOf(parameters,
                      post("/hook/a", "t=b&x=%C3%A9",
                          {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}})),
            R"([{"event_name":"b","x":"é"}])");
    }

    TEST(JsonClient, claimsByPathAndMethod)
    {
        const Value parameters = json(R"({"paths": [{"path": ""}, {"path": "/hook/*"}], "eventName": "=a"})");
        EXPECT_TRUE(claim(JsonClient(), post("/hook/x", "{}"), parameters).claimed);
        EXPECT_FALSE(claim(JsonClient(), get("/hook/x"), parameters).claimed);
        EXPECT_FALSE(claim(JsonClient(), post("/other", "{}"), parameters).claimed);
        EXPECT_FALSE(claim(JsonClient(), post("/hook/x", "{}")).claimed);
    }

    TEST(JsonClient, answersAsItsFormSays)
    {
        const Value parameters = json(
            R"({"paths": [{"path": "/hook"}], "eventName": "=a", "responseStatus": "202", "responseBody": "{\"ok\": true}"})");
        const auto outcome = claim(JsonClient(), post("/hook", "{}", {{"Origin", "https://a.example"}}), parameters);
        EXPECT_EQ(outcome.response.status, 202);
        EXPECT_EQ(outcome.response.body, "{\"ok\": true}");
        EXPECT_EQ(headerOf(outcome.response, "content-type"), "application/json");
        EXPECT_EQ(headerOf(outcome.response, "access-control-allow-origin"), "https://a.example");
        EXPECT_EQ(headerOf(outcome.response, "access-control-allow-credentials"), "");
    }

    TEST(JsonClient, answersThePreflightOfAMethodItTakes)
    {
        const Value parameters = json(R"({"paths": [{"path": "/hook"}], "eventName": "=a"})");
        const auto ask = [&parameters](const char* method) {
            return claim(JsonClient(),
                hitFromRequest(http::makeRequest("OPTIONS", "/hook",
                    {{"Origin", "https://a.example"}, {"Access-Control-Request-Method", method},
                        {"Access-Control-Request-Headers", "content-type, x-a\"b"}})),
                parameters);
        };
        EXPECT_EQ(ask("POST").response.status, 204);
        EXPECT_EQ(headerOf(ask("POST").response, "access-control-allow-methods"), "POST");
        EXPECT_EQ(headerOf(ask("POST").response, "access-control-allow-headers"), "") << "not a list of names";
        EXPECT_FALSE(ask("DELETE").claimed);
    }

    TEST(JsonClient, refusesWhatItCannotTake)
    {
        const Value parameters = json(R"({"paths": [{"path": "/hook"}], "eventName": "t"})");
        std::string many = "[";
        for (size_t i = 0; i <= MaxEventsInJson; ++i)
            many += std::string(i ? "," : "") + R"({"t": "a"})";
        many += "]";
        for (const auto& [body, status] : {std::pair<std::string, int>{"{", 400}, {"{}", 400}, {"null", 400}, {"", 400},
                 {many, 413}, {std::string(100'000, '['), 400}}) {
            const auto outcome = claim(JsonClient(), post("/hook", body), parameters);
            EXPECT_TRUE(outcome.claimed);
            EXPECT_TRUE(outcome.events.empty());
            EXPECT_EQ(outcome.response.status, status) << body.substr(0, 20);
        }
    }

    TEST(PathPattern, hasStarsForAnyText)
    {
        struct Case {
            const char* pattern;
            const char* path;
            bool matches;
        };
        for (const Case& each : {Case{"/a", "/a", true}, Case{"/a", "/ab", false}, Case{"/a*", "/ab", true},
                 Case{"/a*", "/a", true}, Case{"*", "/", true}, Case{"/*/c", "/a/b/c", true},
                 Case{"/*/c", "/a/b/d", false}, Case{"/a*b*c", "/axbxxc", true}, Case{"/a*b*c", "/axcxb", false},
                 Case{"/a*a", "/a", false}, Case{"**", "", true}})
            EXPECT_EQ(matchesPath(each.pattern, each.path), each.matches) << each.pattern << ' ' << each.path;
    }

} // namespace
} // namespace sluis::types
