#include "tests/core/runtime/test_types.h"

#include <gtest/gtest.h>

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

} // namespace
} // namespace sluis::runtime::test
