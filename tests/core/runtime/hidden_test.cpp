#include "tests/core/runtime/test_types.h"

#include "core/plan/compile.h"
#include "core/runtime/request_view.h"

#include <gtest/gtest.h>

// What is hidden from a tag leaves with none of its requests, whatever the tag and its variables try.
namespace sluis::runtime::test {
namespace {

    using sluis::test::ContainerBuilder;
    using value::Value;

    constexpr const char* Address = "203.0.113.7";
    constexpr const char* Agent = "Mozilla/5.0 (secret browser)";
    constexpr const char* City = "Secretville";

    // Sends everything it can get hold of.
    class GreedyTag final : public TagType
    {
    public:
        templates::TypeDescription describe() const override
        {
            templates::TypeDescription type;
            type.code = "greedy_tag";
            type.name = "Greedy tag";
            return type;
        }
        TagPlan plan(const TagInput& input) const override
        {
            const RequestView request(input.hit, input.hidden);
            Value all = Value::object(
                {{"event", input.event}, {"parameters", input.parameters}, {"address", request.remoteAddress()},
                    {"query", request.queryString()}, {"region", request.visitorRegion()}});
            for (const http::HeaderView& header : input.hit.request.headers())
                all.set(header.name, request.header(header.name));
            TagPlan plan;
            plan.requests.push_back({"POST", "https://vendor.example/", {}, value::writeJson(all)});
            return plan;
        }
    };

    const http::Headers Headers = {{"User-Agent", Agent}, {"X-Forwarded-For", Address}, {"X-Real-Ip", Address},
        {"Sec-CH-UA-Platform", Agent}, {"X-Appengine-City", City}, {"X-Appengine-Country", "XX"},
        {"X-Appengine-Region", "yy"}, {"CF-IPCity", City}};

    std::string sentBy(const ContainerBuilder& container, std::string_view event)
    {
        ContainerBuilder builder = container;
        builder.client("Body", "test_client");
        const auto all = builder.always("All").id;
        builder.variable("Agent", "rh", ContainerBuilder::texts({{"headerName", "user-agent"}}));
        builder.variable("Forwarded", "rh", ContainerBuilder::texts({{"headerName", "x-forwarded-for"}}));
        builder.variable("Region", "vr");
        builder.variable("Nested", "smm",
            ContainerBuilder::texts(
                {{"input", "x"}, {"setDefaultValue", "true"}, {"defaultValue", "{{Agent}} {{Forwarded}}"}}));
        builder.builtIn("QUERY_STRING", "Query String");
        builder.builtIn("VISITOR_REGION", "Visitor Region");
        builder.eventData("ED - ip", "ip_override");
        builder.tag("Greedy", "greedy_tag", {all},
            ContainerBuilder::texts({{"a", "{{Agent}}"}, {"b", "{{Forwarded}}{{Nested}}"},
                {"c", "{{Region}}{{Visitor Region}}"}, {"d", "{{Query String}}"}, {"e", "{{ED - ip}}"}}));
        Bench bench(builder);
        bench.types.tags.push_back(std::make_unique<GreedyTag>());
        bench.catalogue = testCatalogue(bench.types);
        bench.plan = plan::compile(builder.share(), bench.catalogue);
        bench.engine = std::make_unique<Engine>(Environment{bench.types, bench.clock, bench.random, bench.hold});
        http::Request request = http::makeRequest(
            "POST", std::string("/events?ua=") + "secret-browser&ur=XX-YY&uip=" + Address, Headers, event);
        const TracePtr trace = bench.runRequest(std::move(request));
        const TagTrace* tag = bench.tag(trace, "Greedy");
        EXPECT_EQ(tag->status, TagStatus::Success);
        return tag->outgoing.at(0).body;
    }

    bool has(const std::string& body, std::string_view text)
    {
        return body.find(text) != std::string::npos;
    }

    std::string eventText()
    {
        return std::string(R"({"event_name":"e","ip_override":")") + Address + R"(","user_agent":")" + Agent
            + R"(","client_hints":{"platform":")" + Agent + R"("},"event_location":{"city":")" + City
            + R"(","country":"XX","region":"YY"}})";
    }

    TEST(Hidden, nothingIsHiddenWithoutATransformation)
    {
        const std::string body = sentBy({}, eventText());
        EXPECT_TRUE(has(body, Address));
        EXPECT_TRUE(has(body, "secret browser"));
        EXPECT_TRUE(has(body, City));
        EXPECT_TRUE(has(body, "XX-YY"));
    }

    TEST(Hidden, aClassThatIsExcludedIsGoneFromEventRequestAndVariables)
    {
        struct Row {
            std::vector<std::string> excluded;
            bool address, browser, location;
        };
        const Row rows[] = {
            {{"ip_override"}, true, false, false},
            {{"user_agent", "client_hints"}, false, true, false},
            {{"event_location"}, false, false, true},
            {{"ip_override", "user_agent", "client_hints", "event_location"}, true, true, true},
        };
        for (const Row& row : rows) {
            ContainerBuilder builder;
            builder.exclude("Hide", row.excluded);
            const std::string body = sentBy(builder, eventText());
            EXPECT_EQ(has(body, Address), !row.address) << row.excluded[0] << body;
            EXPECT_EQ(has(body, "secret browser") || has(body, "secret-browser"), !row.browser)
                << row.excluded[0] << body;
            EXPECT_EQ(has(body, City) || has(body, "XX-YY"), !row.location) << row.excluded[0] << body;
        }
    }

    TEST(Hidden, anAllowListHidesTheClassesItLeavesOut)
    {
        ContainerBuilder all;
        all.allow("Allow", {"event_name"});
        const std::string nothing = sentBy(all, eventText());
        EXPECT_FALSE(has(nothing, Address) || has(nothing, "secret") || has(nothing, City));

        ContainerBuilder some;
        some.allow("Allow", {"event_name", "ip_override"});
        const std::string address = sentBy(some, eventText());
        EXPECT_TRUE(has(address, Address));
        EXPECT_FALSE(has(address, "secret") || has(address, City));
    }

    TEST(Hidden, laterTransformationsCannotBringItBackFromTheRequest)
    {
        ContainerBuilder builder;
        builder.exclude("Hide", {"ip_override", "user_agent", "client_hints"});
        builder.augment("Bring back",
            {{"ip", "{{Forwarded}}"}, {"agent", "{{Agent}}"}, {"query", "{{Query String}}"}, {"nested", "{{Nested}}"}});
        const std::string body = sentBy(builder, eventText());
        EXPECT_FALSE(has(body, Address)) << body;
        EXPECT_FALSE(has(body, "secret")) << body;
    }

    TEST(Hidden, conditionalHidingCountsOnlyWhereItApplies)
    {
        ContainerBuilder builder;
        builder.eventData("ED - name", "event_name");
        auto& hide = builder.exclude("Hide", {"ip_override"});
        ContainerBuilder::onlyIf(hide, "{{ED - name}}", "EQUALS", "other");
        EXPECT_TRUE(has(sentBy(builder, eventText()), Address));
        ContainerBuilder::onlyIf(hide, "{{ED - name}}", "EQUALS", "e");
        EXPECT_FALSE(has(sentBy(builder, eventText()), Address));
    }

    // Random events and random hidden parameters: no value that was hidden is anywhere in the request.
    TEST(Hidden, noHiddenParameterIsInAnyRequest)
    {
        SeededRandom random(20251124);
        const std::vector<std::string> names = {"ip_override", "user_agent", "client_hints", "event_location",
            "user_data", "a", "b", "user_data.mail", "a.b", "items"};
        for (int round = 0; round < 400; ++round) {
            Value event = Value::object({{"event_name", "e"}});
            std::vector<std::string> hidden;
            for (const std::string& name : names) {
                const bool hides = random.between(0, 1) == 1;
                if (hides)
                    hidden.push_back(name);
                const std::string secret
                    = (hides ? "hidden" : "open") + std::to_string(random.between(0, 1'000'000'000));
                Value content
                    = random.between(0, 1) ? Value(secret) : Value::object({{"deep", Value::array({secret})}});
                if (name.find('.') == std::string::npos && !event.contains(name))
                    event.set(name, std::move(content));
            }
            ContainerBuilder builder;
            builder.eventData("Whole", "a");
            builder.augment("Copy something", {{"copied", "{{Whole}}"}});
            builder.exclude("Hide", hidden);
            if (std::find(hidden.begin(), hidden.end(), "a") != hidden.end())
                builder.exclude("Hide the copy", {"copied"});
            const std::string body = sentBy(builder, value::writeJson(event));
            for (const std::string& name : hidden) {
                const Value* content = event.find(name);
                EXPECT_FALSE(content && has(body, value::writeJson(*content))) << name << " in " << body;
            }
            EXPECT_FALSE(has(body, "hidden")) << body;
        }
    }

} // namespace
} // namespace sluis::runtime::test
