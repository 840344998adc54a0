#include "core/sandbox/protocol/channel.h"

#include "core/base/random.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <thread>
#include <vector>

namespace sluis::sandbox::protocol {
namespace {

    struct Ring {
        RingHeader header;
        std::vector<char> bytes = std::vector<char>(RingBytes);
        RingWriter writer{header, bytes.data()};
        RingReader reader{header, bytes.data()};
    };

    TEST(Channel, framesComeInOrderAndWrapAround)
    {
        const auto ring = std::make_unique<Ring>();
        SeededRandom random(3);
        std::string got;
        for (int round = 0; round < 200; ++round) {
            const std::string frame(
                static_cast<size_t>(random.between(1, 200'000)), static_cast<char>('a' + round % 26));
            ASSERT_TRUE(ring->writer.tryWrite(frame));
            ASSERT_TRUE(ring->writer.tryWrite("end"));
            ASSERT_EQ(ring->reader.tryRead(got), RingReader::Got::Frame);
            ASSERT_EQ(got, frame);
            ASSERT_EQ(ring->reader.tryRead(got), RingReader::Got::Frame);
            ASSERT_EQ(got, "end");
        }
        EXPECT_EQ(ring->reader.tryRead(got), RingReader::Got::Nothing);
        EXPECT_TRUE(ring->reader.isEmpty());
    }

    TEST(Channel, aFullRingTakesNothingUntilThereIsRoom)
    {
        const auto ring = std::make_unique<Ring>();
        const std::string large(FrameLimitBytes, 'x');
        EXPECT_TRUE(ring->writer.tryWrite(large));
        EXPECT_FALSE(ring->writer.tryWrite(large));
        std::string got;
        ASSERT_EQ(ring->reader.tryRead(got), RingReader::Got::Frame);
        EXPECT_TRUE(ring->writer.tryWrite(large));
        EXPECT_FALSE(ring->writer.tryWrite(std::string(FrameLimitBytes + 1, 'x')));
        EXPECT_FALSE(ring->writer.tryWrite(""));
    }

    TEST(Channel, aWriterThatLiesIsFoundOut)
    {
        const auto attack = [](uint64_t written, uint32_t length) {
            const auto ring = std::make_unique<Ring>();
            std::memcpy(ring->bytes.data(), &length, sizeof(length));
            ring->header.written = written;
            std::string got;
            return ring->reader.tryRead(got);
        };
        EXPECT_EQ(attack(RingBytes + 1, 5), RingReader::Got::Broken);
        EXPECT_EQ(attack(UINT64_MAX, 5), RingReader::Got::Broken);
        EXPECT_EQ(attack(3, 5), RingReader::Got::Broken);
        EXPECT_EQ(attack(100, 0), RingReader::Got::Broken);
        EXPECT_EQ(attack(100, 97), RingReader::Got::Broken);
        EXPECT_EQ(attack(100, UINT32_MAX), RingReader::Got::Broken);
        EXPECT_EQ(attack(100, 96), RingReader::Got::Frame);
    }

    TEST(Channel, aReaderThatLiesStopsTheWriterOnly)
    {
        const auto ring = std::make_unique<Ring>();
        ring->header.taken = 10; // more than was ever written
        EXPECT_FALSE(ring->writer.tryWrite("x"));
    }

    TEST(Channel, twoThreadsLoseNothing)
    {
        const auto ring = std::make_unique<Ring>();
        constexpr int Count = 20'000;
        std::thread writer([&] {
            for (int i = 0; i < Count; ++i) {
                while (!ring->writer.tryWrite(std::to_string(i) + std::string(static_cast<size_t>(i % 700), '.')))
                    std::this_thread::yield();
            }
        });
        std::string got;
        for (int i = 0; i < Count;) {
            const auto result = ring->reader.tryRead(got);
            ASSERT_NE(result, RingReader::Got::Broken);
            if (result == RingReader::Got::Frame) {
                ASSERT_EQ(std::stoi(got), i);
                ++i;
            } else {
                std::this_thread::yield();
            }
        }
        writer.join();
    }

} // namespace
} // namespace sluis::sandbox::protocol
