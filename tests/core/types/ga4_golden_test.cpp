#include "core/types/gaaw_client.h"
#include "tests/core/types/hits.h"

#include <gtest/gtest.h>

namespace sluis::types {
namespace {

    using namespace testing;

    // Captured hits of real trackers and the event data that the container reference (6.6) says they become. The
    // expectations are read as text, so that the order of keys is part of them.
    class CapturedHit : public ::testing::TestWithParam<const char*>
    { };

    TEST_P(CapturedHit, becomesTheEventDataOfTheReference)
    {
        const std::string name = GetParam();
        const runtime::ClientOutcome outcome = claim(GaawClient(), hitFromFile(name + ".http"));
        ASSERT_TRUE(outcome.claimed);
        expectEvents(outcome.events, hitFile(name + ".events.json"));
    }

    INSTANTIATE_TEST_SUITE_P(All, CapturedHit,
        ::testing::Values("2024-batch-three-events-text-plain", "2026-add_to_cart-unicode-emoji",
            "2026-denied-page_view", "2026-page_view-first-visit", "2026-purchase-two-items",
            "2026-user_engagement-beacon-post-empty-body", "minimal-analytics-ga4-1.8.7-page_view"));

} // namespace
} // namespace sluis::types
