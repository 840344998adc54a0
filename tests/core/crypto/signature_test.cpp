#include "core/crypto/signature.h"

#include "core/base/encoding.h"

#include <gtest/gtest.h>

namespace sluis::crypto {
namespace {

    TEST(Signature, hasTheValuesOfRfc8032)
    {
        const auto key
            = SigningKey::fromSeed(Secret(*fromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")))
                  .value();
        EXPECT_EQ(toHex(key.publicKey().bytes), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        EXPECT_EQ(toHex(key.sign("")),
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f059"
            "5bbe"
            "24655"
            "141438e7a100b");
    }

    TEST(Signature, anyChangedBitOfTextSignatureOrKeyIsNoticed)
    {
        const auto key = SigningKey::create();
        const std::string text = "version 41";
        const std::string signature = key.sign(text);
        ASSERT_TRUE(verify(key.publicKey(), text, signature));
        const auto flipped = [](std::string bytes, size_t bit) {
            bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
            return bytes;
        };
        for (size_t bit = 0; bit < text.size() * 8; ++bit)
            EXPECT_FALSE(verify(key.publicKey(), flipped(text, bit), signature));
        for (size_t bit = 0; bit < SignatureBytes * 8; ++bit)
            EXPECT_FALSE(verify(key.publicKey(), text, flipped(signature, bit)));
        for (size_t bit = 0; bit < PublicKeyBytes * 8; ++bit)
            EXPECT_FALSE(verify(PublicKey{flipped(key.publicKey().bytes, bit)}, text, signature));
        EXPECT_FALSE(verify(key.publicKey(), text, signature.substr(1)));
        EXPECT_FALSE(verify(PublicKey{}, text, signature));
    }

    TEST(Signature, aKeySurvivesAsSeedAndAsText)
    {
        const auto key = SigningKey::create();
        const auto again = SigningKey::fromSeed(key.seed()).value();
        EXPECT_EQ(again.publicKey(), key.publicKey());
        EXPECT_EQ(readPublicKey(toText(key.publicKey())).value(), key.publicKey());
        EXPECT_EQ(key.publicKey().id().size(), 16U);
    }

    TEST(Signature, refusesKeysOfAnotherLength)
    {
        EXPECT_EQ(SigningKey::fromSeed(Secret("short")).error().reason, "crypto.notASigningKey");
        EXPECT_EQ(readPublicKey("AAAA").error().reason, "crypto.notAPublicKey");
        EXPECT_EQ(readPublicKey("not base64").error().reason, "crypto.notAPublicKey");
    }

} // namespace
} // namespace sluis::crypto
