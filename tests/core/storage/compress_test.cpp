#include "core/storage/compress.h"

#include <gtest/gtest.h>

namespace sluis::storage {
namespace {

    TEST(Compress, givesBackWhatWentIn)
    {
        std::string noise;
        uint32_t state = 1;
        for (int i = 0; i < 10'000; ++i)
            noise += static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
        for (const std::string& bytes : {std::string(), std::string("short"), std::string(100'000, 'a'), noise})
            EXPECT_EQ(decompress(compress(bytes)).value(), bytes);
        EXPECT_LT(compress(std::string(100'000, 'a')).size(), 1000U);
        EXPECT_EQ(compress(noise).size(), noise.size() + 1);
    }

    TEST(Compress, refusesBytesItDidNotMake)
    {
        const auto packed = compress(std::string(1000, 'a'));
        for (size_t length = 0; length < packed.size(); ++length)
            EXPECT_FALSE(decompress(std::string_view(packed).substr(0, length))) << length;
        EXPECT_FALSE(decompress("\2anything"));
        EXPECT_FALSE(decompress(std::string("\1\xff\xff\xff\xff") + packed.substr(5)));
        EXPECT_FALSE(decompress(std::string("\1\0\0\0\1", 5) + packed.substr(5)));
    }

} // namespace
} // namespace sluis::storage
