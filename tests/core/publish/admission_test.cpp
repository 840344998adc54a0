#include "core/publish/admission.h"

#include "core/crypto/hash.h"

#include <gtest/gtest.h>

namespace sluis::publish {
namespace {

    const WallTime Now = fromMilliseconds(1'790'000'000'000);

    class AdmissionTest : public testing::Test
    {
    protected:
        Statement statement() const
        {
            Statement statement;
            statement.container = "GTM-ZWAAN";
            statement.environment = "live";
            statement.version = 6;
            statement.previousHash = m_head.hash;
            statement.created = Now;
            statement.author = "Anna";
            return statement;
        }

        Bundle sign(Statement statement) const
        {
            const crypto::SigningKey* const keys[] = {&m_key};
            return signBundle(std::move(statement), "content", keys);
        }

        std::string verdict(const Bundle& bundle) const
        {
            const auto admitted = admit(bundle, m_trust, m_head, Now);
            return admitted ? "admitted" : admitted.error().reason;
        }

        crypto::SigningKey m_key = crypto::SigningKey::create();
        crypto::SigningKey m_stranger = crypto::SigningKey::create();
        Trust m_trust{"GTM-ZWAAN", "live", {m_key.publicKey()}, 1};
        Head m_head{5, crypto::sha256("the statement of version 5")};
    };

    TEST_F(AdmissionTest, takesTheNextVersionOfAKeyItTrusts)
    {
        EXPECT_EQ(verdict(sign(statement())), "admitted");
        auto first = statement();
        first.version = 1;
        first.previousHash = noPreviousHash();
        EXPECT_TRUE(admit(sign(first), m_trust, {}, Now));
    }

    TEST_F(AdmissionTest, tellsWhyItRefuses)
    {
        struct Case {
            const char* reason;
            std::function<Bundle()> make;
        };
        const auto changed = [this](const std::function<void(Statement&)>& change) {
            auto changedStatement = statement();
            change(changedStatement);
            return sign(changedStatement);
        };
        const Case cases[] = {
            {"publish.unsigned",
                [&] {
                    auto bundle = sign(statement());
                    bundle.signatures.clear();
                    return bundle;
                }},
            {"publish.unknownKey",
                [&] {
                    const crypto::SigningKey* const keys[] = {&m_stranger};
                    return signBundle(statement(), "content", keys);
                }},
            {"publish.badSignature",
                [&] {
                    auto bundle = sign(statement());
                    bundle.signatures[0].bytes[10] ^= 1;
                    return bundle;
                }},
            {"publish.badSignature",
                [&] { // a stranger's signature under a known name
                    const crypto::SigningKey* const keys[] = {&m_stranger};
                    auto bundle = signBundle(statement(), "content", keys);
                    bundle.signatures[0].keyId = sign(statement()).signatures[0].keyId;
                    return bundle;
                }},
            {"publish.contentAltered",
                [&] {
                    auto bundle = sign(statement());
                    bundle.content[0] ^= 1;
                    return bundle;
                }},
            {"publish.contentAltered",
                [&] { // content of another version
                    auto bundle = sign(statement());
                    bundle.content = "content that is longer";
                    return bundle;
                }},
            {"publish.wrongContainer", [&] { return changed([](Statement& s) { s.container = "GTM-OTHER"; }); }},
            {"publish.wrongEnvironment", [&] { return changed([](Statement& s) { s.environment = "test"; }); }},
            {"publish.older", [&] { return changed([](Statement& s) { s.version = 4; }); }},
            {"publish.older",
                [&] { return changed([](Statement& s) { s.version = 5; }); }}, // same number, follows the head
            {"publish.jump", [&] { return changed([](Statement& s) { s.version = 5 + VersionJumpLimit + 1; }); }},
            {"admitted", [&] { return changed([](Statement& s) { s.version = 5 + VersionJumpLimit; }); }},
            {"publish.jump", [&] { return changed([](Statement& s) { s.version = UINT64_MAX; }); }},
            {"publish.notLatest",
                [&] { return changed([](Statement& s) { s.previousHash = crypto::sha256("other"); }); }},
            {"publish.notLatest",
                [&] { // signed at the same time as the head, for the version before
                    return changed([](Statement& s) {
                        s.version = 5;
                        s.previousHash = crypto::sha256("the statement of version 4");
                    });
                }},
            {"publish.expired", [&] { return changed([](Statement& s) { s.expires = Now; }); }},
            {"admitted", [&] { return changed([](Statement& s) { s.expires = Now + std::chrono::milliseconds(1); }); }},
            {"publish.gatewayTooOld",
                [&] { return changed([](Statement& s) { s.minimumGateway = BundleFormat + 1; }); }},
        };
        for (const Case& example : cases)
            EXPECT_EQ(verdict(example.make()), example.reason);
    }

    TEST_F(AdmissionTest, theHeadItselfIsAReplay)
    {
        auto five = statement();
        five.version = 5;
        const Bundle bundle = sign(five);
        m_head = {5, bundle.hash()};
        EXPECT_EQ(verdict(bundle), "publish.replayed");
    }

    // Every member of the statement is covered by the signature (promises.md P-01, P-09).
    TEST_F(AdmissionTest, noBitOfAnEncodedBundleCanBeAltered)
    {
        const std::string bytes = encodeBundle(sign(statement()));
        for (size_t bit = 0; bit < bytes.size() * 8; ++bit) {
            std::string altered = bytes;
            altered[bit / 8] = static_cast<char>(altered[bit / 8] ^ 1 << bit % 8);
            const auto bundle = decodeBundle(altered);
            EXPECT_TRUE(!bundle || verdict(*bundle) != "admitted") << bit;
        }
    }

    TEST_F(AdmissionTest, twoSignaturesCanBeAsked)
    {
        m_trust.keys.push_back(m_stranger.publicKey());
        m_trust.signaturesNeeded = 2;
        EXPECT_EQ(verdict(sign(statement())), "publish.badSignature");
        const crypto::SigningKey* const twice[] = {&m_key, &m_key};
        EXPECT_EQ(verdict(signBundle(statement(), "content", twice)), "publish.badSignature");
        const crypto::SigningKey* const both[] = {&m_key, &m_stranger};
        EXPECT_EQ(verdict(signBundle(statement(), "content", both)), "admitted");
    }

} // namespace
} // namespace sluis::publish
