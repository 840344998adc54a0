#include "core/base/clock.h"

#include <gtest/gtest.h>

namespace sluis {
namespace {

    TEST(Clock, isoTimesGoThereAndBack)
    {
        struct Row {
            const char* text;
            const char* written;
        };
        const Row rows[] = {
            {"2026-11-24", "2026-11-24T00:00:00.000Z"},
            {"2026-11-24T14:32:07.412Z", "2026-11-24T14:32:07.412Z"},
            {"2026-11-24 14:32:07", "2026-11-24T14:32:07.000Z"},
            {"2026-11-24T14:32+01:00", "2026-11-24T13:32:00.000Z"},
            {"2024-02-29T23:59:59.999999Z", "2024-02-29T23:59:59.999Z"},
        };
        for (const Row& row : rows) {
            WallTime time;
            ASSERT_TRUE(fromIso8601(row.text, time)) << row.text;
            EXPECT_EQ(toIso8601(time), row.written) << row.text;
        }
    }

    TEST(Clock, whatIsNoTimeIsRefused)
    {
        WallTime time;
        for (const char* text :
            {"", "2026", "2026-13-01", "2026-02-30", "2026-11-24T25:00", "2026-11-24T14:32:07x", "today"})
            EXPECT_FALSE(fromIso8601(text, time)) << text;
    }

} // namespace
} // namespace sluis
