#include "core/plan/compile.h"

#include "core/plan/decisions.h"
#include "tests/support/container_builder.h"

#include <gtest/gtest.h>

#include <set>

namespace sluis::plan {
namespace {

    using container::makeCondition;
    using container::Operator;
    using test::ContainerBuilder;

    templates::TypeCatalogue catalogue()
    {
        templates::TypeCatalogue made;
        templates::TypeDescription tag;
        tag.code = "native";
        tag.name = "Native tag";
        tag.vendor = "Vendor of the type";
        made.add(tag);
        tag.code = "sluis_http";
        tag.name = "HTTP request";
        tag.vendor.clear();
        made.add(tag);
        tag.code = "imported";
        tag.support = templates::Support::ImportedOnly;
        tag.reason = "Later.";
        made.add(tag);
        return made;
    }

    PlanPtr compiled(const ContainerBuilder& builder, const PlanPtr& previous = {})
    {
        return compile(builder.share(), catalogue(), previous);
    }

    std::vector<std::string> problemKeys(const Plan& plan)
    {
        std::vector<std::string> keys;
        for (const Problem& problem : plan.problems)
            keys.push_back(problem.message.key);
        return keys;
    }

    TEST(Compile, foldsWhatHoldsNoVariable)
    {
        ContainerBuilder builder;
        builder.eventData("ED", "x");
        container::Parameters parameters
            = ContainerBuilder::texts({{"plain", "text"}, {"one", "{{ED}}"}, {"mixed", "a{{ED}}b"}});
        parameters.push_back(container::booleanParameter("yes", true));
        parameters.push_back(container::integerParameter("count", "12"));
        parameters.push_back(ContainerBuilder::table("rows", {{{"a", "1"}}, {{"a", "{{ED}}"}}}));
        container::Parameter empty;
        empty.key = "empty";
        parameters.push_back(empty);
        builder.tag("Folded", "native", {}, ContainerBuilder::texts({{"a", "1"}}));
        builder.tag("Held open", "native", {}, parameters);
        const PlanPtr plan = compiled(builder);
        EXPECT_TRUE(plan->tags[0].parameters->isConstant());
        EXPECT_EQ(plan->tags[0].parameters->constant, value::Value::object({{"a", "1"}}));
        const Expression& open = *plan->tags[1].parameters;
        EXPECT_EQ(open.kind, Expression::Kind::Composite);
        EXPECT_EQ(open.holes.size(), 3u);
        EXPECT_EQ(open.constant["yes"], true);
        EXPECT_EQ(open.constant["count"], 12);
        EXPECT_EQ(open.constant["empty"], "");
        EXPECT_EQ(open.constant["rows"].items().size(), 0u); // the whole table is a hole
    }

    TEST(Compile, triggersAreFoundByTheEventsName)
    {
        ContainerBuilder builder;
        builder.builtIn("EVENT_NAME", "Event Name");
        builder.eventData("ED", "x");
        const auto named = builder.eventTrigger("Named", "purchase").id;
        const auto filtered = builder
                                  .always("Filtered",
                                      {makeCondition("{{ED}}", Operator::Equals, "1"),
                                          makeCondition("{{Event Name}}", Operator::Equals, "purchase")})
                                  .id;
        const auto negated
            = builder.always("Negated", {makeCondition("{{Event Name}}", Operator::Equals, "purchase", true)}).id;
        const auto ignoring
            = builder.always("Ignoring", {makeCondition("{{Event Name}}", Operator::Equals, "purchase", false, true)})
                  .id;
        const auto variable
            = builder.always("Variable", {makeCondition("{{Event Name}}", Operator::Equals, "{{ED}}")}).id;
        builder.eventTrigger("Unused", "purchase");
        builder.tag("Tag", "native",
            {named, filtered, negated, ignoring, variable,
                container::TriggerId(std::string(container::AllPagesTriggerId))});
        const PlanPtr plan = compiled(builder);
        EXPECT_EQ(plan->triggersByEvent.at("purchase"), (std::vector<TriggerIndex>{0, 1}));
        EXPECT_EQ(plan->triggersByEvent.at("page_view"), (std::vector<TriggerIndex>{6}));
        EXPECT_EQ(plan->otherTriggers, (std::vector<TriggerIndex>{2, 3, 4}));
        EXPECT_EQ(plan->triggers[6].name, "All Pages");
    }

    TEST(Compile, saysWhatCannotWork)
    {
        ContainerBuilder builder;
        builder.variable("Asks itself", "c", ContainerBuilder::texts({{"value", "{{Asks itself}}"}}));
        builder.always("Broken",
            {makeCondition("{{Asks itself}}", Operator::MatchRegex, "a(b"),
                makeCondition("{{None}}", Operator::CssSelector, "x")});
        auto& tag = builder.tag(
            "Tag", "native", {container::TriggerId("999")}, ContainerBuilder::texts({{"a", "{{No such}}"}}));
        tag.setupTags = {{"Nobody", true, {}}};
        const PlanPtr plan = compiled(builder);
        const auto keys = problemKeys(*plan);
        const std::set<std::string> found(keys.begin(), keys.end());
        EXPECT_EQ(found,
            (std::set<std::string>{"plan.variableCycle", "plan.badPattern", "plan.unknownOperator",
                "plan.unknownVariable", "plan.unknownTrigger", "plan.unknownTag"}));
        for (const Problem& problem : plan->problems)
            EXPECT_EQ(english(problem.message).find('%'), std::string::npos);
    }

    TEST(Compile, tellsVendorsApart)
    {
        ContainerBuilder builder;
        builder.tag("1", "native", {});
        builder.tag("2", "native", {}, ContainerBuilder::texts({{"vendor", "Own label"}}));
        builder.tag("3", "sluis_http", {}, ContainerBuilder::texts({{"url", "https://api.meta.example/x?y"}}));
        builder.tag("4", "sluis_http", {}, ContainerBuilder::texts({{"url", "https://{{Host}}/x"}}));
        builder.tag("5", "unheard_of", {});
        std::vector<std::string> vendors;
        const PlanPtr plan = compiled(builder);
        for (const Tag& tag : plan->tags)
            vendors.push_back(tag.vendor);
        EXPECT_EQ(vendors,
            (std::vector<std::string>{
                "Vendor of the type", "Own label", "api.meta.example", "HTTP request", "unheard_of"}));
    }

    TEST(Compile, knowsWhatRuns)
    {
        ContainerBuilder builder;
        for (const char* type : {"native", "imported", "unheard_of", "cvt_1_2", "cvt_42_7"})
            builder.tag(type, type, {});
        builder.container().info.containerId = "42";
        builder.container().templates.emplace_back().id = container::TemplateId("7");
        const PlanPtr plan = compiled(builder);
        EXPECT_EQ(plan->tags[0].runs, Runs::Native);
        EXPECT_EQ(plan->tags[1].runs, Runs::No);
        EXPECT_EQ(english(plan->tags[1].reason), "“HTTP request” does not run here. Later.");
        EXPECT_EQ(plan->tags[2].reason.key, "plan.typeUnknown");
        EXPECT_EQ(plan->tags[3].reason.key, "plan.templateMissing");
        EXPECT_EQ(plan->tags[4].runs, Runs::Template);
        EXPECT_EQ(plan->tags[4].customTemplate, 0u);
    }

    TEST(Compile, templateVariablesStandInLayers)
    {
        ContainerBuilder builder;
        builder.container().info.containerId = "42";
        builder.container().templates.emplace_back().id = container::TemplateId("7");
        builder.variable("Ground", "cvt_42_7", ContainerBuilder::texts({{"a", "x"}}));
        builder.variable("Between", "c", ContainerBuilder::texts({{"value", "-{{Ground}}-"}}));
        builder.variable("Upper", "cvt_42_7", ContainerBuilder::texts({{"a", "{{Between}}"}}));
        builder.variable("Beside", "cvt_42_7");
        builder.variable("Unused", "cvt_42_7");
        const auto trigger = builder.always("T", {makeCondition("{{Upper}}", Operator::Equals, "{{Beside}}")}).id;
        builder.tag("Tag", "native", {trigger}, ContainerBuilder::texts({{"a", "{{Between}}"}}));
        builder.tag("Plain", "native", {trigger}, ContainerBuilder::texts({{"a", "b"}}));
        const PlanPtr plan = compiled(builder);
        const auto at = [&](const char* name) { return *plan->variable(name); };
        ASSERT_EQ(plan->eventLayers.size(), 2u);
        EXPECT_EQ(
            std::set(plan->eventLayers[0].begin(), plan->eventLayers[0].end()), (std::set{at("Ground"), at("Beside")}));
        EXPECT_EQ(plan->eventLayers[1], std::vector{at("Upper")});
        EXPECT_EQ(plan->tags[0].layers, Layers{{at("Ground")}});
        EXPECT_TRUE(plan->tags[1].layers.empty());
    }

    // After any edit the plan is the one that a container compiled from scratch has, but shares what did not change.
    TEST(Compile, afterAnEditSharesWhatDidNotChange)
    {
        ContainerBuilder builder;
        builder.builtIn("EVENT_NAME", "Event Name");
        for (int i = 0; i < 4; ++i) {
            const std::string n = std::to_string(i);
            builder.eventData("ED " + n, "x" + n);
            const auto trigger
                = builder.always("T" + n, {makeCondition("{{ED " + n + "}}", Operator::MatchRegex, "^a+" + n)}).id;
            builder.tag("Tag " + n, "native", {trigger}, ContainerBuilder::texts({{"a", "{{ED " + n + "}}"}}));
            builder.exclude("Hide " + n, {"a" + n});
        }
        builder.tag("Dangling", "native", {}, ContainerBuilder::texts({{"a", "{{New}}"}}));
        const PlanPtr before = compiled(builder);

        builder.container().tags[1].parameters = ContainerBuilder::texts({{"a", "other"}});
        const PlanPtr tagEdited = compiled(builder, before);
        EXPECT_EQ(tagEdited->tags[0].parameters, before->tags[0].parameters);
        EXPECT_EQ(tagEdited->tags[1].parameters->constant["a"], "other");
        EXPECT_EQ(tagEdited->triggers[2].conditions, before->triggers[2].conditions);
        EXPECT_EQ(tagEdited->transformations[3].body, before->transformations[3].body);
        EXPECT_EQ(tagEdited->variables[2], before->variables[2]);

        // A variable behind the others: what dangled on its name is compiled anew, all else stays.
        builder.eventData("New", "n");
        const PlanPtr added = compiled(builder, tagEdited);
        EXPECT_EQ(added->tags[0].parameters, before->tags[0].parameters);
        EXPECT_EQ(added->tags[4].parameters->kind, Expression::Kind::Composite);
        EXPECT_EQ(problemKeys(*added), std::vector<std::string>{});

        // One taken from the middle moves the others: everything that names variables is compiled anew, patterns are
        // not.
        builder.container().variables.erase(builder.container().variables.begin() + 1);
        const PlanPtr removed = compiled(builder, added);
        EXPECT_NE(removed->tags[0].parameters, before->tags[0].parameters);
        EXPECT_EQ(removed->triggers[3].conditions->at(0).left.variable, *removed->variable("ED 3"));
        EXPECT_EQ(removed->triggers[3].conditions->at(0).pattern, before->triggers[3].conditions->at(0).pattern);
        EXPECT_EQ(problemKeys(*removed), (std::vector<std::string>{"plan.unknownVariable"}));

        // A tag taken away and another put in its place.
        builder.container().tags.erase(builder.container().tags.begin());
        const PlanPtr shifted = compiled(builder, removed);
        EXPECT_EQ(shifted->tags[1].parameters, removed->tags[2].parameters);
        EXPECT_EQ(shifted->tags[0].name, "Tag 1");
    }

    TEST(Compile, absurdContainersEndSoon)
    {
        ContainerBuilder builder;
        const auto trigger = builder.always("All").id;
        for (int i = 0; i < 6000; ++i) {
            builder.tag("Tag", "native", {trigger, trigger});
            builder.exclude("Hide", {"x"});
        }
        const PlanPtr plan = compiled(builder);
        EXPECT_EQ(plan->tags[0].runs, Runs::No); // rather than with a part of its transformations
        EXPECT_EQ(plan->tags[0].reason.key, "plan.tooManyTransformations");
        compiled(builder, plan);
    }

    TEST(Decisions, eachHasASentence)
    {
        std::set<std::string_view> ids;
        for (const Decision& decision : decisions()) {
            EXPECT_TRUE(ids.insert(decision.id).second);
            EXPECT_NE(sentence(decision.sentence.key), decision.sentence.key);
            EXPECT_EQ(english(decision.sentence).find('%'), std::string::npos) << decision.id;
        }
    }

} // namespace
} // namespace sluis::plan
