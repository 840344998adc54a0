#include "core/server/server.h"

#include "core/http/socket.h"
#include "core/plan/compile.h"
#include "core/types/table.h"
#include "tests/support/fake_vendor.h"
#include "tests/support/plain_http.h"
#include "tests/support/trace_collector.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <set>

namespace sluis::server {
namespace {

    using namespace std::chrono_literals;
    using test::TraceCollector;

    // A container that takes GA4 hits and sends each event to `url`.
    PlanPtr planSendingTo(const std::string& url, const std::string& tagName = "Forward")
    {
        auto container = std::make_shared<container::Container>(container::newContainer("Shop", "GTM-SHOP"));
        container::Tag tag;
        tag.id = container::TagId(container->nextId());
        tag.name = tagName;
        tag.type = "sluis_http";
        tag.parameters = {container::textParameter("url", url), container::textParameter("method", "POST"),
            container::textParameter("bodyKind", "event_data")};
        tag.firingTriggers = {container::TriggerId(std::string(container::AllPagesTriggerId))};
        container->tags.push_back(tag);
        return plan::compile(container, types::nativeCatalogue());
    }

    std::unique_ptr<Server> start(ServerOptions options, PlanPtr plan)
    {
        auto server = Server::start(std::move(options), std::move(plan));
        EXPECT_TRUE(server) << (server ? "" : server.error().reason + server.error().detail);
        return server ? std::move(*server) : nullptr;
    }

    std::string pageView(uint16_t port, std::string_view path = "/g/collect")
    {
        return fmt::format("GET {}?v=2&tid=G-1&cid=1.2&en=page_view&dl=https%3A%2F%2Fshop.example%2F HTTP/1.1\r\nHost: "
                           "127.0.0.1:{}\r\n"
                           "Connection: close\r\n\r\n",
            path, port);
    }

    int hit(const Server& server, std::string_view path = "/g/collect")
    {
        const uint16_t port = server.addresses().front().port;
        return test::statusOf(test::exchange(port, pageView(port, path)));
    }

    const runtime::OutgoingTrace& firstOutgoing(const runtime::Trace& trace)
    {
        return trace.events.at(0).tags.at(0).outgoing.at(0);
    }

    TEST(Server, aHitIsAnsweredAndItsTraceIsTold)
    {
        const auto server = start({}, planSendingTo("https://vendor.example/in"));
        TraceCollector traces;
        const Subscription subscription = server->onTrace(traces.callback());
        EXPECT_EQ(hit(*server) / 100, 2);
        const runtime::TracePtr trace = traces.waitForComplete();
        ASSERT_TRUE(trace);
        EXPECT_EQ(trace->version, "draft");
        EXPECT_EQ(trace->hit.path, "/g/collect");
        EXPECT_EQ(trace->hit.remoteAddress, "127.0.0.1");
        ASSERT_EQ(trace->events.size(), 1u);
        EXPECT_EQ(trace->events[0].name, "page_view");
        const runtime::OutgoingTrace& outgoing = firstOutgoing(*trace);
        EXPECT_EQ(outgoing.state, runtime::OutgoingState::Held);
        EXPECT_EQ(outgoing.url, "https://vendor.example/in");
        EXPECT_EQ(outgoing.body.find("127.0.0.1"), std::string::npos) << "the address is hidden by default";
        EXPECT_EQ(server->numbers().hits, 1u);
        EXPECT_EQ(server->numbers().claimed, 1u);
        EXPECT_EQ(server->numbers().requestsHeld, 1u);
    }

    TEST(Server, theWorkbenchListensOnThisMachineOnlyAndChecksTheHost)
    {
        const auto server = start({}, planSendingTo("https://vendor.example/"));
        const uint16_t port = server->addresses().front().port;
        EXPECT_EQ(test::statusOf(
                      test::exchange(port, "GET /healthz HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")),
            421);
        EXPECT_EQ(test::statusOf(test::exchange(port,
                      fmt::format("GET /healthz HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", port))),
            200);
        for (const char* address : {"0.0.0.0", "::", "192.0.2.1", "localhost", ""}) {
            ServerOptions options;
            options.listen = {{address, 0}};
            const auto refused = Server::start(options, planSendingTo("https://vendor.example/"));
            ASSERT_FALSE(refused) << address;
            EXPECT_EQ(refused.error().reason, "http.addressNotUsable");
        }
    }

    TEST(Server, aPortInUseIsSaid)
    {
        const auto server = start({}, planSendingTo("https://vendor.example/"));
        ServerOptions options;
        options.listen = server->addresses();
        const auto second = Server::start(options, planSendingTo("https://vendor.example/"));
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().reason, "http.portInUse");
    }

    TEST(Server, anotherPlanIsUsedFromTheNextHitOn)
    {
        const auto server = start({}, planSendingTo("https://vendor.example/", "First"));
        TraceCollector traces;
        const Subscription subscription = server->onTrace(traces.callback());
        hit(*server);
        server->setPlan(planSendingTo("https://vendor.example/", "Second"), "41", "38");
        hit(*server);
        const auto first = traces.waitFor([](const runtime::Trace& trace) { return trace.version == "draft"; });
        const auto second = traces.waitFor([](const runtime::Trace& trace) { return trace.version == "41"; });
        ASSERT_TRUE(first && second);
        EXPECT_EQ(first->events.at(0).tags.at(0).name, "First");
        EXPECT_EQ(first->contentOf, std::nullopt);
        EXPECT_EQ(second->events.at(0).tags.at(0).name, "Second");
        EXPECT_EQ(second->contentOf, "38");
    }

    TEST(Server, everyHitRunsThroughOnePlanWhilePlansChange)
    {
        ServerOptions options;
        options.place = Place::Gateway;
        options.threads = 2;
        const auto server = start(options, planSendingTo("https://vendor.example/0", "0"));
        TraceCollector traces;
        const Subscription subscription = server->onTrace(traces.callback());
        std::vector<PlanPtr> plans;
        for (int i = 0; i < 20; ++i)
            plans.push_back(planSendingTo(fmt::format("https://vendor.example/{}", i), std::to_string(i)));
        for (int i = 0; i < 100; ++i) {
            server->setPlan(plans[static_cast<size_t>(i % 20)], std::to_string(i % 20));
            EXPECT_EQ(hit(*server) / 100, 2);
        }
        server->stop();
        size_t seen = 0;
        traces.waitFor([&](const runtime::Trace& trace) {
            ++seen;
            EXPECT_EQ(trace.events.at(0).tags.at(0).name, trace.version);
            EXPECT_EQ(firstOutgoing(trace).url, "https://vendor.example/" + trace.version);
            return seen == 100;
        });
        EXPECT_EQ(seen, 100u);
    }

    TEST(Server, requestsAreSentOnlyWhenThatIsChosen)
    {
        test::FakeVendor vendor;
        ServerOptions options;
        options.allowPrivateAddresses = true;
        const auto server = start(options, planSendingTo(fmt::format("http://127.0.0.1:{}/in", vendor.port())));
        TraceCollector traces;
        const Subscription subscription = server->onTrace(traces.callback());
        hit(*server);
        ASSERT_TRUE(traces.waitForComplete());
        EXPECT_TRUE(vendor.received().empty());
        server->setSendMode(SendMode::Send);
        EXPECT_EQ(server->sendMode(), SendMode::Send);
        hit(*server);
        ASSERT_TRUE(vendor.waitFor(1));
        const auto sent = traces.waitFor([](const runtime::Trace& trace) {
            return trace.isComplete && firstOutgoing(trace).state == runtime::OutgoingState::Sent;
        });
        ASSERT_TRUE(sent);
        EXPECT_EQ(firstOutgoing(*sent).answer->status, 200);
        EXPECT_EQ(vendor.received().at(0).path(), "/in");
        EXPECT_EQ(server->numbers().requestsSent, 1u);
    }

    TEST(Server, aPrivateAddressIsRefusedUnlessAllowed)
    {
        test::FakeVendor vendor;
        ServerOptions options;
        options.sendMode = SendMode::Send;
        const auto server = start(options, planSendingTo(fmt::format("https://127.0.0.1:{}/in", vendor.port())));
        TraceCollector traces;
        const Subscription subscription = server->onTrace(traces.callback());
        hit(*server);
        const auto trace = traces.waitForComplete();
        ASSERT_TRUE(trace);
        EXPECT_EQ(firstOutgoing(*trace).state, runtime::OutgoingState::Refused);
        EXPECT_EQ(firstOutgoing(*trace).error->key, "http.addressRefused");
        EXPECT_TRUE(vendor.received().empty());
    }

    TEST(Server, heldRequestsAreSentOneByOneAndTheTraceKeepsAllOfThem)
    {
        test::FakeVendor vendor;
        ServerOptions options;
        options.allowPrivateAddresses = true;
        options.vendorStandin = fmt::format("127.0.0.1:{}", vendor.port());
        auto container = std::make_shared<container::Container>(*planSendingTo("https://one.example/")->source);
        container::Tag second = container->tags.front();
        second.id = container::TagId(container->nextId());
        second.name = "Another";
        container->tags.push_back(second);
        const auto server = start(options, plan::compile(container, types::nativeCatalogue()));
        TraceCollector traces;
        const Subscription subscription = server->onTrace(traces.callback());
        hit(*server);
        const auto held = traces.waitForComplete();
        ASSERT_TRUE(held);
        ASSERT_EQ(held->events.at(0).tags.size(), 2u);
        TraceCollector done;
        server->sendHeld(held, {0, 0, 0}, done.callback());
        server->sendHeld(held, {0, 1, 0}, done.callback());
        const auto both = done.waitFor([](const runtime::Trace& trace) {
            return trace.events[0].tags[0].outgoing[0].state == runtime::OutgoingState::Sent
                && trace.events[0].tags[1].outgoing[0].state == runtime::OutgoingState::Sent;
        });
        ASSERT_TRUE(both);
        EXPECT_EQ(both->hit.id, held->hit.id);
        EXPECT_EQ(vendor.received().size(), 2u);
        EXPECT_EQ(vendor.received().at(0).first("host"), "one.example");

        TraceCollector nothing;
        server->sendHeld(held, {0, 9, 0}, nothing.callback());
        EXPECT_TRUE(nothing.waitFor([&](const runtime::Trace& trace) { return &trace == held.get(); }));
    }

    TEST(Server, whatWasPastedRunsLikeAHitThatArrived)
    {
        const auto server = start({}, planSendingTo("https://vendor.example/"));
        TraceCollector told;
        TraceCollector done;
        const Subscription subscription = server->onTrace(told.callback());
        server->inject(
            http::makeRequest("GET", "/g/collect?v=2&tid=G-1&cid=1.2&en=page_view", {{"Host", "shop.example"}}),
            "192.0.2.7", done.callback());
        const auto trace = done.waitFor([](const runtime::Trace&) { return true; });
        ASSERT_TRUE(trace);
        EXPECT_EQ(trace->hit.remoteAddress, "192.0.2.7");
        EXPECT_EQ(trace->events.at(0).name, "page_view");
        EXPECT_TRUE(told.waitForComplete());
        EXPECT_EQ(server->numbers().claimed, 1u);
    }

    TEST(Server, aGatewayTracesOnlyWhileSomebodyLooks)
    {
        ServerOptions options;
        options.place = Place::Gateway;
        const auto server = start(options, planSendingTo("https://vendor.example/"));
        EXPECT_EQ(hit(*server) / 100, 2);
        TraceCollector traces;
        {
            const Subscription subscription = server->onTrace(traces.callback());
            hit(*server);
            EXPECT_TRUE(traces.waitForComplete());
        }
        const size_t told = traces.count();
        hit(*server);
        server->stop();
        EXPECT_EQ(traces.count(), told);
        EXPECT_EQ(server->numbers().hits, 3u);
    }

    TEST(Server, whatNoClientTakesAndHealth)
    {
        const auto server = start({}, planSendingTo("https://vendor.example/"));
        EXPECT_EQ(hit(*server, "/unknown"), 400);
        EXPECT_EQ(hit(*server, "/healthz"), 200);
        EXPECT_EQ(hit(*server, "/healthy"), 200);
        EXPECT_EQ(server->numbers().hits, 1u) << "health is no hit";
    }

    TEST(Server, aTrustedProxySaysWhoTheVisitorIs)
    {
        const std::string request = "GET /g/collect?v=2&tid=G-1&cid=1.2&en=page_view HTTP/1.1\r\nHost: a\r\n"
                                    "X-Forwarded-For: 1.2.3.4, 203.0.113.9\r\nConnection: close\r\n\r\n";
        for (const bool isTrusted : {false, true}) {
            ServerOptions options;
            options.place = Place::Gateway;
            if (isTrusted)
                options.trustedProxies = {"127.0.0.0/8"};
            const auto server = start(options, planSendingTo("https://vendor.example/"));
            TraceCollector traces;
            const Subscription subscription = server->onTrace(traces.callback());
            test::exchange(server->addresses().front().port, request);
            const auto trace = traces.waitForComplete();
            ASSERT_TRUE(trace);
            EXPECT_EQ(trace->hit.remoteAddress, isTrusted ? "203.0.113.9" : "127.0.0.1");
        }
        ServerOptions options;
        options.trustedProxies = {"everybody"};
        EXPECT_EQ(Server::start(options, nullptr).error().reason, "http.notARange");
    }

    TEST(Server, stoppingWaitsForVendorsAndLeavesNobodyWithoutATrace)
    {
        test::FakeVendor vendor;
        ServerOptions options;
        options.allowPrivateAddresses = true;
        options.sendMode = SendMode::Send;
        options.threads = 2;
        const auto server = start(options, planSendingTo(fmt::format("http://127.0.0.1:{}/", vendor.port())));
        TraceCollector traces;
        const Subscription subscription = server->onTrace(traces.callback());
        for (int i = 0; i < 20; ++i)
            EXPECT_EQ(hit(*server) / 100, 2);
        server->stop();
        std::set<uint64_t> complete;
        traces.waitFor([&](const runtime::Trace& trace) {
            if (trace.isComplete)
                complete.insert(trace.hit.id.number);
            return complete.size() == 20;
        });
        EXPECT_EQ(complete.size(), 20u);
        EXPECT_EQ(vendor.received().size(), 20u);
        EXPECT_EQ(hit(*server), 0) << "nobody listens any more";
        server->stop(); // again: nothing happens
    }

} // namespace
} // namespace sluis::server
