#include "core/base/encoding.h"
#include "core/value/json.h"
#include "core/workspace/source.h"
#include "core/workspace/workspace.h"
#include "tests/app/publisher_fixture.h"
#include "tests/support/child_process.h"
#include "tests/support/fake_vendor.h"
#include "tests/support/plain_http.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <sstream>

namespace sluis::test {
namespace {

    // The third job from end to end: a real gateway, a real sluisctl, a vendor stand-in.
    class GatewayPublish : public PublisherTest
    {
    protected:
        void SetUp() override
        {
            writeFile(m_folder / "pass", "zwaan\n");
            const auto made
                = sluisctl({"export", std::string(SLUIS_TEST_DATA) + "/../../resources/samples/dezwaan/dezwaan.json",
                    "-o", path("shop.sluis"), "--format", "sluis"});
            ASSERT_EQ(made.exitCode, 0) << made.errors;
            const auto kept = sluisctl({"secret", "set", "meta-capi"}, "EAAB-invented-for-this-test");
            ASSERT_EQ(kept.exitCode, 0) << kept.errors;
        }

        std::unique_ptr<ChildProcess> startGateway()
        {
            auto gateway = std::make_unique<ChildProcess>(std::vector<std::string>{program("sluis-gateway"), "--state",
                path("state"), "--listen", "127.0.0.1:0", "--admin", "127.0.0.1:0", "--vendor-standin",
                "127.0.0.1:" + std::to_string(m_vendor.port()), "--allow-private-addresses", "--durability", "off",
                "--trace", path("trace.jsonl"), "--threads", "1"});
            const std::string line = gateway->waitForLine("Hits: ");
            m_port = static_cast<uint16_t>(std::atoi(line.substr(line.rfind(':') + 1).c_str()));
            return gateway;
        }

        std::string pairingCode(ChildProcess& gateway)
        {
            const std::string line = gateway.waitForLine("sluis-pair:");
            return line.substr(line.find("sluis-pair:"));
        }

        // A purchase as a browser sends it; the answer's status.
        int sendHit() const
        {
            return statusOf(exchange(m_port,
                "GET /g/collect?v=2&tid=G-ZWAAN&cid=1.2&en=page_view&dl=https%3A%2F%2Fzwaan.example%2F HTTP/1.1\r\n"
                "Host: sst.zwaan.example\r\nUser-Agent: Mozilla/5.0 (canary)\r\nX-Forwarded-For: 203.0.113.77\r\n"
                "Connection: close\r\n\r\n"));
        }

        std::vector<value::Value> traces() const
        {
            std::vector<value::Value> all;
            std::istringstream lines(readFile(m_folder / "trace.jsonl"));
            for (std::string line; std::getline(lines, line);)
                all.push_back(value::readJson(line).value());
            return all;
        }

        FakeVendor m_vendor;
        uint16_t m_port = 0;
    };

    TEST_F(GatewayPublish, pairsPublishesServesAndRollsBack)
    {
        auto gateway = startGateway();
        EXPECT_EQ(sendHit(), 503);
        const auto paired = sluisctl({"gateway", "pair", pairingCode(*gateway), "--name", "shop"});
        ASSERT_EQ(paired.exitCode, 0) << paired.errors;
        const auto published = sluisctl({"publish", path("shop.sluis"), "--to", "shop"});
        ASSERT_EQ(published.exitCode, 0) << published.errors;
        EXPECT_EQ(sendHit(), 204);
        ASSERT_TRUE(m_vendor.waitFor(1));
        for (const http::Request& request : m_vendor.received()) {
            const std::string bytes = http::toBytes(request);
            EXPECT_EQ(bytes.find("203.0.113.77"), std::string::npos) << bytes;
            EXPECT_EQ(bytes.find("canary"), std::string::npos) << bytes;
        }

        ASSERT_EQ(sluisctl({"publish", path("shop.sluis"), "--to", "shop"}).exitCode, 0);
        ASSERT_EQ(sluisctl({"rollback", "shop"}).exitCode, 0);
        EXPECT_EQ(sendHit(), 204);
        ASSERT_TRUE(m_vendor.waitFor(2));
        gateway->signal(SIGTERM);
        EXPECT_EQ(gateway->wait(), 0) << gateway->output();
        const auto written = traces();
        ASSERT_GE(written.size(), 2U);
        EXPECT_EQ(written[written.size() - 2]["version"].string(), "1");
        EXPECT_TRUE(written[written.size() - 2]["content_of"].isNull());
        EXPECT_EQ(written.back()["version"].string(), "3");
        EXPECT_EQ(written.back()["content_of"].string(), "1");
    }

    // Every file below a folder that holds one of the texts.
    std::vector<std::string> filesWith(const std::filesystem::path& folder, const std::vector<std::string>& texts)
    {
        std::vector<std::string> found;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (!entry.is_regular_file())
                continue;
            const std::string bytes = readFile(entry.path());
            for (const std::string& text : texts) {
                if (bytes.find(text) != std::string::npos)
                    found.push_back(entry.path().string());
            }
        }
        return found;
    }

    // promises.md, K-01: a secret goes to its vendor, and nothing that is kept holds it.
    TEST_F(GatewayPublish, aSecretReachesItsVendorAndNoFile)
    {
        constexpr const char* Canary = "EAAB-invented-for-this-test"; // as SetUp() keeps it
        auto gateway = startGateway();
        ASSERT_EQ(sluisctl({"gateway", "pair", pairingCode(*gateway), "--name", "shop"}).exitCode, 0);
        ASSERT_EQ(sluisctl({"publish", path("shop.sluis"), "--to", "shop"}).exitCode, 0);
        EXPECT_EQ(
            statusOf(exchange(m_port,
                "GET /g/collect?v=2&tid=G-ZWAAN&cid=1.2&en=purchase&ep.transaction_id=K1&epn.value=12&cu=EUR"
                "&gcs=G111&gcd=13t3t3t3t5l1&dl=https%3A%2F%2Fzwaan.example%2F HTTP/1.1\r\nHost: sst.zwaan.example\r\n"
                "Connection: close\r\n\r\n")),
            204);
        ASSERT_TRUE(m_vendor.waitFor(3));
        size_t holders = 0;
        for (const http::Request& request : m_vendor.received()) {
            const std::string bytes = http::toBytes(request);
            if (bytes.find(Canary) == std::string::npos)
                continue;
            ++holders;
            EXPECT_NE(bytes.find("graph.facebook.com"), std::string::npos) << bytes;
        }
        EXPECT_EQ(holders, 1u);
        ASSERT_EQ(sluisctl({"export", path("shop.sluis"), "-o", path("export.json")}).exitCode, 0);
        gateway->signal(SIGTERM);
        EXPECT_EQ(gateway->wait(), 0);
        EXPECT_EQ(gateway->output().find(Canary), std::string::npos);
        EXPECT_NE(readFile(m_folder / "trace.jsonl").find("secret:meta-capi"), std::string::npos);
        EXPECT_EQ(filesWith(m_folder.path(), {Canary, toBase64(Canary), toHex(Canary)}), std::vector<std::string>());
    }

    TEST_F(GatewayPublish, afterKill9ItServesWhatWasPublishedWithoutAnybodysHelp)
    {
        {
            auto gateway = startGateway();
            ASSERT_EQ(sluisctl({"gateway", "pair", pairingCode(*gateway), "--name", "shop"}).exitCode, 0);
            ASSERT_EQ(sluisctl({"publish", path("shop.sluis"), "--to", "shop"}).exitCode, 0);
            gateway->signal(SIGKILL);
            gateway->wait();
        }
        auto gateway = startGateway();
        EXPECT_NE(gateway->output().find("1"), std::string::npos);
        EXPECT_EQ(sendHit(), 204);
    }

    TEST_F(GatewayPublish, whatTheGatewayCannotRunIsNamedAndLeftOutByChoice)
    {
        {
            const SystemClock clock;
            auto workspace = workspace::Workspace::open(path("shop.sluis"), clock).value();
            container::Tag tag;
            tag.id = container::TagId("9999");
            tag.name = "Ads conversion";
            tag.type = "sgtmadsct";
            ASSERT_TRUE(workspace->apply({{}, {container::PutEntity{tag}}}));
        }
        auto gateway = startGateway();
        ASSERT_EQ(sluisctl({"gateway", "pair", pairingCode(*gateway), "--name", "shop"}).exitCode, 0);
        const auto refused = sluisctl({"publish", path("shop.sluis"), "--to", "shop"});
        EXPECT_EQ(refused.exitCode, 1);
        EXPECT_NE(refused.errors.find("Ads conversion"), std::string::npos) << refused.errors;
        EXPECT_EQ(sendHit(), 503);
        const auto chosen = sluisctl({"publish", path("shop.sluis"), "--to", "shop", "--leave-out", "tag/9999"});
        ASSERT_EQ(chosen.exitCode, 0) << chosen.errors;
        EXPECT_EQ(sendHit(), 204);
        EXPECT_EQ(
            workspace::openSource(path("shop.sluis") + "@1").value().version->leftOut.at(0).name, "Ads conversion");
    }

    TEST_F(GatewayPublish, checkSaysWhetherItWouldComeUp)
    {
        const std::vector<std::string> check{
            program("sluis-gateway"), "--state", path("state"), "--durability", "off", "check"};
        EXPECT_EQ(runProgram(check).exitCode, 0);
        {
            auto gateway = startGateway();
            ASSERT_EQ(sluisctl({"gateway", "pair", pairingCode(*gateway), "--name", "shop"}).exitCode, 0);
            ASSERT_EQ(sluisctl({"publish", path("shop.sluis"), "--to", "shop"}).exitCode, 0);
            gateway->signal(SIGTERM);
            gateway->wait();
        }
        EXPECT_EQ(runProgram(check).exitCode, 0);
        writeFile(m_folder.path() / "state" / "published" / "bundles" / "1.bundle", "damaged");
        EXPECT_EQ(runProgram(check).exitCode, 1);
    }

} // namespace
} // namespace sluis::test
