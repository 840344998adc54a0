#include "core/delivery/google_tokens.h"

#include "core/base/encoding.h"
#include "core/delivery/vendor_delivery.h"
#include "core/value/json.h"
#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

namespace sluis::delivery {
namespace {

    using namespace std::chrono_literals;
    using runtime::OutgoingState;

    // A pair of keys made for this run.
    struct RsaKey {
        RsaKey()
            : key(EVP_RSA_gen(2048))
        {
            BIO* text = BIO_new(BIO_s_mem());
            PEM_write_bio_PrivateKey(text, key, nullptr, nullptr, 0, nullptr, nullptr);
            char* data = nullptr;
            const long size = BIO_get_mem_data(text, &data);
            pem.assign(data, static_cast<size_t>(size));
            BIO_free(text);
        }
        ~RsaKey() { EVP_PKEY_free(key); }
        RsaKey(const RsaKey&) = delete;
        RsaKey& operator=(const RsaKey&) = delete;

        bool signedThis(std::string_view bytes, std::string_view signature) const
        {
            EVP_MD_CTX* context = EVP_MD_CTX_new();
            const auto* raw
                = [](std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }(signature);
            const bool holds = EVP_DigestVerifyInit(context, nullptr, EVP_sha256(), nullptr, key) == 1
                && EVP_DigestVerify(context, raw, signature.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size())
                    == 1;
            EVP_MD_CTX_free(context);
            return holds;
        }

        EVP_PKEY* const key;
        std::string pem;
    };

    const RsaKey& rsaKey()
    {
        static const RsaKey key;
        return key;
    }

    value::Value accountFile()
    {
        return value::Value::object({{"type", "service_account"}, {"client_email", "sluis@shop.example"},
            {"private_key_id", "k1"}, {"private_key", rsaKey().pem}, {"token_uri", "https://oauth2.googleapis.com/t"}});
    }

    // Keeps what it is given until a test answers it.
    class ManualSender final : public http::Sender
    {
    public:
        using Sent = std::vector<std::pair<http::OutgoingRequest, Callback>>;
        explicit ManualSender(Sent& sent)
            : m_sent(sent)
        { }
        void send(http::OutgoingRequest request, Callback callback) override
        {
            m_sent.emplace_back(std::move(request), std::move(callback));
        }

    private:
        Sent& m_sent;
    };

    struct Receiver final : runtime::OutcomeReceiver {
        std::vector<runtime::Outcome> outcomes;
        void delivered(uint64_t, runtime::Outcome outcome) override { outcomes.push_back(std::move(outcome)); }
    };

    struct Fixture {
        explicit Fixture(bool hasAccount = true)
        {
            if (hasAccount)
                delivery.useGoogle(*readServiceAccount(value::writeJson(accountFile())), clock);
        }

        std::optional<runtime::Outcome> deliver(std::string url, std::vector<std::string> scopes = {"a"})
        {
            runtime::Outgoing outgoing;
            outgoing.request = {"PATCH", std::move(url), {}, "{}", 700ms, std::move(scopes)};
            return delivery.deliver(std::move(outgoing), &receiver, 1);
        }
        void answer(size_t which, int status, std::string body)
        {
            sent.at(which).second(http::Answer{status, {}, std::move(body), 1ms});
        }

        test::FakeClock clock;
        ManualSender::Sent sent;
        VendorDelivery delivery{std::make_unique<ManualSender>(sent), SendMode::Send};
        Receiver receiver;
    };

    constexpr const char* Documents = "https://firestore.googleapis.com/v1/projects/p/databases/d/documents/x";
    constexpr const char* Token = R"({"access_token": "ya29.x", "expires_in": 3600, "token_type": "Bearer"})";

    TEST(ServiceAccount, aFileThatIsNoneNamesWhatIsMissing)
    {
        const auto with = [](const char* member, value::Value value) {
            value::Value file = accountFile();
            file.set(member, std::move(value));
            return value::writeJson(file);
        };
        const std::vector<std::pair<std::string, const char*>> files{{"", "type"}, {"[]", "type"},
            {with("type", "authorized_user"), "type"}, {with("client_email", {}), "client_email"},
            {with("private_key", "-----BEGIN PRIVATE KEY-----\nnone\n"), "private_key"}};
        for (const auto& [file, member] : files) {
            const auto account = readServiceAccount(file);
            ASSERT_FALSE(account) << file;
            EXPECT_EQ(account.error().reason, "delivery.notAServiceAccount");
            EXPECT_EQ(account.error().subject, member);
        }
        EXPECT_TRUE(readServiceAccount(value::writeJson(accountFile())));
    }

    TEST(ServiceAccount, theAssertionIsSignedAndGoodForAnHour)
    {
        const auto account = *readServiceAccount(value::writeJson(accountFile()));
        const std::string text = signedAssertion(*account, "a b", WallTime(1'800'000'000s));
        const size_t last = text.rfind('.');
        EXPECT_TRUE(rsaKey().signedThis(text.substr(0, last), *fromBase64Url(text.substr(last + 1))));
        const size_t first = text.find('.');
        EXPECT_EQ(*fromBase64Url(text.substr(0, first)), R"({"alg":"RS256","typ":"JWT","kid":"k1"})");
        EXPECT_EQ(*fromBase64Url(text.substr(first + 1, last - first - 1)),
            R"({"iss":"sluis@shop.example","scope":"a b","aud":"https://oauth2.googleapis.com/t",)"
            R"("iat":1800000000,"exp":1800003600})");
    }

    TEST(GoogleTokens, aRequestLeavesWithTheTokenOfItsScopes)
    {
        Fixture fixture;
        EXPECT_FALSE(fixture.deliver(Documents, {"b", "a"}));
        ASSERT_EQ(fixture.sent.size(), 1u);
        EXPECT_EQ(fixture.sent[0].first.url, "https://oauth2.googleapis.com/t");
        EXPECT_TRUE(fixture.sent[0].first.body.starts_with("grant_type=urn%3Aietf%3Aparams%3Aoauth%3A"));
        fixture.answer(0, 200, Token);
        ASSERT_EQ(fixture.sent.size(), 2u);
        EXPECT_EQ(fixture.sent[1].first.url, Documents);
        EXPECT_EQ(fixture.sent[1].first.headers, (http::Headers{{"Authorization", "Bearer ya29.x"}}));
        fixture.answer(1, 200, "{}");
        ASSERT_EQ(fixture.receiver.outcomes.size(), 1u);
        EXPECT_EQ(fixture.receiver.outcomes[0].state, OutgoingState::Sent);
    }

    TEST(GoogleTokens, aTokenIsAskedForOnceUntilItEnds)
    {
        Fixture fixture;
        fixture.deliver(Documents);
        fixture.deliver(Documents);
        ASSERT_EQ(fixture.sent.size(), 1u); // both wait for the same token
        fixture.answer(0, 200, Token);
        ASSERT_EQ(fixture.sent.size(), 3u);
        fixture.clock.advance(58min);
        fixture.deliver(Documents);
        EXPECT_EQ(fixture.sent.size(), 4u);
        EXPECT_EQ(fixture.sent[3].first.url, Documents);
        fixture.clock.advance(2min);
        fixture.deliver(Documents);
        EXPECT_EQ(fixture.sent[4].first.url, "https://oauth2.googleapis.com/t");
        fixture.deliver(Documents, {"other"});
        EXPECT_EQ(fixture.sent[5].first.url, "https://oauth2.googleapis.com/t");
    }

    TEST(GoogleTokens, whatGoogleSaysAgainstItReachesTheTrace)
    {
        const std::vector<std::pair<const char*, const char*>> answers{
            {R"({"error": "invalid_grant", "error_description": "Invalid JWT Signature."})", "Invalid JWT Signature."},
            {R"({"error": "invalid_grant"})", "invalid_grant"}, {"<html>", "401"}};
        for (const auto& [body, why] : answers) {
            Fixture fixture;
            fixture.deliver(Documents);
            fixture.answer(0, 401, body);
            ASSERT_EQ(fixture.receiver.outcomes.size(), 1u);
            const runtime::Outcome& outcome = fixture.receiver.outcomes[0];
            EXPECT_EQ(outcome.state, OutgoingState::Refused);
            ASSERT_TRUE(outcome.error);
            EXPECT_EQ(*outcome.error, (Message{"delivery.noGoogleToken", {why, ""}}));
            EXPECT_EQ(fixture.sent.size(), 1u); // nothing else left
        }
    }

    TEST(GoogleTokens, onlyGoogleIsShownAToken)
    {
        for (const char* url : {"http://firestore.googleapis.com/x", "https://googleapis.com.evil.example/x",
                 "https://evilgoogleapis.com/x", "https://vendor.example/x", "nonsense"}) {
            Fixture fixture;
            const auto outcome = fixture.deliver(url);
            ASSERT_TRUE(outcome) << url;
            EXPECT_EQ(outcome->state, OutgoingState::Refused);
            EXPECT_EQ(outcome->error->key, "delivery.notGoogle");
            EXPECT_TRUE(fixture.sent.empty());
        }
    }

    TEST(GoogleTokens, withoutAnAccountARequestIsRefusedWhenSentAndNotWhenHeld)
    {
        Fixture fixture(false);
        const auto outcome = fixture.deliver(Documents);
        ASSERT_TRUE(outcome);
        EXPECT_EQ(outcome->state, OutgoingState::Refused);
        EXPECT_EQ(outcome->error->key, "delivery.noGoogleAccount");
        EXPECT_TRUE(fixture.sent.empty());
        fixture.delivery.setMode(SendMode::Hold);
        EXPECT_EQ(fixture.deliver(Documents)->state, OutgoingState::Held);
    }

} // namespace
} // namespace sluis::delivery
