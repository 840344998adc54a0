#include "core/base/encoding.h"
#include "core/runtime/sample.h"
#include "core/runtime/secret_texts.h"
#include "core/url/percent.h"
#include "tests/core/runtime/template_bench.h"

// Secrets while hits run: what stands in their place, who may use them, what is shown.
namespace sluis::runtime::test {
namespace {

    using Builder = sluis::test::ContainerBuilder;

    constexpr const char* Canary = "canary/value+1 of\"meta";

    void addSecret(Builder& builder, const char* variable, const char* name, bool isGiven = false)
    {
        auto parameters = Builder::texts({{"name", name}});
        if (isGiven)
            parameters.push_back(container::booleanParameter("giveToTemplates", true));
        builder.variable(variable, "sluis_secret", std::move(parameters));
    }

    crypto::SecretValues canary()
    {
        crypto::SecretValues values;
        values.emplace("meta", crypto::Secret(Canary));
        return values;
    }

    Builder oneTag(const Builder::Texts& parameters)
    {
        Builder builder;
        builder.client("Body", "test_client");
        addSecret(builder, "Token", "meta");
        builder.variable("Bearer", "c", Builder::texts({{"value", "Bearer {{Token}}"}}));
        const auto all = builder.always("All").id;
        builder.tag("Tag", "test_tag", {all}, Builder::texts(parameters));
        builder.tag("Other", "test_tag", {all}, Builder::texts({{"times", "1"}}));
        return builder;
    }

    void expectNothingOf(const Secrets& secrets, const TracePtr& trace)
    {
        const std::string json = value::writeJson(toJson(*trace));
        EXPECT_FALSE(Secrets::mayHold(json)) << json;
        EXPECT_EQ(json.find("canary"), std::string::npos) << json;
        for (const std::string& form : formsOf(Canary))
            EXPECT_EQ(json.find(form), std::string::npos) << form;
        static_cast<void>(secrets);
    }

    TEST(Secrets, thePlaceholderSurvivesEncodingsAndDiffersPerNameAndProcess)
    {
        const Secrets here;
        const Secrets there;
        const std::string one = here.placeholder("meta");
        EXPECT_EQ(one, here.placeholder("meta"));
        EXPECT_NE(one, here.placeholder("klaviyo"));
        EXPECT_NE(one, there.placeholder("meta"));
        EXPECT_EQ(one.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789"), std::string::npos);
    }

    TEST(Secrets, aTagGetsAPlaceholderAndARequestSaysWhoseItIs)
    {
        SlowVendor vendor;
        Bench bench(oneTag({{"auth", "{{Bearer}}"}, {"url", "https://vendor.example/in?a={{Nobody}}"}}), &vendor);
        bench.secrets.setValues(canary());
        bench.run(R"({"event_name": "purchase"})");
        ASSERT_EQ(vendor.waiting.size(), 2U);
        const Outgoing& first = vendor.waiting[0].outgoing;
        EXPECT_NE(first.request.body.find("Bearer " + bench.secrets.placeholder("meta")), std::string::npos);
        EXPECT_EQ(first.request.body.find("canary"), std::string::npos);
        ASSERT_TRUE(first.secrets);
        EXPECT_EQ(first.secrets->names, std::vector<std::string>{"meta"});
        EXPECT_EQ(first.secrets->origin, "https://vendor.example");
        EXPECT_TRUE(first.secrets->isFixed);
        EXPECT_FALSE(vendor.waiting[1].outgoing.secrets); // does not use it, whatever it gets
        vendor.answerNext(200);
        vendor.answerNext(200);
        const TracePtr trace = bench.traces.back();
        expectNothingOf(bench.secrets, trace);
        const TagTrace& tag = *bench.tag(trace, "Tag");
        EXPECT_EQ(tag.parameters["auth"].string(), "Bearer secret:meta");
        EXPECT_EQ(tag.outgoing[0].secrets, std::vector<std::string>{"meta"});
        ASSERT_TRUE(tag.outgoing[0].unfilled);
        EXPECT_TRUE(Secrets::mayHold(tag.outgoing[0].unfilled->request.body));
        const Trace again = traceFromJson(toJson(*trace));
        EXPECT_EQ(again.events[0].tags[0].outgoing[0].secrets, std::vector<std::string>{"meta"});
        EXPECT_FALSE(again.events[0].tags[0].outgoing[0].unfilled);
    }

    TEST(Secrets, anAddressThatTheHitDecidesGetsNoValue)
    {
        struct Row {
            const char* address;
            bool isFixed;
            const char* origin;
        };
        for (const Row& row : {Row{"https://vendor.example", true, "https://vendor.example"},
                 Row{"{{Base}}/in/{{Host}}", true, "https://base.example:8443"}, Row{"https://{{Host}}/in", false, ""},
                 Row{"https://vendor.example{{Host}}/in", false, ""}, Row{"{{Host}}", false, ""},
                 Row{"https://vendor.example?{{Host}}", true, "https://vendor.example"},
                 Row{"https://vendor.example@{{Host}}/", false, ""}}) {
            SCOPED_TRACE(row.address);
            SlowVendor vendor;
            Builder builder = oneTag({{"auth", "{{Token}}"}, {"url", row.address}});
            builder.eventData("Host", "host");
            builder.variable("Base", "c", Builder::texts({{"value", "https://base.example:8443"}}));
            Bench bench(builder, &vendor);
            bench.run(R"({"event_name": "purchase", "host": "evil.example"})");
            const SecretGrantPtr grant = vendor.waiting.at(0).outgoing.secrets;
            ASSERT_TRUE(grant);
            EXPECT_EQ(grant->isFixed, row.isFixed);
            EXPECT_EQ(grant->origin, row.origin);
        }
    }

    TEST(Secrets, whatAnEventHoldsIsNotReferredTo)
    {
        SlowVendor vendor;
        Bench bench(oneTag({{"auth", "{{Token}}"}}), &vendor);
        bench.run(value::writeJson(
            value::Value::object({{"event_name", "purchase"}, {"stolen", bench.secrets.placeholder("meta")}})));
        ASSERT_EQ(vendor.waiting.size(), 2U);
        EXPECT_TRUE(Secrets::mayHold(vendor.waiting[1].outgoing.request.body)); // refused by the delivery
        EXPECT_FALSE(vendor.waiting[1].outgoing.secrets);
    }

    TEST(Secrets, visitorsNeverGetOne)
    {
        Bench bench(
            oneTag({{"auth", "{{Token}}"}, {"cookie", "c{{Token}}"}, {"pixel", "https://v.example/{{Token}}"}}));
        bench.secrets.setValues(canary());
        const TracePtr trace = bench.run(R"({"event_name": "purchase"})");
        const http::Response& response = bench.answered->response;
        std::string all = response.body;
        for (const http::Header& header : response.headers)
            all += header.value;
        EXPECT_FALSE(Secrets::mayHold(all)) << all;
        EXPECT_NE(all.find("https://v.example/"), std::string::npos) << all;
        bool isNoted = false;
        for (const Message& problem : trace->problems)
            isNoted |= problem == Message{"runtime.secretTakenOut", {"meta"}};
        EXPECT_TRUE(isNoted);
        bench.runUntraced(R"({"event_name": "purchase"})");
        EXPECT_FALSE(Secrets::mayHold(bench.answered->response.body));
        expectNothingOf(bench.secrets, trace);
    }

    TEST(Secrets, aVariableWithoutAGoodNameHasNoValue)
    {
        Builder builder = oneTag({{"auth", "{{Bad}}"}});
        addSecret(builder, "Bad", "two words");
        Bench bench(builder);
        const TracePtr trace = bench.run(R"({"event_name": "purchase"})");
        EXPECT_TRUE(bench.tag(trace, "Tag")->parameters["auth"].isUndefined());
    }

    TEST(Secrets, samplesShowTheNameOnly)
    {
        const TypeTable types = testTypes();
        Bench bench(oneTag({{"auth", "{{Bearer}}"}}));
        Sampler sampler(types);
        sampler.setPlan(bench.plan);
        Sample sample;
        sample.event = value::Value::object({{"event_name", "purchase"}});
        const TagSample tag = sampler.tag(0, sample);
        EXPECT_EQ(tag.trace.parameters["auth"].string(), "Bearer secret:meta");
        EXPECT_NE(tag.trace.outgoing.at(0).body.find("Bearer secret:meta"), std::string::npos);
        EXPECT_EQ(tag.trace.outgoing.at(0).secrets, std::vector<std::string>{"meta"});
        EXPECT_EQ(sampler.variable(*bench.plan->variable("Token"), sample).value.string(), "secret:meta");
    }

    TEST(SecretTexts, everyFormOfAValueIsFound)
    {
        const auto forms = formsOf(Canary);
        const std::string value = Canary;
        for (const std::string& text :
            {value, url::encodeUriComponent(value), url::encodeForm(value), value::writeJson(value::Value(value)),
                toBase64(value), toBase64("a" + value + "b"), toBase64("ab" + value), toBase64Url("abc:" + value)}) {
            const bool isFound = std::any_of(forms.begin(), forms.end(),
                [&text](const std::string& form) { return text.find(form) != std::string::npos; });
            EXPECT_TRUE(isFound) << text;
        }
    }

    // ---- templates ----

    constexpr const char* Send = R"(const log = require('logToConsole');
log('token', data.token);
require('sendHttpRequest')('https://vendor.example/in?t=' + require('encodeUriComponent')(data.token),
  {method: 'POST', headers: {authorization: 'Basic ' + require('toBase64')('api:' + data.token)}},
  require('JSON').stringify({token: data.token, plain: data.plain})).then(data.gtmOnSuccess, data.gtmOnFailure);)";

    TemplateBuilder templateTag(bool isGiven)
    {
        TemplateBuilder builder;
        builder.client("Body", "test_client");
        addSecret(builder, "Token", "meta", isGiven);
        const auto all = builder.always("All").id;
        builder.tag("Tag", builder.add("TAG", Send), {all}, Builder::texts({{"token", "{{Token}}"}}));
        builder.tag("Native", "test_tag", {all}, Builder::texts({{"token", "{{Token}}"}}));
        return builder;
    }

    TEST_F(TemplateRuns, aTemplateWorksWithThePlaceholder)
    {
        SlowVendor vendor;
        Bench& bench = this->bench(templateTag(false), &vendor);
        bench.secrets.setValues(canary());
        bench.run(R"({"event_name": "purchase"})");
        ASSERT_TRUE(waitFor([&] { return vendor.waiting.size() == 2; }));
        for (const SlowVendor::Waiting& waiting : vendor.waiting) {
            const OutgoingRequest& request = waiting.outgoing.request;
            EXPECT_NE(request.body.find(bench.secrets.placeholder("meta")), std::string::npos) << request.body;
            ASSERT_TRUE(waiting.outgoing.secrets);
        }
        vendor.answerNext(200);
        vendor.answerNext(200);
        ASSERT_TRUE(waitFor([&] { return bench.engine->runsUnderWay() == 0; }));
        const TracePtr trace = bench.traces.back();
        expectNothingOf(bench.secrets, trace);
        const TagTrace& tag = *bench.tag(trace, "Tag");
        EXPECT_EQ(tag.console.at(0).text, "token secret:meta");
        EXPECT_EQ(tag.outgoing.at(0).url, "https://vendor.example/in?t=secret:meta");
        EXPECT_EQ(tag.outgoing.at(0).headers.at(0).second, "Basic " + toBase64("api:secret:meta"));
        EXPECT_EQ(tag.outgoing.at(0).secrets, std::vector<std::string>{"meta"});
    }

    TEST_F(TemplateRuns, aTemplateThatIsGivenTheValueHasItAndNothingShowsIt)
    {
        SlowVendor vendor;
        Bench& bench = this->bench(templateTag(true), &vendor);
        bench.secrets.setValues(canary());
        bench.run(R"({"event_name": "purchase"})");
        ASSERT_TRUE(waitFor([&] { return vendor.waiting.size() == 2; }));
        for (const SlowVendor::Waiting& waiting : vendor.waiting) {
            const bool isTemplate = waiting.outgoing.vendor != "Test vendor";
            const auto json = value::readJson(waiting.outgoing.request.body).value();
            const std::string token(isTemplate ? json["token"].string() : json["parameters"]["token"].string());
            EXPECT_EQ(token, isTemplate ? std::string(Canary) : bench.secrets.placeholder("meta"));
        }
        vendor.answerNext(200);
        vendor.answerNext(200);
        ASSERT_TRUE(waitFor([&] { return bench.engine->runsUnderWay() == 0; }));
        const TracePtr trace = bench.traces.back();
        expectNothingOf(bench.secrets, trace);
        EXPECT_EQ(bench.tag(trace, "Tag")->parameters["token"].string(), "secret:meta");
        EXPECT_EQ(bench.tag(trace, "Tag")->console.at(0).text, "token secret:meta");
    }

} // namespace
} // namespace sluis::runtime::test
