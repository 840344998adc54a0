#include "core/crypto/hash.h"

#include "core/base/encoding.h"

#include <gtest/gtest.h>

namespace sluis::crypto {
namespace {

    TEST(Hash, sha256HasTheValuesOfTheStandard)
    {
        EXPECT_EQ(toHex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        EXPECT_EQ(toHex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    TEST(Hash, hmacHasTheValuesOfRfc4231)
    {
        EXPECT_EQ(toHex(hmacSha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        EXPECT_EQ(toHex(hmacSha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
        EXPECT_EQ(toHex(hmacSha256("", "")), "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
    }

    TEST(Hash, piecesGiveTheSameAsTheWholeAndTheObjectStartsAnew)
    {
        Sha256 hash;
        hash.add("a");
        hash.add("");
        hash.add("bc");
        EXPECT_EQ(hash.finish(), sha256("abc"));
        EXPECT_EQ(hash.finish(), sha256(""));
    }

} // namespace
} // namespace sluis::crypto
