#include "tests/core/runtime/test_types.h"

#include <gtest/gtest.h>

namespace sluis::runtime::test {
namespace {

    using sluis::test::ContainerBuilder;
    using value::Value;

    Trace fullTrace()
    {
        ContainerBuilder builder;
        builder.client("Elsewhere", "cvt_1_2").priority = 1;
        builder.client("Body", "test_client");
        builder.eventData("ED - x", "x");
        builder.variable("Broken", "fs");
        const auto all
            = builder
                  .always(
                      "All", {container::makeCondition("{{ED - x}}", container::Operator::Equals, "1", false, true)})
                  .id;
        const auto never
            = builder.always("Never", {container::makeCondition("{{ED - none}}", container::Operator::Unknown, "")}).id;
        builder.tag("Fires", "test_tag", {all}, ContainerBuilder::texts({{"b", "{{Broken}}"}, {"cookie", "c"}}));
        builder.tag("Blocked", "test_tag", {all}).blockingTriggers = {all};
        builder.tag("Missed", "test_tag", {never});
        auto& hide = builder.exclude("Hide", {"ip_override"});
        ContainerBuilder::onlyIf(hide, "{{ED - x}}", "EQUALS", "1");
        Bench bench(builder);
        bench.settings.contentOf = "38";
        const TracePtr trace
            = bench.run(R"({"event_name":"e","x":1,"ip_override":"1.2.3.4"})", {{"Bytes", "\xff"}, {"Host", "h"}});
        Trace made = *trace;
        made.console.push_back({"tag", "line", 3});
        made.events[0].tags[0].denied.push_back({"send_http", "sendHttpRequest", 7});
        made.events[0].tags[0].console.push_back({"Fires", "said", 1});
        made.events[0].tags[0].outgoing[0].error = Message{"http.addressRefused", {"10.0.0.1"}};
        return made;
    }

    TEST(TraceJson, hasTheShapeOfTheContract)
    {
        const Value json = toJson(fullTrace());
        EXPECT_EQ(json["version"], "draft");
        EXPECT_EQ(json["content_of"], "38");
        EXPECT_EQ(json["hit"]["id"], "1");
        EXPECT_EQ(json["hit"]["method"], "POST");
        EXPECT_EQ(json["hit"]["path"], "/events");
        EXPECT_EQ(json["hit"]["query"], "q=1&uaa=arm");
        EXPECT_EQ(json["hit"]["headers"].items()[1], Value::array({"Host", "h"}));
        EXPECT_EQ(json["hit"]["remote_address"], "203.0.113.7");
        EXPECT_EQ(json["clients"].items()[0]["claimed"], false);
        EXPECT_EQ(json["clients"].items()[1]["claimed"], true);
        EXPECT_EQ(json["response"]["status"], 204);
        const Value& event = json["events"].items()[0];
        EXPECT_EQ(event["name"], "e");
        EXPECT_EQ(event["data"]["x"], 1);
        EXPECT_EQ(event["variables"].items()[0]["asked_by"], "trigger 5");
        const Value& condition = event["triggers"].items()[0]["conditions"].items()[0];
        EXPECT_EQ(condition["variable"], "{{ED - x}}");
        EXPECT_EQ(condition["operator"], "EQUALS");
        EXPECT_EQ(condition["left"], 1);
        EXPECT_EQ(condition["right"], "1");
        EXPECT_EQ(condition["ignore_case"], true);
        EXPECT_EQ(event["triggers"].items()[1]["conditions"].items()[0]["left"], "{{ED - none}}");
        const Value& tag = event["tags"].items()[0];
        EXPECT_EQ(tag["status"], "success");
        EXPECT_FALSE(tag.contains("reason"));
        EXPECT_EQ(tag["transformations"].items()[0]["applied"], true);
        EXPECT_EQ(tag["transformations"].items()[0]["changes"].items()[0],
            Value::object({{"path", "ip_override"}, {"before", "1.2.3.4"}}));
        EXPECT_FALSE(tag["event_data"].contains("ip_override"));
        EXPECT_EQ(tag["outgoing"].items()[0]["state"], "held");
        EXPECT_EQ(
            tag["outgoing"].items()[0]["answer"], Value::object({{"status", 200}, {"body", ""}, {"assumed", true}}));
        EXPECT_EQ(event["tags"].items()[1]["status"], "blocked");
        EXPECT_EQ(event["tags"].items()[1]["reason"], "Blocked by the trigger “All”.");
        EXPECT_EQ(event["tags"].items()[2]["status"], "not_fired");
        EXPECT_EQ(json["problems"].items()[0]["key"], "runtime.variableFailed");
        EXPECT_FALSE(event["tags"].items()[0]["parameters"].contains("nothing"));
    }

    TEST(TraceJson, readsBackWhatItWrote)
    {
        const Value json = toJson(fullTrace());
        const std::string text = value::writeJson(json);
        const Value again = toJson(traceFromJson(value::readJson(text).value()));
        EXPECT_EQ(value::writeJson(again), text);
    }

    TEST(TraceJson, bytesThatAreNoTextComeBack)
    {
        Trace trace;
        trace.hit.body = std::string("\xff\x00z", 3);
        trace.response.body = "\xfe";
        const Value json = toJson(trace);
        EXPECT_FALSE(json["hit"].contains("body"));
        EXPECT_EQ(traceFromJson(json).hit.body, trace.hit.body);
        EXPECT_EQ(traceFromJson(json).response.body, trace.response.body);
    }

    TEST(TraceJson, undefinedIsSeenInConditions)
    {
        Trace trace;
        trace.events.emplace_back();
        trace.events[0].triggers.push_back({container::TriggerId("1"), "T", "ALWAYS", false, {ConditionTrace()}});
        const Value json = toJson(trace);
        EXPECT_EQ(json["events"].items()[0]["triggers"].items()[0]["conditions"].items()[0]["left"],
            Value::object({{"undefined", true}}));
        EXPECT_TRUE(traceFromJson(json).events[0].triggers[0].conditions[0].left.isUndefined());
    }

    TEST(TraceJson, anythingCanBeReadWithoutHarm)
    {
        for (const char* text :
            {"7", "[]", "{}", R"({"events":7,"hit":[],"clients":{"a":1}})", R"({"events":[7,{"tags":[null]}]})",
                R"({"hit":{"id":"-5","time":"never","headers":[["a"],7]},"response":{"status":1e300}})"})
            traceFromJson(value::readJson(text).value());
    }

} // namespace
} // namespace sluis::runtime::test
