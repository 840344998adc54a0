#include "tests/core/runtime/test_types.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

namespace sluis::runtime::test {
namespace {

    using container::makeCondition;
    using container::Operator;
    using sluis::test::ContainerBuilder;

    TEST(Run, aHitGoesFromItsClientToItsTag)
    {
        ContainerBuilder builder;
        builder.client("Body", "test_client");
        builder.eventData("ED - page", "page");
        const auto trigger = builder.eventTrigger("Purchases", "purchase").id;
        builder.tag("Echo", "test_tag", {trigger},
            ContainerBuilder::texts({{"page", "{{ED - page}}"}, {"text", "p={{ED - page}}"}}));
        Bench bench(builder);

        const TracePtr trace = bench.run(R"({"event_name":"purchase","page":7})");
        ASSERT_TRUE(trace);
        EXPECT_TRUE(trace->isComplete);
        EXPECT_TRUE(bench.answered->isClaimed);
        EXPECT_EQ(bench.answered->response.status, 204);
        ASSERT_EQ(trace->events.size(), 1u);
        EXPECT_EQ(trace->events[0].name, "purchase");
        const TagTrace& tag = *bench.tag(trace, "Echo");
        EXPECT_EQ(tag.status, TagStatus::Success);
        EXPECT_EQ(tag.vendor, "Test vendor");
        EXPECT_EQ(tag.firedBy, std::vector{trigger});
        ASSERT_EQ(tag.outgoing.size(), 1u);
        EXPECT_EQ(tag.outgoing[0].state, OutgoingState::Held);
        EXPECT_TRUE(tag.outgoing[0].answer->assumed);
        EXPECT_EQ(sent(tag)["parameters"], value::Value::object({{"page", 7}, {"text", "p=7"}}));
        EXPECT_EQ(bench.engine->runsUnderWay(), 0u);
    }

    TEST(Run, withoutAClientNothingRuns)
    {
        ContainerBuilder builder;
        builder.client("Body", "test_client");
        builder.client("Elsewhere", "cvt_1_2");
        Bench bench(builder);
        const TracePtr trace = bench.runRequest(http::makeRequest("GET", "/elsewhere", {}));
        EXPECT_FALSE(bench.answered->isClaimed);
        EXPECT_EQ(bench.answered->response.status, 400);
        EXPECT_TRUE(trace->events.empty());
        ASSERT_EQ(trace->clients.size(), 2u);
        EXPECT_FALSE(trace->clients[0].reason.key.empty());
        EXPECT_EQ(trace->clients[1].reason.key, "plan.templateMissing");
    }

    TEST(Run, clientsAreAskedByPriorityThenAge)
    {
        ContainerBuilder builder;
        builder.client("Third", "test_client");
        builder.client("Second", "test_client").priority = 5;
        builder.client("First", "test_client").priority = 10;
        builder.client("Last", "test_client").priority = -1;
        Bench bench(builder);
        const TracePtr trace = bench.run("[]");
        ASSERT_EQ(trace->clients.size(), 1u);
        EXPECT_EQ(trace->clients[0].name, "First");
        const TracePtr unclaimed = bench.runRequest(http::makeRequest("GET", "/", {}));
        std::vector<std::string> names;
        for (const ClientTrace& client : unclaimed->clients)
            names.push_back(client.name);
        EXPECT_EQ(names, (std::vector<std::string>{"First", "Second", "Third", "Last"}));
    }

    TEST(Run, eachEventOfABatchRunsOnItsOwn)
    {
        ContainerBuilder builder;
        builder.client("Body", "test_client");
        const auto all = builder.always("All").id;
        builder.tag("Each", "test_tag", {all});
        builder.tag("Once per request", "test_tag", {all}).firingOption = container::FiringOption::OncePerLoad;
        Bench bench(builder);
        const TracePtr trace = bench.run(R"([{"event_name":"a"},{"event_name":"b"}])");
        ASSERT_EQ(trace->events.size(), 2u);
        EXPECT_EQ(sent(*bench.tag(trace, "Each", 1))["event"]["event_name"], "b");
        EXPECT_EQ(bench.tag(trace, "Once per request", 0)->status, TagStatus::Success);
        EXPECT_EQ(bench.tag(trace, "Once per request", 1)->status, TagStatus::NotFired);
        EXPECT_EQ(bench.tag(trace, "Once per request", 1)->reason.key, "runtime.oncePerRequest");
        EXPECT_NE(bench.tag(trace, "Each", 0)->outgoing[0].idempotencyKey,
            bench.tag(trace, "Each", 1)->outgoing[0].idempotencyKey);
    }

    TEST(Run, triggersOfEachTypeFire)
    {
        ContainerBuilder builder;
        builder.client("Body", "test_client");
        builder.eventData("ED - n", "n");
        const auto named = builder.eventTrigger("Named", "purchase").id;
        const auto both
            = builder.eventTrigger("Both", "purchase", {makeCondition("{{ED - n}}", Operator::Greater, "5")}).id;
        auto& pages = builder.always("Pages");
        pages.type = container::TriggerType::ServerPageview;
        const auto pageView = pages.id;
        auto& web = builder.always("Web");
        web.type = container::TriggerType::Other;
        web.otherType = "CLICK";
        const auto click = web.id;
        auto& pattern = builder.always("Pattern");
        pattern.type = container::TriggerType::CustomEvent;
        pattern.customEventFilter = {makeCondition("{{_event}}", Operator::MatchRegex, "^p")};
        const auto matching = pattern.id;
        builder.tag("named", "test_tag", {named});
        builder.tag("both", "test_tag", {both});
        builder.tag("page view", "test_tag", {pageView});
        builder.tag("all pages", "test_tag", {container::TriggerId(std::string(container::AllPagesTriggerId))});
        builder.tag("click", "test_tag", {click});
        builder.tag("matching", "test_tag", {matching});
        Bench bench(builder);
        const std::pair<const char*, std::vector<std::string>> rows[] = {
            {R"({"event_name":"purchase","n":6})", {"named", "both", "matching"}},
            {R"({"event_name":"purchase","n":5})", {"named", "matching"}},
            {R"({"event_name":"page_view"})", {"page view", "all pages", "matching"}},
            {R"({"event_name":"Purchase"})", {}},
            {R"({})", {}},
            {R"({"event_name":7})", {}},
        };
        for (const auto& [event, expected] : rows) {
            const TracePtr trace = bench.run(event);
            std::vector<std::string> fired;
            for (const TagTrace& tag : trace->events.at(0).tags) {
                if (tag.status == TagStatus::Success)
                    fired.push_back(tag.name);
            }
            EXPECT_EQ(fired, expected) << event;
            EXPECT_EQ(trace->events[0].tags.size(), 6u);
        }
    }

    TEST(Run, whatKeepsATagFromFiringIsSaid)
    {
        struct Row {
            const char* name;
            std::function<void(container::Tag&)> change;
            TagStatus status;
            const char* reason;
        };
        const auto consent = [](container::Tag& tag, const char* type) {
            container::ConsentSettings settings;
            settings.status = container::ConsentStatus::Needed;
            settings.types = container::listParameter("", {container::textParameter("", type)});
            tag.consentSettings = settings;
        };
        const std::string past = "1700000000000";
        const std::string future = "1900000000000"; // the test's clock stands in 2025
        const Row rows[] = {
            {"nothing", [](auto&) {}, TagStatus::Success, ""},
            {"paused", [](auto& tag) { tag.paused = true; }, TagStatus::Paused, "runtime.paused"},
            {"no trigger", [](auto& tag) { tag.firingTriggers.clear(); }, TagStatus::NotFired, "runtime.noTrigger"},
            {"another trigger", [](auto& tag) { tag.firingTriggers = {container::TriggerId("3")}; },
                TagStatus::NotFired, "runtime.triggerDidNotFire"},
            {"unknown trigger", [](auto& tag) { tag.firingTriggers = {container::TriggerId("999")}; },
                TagStatus::NotFired, "runtime.noTrigger"},
            {"blocked", [](auto& tag) { tag.blockingTriggers = {container::TriggerId("2")}; }, TagStatus::Blocked,
                "runtime.blocked"},
            {"blocking trigger that did not fire",
                [](auto& tag) { tag.blockingTriggers = {container::TriggerId("3")}; }, TagStatus::Success, ""},
            {"schedule ahead", [&](auto& tag) { tag.scheduleStartMs = future; }, TagStatus::OutOfSchedule,
                "runtime.scheduleStarts"},
            {"schedule over", [&](auto& tag) { tag.scheduleEndMs = past; }, TagStatus::OutOfSchedule,
                "runtime.scheduleEnded"},
            {"within schedule",
                [&](auto& tag) {
                    tag.scheduleStartMs = past;
                    tag.scheduleEndMs = future;
                },
                TagStatus::Success, ""},
            {"schedule that is no number", [&](auto& tag) { tag.scheduleStartMs = "soon"; }, TagStatus::Success, ""},
            {"live only", [](auto& tag) { tag.liveOnly = true; }, TagStatus::LiveOnly, "runtime.liveOnly"},
            {"consent denied", [&](auto& tag) { consent(tag, "ad_storage"); }, TagStatus::Consent,
                "runtime.consentDenied"},
            {"consent granted", [&](auto& tag) { consent(tag, "analytics_storage"); }, TagStatus::Success, ""},
            {"consent unknown", [&](auto& tag) { consent(tag, "newsletter"); }, TagStatus::Consent,
                "runtime.consentUnknown"},
            {"unknown type", [](auto& tag) { tag.type = "unheard_of"; }, TagStatus::NotRunnable, "plan.typeUnknown"},
            {"missing template", [](auto& tag) { tag.type = "cvt_1_2"; }, TagStatus::NotRunnable,
                "plan.templateMissing"},
            {"unknown type that does not fire",
                [](auto& tag) {
                    tag.type = "x";
                    tag.firingTriggers.clear();
                },
                TagStatus::NotFired, "runtime.noTrigger"},
            {"failing", [](auto& tag) { tag.parameters = ContainerBuilder::texts({{"fail", "no id"}}); },
                TagStatus::Failure, "runtime.recorded"},
            {"throwing", [](auto& tag) { tag.parameters = ContainerBuilder::texts({{"throw", "1"}}); },
                TagStatus::Exception, "runtime.tagThrew"},
            {"too many requests", [](auto& tag) { tag.parameters = ContainerBuilder::texts({{"times", "17"}}); },
                TagStatus::Failure, "runtime.tooManyRequests"},
        };
        for (const Row& row : rows) {
            ContainerBuilder builder;
            builder.client("Body", "test_client");
            builder.always("All");
            builder.eventTrigger("Other", "other");
            row.change(builder.tag("Tag", "test_tag", {container::TriggerId("2")}));
            Bench bench(builder);
            const TracePtr trace = bench.run(R"({"event_name":"e","x-ga-gcs":"G101"})");
            const TagTrace& tag = *bench.tag(trace, "Tag");
            EXPECT_EQ(statusName(tag.status), statusName(row.status)) << row.name;
            EXPECT_EQ(tag.reason.key, row.reason) << row.name;
            EXPECT_EQ(tag.outgoing.size(),
                row.status == TagStatus::Success                        ? 1u
                    : std::string_view(row.name) == "too many requests" ? 16u
                                                                        : 0u)
                << row.name;
            if (std::string_view(row.name) == "live only") {
                bench.settings.preview = false;
                const TracePtr live = bench.run(R"({"event_name":"e"})");
                EXPECT_EQ(bench.tag(live, "Tag")->status, TagStatus::Success);
            }
        }
    }

    TEST(Run, tagsStartByPriorityHighestFirst)
    {
        ContainerBuilder builder;
        builder.client("Body", "test_client");
        const auto all = builder.always("All").id;
        builder.tag("zero", "test_tag", {all});
        builder.tag("minus", "test_tag", {all}).priority = container::integerParameter("", "-5");
        builder.tag("ten", "test_tag", {all}).priority = container::integerParameter("", "10");
        builder.tag("zero too", "test_tag", {all});
        builder.tag("idle", "test_tag", {});
        Bench bench(builder);
        const TracePtr trace = bench.run("{}");
        std::vector<std::string> names;
        for (const TagTrace& tag : trace->events.at(0).tags)
            names.push_back(tag.name);
        EXPECT_EQ(names, (std::vector<std::string>{"ten", "zero", "zero too", "minus", "idle"}));
    }

    TEST(Run, aTagWithSeveralTriggersFiresOnceUnlessItIsUnlimited)
    {
        ContainerBuilder builder;
        builder.client("Body", "test_client");
        const auto one = builder.always("One").id;
        const auto two = builder.always("Two").id;
        builder.tag("once", "test_tag", {one, two});
        builder.tag("unlimited", "test_tag", {one, two}).firingOption = container::FiringOption::Unlimited;
        Bench bench(builder);
        const TracePtr trace = bench.run("{}");
        std::map<std::string, int> runs;
        for (const TagTrace& tag : trace->events.at(0).tags)
            ++runs[tag.name];
        EXPECT_EQ(runs, (std::map<std::string, int>{{"once", 1}, {"unlimited", 2}}));
        EXPECT_EQ(bench.tag(trace, "once")->firedBy.size(), 2u);
    }

    TEST(Run, cookiesAndBrowserCommandsOfTagsAreInTheAnswer)
    {
        ContainerBuilder builder;
        builder.client("Body", "test_client");
        const auto all = builder.always("All").id;
        builder.tag(
            "Pixel", "test_tag", {all}, ContainerBuilder::texts({{"pixel", "https://p.example/"}, {"cookie", "v1"}}));
        builder.tag("Bad cookie", "test_tag", {all}, ContainerBuilder::texts({{"cookie", "a;b"}}));
        Bench bench(builder);
        const TracePtr trace = bench.run("{}");
        EXPECT_EQ(bench.answered->response.body, "https://p.example/");
        ASSERT_EQ(bench.answered->response.headers.size(), 1u);
        EXPECT_EQ(bench.answered->response.headers[0].value, "test=v1; Path=/");
        EXPECT_EQ(trace->response.body, "https://p.example/");
    }

    TEST(Run, withAndWithoutATraceTheSameLeaves)
    {
        ContainerBuilder builder;
        builder.client("Body", "test_client");
        builder.builtIn("RANDOM_NUMBER", "Random Number");
        builder.eventData("ED - n", "n");
        for (int i = 0; i < 12; ++i) {
            const auto trigger = builder
                                     .eventTrigger("T" + std::to_string(i), i % 2 ? "a" : "b",
                                         {makeCondition("{{ED - n}}", Operator::Greater, std::to_string(i)),
                                             makeCondition("{{ED - n}}", Operator::Less, std::to_string(i + 6))})
                                     .id;
            builder.tag(
                "Tag" + std::to_string(i), "test_tag", {trigger}, ContainerBuilder::texts({{"n", "{{ED - n}}"}}));
        }
        builder.exclude("Hide", {"ip_override"});
        SlowVendor plainVendor;
        SlowVendor tracedVendor;
        Bench plain(builder, &plainVendor);
        Bench traced(builder, &tracedVendor);
        for (int n = 0; n < 20; ++n) {
            const std::string event
                = fmt::format(R"({{"event_name":"{}","n":{},"ip_override":"1.2.3.4"}})", n % 3 ? "a" : "b", n);
            plain.runUntraced(event);
            traced.run(event);
        }
        ASSERT_EQ(plainVendor.waiting.size(), tracedVendor.waiting.size());
        EXPECT_GT(plainVendor.waiting.size(), 20u);
        for (size_t i = 0; i < plainVendor.waiting.size(); ++i) {
            EXPECT_EQ(plainVendor.waiting[i].outgoing.request.body, tracedVendor.waiting[i].outgoing.request.body);
            EXPECT_EQ(plainVendor.waiting[i].receiver, nullptr); // nobody waits without a trace
        }
        EXPECT_EQ(plain.engine->runsUnderWay(), 0u);
        EXPECT_GT(traced.engine->runsUnderWay(), 10u);
        while (!tracedVendor.waiting.empty())
            tracedVendor.answerNext(200);
        EXPECT_EQ(traced.engine->runsUnderWay(), 0u);
    }

} // namespace
} // namespace sluis::runtime::test
