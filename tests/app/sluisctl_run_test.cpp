#include "core/value/json.h"
#include "tests/support/child_process.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace sluis::test {
namespace {

    using testing::HasSubstr;
    using value::Value;

    const std::string Sample = SLUIS_SAMPLE;

    Finished sluisctl(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(), program("sluisctl"));
        return runProgram(arguments);
    }

    std::string hitFile(const char* name)
    {
        return std::string(SLUIS_TEST_DATA) + "/hits/" + name;
    }

    Value traceOf(const std::string& hit)
    {
        const Finished finished = sluisctl({"run", Sample, "--hit", hit, "--json"});
        EXPECT_EQ(finished.exitCode, 0) << finished.errors;
        return value::readJson(finished.output).value_or(Value());
    }

    const Value* tagNamed(const Value& event, std::string_view name)
    {
        for (const Value& tag : event["tags"].items()) {
            if (tag["name"].string() == name)
                return &tag;
        }
        return nullptr;
    }

    TEST(SluisctlRun, everyCapturedHitIsAnsweredAsItsClientSays)
    {
        struct Case {
            const char* file;
            int status;
            const char* events; // names, with blanks
        };
        const Case cases[] = {
            {"15-cors-preflight.http", 204, ""},
            {"20-mp-purchase.http", 204, "purchase"},
            {"2024-batch-three-events-text-plain.http", 200, "scroll_25 scroll_50 scroll_90"},
            {"2026-add_to_cart-unicode-emoji.http", 200, "add_to_cart"},
            {"2026-denied-page_view.http", 200, "page_view"},
            {"2026-page_view-first-visit.http", 200, "page_view"},
            {"2026-purchase-two-items.http", 200, "purchase"},
            {"2026-user_engagement-beacon-post-empty-body.http", 204, "user_engagement"},
            {"minimal-analytics-ga4-1.8.7-page_view.http", 204, "page_view"},
            {"snowplow-node-tracker-4.8.0-get-i.http", 400, ""},
        };
        for (const Case& each : cases) {
            const Value trace = traceOf(hitFile(each.file));
            std::string events;
            for (const Value& event : trace["events"].items())
                events += (events.empty() ? "" : " ") + std::string(event["name"].string());
            EXPECT_EQ(events, each.events) << each.file;
            EXPECT_EQ(trace["response"]["status"], Value(each.status)) << each.file;
        }
    }

    TEST(SluisctlRun, aTraceHasTheMembersThatScriptsRelyOn)
    {
        const Value trace = traceOf(hitFile("2026-purchase-two-items.http"));
        EXPECT_EQ(trace["version"], Value("draft"));
        EXPECT_EQ(trace["content_of"], Value(nullptr));
        for (const char* member : {"id", "time", "method", "path", "query", "headers", "body", "remote_address"})
            EXPECT_FALSE(trace["hit"][member].isUndefined()) << member;
        EXPECT_EQ(trace["hit"]["remote_address"], Value("127.0.0.1"));
        for (const Value& client : trace["clients"].items()) {
            for (const char* member : {"id", "name", "type", "claimed", "reason"})
                EXPECT_FALSE(client[member].isUndefined()) << member;
            EXPECT_TRUE(client["id"].isString());
        }
        ASSERT_EQ(trace["events"].size(), 1u);
        const Value& event = trace["events"].items()[0];
        EXPECT_EQ(event["data"]["items"].size(), 2u);
        for (const Value& trigger : event["triggers"].items()) {
            for (const char* member : {"id", "name", "type", "fired", "conditions"})
                EXPECT_FALSE(trigger[member].isUndefined()) << member;
            for (const Value& condition : trigger["conditions"].items()) {
                for (const char* member : {"variable", "operator", "negate", "ignore_case", "left", "right", "holds"})
                    EXPECT_FALSE(condition[member].isUndefined()) << member;
            }
        }
        const std::set<std::string_view> statuses{"success", "failure", "exception", "timeout", "not_fired", "blocked",
            "paused", "out_of_schedule", "live_only", "consent", "setup_failed", "not_runnable"};
        EXPECT_EQ(event["tags"].size(), 9u) << "also those that did not fire";
        for (const Value& tag : event["tags"].items()) {
            EXPECT_TRUE(statuses.contains(tag["status"].string())) << value::writeJson(tag["status"]);
            if (tag["status"].string() != "success") {
                EXPECT_NE(tag["reason"].string(), "") << value::writeJson(tag["name"]);
            }
        }
        const Value* sent = tagNamed(event, "GA4 – All events");
        ASSERT_TRUE(sent);
        for (const char* member : {"transformations", "event_data", "parameters", "outgoing"})
            EXPECT_FALSE((*sent)[member].isUndefined()) << member;
        ASSERT_EQ((*sent)["outgoing"].size(), 1u);
        const Value& outgoing = (*sent)["outgoing"].items()[0];
        EXPECT_EQ(outgoing["state"], Value("held"));
        EXPECT_EQ(outgoing["answer"]["assumed"], Value(true));
        EXPECT_EQ(outgoing["answer"]["status"], Value(200));
    }

    TEST(SluisctlRun, severalHitsAreAListAndTheSameSeedAndTimeGiveTheSameTrace)
    {
        const std::vector<std::string> command{"run", Sample, "--hit", hitFile("2026-page_view-first-visit.http"),
            "--hit", hitFile("20-mp-purchase.http"), "--now", "2026-11-24T12:00:00Z", "--seed", "7", "--json"};
        const auto first = value::readJson(sluisctl(command).output);
        ASSERT_TRUE(first);
        EXPECT_EQ(first->size(), 2u);
        EXPECT_EQ(first->items()[0]["hit"]["time"], Value("2026-11-24T12:00:00.000Z"));
        const auto second = value::readJson(sluisctl(command).output);
        for (size_t i = 0; i < 2; ++i) {
            EXPECT_EQ(first->items()[i]["response"], second->items()[i]["response"]);
            EXPECT_EQ(first->items()[i]["events"].items()[0]["data"], second->items()[i]["events"].items()[0]["data"]);
        }
    }

    TEST(SluisctlRun, hitsThatAreBrokenGetAnAnswerAndATrace)
    {
        const TempFolder folder;
        std::string many = "GET /g/collect?v=2&tid=G-1&cid=1.2&en=page_view";
        for (int i = 0; many.size() < 7900; ++i)
            many += "&ep.p" + std::to_string(i) + "=" + std::to_string(i);
        std::string lines;
        for (int i = 0; i < 10'000; ++i)
            lines += "&ep.p" + std::to_string(i) + "=x";
        const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
        const auto post = [](std::string_view target, const std::string& body) {
            return "POST " + std::string(target)
                + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
                + std::to_string(body.size()) + "\r\n\r\n" + body;
        };
        struct Case {
            const char* name;
            std::string hit;
            int status;
        };
        const std::vector<Case> cases{
            {"invalid UTF-8",
                "GET /g/collect?v=2&tid=G-1&cid=1.2&en=page_view&dl=%ff%fe%80&dt=%c3 HTTP/1.1\r\nHost: a\r\n\r\n", 204},
            {"NUL in a value", "GET /g/collect?v=2&tid=G-1&cid=1.2&en=page_view&ep.a=b%00c HTTP/1.1\r\nHost: a\r\n\r\n",
                204},
            {"NUL in the name", "GET /g/collect?v=2&tid=G-1&cid=1.2&en=page%00view HTTP/1.1\r\nHost: a\r\n\r\n", 204},
            {"absurd numbers",
                "GET /g/collect?v=2&tid=G-1&cid=1.2&en=purchase&epn.value=1e999&epn.tax=-0x1&epn.c=NaN&sid=9e99&sct=-1 "
                "HTTP/1.1\r\nHost: a\r\n\r\n",
                204},
            {"as many parameters as a request line holds", many + " HTTP/1.1\r\nHost: a\r\n\r\n", 204},
            {"ten thousand parameters in a body", post("/g/collect?v=2&tid=G-1&cid=1.2", "en=page_view" + lines), 204},
            {"deep JSON for the JSON client", post("/hook/news", deep), 400},
            {"deep JSON for the measurement protocol", post("/mp/collect?measurement_id=G-1&api_secret=x", deep), 400},
            {"bytes that are no JSON", post("/hook/news", std::string("\0\xff{", 3)), 400},
        };
        for (const Case& each : cases) {
            const std::string file = (folder / "hit.http").string();
            writeFile(file, each.hit);
            const Finished finished = sluisctl({"run", Sample, "--hit", file, "--json"});
            EXPECT_EQ(finished.exitCode, 0) << each.name << finished.errors;
            const auto trace = value::readJson(finished.output);
            ASSERT_TRUE(trace) << each.name;
            EXPECT_EQ((*trace)["response"]["status"], Value(each.status)) << each.name;
        }
    }

    TEST(SluisctlRun, saysWhatItCouldNotRead)
    {
        const TempFolder folder;
        const std::string hit = hitFile("2026-page_view-first-visit.http");
        EXPECT_EQ(sluisctl({"run", Sample}).exitCode, 2);
        EXPECT_EQ(sluisctl({"run", "shop.txt", "--hit", hit}).exitCode, 2);
        EXPECT_EQ(sluisctl({"run", Sample, "--hit", (folder / "absent.http").string()}).exitCode, 3);
        writeFile(folder / "not.http", "this is not a request");
        const Finished broken = sluisctl({"run", Sample, "--hit", (folder / "not.http").string()});
        EXPECT_EQ(broken.exitCode, 3);
        EXPECT_THAT(broken.errors, HasSubstr("not.http"));
        const Finished text = sluisctl({"run", Sample, "--hit", hit});
        EXPECT_EQ(text.exitCode, 0);
        EXPECT_THAT(text.output, HasSubstr("GA4 – All events"));
    }

    TEST(SluisctlDemo, sendsTheSampleThroughARealServer)
    {
        const Finished json = sluisctl({"demo", Sample, "--hits", "40", "--json"});
        ASSERT_EQ(json.exitCode, 0) << json.errors;
        const auto document = value::readJson(json.output);
        ASSERT_TRUE(document);
        EXPECT_EQ((*document)["traces"].size(), 40u);
        EXPECT_EQ((*document)["summary"]["hits"], Value(40));
        EXPECT_GT((*document)["summary"]["claimed"].number(), 30);
        EXPECT_GT((*document)["summary"]["requests_held"].number(), 20);
        const Finished text = sluisctl({"demo", Sample, "--hits", "3"});
        EXPECT_EQ(text.exitCode, 0);
        EXPECT_THAT(text.output, HasSubstr("3 hits, "));
        EXPECT_EQ(sluisctl({"demo", Sample, "--hits", "0"}).exitCode, 2);
        EXPECT_EQ(sluisctl({"demo", "absent.json"}).exitCode, 3);
    }

} // namespace
} // namespace sluis::test
