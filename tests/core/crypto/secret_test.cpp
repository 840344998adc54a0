#include "core/crypto/secret.h"

#include <gtest/gtest.h>

namespace sluis::crypto {
namespace {

    TEST(Secret, randomBytesDifferEachTime)
    {
        EXPECT_EQ(randomBytes(0), "");
        EXPECT_EQ(randomBytes(33).size(), 33U);
        EXPECT_NE(randomBytes(16), randomBytes(16));
    }

    TEST(Secret, comparisonsLookAtEveryByte)
    {
        EXPECT_TRUE(constantTimeEquals("", ""));
        EXPECT_TRUE(constantTimeEquals("token", "token"));
        EXPECT_FALSE(constantTimeEquals("token", "tokem"));
        EXPECT_FALSE(constantTimeEquals("token", "toke"));
        EXPECT_FALSE(constantTimeEquals("", "t"));
    }

    TEST(Secret, movingLeavesNothingBehind)
    {
        Secret first(std::string("short"));
        const Secret second(std::move(first));
        EXPECT_TRUE(first.empty()); // NOLINT(bugprone-use-after-move): that is what is checked
        EXPECT_EQ(second.reveal(), "short");
    }

    TEST(Secret, wipingOverwritesTheWholeMemory)
    {
        std::string text = "a passphrase that is long enough to live on the heap";
        const char* memory = text.data();
        const size_t capacity = text.capacity();
        text.resize(20);
        wipe(text);
        EXPECT_TRUE(text.empty());
        for (size_t i = 0; i < capacity; ++i)
            EXPECT_EQ(memory[i], '\0') << i;
    }

} // namespace
} // namespace sluis::crypto
