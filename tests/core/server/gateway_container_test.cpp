#include "core/server/gateway_container.h"

#include "tests/support/plain_http.h"

#include <gtest/gtest.h>

namespace sluis::server {
namespace {

    // Text of the test's own: the container's name and, after a blank, the type of its one tag.
    Result<container::Container> readTestContainer(std::string_view text)
    {
        const size_t blank = text.find(' ');
        if (blank == std::string_view::npos)
            return fail(ErrorCode::InvalidInput, "gtm.notAnExport");
        container::Container container = container::newContainer(std::string(text.substr(0, blank)), "GTM-X");
        container::Tag tag;
        tag.id = container::TagId("77");
        tag.name = "The tag";
        tag.type = text.substr(blank + 1);
        container.tags.push_back(tag);
        return container;
    }

    publish::Bundle bundle(std::string text, std::vector<publish::LeftOut> leftOut = {}, uint64_t contentOf = 0)
    {
        publish::Bundle made;
        made.statement.version = 41;
        made.statement.contentOf = contentOf;
        made.content = publish::encodeContent({std::move(text), "note", std::move(leftOut)});
        return made;
    }

    struct Fixture {
        Fixture()
        {
            ServerOptions options;
            options.place = Place::Gateway;
            server = std::move(*Server::start(options, nullptr));
            container = std::make_unique<GatewayContainer>(*server, readTestContainer);
        }

        int hit() const
        {
            return test::statusOf(test::exchange(server->addresses().front().port,
                "GET /g/collect?v=2&tid=G-1&cid=1.2&en=page_view HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
        }

        std::unique_ptr<Server> server;
        std::unique_ptr<GatewayContainer> container;
    };

    TEST(GatewayContainer, withoutAVersionHitsAreAskedToComeAgain)
    {
        const Fixture fixture;
        EXPECT_EQ(fixture.hit(), 503);
    }

    TEST(GatewayContainer, aWarmBundleIsServedOnceItIsSwappedIn)
    {
        Fixture fixture;
        std::string version;
        std::optional<std::string> contentOf;
        std::function<void()> swap;
        {
            auto warm = fixture.container->warm(bundle("Shop sluis_http", {}, 38));
            ASSERT_TRUE(warm) << warm.error().reason << warm.error().detail;
            EXPECT_EQ(fixture.hit(), 503);
            swap = std::move(*warm);
        }
        swap();
        Subscription subscription = fixture.server->onTrace([&](const runtime::TracePtr& trace) {
            version = trace->version;
            contentOf = trace->contentOf;
        });
        EXPECT_EQ(fixture.hit() / 100, 2);
        fixture.server->stop();
        EXPECT_EQ(version, "41");
        EXPECT_EQ(contentOf, "38");
        EXPECT_EQ(fixture.container->numbers()["hits"].number(), 1);
        EXPECT_EQ(fixture.container->numbers()["claimed"].number(), 1);
    }

    TEST(GatewayContainer, whatCannotRunIsRefusedUnlessItWasLeftOut)
    {
        Fixture fixture;
        const auto refused = fixture.container->warm(bundle("Shop awct"));
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().reason, "publish.cannotRun");
        EXPECT_TRUE(
            fixture.container->warm(bundle("Shop awct", {{{container::EntityKind::Tag, "77"}, "The tag", "awct"}})));
    }

    TEST(GatewayContainer, aBrokenBundleSaysWhy)
    {
        Fixture fixture;
        EXPECT_EQ(fixture.container->warm(bundle("nonsense")).error().reason, "gtm.notAnExport");
        publish::Bundle broken;
        broken.content = "x";
        EXPECT_EQ(fixture.container->warm(broken).error().reason, "publish.notABundle");
        EXPECT_EQ(fixture.hit(), 503);
    }

    TEST(GatewayContainer, itCanRunWhatTheTypesOfThisProgramCan)
    {
        const Fixture fixture;
        const publish::Capabilities able = fixture.container->capabilities();
        using container::EntityKind;
        for (const auto& type : {std::pair(EntityKind::Client, "gaaw_client"), std::pair(EntityKind::Tag, "sluis_http"),
                 std::pair(EntityKind::Tag, "sgtmgaaw"), std::pair(EntityKind::Variable, "ed"),
                 std::pair(EntityKind::Transformation, "tf_exclude_params"),
                 std::pair(EntityKind::BuiltInVariable, "EVENT_NAME")})
            EXPECT_TRUE(able.types.contains({type.first, type.second})) << type.second;
        EXPECT_FALSE(able.types.contains({EntityKind::Tag, "sgtmadsct"}));
    }

} // namespace
} // namespace sluis::server
