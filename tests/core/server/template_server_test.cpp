#include "core/plan/compile.h"
#include "core/server/server.h"
#include "core/templates/container_catalogue.h"
#include "core/types/table.h"
#include "tests/support/fake_vendor.h"
#include "tests/support/plain_http.h"
#include "tests/support/template_text.h"
#include "tests/support/trace_collector.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

// Templates in the assembled server: over the network, in processes of their own, sent to a vendor.
namespace sluis::server {
namespace {

    using namespace std::chrono_literals;
    using test::TraceCollector;

    // A client, a variable and a tag made from templates: POST /shop sends what it says to `url`.
    PlanPtr templatePlan(const std::string& url)
    {
        auto container = std::make_shared<container::Container>(container::newContainer("Shop", "GTM-SHOP"));
        container->info.containerId = "9";
        const auto add = [&](const char* id, const char* type, const char* code) {
            container::CustomTemplate& made = container->templates.emplace_back();
            made.id = container::TemplateId(id);
            made.name = id;
            made.templateData = test::templateText(type, code);
        };
        add("901", "CLIENT",
            "if (require('getRequestPath')() !== '/shop') return; require('claimRequest')();"
            " require('runContainer')({event_name: 'order', id: require('getRequestBody')()}, () => {"
            " require('setResponseStatus')(201); require('setResponseBody')('taken'); require('returnResponse')(); });");
        add("902", "MACRO", "return require('Promise').create((yes) => require('callLater')(() => yes(require('getEventData')('id') + '!')));");
        add("903", "TAG",
            "require('sendHttpRequest')(data.url, {method: 'POST'}, data.text).then((r) => {"
            " require('logToConsole')('vendor said', r.statusCode, r.body); data.gtmOnSuccess(); }, data.gtmOnFailure);");
        container::Client client;
        client.id = container::ClientId("801");
        client.name = "Shop";
        client.type = "cvt_9_901";
        client.priority = 100;
        container->clients.push_back(client);
        container::Variable variable;
        variable.id = container::VariableId("802");
        variable.name = "Order";
        variable.type = "cvt_9_902";
        container->variables.push_back(variable);
        container::Tag tag;
        tag.id = container::TagId("803");
        tag.name = "Vendor";
        tag.type = "cvt_9_903";
        tag.parameters = {container::textParameter("url", url), container::textParameter("text", "order {{Order}}")};
        container::Trigger trigger;
        trigger.id = container::TriggerId("804");
        trigger.name = "All";
        container->triggers.push_back(trigger);
        tag.firingTriggers = {trigger.id};
        container->tags.push_back(tag);
        return plan::compile(container, templates::catalogueWithTemplates(types::nativeCatalogue(), *container));
    }

    std::string order(uint16_t port)
    {
        return fmt::format("POST /shop HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Length: 4\r\nConnection: close\r\n\r\n4711", port);
    }

    TEST(TemplatesInAServer, aHitIsClaimedSentAndAnswered)
    {
        test::FakeVendor vendor;
        ServerOptions options;
        options.sendMode = SendMode::Send;
        options.allowPrivateAddresses = true;
        options.threads = 2;
        auto server = Server::start(std::move(options), templatePlan(fmt::format("http://127.0.0.1:{}/in", vendor.port())));
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
        EXPECT_EQ(english(trace->clients.at(0).reason).find("The template sandbox is missing"), 0u) << english(trace->clients.at(0).reason);
    }

} // namespace
} // namespace sluis::server
