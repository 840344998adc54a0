#include "core/base/block_pool.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <set>
#include <thread>
#include <vector>

namespace sluis {
namespace {

    TEST(BlockPool, blocksOfEverySizeAreWholeAndApart)
    {
        std::vector<std::pair<char*, size_t>> blocks;
        for (size_t round = 0; round < 3; ++round) {
            for (size_t bytes :
                {0u, 1u, 8u, 15u, 16u, 17u, 511u, 512u, 513u, 1024u, 1025u, 8191u, 8192u, 8193u, 70'000u}) {
                auto* block = static_cast<char*>(BlockPool::take(bytes));
                ASSERT_EQ(reinterpret_cast<uintptr_t>(block) % alignof(std::max_align_t), 0U);
                std::memset(block, static_cast<int>(blocks.size()), bytes);
                blocks.emplace_back(block, bytes);
            }
        }
        for (size_t i = 0; i < blocks.size(); ++i) {
            const auto [block, bytes] = blocks[i];
            for (size_t j = 0; j < bytes; ++j)
                ASSERT_EQ(block[j], static_cast<char>(i)) << bytes;
        }
        for (const auto& [block, bytes] : blocks)
            BlockPool::give(block, bytes);
    }

    TEST(BlockPool, aBlockThatWasGivenBackIsTakenAgain)
    {
        if (!BlocksAreKept)
            GTEST_SKIP() << "nothing is kept under sanitizers";
        BlockPool::give(BlockPool::take(100), 100);
        void* const first = BlockPool::take(100);
        BlockPool::give(first, 100);
        void* const again = BlockPool::take(97); // the same step
        EXPECT_EQ(again, first);
        BlockPool::give(again, 97);
    }

    TEST(BlockPool, aThreadMayGiveBackWhatAnotherTook)
    {
        std::vector<void*> blocks(50'000);
        for (void*& block : blocks)
            block = BlockPool::take(48);
        std::thread([&blocks] {
            for (void* block : blocks)
                BlockPool::give(block, 48); // more than it keeps
        }).join();
        std::set<void*> taken;
        for (int i = 0; i < 1000; ++i)
            EXPECT_TRUE(taken.insert(BlockPool::take(48)).second);
        for (void* block : taken)
            BlockPool::give(block, 48);
    }

} // namespace
} // namespace sluis
