#include "core/crypto/seal.h"

#include <gtest/gtest.h>

namespace sluis::crypto {
namespace {

    TEST(Seal, onlyThePassphraseOpensIt)
    {
        const auto sealed = seal("signing key", Secret("zwaan"), PassphraseWork::Fast).value();
        EXPECT_EQ(sealed.find("signing key"), std::string::npos);
        EXPECT_EQ(openSealed(sealed, Secret("zwaan")).value().reveal(), "signing key");
        EXPECT_EQ(openSealed(sealed, Secret("Zwaan")).error().code, ErrorCode::Denied);
        EXPECT_NE(seal("signing key", Secret("zwaan"), PassphraseWork::Fast).value(), sealed);
    }

    TEST(Seal, theInteractiveWorkOpensToo)
    {
        const auto sealed = seal("", Secret("zwaan")).value();
        EXPECT_EQ(openSealed(sealed, Secret("zwaan")).value().reveal(), "");
    }

    TEST(Seal, everyCutAndEveryAlteredByteIsRefused)
    {
        const Secret passphrase("zwaan");
        const auto sealed = seal("k", passphrase, PassphraseWork::Fast).value();
        for (size_t length = 0; length < sealed.size(); ++length)
            EXPECT_FALSE(openSealed(std::string_view(sealed).substr(0, length), passphrase)) << length;
        for (size_t i = 0; i < sealed.size(); ++i) {
            std::string altered = sealed;
            altered[i] = static_cast<char>(altered[i] ^ 1);
            EXPECT_FALSE(openSealed(altered, passphrase)) << i;
        }
    }

    TEST(Seal, aFileCannotAskForEndlessWork)
    {
        auto sealed = seal("k", Secret("zwaan"), PassphraseWork::Fast).value();
        sealed[10] = '\x7f';
        EXPECT_EQ(openSealed(sealed, Secret("zwaan")).error().code, ErrorCode::LimitReached);
    }

    TEST(Box, onlyTheOwnerOpensIt)
    {
        const auto owner = BoxKey::create();
        const auto box = sealFor(owner.publicKey(), "api secret").value();
        EXPECT_EQ(owner.open(box).value().reveal(), "api secret");
        EXPECT_EQ(BoxKey::create().open(box).error().code, ErrorCode::Denied);
        EXPECT_EQ(owner.open("short").error().code, ErrorCode::Denied);
        const auto again = BoxKey::fromSecretKey(owner.secretKey()).value();
        EXPECT_EQ(again.publicKey(), owner.publicKey());
        EXPECT_EQ(again.open(box).value().reveal(), "api secret");
    }

    TEST(Box, refusesWhatIsNoKey)
    {
        EXPECT_FALSE(sealFor("short", "x"));
        EXPECT_FALSE(sealFor(std::string(32, '\0'), "x"));
        EXPECT_FALSE(BoxKey::fromSecretKey(Secret("short")));
    }

} // namespace
} // namespace sluis::crypto
