#include "core/plan/compile.h"
#include "core/server/server.h"
#include "core/templates/container_catalogue.h"
#include "core/types/table.h"
#include "tests/support/fake_vendor.h"
#include "tests/support/plain_http.h"
#include "tests/support/template_shop.h"
#include "tests/support/trace_collector.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

// Templates in the assembled server: over the network, in processes of their own, sent to a vendor.
namespace sluis::server {
namespace {

    using namespace std::chrono_literals;
    using test::TraceCollector;

    PlanPtr templatePlan(const std::string& url)
    {
        const auto shop = std::make_shared<container::Container>(test::templateShop(url));
        return plan::compile(shop, templates::catalogueWithTemplates(types::nativeCatalogue(), *shop));
    }

    std::string order(uint16_t port)
    {
        return fmt::format(
            "POST /shop HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Length: 4\r\nConnection: close\r\n\r\n4711", port);
    }

    TEST(TemplatesInAServer, aHitIsClaimedSentAndAnswered)
    {
        test::FakeVendor vendor;
        ServerOptions options;
        options.sendMode = SendMode::Send;
        options.allowPrivateAddresses = true;
        options.threads = 2;
        auto server
            = Server::start(std::move(options), templatePlan(fmt::format("http://127.0.0.1:{}/in", vendor.port())));
        ASSERT_TRUE(server);
        EXPECT_TRUE((*server)->runsTemplates());
        const uint16_t port = (*server)->addresses().front().port;
        for (int i = 0; i < 8; ++i) { // from both loops
            TraceCollector traces;
            const Subscription subscription = (*server)->onTrace(traces.callback());
            const std::string answer = test::exchange(port, order(port));
            EXPECT_EQ(test::statusOf(answer), 201) << answer;
            EXPECT_TRUE(answer.ends_with("taken")) << answer;
            const runtime::TracePtr trace = traces.waitForComplete();
            ASSERT_TRUE(trace);
            const runtime::TagTrace& tag = trace->events.at(0).tags.at(0);
            EXPECT_EQ(runtime::statusName(tag.status), "success") << english(tag.reason);
            ASSERT_EQ(tag.outgoing.size(), 1u);
            EXPECT_EQ(tag.outgoing[0].body, "order 4711!");
            EXPECT_EQ(tag.outgoing[0].state, runtime::OutgoingState::Sent);
            ASSERT_EQ(tag.console.size(), 1u);
            EXPECT_EQ(tag.console[0].text.find("vendor said 20"), 0u) << tag.console[0].text;
        }
        EXPECT_EQ(vendor.received().size(), 8u);
        (*server)->stop();
    }

    TEST(TemplatesInAServer, whatTemplatesStoreIsTheSameOnEveryLoop)
    {
        auto shop = std::make_shared<container::Container>(test::templateShop("https://vendor.example/"));
        shop->templates[0].templateData = test::templateText("CLIENT",
            "const s = require('templateDataStorage'); if (require('getRequestBody')() === 'set!') s.setItemCopy('k', "
            "'kept');"
            " require('claimRequest')(); require('setResponseBody')(require('makeString')(s.getItemCopy('k'))); "
            "require('returnResponse')();");
        ServerOptions options;
        options.threads = 2;
        auto server = Server::start(std::move(options),
            plan::compile(shop, templates::catalogueWithTemplates(types::nativeCatalogue(), *shop)));
        ASSERT_TRUE(server);
        const uint16_t port = (*server)->addresses().front().port;
        std::string set = order(port);
        set.replace(set.find("4711"), 4, "set!");
        EXPECT_TRUE(test::exchange(port, set).ends_with("kept"));
        int kept = 0;
        for (int i = 0; i < 200 && kept < 20; ++i) // connections go to either loop
            kept += test::exchange(port, order(port)).ends_with("kept") ? 1 : 0;
        EXPECT_EQ(kept, 20);
        for (int i = 0; i < 20; ++i)
            EXPECT_TRUE(test::exchange(port, order(port)).ends_with("kept"));
    }

    TEST(TemplatesInAServer, withoutItsProgramTheServerSaysSo)
    {
        ServerOptions options;
        options.sandboxProgram = "/nowhere/sluis-sandbox";
        auto server = Server::start(std::move(options), templatePlan("https://vendor.example/"));
        ASSERT_TRUE(server);
        EXPECT_FALSE((*server)->runsTemplates());
        TraceCollector traces;
        const Subscription subscription = (*server)->onTrace(traces.callback());
        const uint16_t port = (*server)->addresses().front().port;
        test::exchange(port, order(port));
        const runtime::TracePtr trace = traces.waitForComplete();
        ASSERT_TRUE(trace);
        EXPECT_EQ(english(trace->clients.at(0).reason).find("The template sandbox is missing"), 0u)
            << english(trace->clients.at(0).reason);
    }

} // namespace
} // namespace sluis::server
