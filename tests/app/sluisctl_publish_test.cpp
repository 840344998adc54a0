#include "core/gtm/read_export.h"
#include "core/publish/gateway_admin.h"
#include "core/value/json.h"
#include "core/workspace/workspace.h"
#include "tests/app/publisher_fixture.h"
#include "tests/core/publish/gateway_fixture.h"
#include "tests/support/child_process.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <thread>

namespace sluis::test {
namespace {

    // The real sluisctl against a gateway's real admin port; what it serves is only remembered.
    class SluisctlPublish : public PublisherTest
    {
    protected:
        void SetUp() override
        {
            ASSERT_TRUE(m_admin->listen("127.0.0.1:0"));
            writeFile(m_folder / "pass", "zwaan\n");
            auto container = container::newContainer("De Zwaan", "GTM-ZWAAN");
            container::Tag tag;
            tag.id = container::TagId("12");
            tag.name = "Ads";
            tag.type = "sgtmadsct";
            container.tags.push_back(tag);
            ASSERT_TRUE(workspace::Workspace::create(m_folder / "shop.sluis", container, nullptr, m_clock));
            m_runtime.able.types = {{container::EntityKind::Client, "gaaw_client"},
                {container::EntityKind::BuiltInVariable, "EVENT_NAME"},
                {container::EntityKind::Transformation, "tf_exclude_params"}};
        }

        std::string pairingCode()
        {
            return m_admin->offerPairing("127.0.0.1:" + std::to_string(m_admin->adminPort())).value();
        }

        SystemClock m_clock;
        publish::test::FakeRuntime m_runtime;
        std::unique_ptr<publish::GatewayAdmin> m_admin
            = publish::GatewayAdmin::open(m_folder / "gateway", m_runtime, m_clock, "0.1.0").value();
    };

    TEST_F(SluisctlPublish, pairsPublishesAndRollsBack)
    {
        const auto paired = sluisctl({"gateway", "pair", pairingCode(), "--name", "shop"});
        ASSERT_EQ(paired.exitCode, 0) << paired.errors;
        EXPECT_EQ(value::readJson(sluisctl({"gateway", "list", "--json"}).output).value().items()[0]["name"].string(),
            "shop");

        const auto refused = sluisctl({"publish", path("shop.sluis"), "--to", "shop", "--json"});
        EXPECT_EQ(refused.exitCode, 1);
        const auto undecided = value::readJson(refused.output).value()["undecided"];
        ASSERT_EQ(undecided.size(), 1U);
        EXPECT_EQ(undecided.items()[0]["name"].string(), "Ads");
        EXPECT_EQ(undecided.items()[0]["kind"].string(), "tag");
        EXPECT_NE(refused.errors.find("--leave-out tag/12"), std::string::npos);
        EXPECT_EQ(m_runtime.servedVersion, 0U);

        for (const char* version : {"1", "2"}) {
            const auto published
                = sluisctl({"publish", path("shop.sluis"), "--to", "shop", "--leave-out", "tag/12", "--json"});
            ASSERT_EQ(published.exitCode, 0) << published.errors;
            EXPECT_EQ(value::readJson(published.output).value()["version"].string(), version);
        }
        const auto rolledBack = sluisctl({"rollback", "shop", "--json"});
        ASSERT_EQ(rolledBack.exitCode, 0) << rolledBack.errors;
        EXPECT_EQ(m_runtime.servedVersion, 3U);
        EXPECT_EQ(m_runtime.servedContentOf, 1U);
        const auto status = sluisctl({"gateway", "status"});
        EXPECT_EQ(status.output, "shop  version 3 (content of 1)  highest seen 3\n");

        EXPECT_EQ(sluisctl({"gateway", "remove", "shop"}).exitCode, 0);
        EXPECT_EQ(sluisctl({"gateway", "status", "shop"}).exitCode, 3);
        EXPECT_EQ(sluisctl({"gateway", "list"}).output, "");
    }

    TEST_F(SluisctlPublish, anExportAndAnExistingVersionCanBePublished)
    {
        ASSERT_EQ(sluisctl({"gateway", "pair", pairingCode(), "--name", "shop"}).exitCode, 0);
        ASSERT_EQ(sluisctl({"export", path("shop.sluis"), "-o", path("other.json")}).exitCode, 0);
        const auto published = sluisctl(
            {"publish", path("other.json"), "--to", "shop", "--leave-out", "tag/12", "--note", "from a file"});
        ASSERT_EQ(published.exitCode, 0) << published.errors;
        const auto held = publish::decodeContent(
            publish::decodeBundle(readFile(m_folder.path() / "gateway" / "published" / "bundles" / "1.bundle"))
                .value()
                .content);
        EXPECT_EQ(held.value().container, readFile(path("other.json")));
        EXPECT_EQ(held.value().note, "from a file");
        EXPECT_EQ(held.value().leftOut.at(0).name, "Ads");
        EXPECT_EQ(sluisctl({"export", path("shop.sluis") + "@1", "-o", "-"}).output, readFile(path("other.json")));
        EXPECT_EQ(
            sluisctl({"publish", path("shop.sluis") + "@1", "--to", "shop", "--leave-out", "tag/12"}).exitCode, 3);
    }

    TEST_F(SluisctlPublish, whereNobodyIsLoggedInTheAccountPublishes)
    {
        const std::vector<std::string> command{
            "env", "-u", "USER", program("sluisctl"), "gateway", "pair", pairingCode(), "--name", "shop"};
        const auto paired = runProgram(command, {},
            {{"SLUIS_WORKSPACE", path("shop.sluis")}, {"SLUIS_KEY", path("keys")},
                {"SLUIS_PASSPHRASE_FILE", path("pass")}});
        EXPECT_EQ(paired.exitCode, 0) << paired.errors;
    }

    TEST_F(SluisctlPublish, usageMistakesAndTroubleHaveTheirExitCodes)
    {
        EXPECT_EQ(sluisctl({"publish", path("shop.sluis")}).exitCode, 2);
        EXPECT_EQ(sluisctl({"publish", "shop.txt", "--to", "x"}).exitCode, 2);
        EXPECT_EQ(sluisctl({"publish", path("shop.sluis"), "--to", "x", "--leave-out", "nonsense"}).exitCode, 2);
        EXPECT_EQ(sluisctl({"publish", path("shop.sluis"), "--to", "x"}).exitCode, 3);
        EXPECT_EQ(sluisctl({"gateway", "pair", "sluis-pair:nonsense", "--name", "x"}).exitCode, 3);
        EXPECT_EQ(sluisctl({"rollback", "x"}).exitCode, 3);
        const auto used = pairingCode();
        ASSERT_EQ(sluisctl({"gateway", "pair", used, "--name", "a"}).exitCode, 0);
        const auto again = sluisctl({"gateway", "pair", used, "--name", "b"});
        EXPECT_EQ(again.exitCode, 3);
        EXPECT_NE(again.errors.find("pairing code"), std::string::npos);
        const auto open = workspace::Workspace::open(path("shop.sluis"), m_clock).value();
        const auto inUse = sluisctl({"gateway", "list"});
        EXPECT_EQ(inUse.exitCode, 3);
        EXPECT_NE(inUse.errors.find("open in another program"), std::string::npos);
    }

} // namespace
} // namespace sluis::test
