#include "core/workspace/publishing.h"

#include "core/publish/gateway_admin.h"
#include "tests/core/publish/gateway_fixture.h"
#include "tests/core/workspace/workspace_fixture.h"

#include <gtest/gtest.h>

namespace sluis::workspace {
namespace {

    // One workspace, two gateways reached without a wire.
    class PublishingTest : public testing::Test
    {
    protected:
        PublishingTest()
        {
            for (publish::test::Gateway* gateway : {&m_first, &m_second}) {
                gateway->runtime.able.types = {{container::EntityKind::Client, "gaaw_client"},
                    {container::EntityKind::Variable, "c"}, {container::EntityKind::BuiltInVariable, "EVENT_NAME"},
                    {container::EntityKind::Transformation, "tf_exclude_params"},
                    {container::EntityKind::Tag, "sluis_http"}};
            }
        }

        std::unique_ptr<publish::Channel> channel(const std::string& address)
        {
            if (address == "gone:1")
                return publish::openTlsChannel("127.0.0.1:1", "");
            return std::make_unique<publish::test::DirectChannel>(
                address == "first:1" ? m_first.handler : m_second.handler);
        }

        std::string code(publish::test::Gateway& gateway, const std::string& address)
        {
            return "sluis-pair:" + address + "/" + std::string(43, 'A') + "/"
                + gateway.access.offerPairing(m_clock.now()).value();
        }

        void pairBoth()
        {
            ASSERT_TRUE(m_publishing.pair(code(m_first, "first:1"), "first", "Anna"));
            ASSERT_TRUE(m_publishing.pair(code(m_second, "second:1"), "second", "Anna"));
        }

        static PublishRequest request(std::vector<std::string> gateways)
        {
            PublishRequest request;
            request.gateways = std::move(gateways);
            request.author = "Anna";
            request.note = "first";
            return request;
        }

        void addTag(const std::string& type)
        {
            container::Tag tag;
            tag.id = container::TagId("950");
            tag.name = "Ads";
            tag.type = type;
            ASSERT_TRUE(m_workspace->apply(test::put(tag)));
        }

        sluis::test::TempFolder m_folder;
        sluis::test::FakeClock m_clock;
        publish::test::Gateway m_first;
        publish::test::Gateway m_second;
        std::unique_ptr<Workspace> m_workspace
            = Workspace::create(m_folder / "shop.sluis", test::shop(), nullptr, m_clock).value();
        std::unique_ptr<publish::SealedKeyStore> m_keys
            = publish::SealedKeyStore::open(m_folder / "keys", crypto::Secret("zwaan"), crypto::PassphraseWork::Fast)
                  .value();
        Publishing m_publishing{*m_workspace, *m_keys, m_clock,
            [this](const std::string& address, const std::string&) { return channel(address); }};
    };

    TEST_F(PublishingTest, theDraftBecomesAVersionOnEveryGateway)
    {
        pairBoth();
        const auto result = m_publishing.publish(request({"first", "second"}));
        ASSERT_TRUE(result) << english(result.error()) << result.error().detail;
        const PublishOutcome& outcome = *result;
        EXPECT_EQ(outcome.version, 1U);
        for (const GatewayOutcome& gateway : outcome.gateways)
            EXPECT_EQ(gateway.status.value().active.version, 1U);
        EXPECT_EQ(m_first.runtime.servedVersion, 1U);
        EXPECT_EQ(m_second.runtime.servedVersion, 1U);
        EXPECT_EQ(m_workspace->versions().at(0).note, "first");
        const auto kept = publish::decodeContent(m_first.bundles.held(1).value().content).value();
        EXPECT_EQ(kept.container, m_workspace->versionText(1).value());
        EXPECT_EQ(kept.note, "first");
        EXPECT_EQ(m_workspace->gateway("first").value().lastStatus["active"]["version"].string(), "1");
    }

    TEST_F(PublishingTest, theIssuesStory)
    {
        pairBoth();
        ASSERT_EQ(m_publishing.publish(request({"first"})).value().version, 1U);
        ASSERT_TRUE(m_workspace->apply(test::put(test::constant("901", "New", "1"))));
        ASSERT_EQ(m_publishing.publish(request({"first"})).value().version, 2U);
        const auto back = m_publishing.rollBack("first", 1, "Anna").value();
        EXPECT_EQ(back.version, 3U);
        EXPECT_EQ(m_first.runtime.servedVersion, 3U);
        EXPECT_EQ(m_first.runtime.servedContentOf, 1U);
        EXPECT_EQ(m_workspace->versions().back().contentOf, 1U);
        EXPECT_EQ(m_workspace->versionText(3).value(), m_workspace->versionText(1).value());
        EXPECT_EQ(m_publishing.publish(request({"first", "second"})).value().version, 4U);
    }

    TEST_F(PublishingTest, whoDoesNotSayTheirNameMayDoEverything)
    {
        const auto record = m_publishing.pair(code(m_first, "first:1"), "first", {});
        ASSERT_TRUE(record) << english(record.error());
        PublishRequest anonymous = request({"first"});
        anonymous.author.clear();
        anonymous.note.clear();
        ASSERT_EQ(m_publishing.publish(anonymous).value().version, 1U);
        ASSERT_EQ(m_publishing.publish(anonymous).value().version, 2U);
        EXPECT_EQ(m_publishing.rollBack("first", std::nullopt, {}).value().version, 3U);
        EXPECT_EQ(m_first.runtime.servedContentOf, 1U);
    }

    TEST_F(PublishingTest, anExistingVersionCanGoToAnotherGateway)
    {
        pairBoth();
        ASSERT_TRUE(m_publishing.publish(request({"first"})));
        auto again = request({"second"});
        again.version = 1;
        EXPECT_EQ(m_publishing.publish(again).value().version, 1U);
        EXPECT_EQ(m_second.runtime.servedVersion, 1U);
        again.gateways = {"first"};
        EXPECT_EQ(m_publishing.publish(again).value().gateways.at(0).status.error().reason, "publish.older");
        again.version = 9;
        EXPECT_EQ(m_publishing.publish(again).error().reason, "workspace.noSuchVersion");
        EXPECT_EQ(m_workspace->versions().size(), 1U);
    }

    TEST_F(PublishingTest, whatCannotRunIsNamedAndNothingIsPublishedAnywhere)
    {
        pairBoth();
        addTag("sgtmadsct");
        m_first.runtime.able.types.emplace(container::EntityKind::Tag, "sgtmadsct"); // the second cannot
        const auto previews = m_publishing.preview(request({"first", "second"})).value();
        EXPECT_TRUE(previews.at(0).mayGo());
        ASSERT_EQ(previews.at(1).publication.undecided.size(), 1U);
        EXPECT_EQ(previews.at(1).publication.undecided[0].name, "Ads");
        const auto refused = m_publishing.publish(request({"first", "second"}));
        EXPECT_EQ(refused.error().reason, "publish.cannotRun");
        EXPECT_EQ(refused.error().subject, "Ads");
        EXPECT_EQ(m_first.runtime.servedVersion, 0U);
        EXPECT_TRUE(m_workspace->versions().empty());

        auto chosen = request({"first", "second"});
        chosen.leaveOut = {{container::EntityKind::Tag, "950"}};
        ASSERT_TRUE(m_publishing.publish(chosen));
        EXPECT_EQ(m_workspace->versions().at(0).leftOut.at(0).name, "Ads");
        EXPECT_TRUE(publish::decodeContent(m_first.bundles.held(1).value().content).value().leftOut.empty());
        EXPECT_EQ(publish::decodeContent(m_second.bundles.held(1).value().content).value().leftOut.at(0).name, "Ads");
    }

    TEST_F(PublishingTest, aGatewayThatCannotBeAskedStopsEverything)
    {
        pairBoth();
        auto record = m_workspace->gateway("second").value();
        record.address = "gone:1";
        m_workspace->putGateway(record);
        EXPECT_EQ(m_publishing.publish(request({"first", "second"})).error().reason, "publish.notReachable");
        EXPECT_EQ(m_first.runtime.servedVersion, 0U);
        EXPECT_EQ(m_publishing.publish(request({"nobody"})).error().reason, "workspace.noSuchGateway");
    }

    TEST_F(PublishingTest, pairingKeepsTheTokenOutOfTheWorkspace)
    {
        const auto record = m_publishing.pair(code(m_first, "first:1"), "first", "Anna").value();
        const auto token = m_keys->read(record.tokenName).value().reveal();
        m_workspace->flush();
        for (const auto& entry : std::filesystem::directory_iterator(m_folder.path()))
            EXPECT_EQ(sluis::test::readFile(entry.path()).find(token.substr(17)), std::string::npos) << entry.path();
        EXPECT_EQ(
            m_publishing.pair(code(m_first, "first:1"), "first", "Anna").error().reason, "workspace.gatewayExists");
        EXPECT_EQ(m_publishing.pair("sluis-pair:x", "x", "Anna").error().reason, "publish.notAPairingCode");
        EXPECT_EQ(m_publishing.status("first").value().id, m_publishing.status("first").value().id);
    }

    TEST_F(PublishingTest, aRemovedGatewayForgetsUsAndWeForgetIt)
    {
        pairBoth();
        const auto record = m_workspace->gateway("first").value();
        ASSERT_TRUE(m_publishing.remove("first"));
        EXPECT_FALSE(m_workspace->gateway("first"));
        EXPECT_FALSE(m_keys->read(record.tokenName));
        EXPECT_TRUE(m_first.access.tokens().empty());
        EXPECT_EQ(m_publishing.remove("first").error().reason, "workspace.noSuchGateway");
        EXPECT_EQ(m_publishing.status("first").error().reason, "workspace.noSuchGateway");
    }

} // namespace
} // namespace sluis::workspace
