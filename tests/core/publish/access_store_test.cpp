#include "core/publish/access_store.h"

#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace sluis::publish {
namespace {

    const WallTime Now = fromMilliseconds(1'790'000'000'000);

    class AccessStoreTest : public testing::Test
    {
    protected:
        std::string allText() const
        {
            std::string text;
            for (const auto& entry : std::filesystem::recursive_directory_iterator(m_folder.path()))
                text += entry.is_regular_file() ? test::readFile(entry.path()) : "";
            return text;
        }

        std::string token(std::set<Verb> verbs = {Verb::Status, Verb::Publish})
        {
            EXPECT_TRUE(m_store.trust("GTM-ZWAAN", "live", m_key));
            return m_store.issueToken("Anna", m_store.trusted().value().value(), std::move(verbs), Now).value();
        }

        test::TempFolder m_folder;
        AccessStore m_store = AccessStore::open(m_folder / "access").value();
        crypto::PublicKey m_key = crypto::SigningKey::create().publicKey();
    };

    TEST_F(AccessStoreTest, aPairingSecretWorksOnce)
    {
        const auto secret = m_store.offerPairing(Now).value();
        EXPECT_TRUE(m_store.isPairingOffered(Now));
        EXPECT_TRUE(m_store.acceptPairing(secret, Now));
        EXPECT_EQ(m_store.acceptPairing(secret, Now).error().reason, "publish.pairingRefused");
        EXPECT_FALSE(m_store.isPairingOffered(Now));
    }

    TEST_F(AccessStoreTest, aPairingSecretEndsAfterAnHourAndWithTheNextOne)
    {
        const auto first = m_store.offerPairing(Now).value();
        EXPECT_FALSE(m_store.acceptPairing(first, Now + PairingLifetime));
        const auto second = m_store.offerPairing(Now).value();
        EXPECT_FALSE(m_store.acceptPairing(first, Now));
        EXPECT_TRUE(m_store.acceptPairing(second, Now));
    }

    TEST_F(AccessStoreTest, guessingEndsTheOffer)
    {
        const auto secret = m_store.offerPairing(Now).value();
        for (int attempt = 0; attempt < PairingAttempts; ++attempt)
            EXPECT_FALSE(m_store.acceptPairing("guess", Now));
        EXPECT_FALSE(m_store.acceptPairing(secret, Now));
        EXPECT_FALSE(m_store.acceptPairing("", Now));
    }

    TEST_F(AccessStoreTest, theFirstKeyDecidesForWhichContainerThisIs)
    {
        EXPECT_EQ(m_store.trusted().value(), std::nullopt);
        ASSERT_TRUE(m_store.trust("GTM-ZWAAN", "live", m_key));
        ASSERT_TRUE(m_store.trust("GTM-ZWAAN", "live", m_key));
        const auto other = crypto::SigningKey::create().publicKey();
        ASSERT_TRUE(m_store.trust("GTM-ZWAAN", "live", other));
        EXPECT_EQ(m_store.trust("GTM-OTHER", "live", other).error().reason, "publish.pairedElsewhere");
        EXPECT_EQ(m_store.trust("GTM-ZWAAN", "test", other).error().reason, "publish.pairedElsewhere");
        EXPECT_EQ(m_store.trusted().value().value(), (Trust{"GTM-ZWAAN", "live", {m_key, other}, 1}));
    }

    TEST_F(AccessStoreTest, aTokenIsKnownByItsHashAlone)
    {
        const auto text = token();
        const auto record = m_store.check(text, Verb::Publish, Now).value();
        EXPECT_EQ(record.owner, "Anna");
        EXPECT_EQ(record.expires, Now + TokenLifetime);
        EXPECT_EQ(allText().find(text.substr(text.find('.') + 1)), std::string::npos);
        EXPECT_EQ(m_store.tokens(), std::vector<TokenRecord>{record});
    }

    TEST_F(AccessStoreTest, wrongTokensAreRefused)
    {
        const auto text = token();
        std::string altered = text;
        altered.back() = altered.back() == 'A' ? 'B' : 'A';
        for (const std::string& wrong : {std::string(), std::string("."), text.substr(0, text.find('.')), text + "x",
                 altered, "0000000000000000" + text.substr(16), std::string("../../trust.json.x"), text.substr(1)})
            EXPECT_EQ(m_store.check(wrong, Verb::Status, Now).error().reason, "publish.badToken") << wrong;
    }

    TEST_F(AccessStoreTest, aTokenEndsByTimeByRevocationAndDoesOnlyWhatItMay)
    {
        const auto text = token({Verb::Status});
        EXPECT_TRUE(m_store.check(text, Verb::Status, Now + TokenLifetime - std::chrono::seconds(1)));
        EXPECT_EQ(m_store.check(text, Verb::Publish, Now).error().reason, "publish.tokenNotAllowed");
        EXPECT_EQ(m_store.check(text, Verb::Status, Now + TokenLifetime).error().reason, "publish.tokenExpired");
        auto elsewhere = AccessStore::open(m_folder / "access").value(); // another process
        ASSERT_TRUE(elsewhere.revoke(text.substr(0, 16)));
        EXPECT_EQ(m_store.check(text, Verb::Status, Now).error().reason, "publish.badToken");
        EXPECT_EQ(m_store.revoke(text.substr(0, 16)).error().reason, "publish.noSuchToken");
        EXPECT_EQ(m_store.revoke("../trust").error().reason, "publish.noSuchToken");
    }

    TEST_F(AccessStoreTest, damageClosesTheDoor)
    {
        const auto text = token();
        test::writeFile(m_folder.path() / "access" / "trust.json",
            R"({"container": "GTM-ZWAAN", "environment": "live", "keys": ["?"]})");
        EXPECT_EQ(m_store.trusted().error().reason, "publish.storeDamaged");
        EXPECT_FALSE(m_store.check(text, Verb::Status, Now));
        test::writeFile(m_folder.path() / "access" / "pairing.json", "not json");
        EXPECT_FALSE(m_store.isPairingOffered(Now));
        EXPECT_FALSE(m_store.acceptPairing("x", Now));
    }

    TEST_F(AccessStoreTest, everyUseIsALineWithoutControlCharacters)
    {
        m_store.audit(Now, "192.0.2.1", "0123", "GET /status\n\x1b[31m", 200);
        m_store.audit(Now, "192.0.2.1", "", "POST /pair", 403);
        const auto text = test::readFile(m_folder.path() / "access" / "audit.jsonl");
        EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
        EXPECT_EQ(text.find('\x1b'), std::string::npos);
    }

} // namespace
} // namespace sluis::publish
