#include "core/gtm/write_export.h"
#include "core/value/json.h"
#include "tests/app/gateway_process.h"
#include "tests/app/publisher_fixture.h"
#include "tests/support/fake_vendor.h"
#include "tests/support/plain_http.h"
#include "tests/support/template_shop.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>

// An export with templates, from the file to the vendor: imported, published, served.
namespace sluis::test {
namespace {

    class GatewayTemplates : public PublisherTest
    {
    protected:
        void SetUp() override
        {
            writeFile(m_folder / "pass", "zwaan\n");
            const std::string vendor = "http://127.0.0.1:" + std::to_string(m_vendor.port()) + "/in";
            writeFile(m_folder / "shop.json", gtm::writeExport(templateShop(vendor)));
            const auto made = sluisctl({"export", path("shop.json"), "-o", path("shop.sluis"), "--format", "sluis"});
            ASSERT_EQ(made.exitCode, 0) << made.errors;
        }

        FakeVendor m_vendor;
    };

    TEST_F(GatewayTemplates, whatIsPublishedRunsInTheGateway)
    {
        GatewayProcess gateway(m_folder / "state", {"--allow-private-addresses", "--durability", "off"});
        ASSERT_NE(gateway.port(), 0) << gateway.output();
        ASSERT_EQ(sluisctl({"gateway", "pair", gateway.pairingCode(), "--name", "shop"}).exitCode, 0);
        const auto published = sluisctl({"publish", path("shop.sluis"), "--to", "shop"});
        ASSERT_EQ(published.exitCode, 0) << published.errors << published.output;
        const std::string answer = exchange(gateway.port(),
            "POST /shop HTTP/1.1\r\nHost: shop.example\r\nContent-Length: 4\r\nConnection: close\r\n\r\n4711");
        EXPECT_EQ(statusOf(answer), 201) << answer;
        EXPECT_TRUE(answer.ends_with("taken")) << answer;
        ASSERT_TRUE(m_vendor.waitFor(1));
        EXPECT_EQ(m_vendor.received().at(0).body(), "order 4711!");
    }

    TEST_F(GatewayTemplates, aGatewayWithoutTheSandboxIsNotPublishedTo)
    {
        const auto lonely = m_folder / "sluis-gateway";
        std::filesystem::copy_file(program("sluis-gateway"), lonely);
        ChildProcess gateway({lonely.string(), "--state", path("state"), "--listen", "127.0.0.1:0", "--admin",
            "127.0.0.1:0", "--durability", "off"});
        gateway.waitForLine("Hits: ");
        const std::string line = gateway.waitForLine("sluis-pair:");
        ASSERT_EQ(sluisctl({"gateway", "pair", line.substr(line.find("sluis-pair:")), "--name", "shop"}).exitCode, 0);
        const auto refused = sluisctl({"publish", path("shop.sluis"), "--to", "shop"});
        EXPECT_EQ(refused.exitCode, 1);
        for (const char* name : {"Shop", "Vendor", "Order"})
            EXPECT_NE(refused.errors.find(name), std::string::npos) << refused.errors;
    }

    TEST_F(GatewayTemplates, theCommandLineRunsThemToo)
    {
        writeFile(m_folder / "hit.http", "POST /shop HTTP/1.1\r\nHost: shop.example\r\nContent-Length: 4\r\n\r\n4711");
        const auto ran = sluisctl({"run", path("shop.sluis"), "--hit", path("hit.http"), "--json", "--seed", "1",
            "--answers", R"([{"match": "http://127.0.0.1", "status": 503, "body": "busy"}])"});
        ASSERT_EQ(ran.exitCode, 0) << ran.errors;
        const auto trace = value::readJson(ran.output);
        ASSERT_TRUE(trace) << ran.output;
        EXPECT_EQ((*trace)["response"]["body"].string(), "taken");
        const value::Value& tag = (*trace)["events"].items()[0]["tags"].items()[0];
        EXPECT_EQ(tag["status"].string(), "success");
        EXPECT_EQ(tag["outgoing"].items()[0]["body"].string(), "order 4711!");
        EXPECT_EQ(tag["console"].items()[0]["text"].string(), "vendor said 503 busy");
    }

} // namespace
} // namespace sluis::test
