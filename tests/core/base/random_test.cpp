#include "core/base/random.h"

#include <gtest/gtest.h>

#include <set>

namespace sluis {
namespace {

    TEST(Random, aSeedGivesTheSameSequence)
    {
        SeededRandom first(7);
        SeededRandom second(7);
        for (int i = 0; i < 100; ++i)
            EXPECT_EQ(first.next(), second.next());
    }

    TEST(Random, bothEndsAreReached)
    {
        SeededRandom random(1);
        std::set<int64_t> seen;
        for (int i = 0; i < 200; ++i)
            seen.insert(random.between(-1, 2));
        EXPECT_EQ(seen, (std::set<int64_t>{-1, 0, 1, 2}));
        EXPECT_EQ(random.between(5, 5), 5);
        random.between(INT64_MIN, INT64_MAX);
    }

    TEST(Random, theSystemGivesDifferentNumbers)
    {
        SystemRandom random;
        std::set<uint64_t> seen;
        for (int i = 0; i < 100; ++i)
            seen.insert(random.next());
        EXPECT_EQ(seen.size(), 100u);
    }

} // namespace
} // namespace sluis
