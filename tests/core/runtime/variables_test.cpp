#include "tests/core/runtime/test_types.h"

#include "core/runtime/evaluator.h"
#include "core/runtime/sample.h"

#include <gtest/gtest.h>

// Every type of variable, on one hit.
namespace sluis::runtime::test {
namespace {

    using container::booleanParameter;
    using container::textParameter;
    using sluis::test::ContainerBuilder;
    using value::Value;

    constexpr const char* Event
        = R"({"event_name":"Purchase","page_location":"https://shop.example/shoes?id=1","value":12.5,
    "items":[{"item_id":"A1"},{"item_id":"B2"}],"user_data":{"address":{"city":"Gent"}},"ep.flat":"f","none":null,"yes":true})";

    class VariablesTest : public testing::Test
    {
    protected:
        Value valueOf(container::Variable variable, const http::Headers& headers = {})
        {
            ContainerBuilder builder;
            builder.builtIn("EVENT_NAME", "Event Name");
            builder.eventData("ED - city", "user_data.address.city");
            builder.container().info.publicId = "GTM-TEST";
            builder.container().variables.push_back(std::move(variable));
            m_bench = std::make_unique<Bench>(builder);
            Sampler sampler(m_bench->types);
            sampler.setPlan(m_bench->plan);
            Sample sample;
            sample.hit.request = http::makeRequest(
                "POST", "/events/x?a=1&a=2&plus=x+y&uaa=arm", headers.empty() ? m_headers : headers);
            sample.hit.time = m_bench->clock.now();
            sample.event = value::readJson(Event).value();
            sample.clientName = "GA4";
            m_trace = sampler.variable(static_cast<plan::VariableIndex>(m_bench->plan->variables.size() - 1), sample);
            return m_trace.value;
        }

        static container::Variable make(std::string type, container::Parameters parameters)
        {
            container::Variable variable;
            variable.id = container::VariableId("99");
            variable.name = "Tested";
            variable.type = std::move(type);
            variable.parameters = std::move(parameters);
            return variable;
        }

        http::Headers m_headers{{"Host", "sgtm.shop.example"}, {"Cookie", "a=1; id=x%20y; id=second; bad=%E0%A4"},
            {"X-Twice", "one"}, {"x-twice", "two"}, {"X-Gclb-Country", "us"}, {"X-Gclb-Region", "USCA"},
            {"X-Bytes", "\xff"}};
        std::unique_ptr<Bench> m_bench;
        VariableTrace m_trace;
    };

    TEST_F(VariablesTest, eachTypeReadsWhatItsTableSays)
    {
        struct Row {
            const char* name;
            const char* type;
            ContainerBuilder::Texts texts;
            Value expected;
        };
        const Row rows[] = {
            {"event data", "ed", {{"keyPath", "value"}}, 12.5},
            {"event data by path and index", "ed", {{"keyPath", "items.1.item_id"}}, "B2"},
            {"event data, flat key with a dot", "ed", {{"keyPath", "ep.flat"}}, "f"},
            {"event data, whole object", "ed", {{"keyPath", "user_data.address"}}, Value::object({{"city", "Gent"}})},
            {"event data, null stays null", "ed", {{"keyPath", "none"}}, nullptr},
            {"event data that is missing", "ed", {{"keyPath", "items.7.item_id"}}, Value()},
            {"event data, default set", "ed",
                {{"keyPath", "missing"}, {"setDefaultValue", "true"}, {"defaultValue", "d"}}, "d"},
            {"event data, default not asked for", "ed",
                {{"keyPath", "missing"}, {"setDefaultValue", "false"}, {"defaultValue", "d"}}, Value()},
            {"event data, default with a variable", "ed",
                {{"keyPath", "missing"}, {"setDefaultValue", "true"}, {"defaultValue", "in {{ED - city}}"}}, "in Gent"},
            {"event data without a path", "ed", {}, Value()},
            {"constant", "c", {{"value", "G-1"}}, "G-1"},
            {"constant with a variable", "c", {{"value", "{{ED - city}}!"}}, "Gent!"},
            {"constant that is empty", "c", {}, ""},
            {"cookie, first of two", "sgtmk", {{"name", "id"}, {"decodeCookie", "false"}}, "x%20y"},
            {"cookie, decoded", "sgtmk", {{"name", "id"}, {"decodeCookie", "true"}}, "x y"},
            {"cookie that cannot be decoded", "sgtmk", {{"name", "bad"}, {"decodeCookie", "true"}}, "%E0%A4"},
            {"cookie that is not there", "sgtmk", {{"name", "none"}}, Value()},
            {"query parameter, first of two", "qp", {{"queryParamName", "a"}}, "1"},
            {"query parameter, plus is a blank", "qp", {{"queryParamName", "plus"}}, "x y"},
            {"query parameter that is not there", "qp", {{"queryParamName", "zz"}}, Value()},
            {"header in another case, repeated", "rh", {{"headerName", "X-TWICE"}}, "one, two"},
            {"header that is not there", "rh", {{"headerName", "X-None"}}, Value()},
            {"header that is not UTF-8", "rh", {{"headerName", "X-Bytes"}}, "\xEF\xBF\xBD"},
            {"visitor region", "vr", {{"resolutionOptions", "requestHeaders"}}, "US-CA"},
            {"undefined", "uv", {}, Value()},
            {"event name", "e", {}, "Purchase"},
            {"client name", "cn", {}, "GA4"},
            {"container id", "cid", {}, "GTM-TEST"},
            {"container version", "ctv", {}, "draft"},
            {"debug mode", "dbg", {}, true},
            {"random number of one value", "r", {{"min", "5"}, {"max", "5"}}, 5},
            {"random number of none", "r", {{"min", "5"}, {"max", "4"}}, Value()},
        };
        for (const Row& row : rows)
            EXPECT_EQ(valueOf(make(row.type, ContainerBuilder::texts(row.texts))), row.expected) << row.name;
    }

    TEST_F(VariablesTest, builtInsHaveTheirValues)
    {
        const std::pair<const char*, Value> rows[] = {{"EVENT_NAME", "Purchase"}, {"REQUEST_PATH", "/events/x"},
            {"REQUEST_METHOD", "POST"}, {"CLIENT_NAME", "GA4"}, {"QUERY_STRING", "a=1&a=2&plus=x+y&uaa=arm"},
            {"VISITOR_REGION", "US-CA"}, {"CONTAINER_ID", "GTM-TEST"}, {"CONTAINER_VERSION", "draft"},
            {"DEBUG_MODE", true}, {"SERVER_PAGE_LOCATION_URL", "https://shop.example/shoes?id=1"},
            {"SERVER_PAGE_LOCATION_HOSTNAME", "shop.example"}, {"SERVER_PAGE_LOCATION_PATH", "/shoes"},
            {"PAGE_HOSTNAME", Value()}};
        for (const auto& [type, expected] : rows) {
            ContainerBuilder builder;
            builder.container().info.publicId = "GTM-TEST";
            builder.builtIn(type, "Built-in");
            Bench bench(builder);
            Sampler sampler(bench.types);
            sampler.setPlan(bench.plan);
            Sample sample;
            sample.hit.request = http::makeRequest("POST", "/events/x?a=1&a=2&plus=x+y&uaa=arm", m_headers);
            sample.event = value::readJson(Event).value();
            sample.clientName = "GA4";
            EXPECT_EQ(sampler.variable(1, sample).value, expected) << type;
        }
    }

    TEST_F(VariablesTest, tablesTakeTheFirstRowThatFits)
    {
        const auto lookUp = [&](const char* type, const char* input, const std::vector<ContainerBuilder::Texts>& rows,
                                const ContainerBuilder::Texts& more = {}) {
            container::Parameters parameters = ContainerBuilder::texts({{"input", input}});
            parameters.push_back(ContainerBuilder::table("map", rows));
            for (const auto& parameter : ContainerBuilder::texts(more))
                parameters.push_back(parameter);
            return valueOf(make(type, parameters));
        };
        const std::vector<ContainerBuilder::Texts> cities = {{{"key", "Gent"}, {"value", "first"}},
            {{"key", "Gent"}, {"value", "second"}}, {{"key", "12.5"}, {"value", "{{ED - city}}"}}};
        EXPECT_EQ(lookUp("smm", "{{ED - city}}", cities), "first");
        EXPECT_EQ(lookUp("smm", "12.5", cities), "Gent");
        EXPECT_EQ(lookUp("smm", "gent", cities), Value());
        EXPECT_EQ(lookUp("smm", "x", cities, {{"setDefaultValue", "true"}, {"defaultValue", "other"}}), "other");
        EXPECT_EQ(lookUp("smm", "Gent", {{{"key", "{{ED - city}}"}, {"value", "by variable"}}}), "by variable");
        EXPECT_EQ(lookUp("smm", "{{Event Name}}", {{{"key", "Purchase"}, {"value", "buy"}}}), "buy");

        const std::vector<ContainerBuilder::Texts> patterns = {{{"key", "^/a"}, {"value", "A"}},
            {{"key", "(b+)c"}, {"value", "<$1>"}}, {{"key", "(unclosed"}, {"value", "bad"}}};
        EXPECT_EQ(lookUp("remm", "/abc", patterns), "A");
        EXPECT_EQ(lookUp("remm", "xbbc", patterns), "<$1>");
        EXPECT_EQ(lookUp("remm", "xbbcy", patterns, {{"replaceAfterMatch", "true"}}), "x<bb>y");
        EXPECT_EQ(lookUp("remm", "bbc", patterns, {{"replaceAfterMatch", "true"}, {"fullMatch", "true"}}), "<bb>");
        EXPECT_EQ(lookUp("remm", "xbbc", patterns, {{"fullMatch", "true"}}), Value());
        EXPECT_EQ(lookUp("remm", "BC", patterns, {{"ignoreCase", "true"}}), "<$1>");
        EXPECT_EQ(lookUp("remm", "(unclosed", patterns), Value());
        EXPECT_EQ(lookUp("remm", "Gent", {{{"key", "^{{ED - city}}$"}, {"value", "x"}}}), "x");
    }

    TEST_F(VariablesTest, formatValueIsAppliedLast)
    {
        struct Row {
            const char* path;
            container::FormatValue format;
            Value expected;
        };
        container::FormatValue lower;
        lower.caseConversion = container::CaseConversion::Lowercase;
        container::FormatValue upper;
        upper.caseConversion = container::CaseConversion::Uppercase;
        container::FormatValue convert;
        convert.convertNull = textParameter("", "was null");
        convert.convertUndefined = textParameter("", "0");
        convert.convertTrue = textParameter("", "{{ED - city}}");
        const Row rows[] = {{"user_data.address.city", lower, "gent"}, {"user_data.address.city", upper, "GENT"},
            {"value", upper, 12.5}, {"none", convert, "was null"}, {"missing", convert, "0"}, {"yes", convert, "Gent"},
            {"value", convert, 12.5}, {"yes", lower, true}};
        for (const Row& row : rows) {
            container::Variable variable = make("ed", ContainerBuilder::texts({{"keyPath", row.path}}));
            variable.formatValue = row.format;
            EXPECT_EQ(valueOf(variable), row.expected) << row.path;
        }
        container::Variable withDefault = make("ed",
            ContainerBuilder::texts({{"keyPath", "missing"}, {"setDefaultValue", "true"}, {"defaultValue", "Dear"}}));
        withDefault.formatValue = upper;
        EXPECT_EQ(valueOf(withDefault), "DEAR");
    }

    TEST_F(VariablesTest, whatDoesNotRunSaysWhyAndIsUndefined)
    {
        for (const char* type : {"fs", "cvt_1_2", "jsm", "never_heard_of"}) {
            EXPECT_EQ(
                valueOf(make(type, ContainerBuilder::texts({{"setDefaultValue", "true"}, {"defaultValue", "d"}}))),
                Value())
                << type;
            ASSERT_TRUE(m_trace.error) << type;
            EXPECT_FALSE(english(*m_trace.error).empty());
        }
    }

    TEST_F(VariablesTest, aVariableThatAsksForItselfIsUndefined)
    {
        ContainerBuilder builder;
        builder.variable("A", "c", ContainerBuilder::texts({{"value", "{{B}}"}}));
        builder.variable("B", "c", ContainerBuilder::texts({{"value", "-{{A}}-"}}));
        builder.variable("Above", "c", ContainerBuilder::texts({{"value", "a {{A}}"}}));
        builder.variable("Self", "ed", ContainerBuilder::texts({{"keyPath", "{{Self}}"}}));
        Bench bench(builder);
        Sampler sampler(bench.types);
        sampler.setPlan(bench.plan);
        const Sample sample;
        EXPECT_EQ(sampler.variable(1, sample).value, Value());
        EXPECT_EQ(sampler.variable(1, sample).error->key, "runtime.variableCycle");
        EXPECT_EQ(sampler.variable(3, sample).value, "a undefined");
        EXPECT_EQ(sampler.variable(4, sample).value, Value());
        EXPECT_EQ(bench.plan->problems.size(), 3u);
    }

    TEST_F(VariablesTest, textThatDoublesWithEveryVariableEndsAtALimit)
    {
        ContainerBuilder builder;
        builder.variable("V0", "c", ContainerBuilder::texts({{"value", "x"}}));
        for (int i = 1; i < 60; ++i) {
            const std::string below = "{{V" + std::to_string(i - 1) + "}}";
            builder.variable("V" + std::to_string(i), "c", ContainerBuilder::texts({{"value", below + below}}));
        }
        Bench bench(builder);
        Sampler sampler(bench.types);
        sampler.setPlan(bench.plan);
        const Sample sample;
        EXPECT_EQ(sampler.variable(23, sample).value.string().size(), TextLimitBytes); // 2^22
        EXPECT_EQ(sampler.variable(24, sample).value, Value());
        EXPECT_EQ(sampler.variable(24, sample).error->key, "runtime.textTooLong");
        EXPECT_EQ(sampler.variable(25, sample).value, "undefinedundefined");
        EXPECT_FALSE(sampler.variable(25, sample).error);
        EXPECT_LE(sampler.variable(60, sample).value.string().size(), TextLimitBytes);
    }

    TEST_F(VariablesTest, aTowerOfVariablesEndsSomewhere)
    {
        ContainerBuilder builder;
        builder.variable("V0", "c", ContainerBuilder::texts({{"value", "ground"}}));
        for (int i = 1; i < 20000; ++i)
            builder.variable("V" + std::to_string(i), "c",
                ContainerBuilder::texts({{"value", "{{V" + std::to_string(i - 1) + "}}"}}));
        Bench bench(builder);
        Sampler sampler(bench.types);
        sampler.setPlan(bench.plan);
        const Sample sample;
        EXPECT_EQ(sampler.variable(100, sample).value, "ground"); // 99 below it
        EXPECT_EQ(sampler.variable(101, sample).value, Value());
        EXPECT_EQ(sampler.variable(101, sample).error->key, "runtime.variableTooDeep");
        EXPECT_EQ(sampler.variable(20000, sample).value, Value());
    }

} // namespace
} // namespace sluis::runtime::test
