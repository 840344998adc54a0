#include "tests/core/runtime/template_bench.h"

// Variables made from templates: in layers, with promises, shared by the tags that see the same event.
namespace sluis::runtime::test {
namespace {

    TemplateBuilder body()
    {
        TemplateBuilder builder;
        builder.client("Body", "test_client");
        return builder;
    }

    constexpr const char* Upper = "return require('makeString')(data.text).toUpperCase();";
    constexpr const char* Fetch
        = "return require('sendHttpGet')('https://lookup.example/' + data.text).then((r) => 'got ' + r.statusCode);";

    TEST_F(TemplateRuns, variablesStandOnVariables)
    {
        TemplateBuilder builder = body();
        const std::string upper = builder.add("MACRO", Upper);
        const std::string fetch = builder.add("MACRO", Fetch);
        builder.eventData("Order", "order");
        builder.variable("Upper", upper, TemplateBuilder::texts({{"text", "{{Order}}"}}));
        builder.variable("Fetched", fetch, TemplateBuilder::texts({{"text", "{{Upper}}"}}));
        builder.variable("Again", upper, TemplateBuilder::texts({{"text", "{{Fetched}}!"}}));
        builder.tag("Tag", "test_tag", {builder.always("All").id}, TemplateBuilder::texts({{"value", "<{{Again}}>"}}));
        Bench& bench = this->bench(builder);
        const TracePtr trace = run(bench, R"({"order": "abc"})");
        const TagTrace& tag = *bench.tag(trace, "Tag");
        EXPECT_EQ(statusName(tag.status), "success");
        EXPECT_EQ(sent(tag)["parameters"]["value"].string(), "<GOT 200!>");
        const auto fetched = std::find_if(
            tag.variables.begin(), tag.variables.end(), [](const auto& one) { return one.name == "Fetched"; });
        ASSERT_NE(fetched, tag.variables.end());
        ASSERT_EQ(fetched->outgoing.size(), 1u);
        EXPECT_EQ(fetched->outgoing[0].url, "https://lookup.example/ABC");
        EXPECT_EQ(english(trace->problems.empty() ? Message() : trace->problems[0]), english(Message()));
    }

    TEST_F(TemplateRuns, aTriggerMayAskForATemplateVariable)
    {
        TemplateBuilder builder = body();
        builder.eventData("Order", "order");
        builder.variable("Upper", builder.add("MACRO", Upper), TemplateBuilder::texts({{"text", "{{Order}}"}}));
        const auto some
            = builder.always("Some", {container::makeCondition("{{Upper}}", container::Operator::Equals, "YES")}).id;
        builder.tag("Tag", "test_tag", {some});
        Bench& bench = this->bench(builder);
        EXPECT_EQ(statusName(bench.tag(run(bench, R"({"order": "yes"})"), "Tag")->status), "success");
        EXPECT_EQ(statusName(bench.tag(run(bench, R"({"order": "no"})"), "Tag")->status), "not_fired");
        bench.runUntraced(R"({"order": "yes"})");
        EXPECT_TRUE(waitFor([&] { return bench.engine->runsUnderWay() == 0; }));
    }

    TEST_F(TemplateRuns, tagsThatSeeTheSameEventShareAValueOthersHaveTheirOwn)
    {
        TemplateBuilder builder = body();
        const std::string counting = builder.add("MACRO",
            "const s = require('templateDataStorage'); const n = (s.getItemCopy('n') || 0) + 1;"
            " s.setItemCopy('n', n); return n + ' ' + require('getEventData')('order');");
        builder.variable("Count", counting);
        const auto all = builder.always("All").id;
        for (const char* name : {"First", "Second", "Hidden"})
            builder.tag(name, "test_tag", {all}, TemplateBuilder::texts({{"value", "{{Count}}"}}));
        TemplateBuilder::onlyFor(builder.exclude("No order", {"order"}), {"Hidden"});
        Bench& bench = this->bench(builder);
        const TracePtr trace = run(bench, R"({"order": "abc"})");
        EXPECT_EQ(sent(*bench.tag(trace, "First"))["parameters"]["value"].string(), "1 abc");
        EXPECT_EQ(sent(*bench.tag(trace, "Second"))["parameters"]["value"].string(), "1 abc");
        EXPECT_EQ(sent(*bench.tag(trace, "Hidden"))["parameters"]["value"].string(), "2 undefined");
    }

    TEST_F(TemplateRuns, aVariableThatFailsHasNoValueAndSaysWhy)
    {
        TemplateBuilder builder = body();
        builder.variable("Broken", builder.add("MACRO", "return data.a.b.c;"));
        builder.variable("Slow", builder.add("MACRO", "while (true) {}"));
        builder.variable("Refused", builder.add("MACRO", "return require('Promise').create((yes, no) => no('x'));"));
        builder.tag("Tag", "test_tag", {builder.always("All").id},
            TemplateBuilder::texts({{"a", "{{Broken}}"}, {"b", "{{Slow}}"}, {"c", "{{Refused}}"}}));
        Bench& bench = this->bench(builder);
        const TracePtr trace = run(bench, "{}");
        const TagTrace& tag = *bench.tag(trace, "Tag");
        EXPECT_EQ(statusName(tag.status), "success");
        ASSERT_EQ(tag.variables.size(), 3u);
        for (const VariableTrace& variable : tag.variables) {
            EXPECT_TRUE(variable.value.isUndefined()) << variable.name;
            EXPECT_TRUE(variable.error || variable.name == "Refused") << variable.name;
        }
        EXPECT_GE(trace->problems.size(), 2u);
    }

    TEST_F(TemplateRuns, aTransformationMayStandOnATemplateVariable)
    {
        TemplateBuilder builder = body();
        builder.eventData("Order", "order");
        builder.variable("Upper", builder.add("MACRO", Upper), TemplateBuilder::texts({{"text", "{{Order}}"}}));
        builder.augment("Add", {{"order", "{{Upper}}2"}});
        builder.tag("Tag", "test_tag", {builder.always("All").id}, TemplateBuilder::texts({{"value", "{{Upper}}"}}));
        Bench& bench = this->bench(builder);
        const TracePtr trace = run(bench, R"({"order": "abc"})");
        const TagTrace& tag = *bench.tag(trace, "Tag");
        EXPECT_EQ(sent(tag)["event"]["order"].string(), "ABC2");
        EXPECT_EQ(sent(tag)["parameters"]["value"].string(), "ABC2") << "after the transformations";
    }

    TEST_F(TemplateRuns, manyHitsAtOnceKeepTheirValuesApart)
    {
        TemplateBuilder builder = body();
        builder.eventData("Order", "order");
        builder.variable("Upper", builder.add("MACRO", Upper), TemplateBuilder::texts({{"text", "{{Order}}"}}));
        builder.tag("Tag", "test_tag", {builder.always("All").id}, TemplateBuilder::texts({{"value", "{{Upper}}"}}));
        Bench& bench = this->bench(builder);
        for (int i = 0; i < 100; ++i)
            bench.run(R"({"order": "n)" + std::to_string(i) + R"("})");
        ASSERT_TRUE(waitFor([&] { return bench.engine->runsUnderWay() == 0; }));
        size_t whole = 0;
        for (const TracePtr& trace : bench.traces) {
            if (!trace->isComplete)
                continue;
            ++whole;
            EXPECT_EQ(sent(*bench.tag(trace, "Tag"))["parameters"]["value"].string(),
                "N" + std::string(trace->events[0].data["order"].string().substr(1)));
        }
        EXPECT_EQ(whole, 100u);
    }

} // namespace
} // namespace sluis::runtime::test
