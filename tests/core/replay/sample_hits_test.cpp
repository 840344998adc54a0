#include "core/replay/sample_hits.h"

#include "core/gtm/read_export.h"
#include "core/gtm/write_export.h"
#include "core/plan/lint.h"
#include "core/templates/container_catalogue.h"
#include "core/types/table.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace sluis::replay {
namespace {

    using value::Value;

    const WallTime Start = fromMilliseconds(1'764'081'127'412);

    std::string sampleText()
    {
        std::ifstream file(
            std::filesystem::path(SLUIS_TEST_DATA) / "../../resources/samples/dezwaan/dezwaan.json", std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }

    container::Container sample()
    {
        auto read = gtm::readExport(sampleText());
        EXPECT_TRUE(read.has_value());
        return read ? *read : container::Container();
    }

    Value plain(const container::Parameters& parameters);

    Value plain(const container::Parameter& parameter)
    {
        if (parameter.type == container::ParameterType::List) {
            Value list = Value::array();
            for (const container::Parameter& item : parameter.list)
                list.push(plain(item));
            return list;
        }
        return parameter.type == container::ParameterType::Map ? plain(parameter.map) : Value(parameter.text());
    }

    Value plain(const container::Parameters& parameters)
    {
        Value object = Value::object();
        for (const container::Parameter& parameter : parameters)
            object.set(parameter.key, plain(parameter));
        return object;
    }

    // The clients of the sample, in the order of their priority.
    struct SampleClient {
        std::string name;
        const runtime::ClientType* type = nullptr;
        Value parameters;
    };

    std::vector<SampleClient> clientsOf(const container::Container& shop, const runtime::TypeTable& types)
    {
        std::vector<SampleClient> clients;
        for (const container::Client& client : shop.clients) {
            for (const auto& type : types.clients) {
                if (type->describe().code == client.type)
                    clients.push_back({client.name, type.get(), plain(client.parameters)});
            }
        }
        return clients;
    }

    struct Claimed {
        std::string client; // "none"
        runtime::ClientOutcome outcome;
    };

    Claimed claim(const std::vector<SampleClient>& clients, const runtime::Hit& hit)
    {
        const FixedClock clock(hit.time);
        SeededRandom random(1);
        for (const SampleClient& client : clients) {
            runtime::ClientOutcome outcome = client.type->claim({hit, client.parameters, clock, random, true});
            if (outcome.claimed)
                return {client.name, std::move(outcome)};
        }
        return {"none", {}};
    }

    TEST(SampleShop, comesOutAsItWentIn)
    {
        EXPECT_EQ(gtm::writeExport(sample()), sampleText());
    }

    TEST(SampleShop, hasNoErrorAndOnlyTypesThatRun)
    {
        const container::Container shop = sample();
        const templates::TypeCatalogue types = templates::catalogueWithTemplates(types::nativeCatalogue(), shop);
        EXPECT_EQ(shop.templates.size(), 2U);
        EXPECT_EQ(shop.clients.size(), 3U);
        EXPECT_EQ(shop.triggers.size(), 8U);
        EXPECT_EQ(shop.tags.size(), 9U);
        EXPECT_EQ(shop.variables.size(), 23U);
        EXPECT_EQ(shop.transformations.size(), 4U);
        for (const container::EntityRef& ref : shop.all()) {
            const auto entity = shop.entity(ref);
            const std::string type(container::typeOf(*entity));
            if (ref.kind == container::EntityKind::Folder || ref.kind == container::EntityKind::Template
                || ref.kind == container::EntityKind::BuiltInVariable || ref.kind == container::EntityKind::Trigger)
                continue;
            const templates::TypeDescription* description = types.find(ref.kind, type);
            ASSERT_TRUE(description) << type;
            EXPECT_EQ(description->support, templates::Support::Runs) << type;
        }
        std::string problems;
        for (const plan::LintProblem& problem : plan::lint(shop, types)) {
            if (problem.severity == plan::Severity::Note)
                continue;
            problems
                += problem.key() + ' ' + problem.entity.id + ' ' + problem.field + ": " + english(problem.text) + '\n';
            EXPECT_NE(problem.severity, plan::Severity::Error);
        }
        EXPECT_EQ(problems, "");
    }

    TEST(SampleShop, isPrivateByDefault)
    {
        const container::Container shop = sample();
        const auto& hide = shop.transformations.front();
        EXPECT_EQ(hide.name, "Hide visitor details");
        EXPECT_TRUE(container::isTrue(hide.parameters, "allTagsExcept"));
        std::set<std::string> hidden;
        for (const container::Parameter& row : container::findParameter(hide.parameters, "excludedParamsTable")->list)
            hidden.insert(std::string(container::textOf(row.map, "excludedParams")));
        for (const char* name : {"ip_override", "user_agent", "client_hints", "event_location.city",
                 "event_location.region", "event_location.country", "screen_resolution"})
            EXPECT_TRUE(hidden.contains(name)) << name;
    }

    TEST(SampleHits, areTheSameForTheSameSeed)
    {
        SampleHits one(7, Start);
        SampleHits two(7, Start);
        SampleHits other(8, Start);
        bool differs = false;
        for (int i = 0; i < 300; ++i) {
            const runtime::Hit left = one.next();
            const runtime::Hit right = two.next();
            EXPECT_EQ(http::toBytes(left.request), http::toBytes(right.request));
            EXPECT_EQ(left.time, right.time);
            EXPECT_EQ(left.peer, right.peer);
            differs = differs || http::toBytes(other.next().request) != http::toBytes(left.request);
        }
        EXPECT_TRUE(differs);
    }

    TEST(SampleHits, holdEverythingThatTheShopIsMeantToShow)
    {
        const runtime::TypeTable types = types::nativeTypes();
        const std::vector<SampleClient> shop = clientsOf(sample(), types);
        ASSERT_EQ(shop.size(), 3U);
        SampleHits hits(1, Start);
        std::map<std::string, int> events;
        std::map<std::string, int> clients;
        std::map<int, int> statuses;
        std::map<std::string, int> consents;
        int bigBikes = 0;
        int batches = 0;
        WallTime last = Start;
        constexpr int Count = 4'000;
        for (int i = 0; i < Count; ++i) {
            const runtime::Hit hit = hits.next();
            EXPECT_GT(hit.time, last);
            last = hit.time;
            EXPECT_TRUE(hit.peer.starts_with("203.0.113.") || hit.peer.starts_with("198.51.100.")) << hit.peer;
            EXPECT_LT(hit.request.head().size(), 8U * 1024);
            const Claimed claimed = claim(shop, hit);
            ++clients[claimed.client];
            ++statuses[claimed.outcome.claimed ? claimed.outcome.response.status : 0];
            batches += claimed.outcome.events.size() > 1 ? 1 : 0;
            for (const Value& event : claimed.outcome.events) {
                ++events[std::string(event["event_name"].string())];
                if (claimed.client == "GA4")
                    ++consents[std::string(event["x-ga-gcs"].string())];
                const Value& first
                    = event["items"].items().empty() ? Value() : event["items"].items()[0]["item_category"];
                if (event["event_name"].string() == "purchase" && first == Value("E-bikes")
                    && event["value"].number() > 500)
                    ++bigBikes;
            }
        }
        for (const char* name : {"page_view", "view_item_list", "view_item", "scroll", "user_engagement", "add_to_cart",
                 "view_cart", "begin_checkout", "purchase", "refund", "sign_up"})
            EXPECT_GE(events[name], 20) << name;
        for (const char* name : {"GA4", "Till (MP)", "Newsletter", "none"})
            EXPECT_GE(clients[name], 20) << name;
        EXPECT_GT(clients["GA4"], Count * 8 / 10);
        for (const char* signal : {"G111", "G101", "G100"})
            EXPECT_GE(consents[signal], 200) << signal;
        EXPECT_GE(statuses[400], 10);
        EXPECT_GE(batches, 20);
        EXPECT_GE(bigBikes, 5);
        const auto perSecond = Count / std::chrono::duration<double>(last - Start).count();
        EXPECT_NEAR(perSecond, 2.0, 0.1);
    }

} // namespace
} // namespace sluis::replay
