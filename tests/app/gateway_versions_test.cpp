#include "core/value/json.h"
#include "core/workspace/workspace.h"
#include "tests/app/gateway_process.h"
#include "tests/app/publisher_fixture.h"
#include "tests/support/fake_vendor.h"
#include "tests/support/killed_child.h"
#include "tests/support/plain_http.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <functional>

#include <poll.h>

namespace sluis::test {
namespace {

    using testing::HasSubstr;
    using testing::Not;
    using value::Value;

    constexpr const char* Hit
        = "/g/collect?v=2&tid=G-ZWAAN2026A&cid=10609519.1795550123&sid=1795550123&gcs=G111&en=page_view"
          "&dl=https%3A%2F%2Fdezwaan.example%2F";
    constexpr const char* Visitor = "User-Agent: Mozilla/5.0 (Fiets 7)\r\nSec-CH-UA-Platform: \"Linux\"\r\n"
                                    "X-Gclb-Country: NL\r\nX-Gclb-Region: OV\r\nX-Forwarded-For: 203.0.113.77\r\n";

    // A vendor, a state folder, a workspace whose one tag sends everything it sees to that vendor.
    class GatewayVersions : public PublisherTest
    {
    protected:
        void SetUp() override
        {
            writeFile(m_folder / "pass", "zwaan\n");
            auto container = container::newContainer("De Zwaan", "GTM-ZWAAN");
            container::Tag tag;
            tag.id = container::TagId("40");
            tag.name = "Forward";
            tag.type = "sluis_http";
            tag.parameters
                = {container::textParameter("url", "http://127.0.0.1:" + std::to_string(m_vendor.port()) + "/one"),
                    container::textParameter("bodyKind", "event_data")};
            tag.firingTriggers = {container::TriggerId(std::string(container::AllPagesTriggerId))};
            container.tags.push_back(tag);
            ASSERT_TRUE(workspace::Workspace::create(
                m_folder / "shop.sluis", container, nullptr, m_clock)); // and closed: sluisctl opens it
        }

        // Its traces come on standard output, where a test can wait for them.
        std::unique_ptr<GatewayProcess> start(std::vector<std::string> more = {})
        {
            more.insert(more.end(), {"--allow-private-addresses", "--trace", "/dev/stdout"});
            auto gateway = std::make_unique<GatewayProcess>(m_folder / "state", more);
            EXPECT_NE(gateway->port(), 0) << gateway->output();
            EXPECT_NE(gateway->adminPort(), 0) << gateway->output();
            return gateway;
        }

        static Value nextTrace(GatewayProcess& gateway)
        {
            return value::readJson(gateway.process().waitForLine("{\"version\":")).value_or(Value());
        }

        static Value tagOf(const Value& trace)
        {
            return trace["events"].items().empty() ? Value() : trace["events"].items()[0]["tags"].items()[0];
        }

        void pair(GatewayProcess& gateway)
        {
            const auto paired = sluisctl({"gateway", "pair", gateway.pairingCode(), "--name", "shop"});
            ASSERT_EQ(paired.exitCode, 0) << paired.errors << gateway.output();
        }

        void publish(const std::string& version)
        {
            const auto published = sluisctl({"publish", path("shop.sluis"), "--to", "shop", "--json"});
            ASSERT_EQ(published.exitCode, 0) << published.errors;
            EXPECT_EQ(value::readJson(published.output).value()["version"].string(), version);
        }

        void changeTag(const std::function<void(container::Tag&)>& change)
        {
            auto workspace = workspace::Workspace::open(path("shop.sluis"), m_clock).value();
            container::Tag tag = workspace->draft()->tags.at(0);
            change(tag);
            ASSERT_TRUE(workspace->apply({{"edit.change", {tag.name}}, {container::PutEntity{tag}}}));
        }

        void sendTo(const std::string& vendorPath)
        {
            changeTag([&](container::Tag& tag) {
                container::putParameter(tag.parameters,
                    container::textParameter(
                        "url", "http://127.0.0.1:" + std::to_string(m_vendor.port()) + vendorPath));
            });
        }

        SystemClock m_clock;
        FakeVendor m_vendor;
    };

    TEST_F(GatewayVersions, servesWhatIsPublishedAndRollsBack)
    {
        const auto gateway = start();
        EXPECT_EQ(statusOf(gateway->hit(Hit)), 503) << "nothing was published";
        pair(*gateway);
        publish("1");
        EXPECT_EQ(statusOf(gateway->hit(Hit, Visitor)) / 100, 2);
        Value trace = nextTrace(*gateway);
        EXPECT_EQ(trace["version"], Value("1"));
        EXPECT_EQ(trace["content_of"], Value(nullptr));
        EXPECT_EQ(tagOf(trace)["status"], Value("success")) << value::writeJson(tagOf(trace));
        EXPECT_EQ(tagOf(trace)["outgoing"].items()[0]["state"], Value("sent"));

        sendTo("/two");
        publish("2");
        EXPECT_EQ(statusOf(gateway->hit(Hit, Visitor)) / 100, 2);
        EXPECT_EQ(nextTrace(*gateway)["version"], Value("2"));

        const auto rolledBack = sluisctl({"rollback", "shop"});
        ASSERT_EQ(rolledBack.exitCode, 0) << rolledBack.errors;
        EXPECT_EQ(statusOf(gateway->hit(Hit, Visitor)) / 100, 2);
        trace = nextTrace(*gateway);
        EXPECT_EQ(trace["version"], Value("3"));
        EXPECT_EQ(trace["content_of"], Value("1"));

        ASSERT_TRUE(m_vendor.waitFor(3));
        const auto received = m_vendor.received();
        EXPECT_EQ(received[0].target(), "/one");
        EXPECT_EQ(received[1].target(), "/two");
        EXPECT_EQ(received[2].target(), "/one");
    }

    TEST_F(GatewayVersions, vendorsSeeNeitherAddressNorPlaceNorBrowser)
    {
        const auto gateway = start();
        pair(*gateway);
        publish("1");
        gateway->hit(Hit, Visitor);
        ASSERT_TRUE(m_vendor.waitFor(1));
        const std::string received
            = std::string(m_vendor.received()[0].head()) + std::string(m_vendor.received()[0].body());
        EXPECT_THAT(received, HasSubstr("page_view"));
        for (const char* secret : {"203.0.113.77", "Fiets 7", "Linux", "\"NL\"", "OV", "ip_override", "user_agent",
                 "client_hints", "event_location"})
            EXPECT_THAT(received, Not(HasSubstr(secret)));
    }

    // promises.md F1. The moments are real ones of a real program, so they differ from run to run.
    TEST_F(GatewayVersions, aPublisherThatIsKilledLeavesWorkspaceAndGatewayWhole)
    {
        const int kills = faultRounds(6);
        const auto gateway = start();
        pair(*gateway);
        publish("1");
        uint64_t highest = 1;
        for (int kill = 0; kill < kills; ++kill) {
            sendTo("/" + std::to_string(kill));
            {
                ChildProcess publisher({program("sluisctl"), "publish", path("shop.sluis"), "--to", "shop"},
                    {{"SLUIS_WORKSPACE", path("shop.sluis")}, {"SLUIS_KEY", path("keys")},
                        {"SLUIS_PASSPHRASE_FILE", path("pass")}});
                poll(nullptr, 0, kill * 37 % 500);
                publisher.signal(SIGKILL);
                publisher.wait();
            }
            const auto workspace = workspace::Workspace::open(path("shop.sluis"), m_clock);
            ASSERT_TRUE(workspace) << workspace.error().reason;
            EXPECT_GE((*workspace)->highestVersion(), highest);
            highest = (*workspace)->highestVersion();
            for (const workspace::Version& version : (*workspace)->versions())
                EXPECT_TRUE((*workspace)->versionContainer(version.number)) << version.number;
            EXPECT_EQ(statusOf(gateway->hit(Hit)) / 100, 2);
            EXPECT_LE(std::stoull(std::string(nextTrace(*gateway)["version"].string("0"))), highest);
        }
        const auto published = sluisctl({"publish", path("shop.sluis"), "--to", "shop"});
        EXPECT_EQ(published.exitCode, 0) << published.errors;
        EXPECT_EQ(published.output, "shop serves version " + std::to_string(highest + 1) + "\n");
    }

} // namespace
} // namespace sluis::test
