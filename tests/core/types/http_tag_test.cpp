#include "core/types/http_tag.h"

#include "core/types/body_table.h"
#include "tests/core/types/hits.h"

#include <gtest/gtest.h>

namespace sluis::types {
namespace {

    using namespace testing;
    using value::Value;

    runtime::TagPlan planOf(const Value& parameters)
    {
        const runtime::Hit hit = get("/");
        const FixedClock clock(Now);
        SeededRandom random(1);
        const Value event = json(R"({"event_name": "a", "value": 878.9})");
        return HttpTag().plan({hit, {}, event, parameters, clock, random});
    }

    std::string headersOf(const runtime::OutgoingRequest& request)
    {
        std::string text;
        for (const auto& [name, value] : request.headers)
            text += name + ": " + value + "\n";
        return text;
    }

    TEST(HttpTag, buildsTheRequestOfItsForm)
    {
        struct Case {
            const char* name;
            const char* parameters;
            const char* method;
            const char* body;
            const char* headers;
        };
        for (const Case& each :
            {
                Case{"event data", R"({"url": "https://a.example/", "bodyKind": "event_data"})", "POST",
                    R"({"event_name":"a","value":878.9})", "content-type: application/json\n"},
                Case{"nothing chosen", R"({"url": "https://a.example/"})", "POST",
                    R"({"event_name":"a","value":878.9})", "content-type: application/json\n"},
                Case{"nothing chosen for a get", R"({"url": "https://a.example/", "method": "get"})", "GET", "", ""},
                Case{"none",
                    R"({"url": "https://a.example/", "bodyKind": "none", "headers": [{"name": "X-A", "value": "b"}]})",
                    "POST", "", "X-A: b\n"},
                Case{"table",
                    R"({"url": "https://a.example/", "bodyKind": "table", "bodyTable": [{"path": "data.0.name", "value": "a"}, {"path": "data.0.n", "value": 2}, {"path": "data.1.ok", "value": true}, {"path": "gone"}, {"path": "none", "value": null}, {"path": "items", "value": [{"id": 1}]}]})",
                    "POST", R"({"data":[{"name":"a","n":2},{"ok":true}],"none":null,"items":[{"id":1}]})",
                    "content-type: application/json\n"},
                Case{"empty table", R"({"url": "https://a.example/", "bodyKind": "table"})", "POST", "{}",
                    "content-type: application/json\n"},
                Case{"text",
                    R"({"url": "https://a.example/", "bodyKind": "raw", "body": "a=1&b=2", "headers": [{"name": "Content-Type", "value": "application/x-www-form-urlencoded"}]})",
                    "POST", "a=1&b=2", "Content-Type: application/x-www-form-urlencoded\n"},
                Case{"plain text", R"({"url": "https://a.example/", "bodyKind": "raw", "body": "hello"})", "POST",
                    "hello", "content-type: text/plain; charset=utf-8\n"},
                Case{"text that is JSON", R"({"url": "https://a.example/", "bodyKind": "raw", "body": "{\"a\":1}"})",
                    "POST", R"({"a":1})", "content-type: application/json\n"},
                Case{"an object as text", R"({"url": "https://a.example/", "bodyKind": "raw", "body": {"a": [1]}})",
                    "POST", R"({"a":[1]})", "content-type: application/json\n"},
                Case{"a hidden header value",
                    R"({"url": "https://a.example/", "bodyKind": "none", "headers": [{"name": "X-A"}, {"name": "", "value": "x"}, {"name": "X-N", "value": 5}]})",
                    "POST", "", "X-N: 5\n"},
            }) {
            SCOPED_TRACE(each.name);
            const runtime::TagPlan plan = planOf(json(each.parameters));
            ASSERT_EQ(plan.requests.size(), 1U);
            EXPECT_EQ(plan.requests[0].method, each.method);
            EXPECT_EQ(plan.requests[0].body, each.body);
            EXPECT_EQ(headersOf(plan.requests[0]), each.headers);
        }
    }

    TEST(HttpTag, refusesWhatMustNotLeave)
    {
        struct Case {
            const char* name;
            const char* parameters;
            const char* reason;
        };
        for (const Case& each :
            {
                Case{"no address", "{}", "types.tagUrlInvalid"},
                Case{"not an address", R"({"url": "vendor.example/x"})", "types.tagUrlInvalid"},
                Case{"a file", R"({"url": "file:///etc/passwd"})", "types.tagUrlInvalid"},
                Case{"a script", R"({"url": "javascript:alert"})", "types.tagUrlInvalid"},
                Case{"a password", R"({"url": "https://me:hunter2@a.example/"})", "types.tagUrlWithPassword"},
                Case{"a broken header",
                    R"({"url": "https://a.example/", "headers": [{"name": "X-A", "value": "b\r\nX-B: c"}]})",
                    "types.tagHeaderInvalid"},
                Case{"a zero byte",
                    R"({"url": "https://a.example/", "headers": [{"name": "X-A", "value": "b\u0000"}]})",
                    "types.tagHeaderInvalid"},
                Case{"a header name that is none",
                    R"({"url": "https://a.example/", "headers": [{"name": "X A", "value": "b"}]})",
                    "types.tagHeaderInvalid"},
                Case{"a header of the connection",
                    R"({"url": "https://a.example/", "headers": [{"name": "content-LENGTH", "value": "5"}]})",
                    "types.tagHeaderInvalid"},
                Case{"a method that is none", R"({"url": "https://a.example/", "method": "PO ST"})",
                    "types.tagMethodInvalid"},
                Case{"a tunnel", R"({"url": "https://a.example/", "method": "connect"})", "types.tagMethodInvalid"},
                Case{"a barred path",
                    R"({"url": "https://a.example/", "bodyKind": "table", "bodyTable": [{"path": "a", "value": 1}, {"path": "a.b", "value": 2}]})",
                    "types.tagBodyPathInvalid"},
            }) {
            SCOPED_TRACE(each.name);
            const runtime::TagPlan plan = planOf(json(each.parameters));
            EXPECT_TRUE(plan.requests.empty());
            ASSERT_TRUE(plan.failure);
            EXPECT_EQ(plan.failure->key, each.reason);
            EXPECT_EQ(english(*plan.failure).find("hunter2"), std::string::npos);
        }
    }

    TEST(HttpTag, sendsTheAddressAsABrowserWould)
    {
        EXPECT_EQ(
            planOf(json(R"({"url": "HTTPS://A.example:443/a b?x=é#part", "bodyKind": "none"})")).requests.at(0).url,
            "https://a.example/a%20b?x=%C3%A9");
    }

    TEST(HttpTag, waitsAsLongAsItsFormSaysWithinReason)
    {
        const auto timeout = [](const char* text) {
            return planOf(json(std::string(R"({"url": "https://a.example/", "timeoutMs": )") + text + "}"))
                .requests.at(0)
                .timeout.count();
        };
        EXPECT_EQ(timeout("\"\""), 5'000);
        EXPECT_EQ(timeout("\"2500\""), 2'500);
        EXPECT_EQ(timeout("1"), 100);
        EXPECT_EQ(timeout("1e99"), 15'000);
        EXPECT_EQ(timeout("\"soon\""), 5'000);
    }

    TEST(BodyTable, makesObjectsAndListsOnTheWay)
    {
        struct Case {
            const char* start;
            const char* path;
            bool isPut;
            const char* end;
        };
        const std::string tooLong = "a" + std::string(2 * MaxBodyPathParts, '.');
        for (const Case& each :
            {Case{"{}", "a.b.c", true, R"({"a":{"b":{"c":1}}})"}, Case{"{}", "a.0", true, R"({"a":[1]})"},
                Case{"{}", "a.1", true, R"({"a":{"1":1}})"}, Case{R"({"a": [5]})", "a.1", true, R"({"a":[5,1]})"},
                Case{R"({"a": [5]})", "a.0", true, R"({"a":[1]})"}, Case{R"({"a": [5]})", "a.2", false, R"({"a":[5]})"},
                Case{R"({"a": [5]})", "a.x", false, R"({"a":[5]})"},
                Case{R"({"a": {"b": 1}})", "a.0", true, R"({"a":{"b":1,"0":1}})"},
                Case{R"({"a": "x"})", "a.b", false, R"({"a":"x"})"}, Case{"{}", "a..b", false, "{}"},
                Case{"{}", "", false, "{}"}, Case{"{}", ".", false, "{}"}, Case{"{}", "00", true, R"({"00":1})"},
                Case{"{}", tooLong.c_str(), false, "{}"}}) {
            Value root = json(each.start);
            EXPECT_EQ(putAtPath(root, each.path, 1), each.isPut) << each.path;
            EXPECT_EQ(value::writeJson(root), each.end) << each.path;
        }
    }

} // namespace
} // namespace sluis::types
