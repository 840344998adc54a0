#include "tests/core/runtime/test_types.h"

#include <gtest/gtest.h>

// Setup and cleanup tags, and vendors that answer later.
namespace sluis::runtime::test {
namespace {

    using sluis::test::ContainerBuilder;

    // Main with setup and cleanup tag; only Main has a trigger.
    ContainerBuilder sequence(bool stopOnSetup, bool stopOnCleanup, const ContainerBuilder::Texts& setupParameters = {},
        const ContainerBuilder::Texts& mainParameters = {})
    {
        ContainerBuilder builder;
        builder.client("Body", "test_client");
        const auto all = builder.always("All").id;
        builder.tag("Setup", "test_tag", {}, ContainerBuilder::texts(setupParameters));
        builder.tag("Cleanup", "test_tag", {});
        container::Tag& main = builder.tag("Main", "test_tag", {all}, ContainerBuilder::texts(mainParameters));
        main.setupTags = {{"Setup", stopOnSetup, {}}};
        main.teardownTags = {{"Cleanup", stopOnCleanup, {}}};
        return builder;
    }

    std::vector<std::string> statuses(const TracePtr& trace)
    {
        std::vector<std::string> list;
        for (const TagTrace& tag : trace->events.at(0).tags)
            list.push_back(tag.name + " " + std::string(statusName(tag.status)));
        return list;
    }

    using Statuses = std::vector<std::string>;

    TEST(Sequence, stopFlagsDecideWhatAFailureMeans)
    {
        struct Row {
            const char* name;
            ContainerBuilder builder;
            Statuses expected;
        };
        const Row rows[] = {
            {"all succeed", sequence(true, true), {"Main success", "Setup success", "Cleanup success"}},
            {"setup fails, nobody minds", sequence(false, true, {{"fail", "x"}}),
                {"Main success", "Setup failure", "Cleanup success"}},
            {"setup fails and stops", sequence(true, true, {{"fail", "x"}}),
                {"Main setup_failed", "Setup failure", "Cleanup not_fired"}},
            {"main fails, cleanup anyway", sequence(true, false, {}, {{"fail", "x"}}),
                {"Main failure", "Setup success", "Cleanup success"}},
            {"main fails and stops", sequence(true, true, {}, {{"throw", "x"}}),
                {"Main exception", "Setup success", "Cleanup not_fired"}},
        };
        for (const Row& row : rows) {
            Bench bench(row.builder);
            const TracePtr trace = bench.run("{}");
            EXPECT_EQ(statuses(trace), row.expected) << row.name;
            bench.runUntraced("{}");
            EXPECT_EQ(bench.engine->runsUnderWay(), 0u) << row.name;
        }
    }

    TEST(Sequence, theReasonNamesTheTagItRanFor)
    {
        Bench bench(sequence(true, true));
        const TracePtr trace = bench.run("{}");
        EXPECT_EQ(english(bench.tag(trace, "Setup")->reason), "Ran as the setup tag of “Main”.");
        EXPECT_EQ(english(bench.tag(trace, "Cleanup")->reason), "Ran as the cleanup tag of “Main”.");
    }

    TEST(Sequence, anIdleSetupTagCountsAsFailedForWhoAsksForItsSuccess)
    {
        for (const bool stops : {false, true}) {
            ContainerBuilder builder = sequence(stops, true);
            builder.container().tags[0].paused = true;
            Bench bench(builder);
            EXPECT_EQ(statuses(bench.run("{}"))[0], stops ? "Main setup_failed" : "Main success");
            builder.container().tags[2].setupTags[0].tagName = "No such tag";
            Bench missing(builder);
            EXPECT_EQ(statuses(missing.run("{}"))[0], stops ? "Main setup_failed" : "Main success");
        }
    }

    TEST(Sequence, aTagThatFiresAndIsSetupTagRunsOnce)
    {
        for (const int mainPriority : {-1, 1}) {
            ContainerBuilder builder = sequence(true, true);
            builder.container().tags[0].firingTriggers = builder.container().tags[2].firingTriggers;
            builder.container().tags[2].priority = container::integerParameter("", std::to_string(mainPriority));
            Bench bench(builder);
            const TracePtr trace = bench.run("{}");
            EXPECT_EQ(trace->events[0].tags.size(), 3u);
            EXPECT_EQ(bench.tag(trace, "Setup")->outgoing.size(), 1u);
            EXPECT_EQ(bench.tag(trace, "Main")->status, TagStatus::Success);
        }
    }

    TEST(Sequence, tagsInACircleDoNotWaitForEachOther)
    {
        ContainerBuilder builder = sequence(true, true);
        auto& tags = builder.container().tags;
        tags[0].firingTriggers = tags[2].firingTriggers;
        tags[0].setupTags = {{"Main", true, {}}};
        tags[2].teardownTags = {{"Main", true, {}}};
        tags[1].setupTags = {{"Cleanup", true, {}}};
        tags[1].firingTriggers = tags[2].firingTriggers;
        SlowVendor vendor;
        Bench bench(builder, &vendor);
        bench.run("{}");
        for (int i = 0; i < 10 && !vendor.waiting.empty(); ++i)
            vendor.answerNext(200);
        EXPECT_EQ(bench.engine->runsUnderWay(), 0u);
        EXPECT_TRUE(bench.traces.back()->isComplete);
    }

    TEST(SlowVendors, theHitIsAnsweredBeforeTheyAre)
    {
        ContainerBuilder builder;
        builder.client("Body", "test_client");
        const auto all = builder.always("All").id;
        builder.tag("One", "test_tag", {all});
        builder.tag("Two", "test_tag", {all}, ContainerBuilder::texts({{"times", "2"}}));
        SlowVendor vendor;
        Bench bench(builder, &vendor);
        bench.run("{}");
        ASSERT_TRUE(bench.answered);
        ASSERT_EQ(bench.traces.size(), 1u);
        EXPECT_FALSE(bench.traces[0]->isComplete);
        EXPECT_EQ(bench.tag(bench.traces[0], "One")->reason.key, "runtime.waiting");
        EXPECT_FALSE(bench.tag(bench.traces[0], "One")->outgoing[0].answer);
        vendor.answerNext(200);
        vendor.answerNext(503);
        EXPECT_EQ(bench.traces.size(), 1u);
        bench.clock.advance(std::chrono::milliseconds(40));
        vendor.answerNext(200);
        ASSERT_EQ(bench.traces.size(), 2u);
        const TracePtr last = bench.traces[1];
        EXPECT_TRUE(last->isComplete);
        EXPECT_EQ(bench.tag(last, "One")->status, TagStatus::Success);
        EXPECT_EQ(bench.tag(last, "Two")->status, TagStatus::Failure);
        EXPECT_EQ(english(bench.tag(last, "Two")->reason), "Test vendor answered with status 503.");
        EXPECT_EQ(bench.tag(last, "Two")->outgoing[0].answer->status, 503);
        EXPECT_EQ(bench.tag(last, "Two")->outgoing[1].state, OutgoingState::Sent);
        EXPECT_EQ(bench.tag(last, "Two")->milliseconds, 40);
        EXPECT_FALSE(bench.traces[0]->isComplete); // what was handed out stays as it was
    }

    TEST(SlowVendors, aSequenceWaitsForThem)
    {
        SlowVendor vendor;
        Bench bench(sequence(true, true), &vendor);
        bench.runUntraced("{}"); // also without a trace
        ASSERT_TRUE(bench.answered);
        ASSERT_EQ(vendor.waiting.size(), 1u);
        EXPECT_EQ(vendor.waiting[0].outgoing.tag.text, "3"); // Setup
        vendor.answerNext(200);
        ASSERT_EQ(vendor.waiting.size(), 1u);
        EXPECT_EQ(vendor.waiting[0].outgoing.tag.text, "5"); // Main
        vendor.answerNext(500);
        EXPECT_TRUE(vendor.waiting.empty()); // no cleanup after a failure
        EXPECT_EQ(bench.engine->runsUnderWay(), 0u);
    }

    TEST(SlowVendors, runsOverlapAndAnEngineMayEndBeforeThem)
    {
        SlowVendor vendor;
        Bench bench(sequence(true, true), &vendor);
        for (int i = 0; i < 5; ++i)
            bench.run("{}");
        EXPECT_EQ(bench.engine->runsUnderWay(), 5u);
        while (vendor.waiting.size() > 2)
            vendor.answerNext(404);
        EXPECT_EQ(bench.engine->runsUnderWay(), 2u);
        bench.engine.reset();
    }

    TEST(Refused, isAFailureWithItsReason)
    {
        class Refuse final : public Delivery
        {
        public:
            std::optional<Outcome> deliver(Outgoing, OutcomeReceiver*, uint64_t) override
            {
                return Outcome{OutgoingState::Refused, std::nullopt, Message{"http.addressRefused", {"10.0.0.1"}}};
            }
        } refuse;
        Bench bench(sequence(true, true), &refuse);
        const TracePtr trace = bench.run("{}");
        EXPECT_EQ(statuses(trace), (Statuses{"Main setup_failed", "Setup failure", "Cleanup not_fired"}));
        EXPECT_EQ(bench.tag(trace, "Setup")->outgoing[0].state, OutgoingState::Refused);
        EXPECT_EQ(bench.tag(trace, "Setup")->outgoing[0].error->key, "http.addressRefused");
    }

} // namespace
} // namespace sluis::runtime::test
