#include "core/publish/fall_back_order.h"
#include "core/value/json.h"
#include "tests/core/publish/gateway_fixture.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

namespace sluis::publish {
namespace {

    using test::Gateway;

    TEST(AdminProtocol, pairsPublishesAndTellsItsStatus)
    {
        Gateway gateway;
        GatewayClient client(gateway.channel);
        gateway.pair(client, gateway.key);
        std::vector<PublishStep> steps;
        auto order = gateway.order(1, "{\"first\": true}");
        const auto status
            = publish(client, order, gateway.key, [&steps](PublishStep step) { steps.push_back(step); }).value();
        EXPECT_EQ(steps, (std::vector{PublishStep::Checked, PublishStep::Staged, PublishStep::Activated}));
        EXPECT_EQ(status.active.version, 1U);
        EXPECT_EQ(status.container, "GTM-ZWAAN");
        EXPECT_EQ(status.environment, "live");
        EXPECT_EQ(status.id, gateway.id);
        EXPECT_EQ(status.numbers["hits"].number(), 7);
        EXPECT_EQ(
            status.time, gateway.clock.now() - gateway.clock.now().time_since_epoch() % std::chrono::milliseconds(1));
        EXPECT_EQ(gateway.runtime.servedVersion, 1U);
        EXPECT_EQ(client.status().value(), status);
        EXPECT_EQ(decodeContent(client.held(1).value().content).value(), order.content);
    }

    TEST(AdminProtocol, rollingBackIsANewNumberWithOldContent)
    {
        Gateway gateway;
        GatewayClient client(gateway.channel);
        gateway.pair(client, gateway.key);
        ASSERT_TRUE(publish(client, gateway.order(1, "{\"one\": 1}"), gateway.key, {}));
        ASSERT_TRUE(publish(client, gateway.order(2, "{\"two\": 2}"), gateway.key, {}));
        const auto order = rollBackOrder(client, std::nullopt, 2, "Anna", gateway.clock.now()).value();
        EXPECT_EQ(order.version, 3U);
        EXPECT_EQ(order.contentOf, 1U);
        EXPECT_EQ(order.content.container, "{\"one\": 1}");
        const auto status = publish(client, order, gateway.key, {}).value();
        EXPECT_EQ(status.active.version, 3U);
        EXPECT_EQ(status.active.contentOf, 1U);
        EXPECT_EQ(gateway.runtime.servedContentOf, 1U);
        // Going back to the version that went back still names where the content is from.
        const auto again = rollBackOrder(client, 3, 7, "Anna", gateway.clock.now()).value();
        EXPECT_EQ(again.version, 8U);
        EXPECT_EQ(again.contentOf, 1U);
        EXPECT_EQ(rollBackOrder(client, 99, 2, "Anna", gateway.clock.now()).error().reason, "publish.notHeld");
    }

    TEST(AdminProtocol, fallingBackKeepsTheNumber)
    {
        Gateway gateway;
        GatewayClient client(gateway.channel);
        gateway.pair(client, gateway.key);
        ASSERT_TRUE(publish(client, gateway.order(1), gateway.key, {}));
        EXPECT_EQ(client.fallBack(gateway.key).error().reason, "publish.nothingToFallBackTo");
        ASSERT_TRUE(publish(client, gateway.order(2), gateway.key, {}));
        const auto status = client.fallBack(gateway.key).value();
        EXPECT_EQ(status.active.version, 1U);
        EXPECT_EQ(status.head.version, 2U);
        EXPECT_EQ(gateway.runtime.servedVersion, 1U);
        EXPECT_EQ(publish(client, gateway.order(2), gateway.key, {}).error().reason, "publish.older");
    }

    TEST(AdminProtocol, fallingBackNeedsASignatureThatWorksOnce)
    {
        Gateway gateway;
        GatewayClient client(gateway.channel);
        const auto token = gateway.pair(client, gateway.key);
        ASSERT_TRUE(publish(client, gateway.order(1), gateway.key, {}));
        ASSERT_TRUE(publish(client, gateway.order(2), gateway.key, {}));
        const auto ask = [&](const FallBackOrder& order) {
            const auto request = http::makeRequest(
                "POST", "/fallback", {{"Authorization", "Bearer " + token}}, value::writeJson(toJson(order)));
            const auto response = gateway.handler.handle(request, "192.0.2.1");
            const auto error = errorFromJson(value::readJson(response.body).value());
            return error ? error->reason : std::string("done");
        };
        const Serving active = gateway.bundles.state().active;
        const auto thief = crypto::SigningKey::create();
        EXPECT_EQ(ask(signFallBack("GTM-ZWAAN", "live", active, thief)), "publish.unknownKey");
        EXPECT_EQ(ask(signFallBack("GTM-OTHER", "live", active, gateway.key)), "publish.wrongContainer");
        EXPECT_EQ(ask(signFallBack("GTM-ZWAAN", "test", active, gateway.key)), "publish.wrongEnvironment");
        auto altered = signFallBack("GTM-ZWAAN", "live", gateway.bundles.state().lastGood, gateway.key);
        EXPECT_EQ(ask(altered), "publish.otherActive");
        altered.activeHash = active.hash;
        EXPECT_EQ(ask(altered), "publish.badSignature");
        const auto good = signFallBack("GTM-ZWAAN", "live", active, gateway.key);
        EXPECT_EQ(ask(good), "done");
        EXPECT_EQ(ask(good), "publish.otherActive");
        gateway.clock.advance(std::chrono::seconds(1));
        ASSERT_TRUE(client.fallBack(gateway.key)); // forth again: the same bundle is active, but since another moment
        EXPECT_EQ(gateway.bundles.state().active.hash, active.hash);
        EXPECT_EQ(ask(good), "publish.otherActive");
    }

    TEST(AdminProtocol, theGatewayRefusesOnItsOwnWhateverThePublisherSays)
    {
        Gateway gateway;
        GatewayClient client(gateway.channel);
        const auto token = gateway.pair(client, gateway.key);
        ASSERT_TRUE(publish(client, gateway.order(1), gateway.key, {}));
        const auto put = [&](const std::string& body) {
            return gateway.handler.handle(
                http::makeRequest("PUT", "/staged", {{"Authorization", "Bearer " + token}}, body), "192.0.2.1");
        };
        Statement statement;
        statement.container = "GTM-ZWAAN";
        statement.environment = "live";
        statement.version = 2;
        statement.previousHash = gateway.bundles.state().head.hash;
        const auto stranger = crypto::SigningKey::create();
        const crypto::SigningKey* const strangers[] = {&stranger};
        const crypto::SigningKey* const ours[] = {&gateway.key};
        std::string altered = encodeBundle(signBundle(statement, "content", ours));
        altered.back() = 'X';
        struct Case {
            const char* reason;
            std::string body;
            int status;
        };
        const Case cases[] = {
            {"publish.unsigned", encodeBundle(signBundle(statement, "content", {})), 403},
            {"publish.unknownKey", encodeBundle(signBundle(statement, "content", strangers)), 403},
            {"publish.contentAltered", altered, 403},
            {"publish.notABundle", "nonsense", 400},
            {"publish.tooLarge", std::string(BundleLimitBytes + 1, 'x'), 413},
            {"publish.replayed", encodeBundle(gateway.bundles.held(1).value()), 403},
        };
        for (const Case& example : cases) {
            const auto response = put(example.body);
            EXPECT_EQ(response.status, example.status) << example.reason;
            EXPECT_NE(response.body.find(example.reason), std::string::npos) << response.body;
        }
        EXPECT_EQ(gateway.runtime.servedVersion, 1U);
        EXPECT_TRUE(std::filesystem::is_empty(gateway.folder->path() / "published" / "staged"));
    }

    TEST(AdminProtocol, whatTheServerCannotRunIsNeverStaged)
    {
        Gateway gateway;
        GatewayClient client(gateway.channel);
        gateway.pair(client, gateway.key);
        gateway.runtime.refusedContent = "cannot";
        const auto refused = publish(client, gateway.order(1, "{\"cannot\": 1}"), gateway.key, {});
        EXPECT_EQ(refused.error().reason, "publish.cannotRun");
        EXPECT_EQ(refused.error().subject, "Tag A");
        EXPECT_EQ(client.status().value().head.version, 0U);
    }

    TEST(AdminProtocol, anExpectedHeadMakesTheLoserLookAgain)
    {
        Gateway gateway;
        GatewayClient client(gateway.channel);
        gateway.pair(client, gateway.key);
        const Head seen = client.status().value().head;
        ASSERT_TRUE(publish(client, gateway.order(1), gateway.key, {}));
        auto late = gateway.order(2);
        late.expectedHead = seen;
        const auto refused = publish(client, late, gateway.key, {});
        EXPECT_EQ(refused.error().reason, "publish.notLatest");
        EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    }

    TEST(AdminProtocol, whoHasNoTokenLearnsNothing)
    {
        Gateway gateway;
        GatewayClient nobody(gateway.channel);
        EXPECT_EQ(nobody.status().error().reason, "publish.badToken");
        const std::pair<const char*, const char*> requests[]
            = {{"GET", "/status"}, {"PUT", "/staged"}, {"POST", "/activate"}, {"POST", "/fallback"},
                {"GET", "/bundles/1"}, {"DELETE", "/token"}, {"GET", "/"}, {"TRACE", "/anything"}};
        for (const auto& [method, path] : requests) {
            const auto response = gateway.handler.handle(http::makeRequest(method, path, {}), "192.0.2.1");
            EXPECT_EQ(response.status, 401) << method << path;
        }
        EXPECT_FALSE(nobody.pair("wrong", "GTM-ZWAAN", "live", "Eve", gateway.key.publicKey()));
        const auto audit = sluis::test::readFile(gateway.folder->path() / "access" / "audit.jsonl");
        EXPECT_EQ(std::count(audit.begin(), audit.end(), '\n'), 10);
    }

    TEST(AdminProtocol, aTokenAloneIsNotEnough)
    {
        Gateway gateway;
        GatewayClient client(gateway.channel);
        gateway.pair(client, gateway.key);
        const auto thief = crypto::SigningKey::create();
        EXPECT_EQ(publish(client, gateway.order(1), thief, {}).error().reason, "publish.unknownKey");
    }

    TEST(AdminProtocol, aForgottenPublisherIsRefusedAtOnce)
    {
        Gateway gateway;
        GatewayClient client(gateway.channel);
        gateway.pair(client, gateway.key);
        ASSERT_TRUE(client.forgetUs());
        EXPECT_EQ(client.status().error().reason, "publish.badToken");
    }

    TEST(AdminProtocol, oddRequestsGetAnAnswer)
    {
        Gateway gateway;
        GatewayClient client(gateway.channel);
        const http::Headers headers{{"Authorization", "Bearer " + gateway.pair(client, gateway.key)}};
        const auto ask = [&](const char* method, const char* path, const char* body = "") {
            return gateway.handler.handle(http::makeRequest(method, path, headers, body), "192.0.2.1").status;
        };
        EXPECT_EQ(ask("GET", "/nothing"), 404);
        EXPECT_EQ(ask("GET", "/bundles/"), 404);
        EXPECT_EQ(ask("GET", "/bundles/..%2f1"), 404);
        EXPECT_EQ(ask("GET", "/bundles/99999999999999999999"), 404);
        EXPECT_EQ(ask("GET", "/bundles/0"), 404);
        EXPECT_EQ(ask("POST", "/activate", "not json"), 400);
        EXPECT_EQ(ask("POST", "/activate", "{\"hash\": 7}"), 404);
        EXPECT_EQ(ask("POST", "/pair", "{}"), 400);
        EXPECT_EQ(ask("POST", "/pair", std::string(70'000, '[').c_str()), 413);
    }

    // promises.md P-10: one wins each time, and the history has no gap.
    TEST(AdminProtocol, ofTwoThatPublishAtOnceExactlyOneWins)
    {
        Gateway gateway;
        const auto otherKey = crypto::SigningKey::create();
        GatewayClient anna(gateway.channel);
        GatewayClient ben(gateway.channel);
        gateway.pair(anna, gateway.key);
        gateway.pair(ben, otherKey);
        for (uint64_t version = 1; version <= 50; ++version) {
            Result<GatewayStatus> annas = fail(ErrorCode::Cancelled, "");
            Result<GatewayStatus> bens = fail(ErrorCode::Cancelled, "");
            std::thread first([&] { annas = publish(anna, gateway.order(version, "{\"anna\": 1}"), gateway.key, {}); });
            std::thread second([&] { bens = publish(ben, gateway.order(version, "{\"ben\": 1}"), otherKey, {}); });
            first.join();
            second.join();
            ASSERT_NE(annas.has_value(), bens.has_value());
            const Error& lost = annas ? bens.error() : annas.error();
            // "older" when the loser asked for the status after the winner was done.
            EXPECT_TRUE(lost.reason == "publish.notLatest" || lost.reason == "publish.older"
                || lost.reason == "publish.notStaged")
                << lost.reason;
            ASSERT_EQ(gateway.bundles.state().head.version, version);
        }
        std::string previous;
        for (const uint64_t version : gateway.bundles.heldVersions()) {
            const auto bundle = gateway.bundles.held(version).value();
            if (!previous.empty()) {
                EXPECT_EQ(bundle.statement.previousHash, previous);
            }
            previous = bundle.hash();
        }
    }

    TEST(AdminProtocol, theHighestVersionIsRememberedAcrossARestart)
    {
        Bundle old;
        std::shared_ptr<sluis::test::TempFolder> folder;
        std::string token;
        crypto::SigningKey key = crypto::SigningKey::create();
        {
            Gateway gateway;
            folder = gateway.folder;
            GatewayClient client(gateway.channel);
            token = gateway.pair(client, key);
            ASSERT_TRUE(publish(client, gateway.order(1), key, {}));
            old = client.held(1).value();
            ASSERT_TRUE(publish(client, gateway.order(2), key, {}));
        }
        Gateway again(folder);
        GatewayClient client(again.channel, crypto::Secret(token));
        EXPECT_EQ(client.stage(old).error().reason, "publish.older");
        EXPECT_EQ(client.status().value().active.version, 2U);
        EXPECT_TRUE(startServing(again.bundles, again.runtime, again.clock.now()).value());
        EXPECT_EQ(again.runtime.servedVersion, 2U);
    }

    TEST(StartServing, takesTheOneBeforeWhenTheActiveOneDoesNotComeUp)
    {
        Gateway gateway;
        EXPECT_FALSE(startServing(gateway.bundles, gateway.runtime, gateway.clock.now()).value());
        GatewayClient client(gateway.channel);
        gateway.pair(client, gateway.key);
        ASSERT_TRUE(publish(client, gateway.order(1, "{\"good\": 1}"), gateway.key, {}));
        ASSERT_TRUE(publish(client, gateway.order(2, "{\"spoiled\": 1}"), gateway.key, {}));
        gateway.runtime.refusedContent = "spoiled";
        EXPECT_TRUE(startServing(gateway.bundles, gateway.runtime, gateway.clock.now()).value());
        EXPECT_EQ(gateway.runtime.servedVersion, 1U);
        EXPECT_EQ(gateway.bundles.state().active.version, 1U);
        EXPECT_EQ(gateway.bundles.state().head.version, 2U);
        gateway.runtime.refusedContent = "{";
        EXPECT_EQ(
            startServing(gateway.bundles, gateway.runtime, gateway.clock.now()).error().reason, "publish.cannotRun");
    }

} // namespace
} // namespace sluis::publish
