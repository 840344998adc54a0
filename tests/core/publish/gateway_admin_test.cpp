#include "core/publish/gateway_admin.h"

#include "core/publish/pairing_code.h"
#include "tests/core/publish/gateway_fixture.h"

#include <gtest/gtest.h>

namespace sluis::publish {
namespace {

    class GatewayAdminTest : public testing::Test
    {
    protected:
        std::unique_ptr<GatewayAdmin> open()
        {
            return GatewayAdmin::open(m_folder / "state", m_runtime, m_clock, "0.1.0").value();
        }

        static std::string addressOf(const GatewayAdmin& admin)
        {
            return "127.0.0.1:" + std::to_string(admin.adminPort());
        }

        PublishOrder order(uint64_t version, size_t size = 10) const
        {
            PublishOrder order;
            order.container = "GTM-ZWAAN";
            order.version = version;
            order.content.container = std::string(size, 'x');
            order.created = m_clock.now();
            return order;
        }

        sluis::test::TempFolder m_folder;
        SystemClock m_clock;
        test::FakeRuntime m_runtime;
        crypto::SigningKey m_key = crypto::SigningKey::create();
    };

    TEST_F(GatewayAdminTest, isPairedWithACodeAndPublishedToOverTls)
    {
        auto admin = open();
        EXPECT_FALSE(admin->startServing().value());
        EXPECT_FALSE(admin->isPaired());
        ASSERT_TRUE(admin->listen("127.0.0.1:0"));
        const auto code = readPairingCode(admin->offerPairing(addressOf(*admin)).value()).value();
        const auto channel = openTlsChannel(code.address, code.pin);
        GatewayClient client(*channel);
        ASSERT_TRUE(client.pair(code.secret, "GTM-ZWAAN", "live", "Anna", m_key.publicKey()));
        EXPECT_TRUE(admin->isPaired());
        const auto status = publish(client, order(1, 5'000'000), m_key, {});
        ASSERT_TRUE(status) << status.error().reason;
        EXPECT_EQ(m_runtime.servedVersion, 1U);
        EXPECT_EQ(client.held(1).value().content.size(), encodeContent(order(1, 5'000'000).content).size());
    }

    TEST_F(GatewayAdminTest, anotherCertificateGetsNothing)
    {
        auto admin = open();
        ASSERT_TRUE(admin->listen("127.0.0.1:0"));
        const auto code = readPairingCode(admin->offerPairing(addressOf(*admin)).value()).value();
        const auto other = crypto::createSelfSignedCertificate("other", m_clock.now(), std::chrono::days(1)).value();
        const auto channel = openTlsChannel(code.address, other.pin);
        GatewayClient client(*channel, crypto::Secret("0000000000000000.token"));
        const auto status = client.status();
        EXPECT_EQ(status.error().reason, "publish.wrongCertificate");
        EXPECT_EQ(sluis::test::readFile(m_folder.path() / "state" / "access" / "audit.jsonl"), "");
    }

    TEST_F(GatewayAdminTest, anOversizedBundleIsRefusedAndTheGatewayGoesOn)
    {
        auto admin = open();
        ASSERT_TRUE(admin->listen("127.0.0.1:0"));
        const auto code = readPairingCode(admin->offerPairing(addressOf(*admin)).value()).value();
        const auto channel = openTlsChannel(code.address, code.pin);
        GatewayClient client(*channel);
        ASSERT_TRUE(client.pair(code.secret, "GTM-ZWAAN", "live", "Anna", m_key.publicKey()));
        EXPECT_EQ(publish(client, order(1, BundleLimitBytes), m_key, {}).error().reason, "publish.tooLarge");
        Statement statement;
        statement.version = 1;
        statement.previousHash = noPreviousHash();
        const crypto::SigningKey* const keys[] = {&m_key};
        EXPECT_FALSE(client.stage(signBundle(statement, std::string(2 * BundleLimitBytes, 'x'), keys)));
        EXPECT_TRUE(client.status());
    }

    TEST_F(GatewayAdminTest, nobodyThereIsSaid)
    {
        const auto channel = openTlsChannel("127.0.0.1:1", std::string(43, 'A'));
        EXPECT_EQ(GatewayClient(*channel).status().error().reason, "publish.notReachable");
    }

    TEST_F(GatewayAdminTest, keepsItsCertificateAndIdAcrossARestart)
    {
        std::string first;
        std::string id;
        {
            auto admin = open();
            first = admin->offerPairing("127.0.0.1:8443").value();
            id = admin->status().id;
        }
        auto admin = open();
        EXPECT_EQ(readPairingCode(admin->offerPairing("127.0.0.1:8443").value()).value().pin,
            readPairingCode(first).value().pin);
        EXPECT_EQ(admin->status().id, id);
        EXPECT_EQ(id.size(), 16U);
    }

    TEST_F(GatewayAdminTest, aDamagedCertificateIsNotReplacedInSilence)
    {
        open().reset();
        sluis::test::writeFile(m_folder.path() / "state" / "admin-certificate.pem", "");
        EXPECT_EQ(GatewayAdmin::open(m_folder / "state", m_runtime, m_clock, "0.1.0").error().reason,
            "crypto.notACertificate");
    }

    TEST_F(GatewayAdminTest, addressesThatAreNoneAreRefused)
    {
        auto admin = open();
        for (const char* address : {"", "8443", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:", ":8443", "127.0.0.1:99999"})
            EXPECT_EQ(admin->listen(address).error().reason, "publish.notAnAddress") << address;
        EXPECT_FALSE(admin->offerPairing("nonsense"));
    }

} // namespace
} // namespace sluis::publish
