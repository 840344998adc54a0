#include "core/gtm/read_export.h"
#include "core/plan/compile.h"
#include "core/replay/sample_hits.h"
#include "core/runtime/engine.h"
#include "core/runtime/template_sandbox.h"
#include "core/templates/container_catalogue.h"
#include "core/templates/own_templates.h"
#include "core/types/table.h"
#include "core/url/percent.h"
#include "core/value/json.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace sluis::replay {
namespace {

    using runtime::TagStatus;

    // The sample shop as people see it in their first minute: its hits through its container, every request held.
    class SampleRun : public ::testing::Test
    {
    protected:
        SampleRun()
            : m_types(types::nativeTypes())
            , m_sandbox({sandbox::host::defaultSandboxProgram(), 1, false}, m_clock)
            , m_engine({m_types, m_clock, m_random, m_delivery, &m_sandbox})
        {
            std::ifstream file(std::filesystem::path(SLUIS_TEST_DATA) / "../../resources/samples/dezwaan/dezwaan.json",
                std::ios::binary);
            std::ostringstream text;
            text << file.rdbuf();
            auto read = gtm::readExport(text.str());
            EXPECT_TRUE(read.has_value());
            if (!read)
                return;
            m_container = std::make_shared<const container::Container>(std::move(*read));
            m_plan
                = plan::compile(m_container, templates::catalogueWithTemplates(types::nativeCatalogue(), *m_container));
        }

        runtime::TracePtr run(runtime::Hit hit)
        {
            runtime::TracePtr trace;
            m_engine.run(m_plan, std::move(hit), {},
                {[](runtime::Answered) {}, [&trace](runtime::TracePtr made) { trace = std::move(made); }});
            const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
            while (m_engine.runsUnderWay() > 0 && std::chrono::steady_clock::now() < end)
                m_sandbox.wait(std::chrono::milliseconds(50));
            return trace;
        }

        FixedClock m_clock{fromMilliseconds(1'764'081'127'412)};
        SeededRandom m_random{1};
        runtime::HoldEverything m_delivery;
        runtime::TypeTable m_types;
        runtime::TemplateSandbox m_sandbox;
        runtime::Engine m_engine;
        std::shared_ptr<const container::Container> m_container;
        plan::PlanPtr m_plan;
    };

    TEST_F(SampleRun, everyTagFiresAndNothingOfTheVisitorLeaves)
    {
        SampleHits hits(1, m_clock.now());
        std::map<std::string, std::map<TagStatus, int>> statuses;
        std::map<std::string, std::set<std::string>> hosts;
        int phones = 0;
        for (int i = 0; i < 1'500; ++i) {
            const runtime::Hit hit = hits.next();
            const std::string peer = hit.peer;
            const std::string agent(hit.request.first("user-agent").value_or(""));
            const std::string city(hit.request.first("x-appengine-city").value_or(""));
            const runtime::TracePtr trace = run(hit);
            ASSERT_TRUE(trace);
            ASSERT_TRUE(trace->isComplete);
            for (const runtime::EventTrace& event : trace->events) {
                const std::string phone(event.data["user_data"]["phone_number"].string());
                phones += phone.empty() ? 0 : 1;
                for (const runtime::TagTrace& tag : event.tags) {
                    ++statuses[tag.name][tag.status];
                    EXPECT_NE(tag.status, TagStatus::Failure) << tag.name << ": " << english(tag.reason);
                    EXPECT_NE(tag.status, TagStatus::Exception) << tag.name;
                    EXPECT_NE(tag.status, TagStatus::NotRunnable) << tag.name << ": " << english(tag.reason);
                    for (const runtime::OutgoingTrace& request : tag.outgoing) {
                        std::string all = request.url + request.body;
                        for (const auto& [name, value] : request.headers)
                            all += name + value;
                        EXPECT_EQ(all.find(peer), std::string::npos) << tag.name;
                        EXPECT_TRUE(agent.empty() || all.find(agent) == std::string::npos) << tag.name;
                        EXPECT_TRUE(city.empty() || all.find(city) == std::string::npos) << tag.name << all;
                        EXPECT_EQ(all.find("order=DZ"), std::string::npos)
                            << tag.name << " sends an address that is not clean";
                        for (const std::string& text : {phone, url::encodeUriComponent(phone)})
                            EXPECT_TRUE(text.empty() || all.find(text) == std::string::npos)
                                << tag.name << " sends a phone number";
                        hosts[tag.vendor].insert(request.url.substr(0, request.url.find('/', 8)));
                    }
                }
            }
        }
        EXPECT_GT(phones, 5);
        for (const auto& [name, counts] : statuses) {
            const bool isPaused = name == "Google Ads – Remarketing";
            EXPECT_EQ(counts.contains(TagStatus::Success), !isPaused) << name;
            EXPECT_EQ(counts.contains(TagStatus::Paused), isPaused) << name;
        }
        EXPECT_EQ(statuses.size(), 9U);
        for (const char* name : {"Meta – Purchase", "Meta – Add to cart", "Google Ads – Purchase"})
            EXPECT_TRUE(statuses[name].contains(TagStatus::Blocked)) << name;
        EXPECT_TRUE(statuses["Conversion Linker"].contains(TagStatus::Consent));
        EXPECT_EQ(hosts["Klaviyo"], std::set<std::string>{"https://a.klaviyo.com"});
        EXPECT_EQ(hosts["Meta"], std::set<std::string>{"https://graph.facebook.com"});
        EXPECT_EQ(hosts["Google Ads"], std::set<std::string>{"https://ads.google.example"});
        EXPECT_EQ(hosts["Google Analytics"], std::set<std::string>{"https://www.google-analytics.com"});
    }

    TEST_F(SampleRun, anOrderReachesEachVendorInItsOwnWords)
    {
        SampleHits hits(2, m_clock.now());
        std::map<std::string, std::string> bodies;
        std::string order;
        for (int i = 0; i < 3'000 && bodies.size() < 3; ++i) {
            const runtime::TracePtr trace = run(hits.next());
            if (trace->events.size() != 1 || trace->events[0].name != "purchase"
                || trace->events[0].data["x-ga-gcs"].string() != "G111" || !trace->events[0].data["value"].isNumber())
                continue;
            bodies.clear();
            order = trace->events[0].data["transaction_id"].string();
            for (const runtime::TagTrace& tag : trace->events[0].tags) {
                if (!tag.outgoing.empty())
                    bodies[tag.name] = tag.outgoing[0].body;
            }
        }
        const auto meta = value::readJson(bodies["Meta – Purchase"]);
        ASSERT_TRUE(meta) << bodies["Meta – Purchase"];
        const value::Value& data = (*meta)["data"].items()[0];
        EXPECT_EQ(data["event_name"].string(), "Purchase");
        EXPECT_EQ(data["event_source_url"].string(), "https://dezwaan.example/bedankt");
        EXPECT_EQ(data["custom_data"]["order_id"].string(), order);
        EXPECT_TRUE(data["custom_data"]["value"].isNumber());
        EXPECT_TRUE(data["custom_data"]["contents"].isArray());
        EXPECT_FALSE(data["custom_data"]["content_category"].string().empty());
        const auto ads = value::readJson(bodies["Google Ads – Purchase"]);
        ASSERT_TRUE(ads);
        EXPECT_EQ((*ads)["order_id"].string(), order);
        EXPECT_EQ(data["user_data"]["external_id"].items().size(), 1U);
        EXPECT_TRUE(data["user_data"]["client_user_agent"].isUndefined()) << "it is hidden from everybody";
        const auto letter = value::readJson(bodies["Brievenbus – Order follow-up"]);
        ASSERT_TRUE(letter);
        const value::Value& attributes = (*letter)["data"]["attributes"];
        EXPECT_EQ(attributes["metric"]["data"]["attributes"]["name"].string(), "Placed Order");
        EXPECT_EQ(value::writeJson(attributes["properties"]), R"({"OrderId":")" + order + R"(","Language":"nl-nl"})")
            << "what is allowed, and nothing else";
        EXPECT_EQ(attributes["profile"]["data"]["attributes"].size(), 1U)
            << "the e-mail address and nothing else of the person";
    }

    TEST_F(SampleRun, itsTemplatesAreThoseOfOurs)
    {
        ASSERT_EQ(m_container->templates.size(), 2U);
        for (const container::CustomTemplate& one : m_container->templates) {
            const templates::OwnTemplate* own = templates::ownTemplateOf(one.templateData);
            ASSERT_NE(own, nullptr) << one.name;
            EXPECT_EQ(one.templateData, own->text)
                << "put the text of resources/templates/" << own->id << ".tpl into the sample";
        }
    }

} // namespace
} // namespace sluis::replay
