#include "tests/core/runtime/template_bench.h"

// Clients made from templates: claim, events, answer.
namespace sluis::runtime::test {
namespace {

    constexpr const char* Shop = R"(if (require('getRequestPath')() !== '/shop') return;
require('claimRequest')();
const run = require('runContainer');
const events = require('JSON').parse(require('getRequestBody')());
let left = events.length;
events.forEach((event) => run(event, () => {
  left = left - 1;
  if (left > 0) return;
  require('setResponseStatus')(201);
  require('setResponseHeader')('content-type', 'text/plain');
  require('setResponseBody')('done ' + events.length);
  require('returnResponse')();
}));)";

    TemplateBuilder shop(const char* code = Shop)
    {
        TemplateBuilder builder;
        builder.client("Shop", builder.add("CLIENT", code));
        builder.client("Body", "test_client");
        builder.tag(
            "Tag", "test_tag", {builder.always("All").id}, TemplateBuilder::texts({{"value", "{{Client Name}}"}}));
        builder.builtIn("CLIENT_NAME", "Client Name");
        return builder;
    }

    http::Request post(std::string_view body, std::string_view path = "/shop")
    {
        return http::makeRequest("POST", path, {}, body);
    }

    TEST_F(TemplateRuns, aClientClaimsRunsSeveralEventsAndAnswers)
    {
        Bench& bench = this->bench(shop());
        const TracePtr trace = run(bench, post(R"([{"event_name": "a"}, {"event_name": "b"}])"));
        ASSERT_TRUE(bench.answered);
        EXPECT_TRUE(bench.answered->isClaimed);
        EXPECT_EQ(bench.answered->response.status, 201);
        EXPECT_EQ(bench.answered->response.body, "done 2");
        ASSERT_EQ(trace->clients.size(), 1u) << "the first claim wins";
        EXPECT_TRUE(trace->clients[0].claimed);
        ASSERT_EQ(trace->events.size(), 2u);
        EXPECT_EQ(trace->events[1].name, "b");
        EXPECT_EQ(sent(*bench.tag(trace, "Tag", 1))["parameters"]["value"].string(), "Shop");
        EXPECT_EQ(trace->response.body, "done 2");
    }

    TEST_F(TemplateRuns, whatItDoesNotClaimGoesToTheNext)
    {
        Bench& bench = this->bench(shop());
        const TracePtr trace = run(bench, post(R"({"event_name": "c"})", "/events"));
        EXPECT_EQ(bench.answered->response.status, 204);
        ASSERT_EQ(trace->clients.size(), 2u);
        EXPECT_FALSE(trace->clients[0].claimed);
        EXPECT_TRUE(trace->clients[1].claimed);
        EXPECT_EQ(sent(*bench.tag(trace, "Tag"))["parameters"]["value"].string(), "Body");
    }

    TEST_F(TemplateRuns, aClientThatFailsLeavesTheRequestToOthers)
    {
        Bench& bench = this->bench(shop("undefined.x;"));
        const TracePtr trace = run(bench, post("{}", "/events"));
        EXPECT_EQ(bench.answered->response.status, 204);
        EXPECT_EQ(english(trace->clients[0].reason).find("The template “Template 101” failed in line 1:"), 0u);
    }

    TEST_F(TemplateRuns, variablesOfTemplatesStandInAClientsParameters)
    {
        TemplateBuilder builder;
        const std::string join = builder.add("MACRO", "return data.left + '-' + data.right;");
        const std::string fetch = builder.add("MACRO",
            "return require('sendHttpGet')('https://lookup.example/').then((answer) => 'p' + answer.statusCode);");
        builder.variable("Fetched", fetch);
        builder.variable("Joined", join, TemplateBuilder::texts({{"left", "{{Fetched}}"}, {"right", "x"}}));
        const std::string client = builder.add("CLIENT",
            "if (data.secret !== 'p200-x') return;\nrequire('claimRequest')();\n"
            "require('setResponseBody')(data.secret);\nrequire('returnResponse')();");
        builder.client("Templated", client, TemplateBuilder::texts({{"secret", "{{Joined}}"}}));
        Bench& bench = this->bench(builder);
        const TracePtr trace = run(bench, post("{}"));
        EXPECT_TRUE(bench.answered->isClaimed);
        EXPECT_EQ(bench.answered->response.body, "p200-x");
        ASSERT_EQ(trace->clients.size(), 1u);
        EXPECT_EQ(trace->clients[0].parameters["secret"].string(), "p200-x");
    }

    TEST_F(TemplateRuns, whoClaimsAndNeverAnswersIsAnsweredFor)
    {
        Bench& bench = this->bench(shop("require('claimRequest')(); require('runContainer')({event_name: 'x'});"));
        const TracePtr trace = run(bench, post(""));
        EXPECT_EQ(bench.answered->response.status, 504);
        EXPECT_TRUE(bench.answered->isClaimed);
        ASSERT_FALSE(trace->problems.empty());
        EXPECT_EQ(english(trace->problems[0]), "The client “Shop” claimed the request and never answered it.");
        EXPECT_EQ(statusName(bench.tag(trace, "Tag")->status), "success");
    }

    TEST_F(TemplateRuns, anAnswerDoesNotWaitForVendorsAndEventsGoOn)
    {
        SlowVendor vendor;
        Bench& bench = this->bench(shop("require('claimRequest')(); require('runContainer')({event_name: 'x'}, () => { "
                                        "require('logToConsole')('end'); });"
                                        " require('returnResponse')();"),
            &vendor);
        bench.runRequest(post(""));
        ASSERT_TRUE(waitFor([&] { return bench.answered.has_value(); }));
        EXPECT_EQ(bench.answered->response.status, 200);
        EXPECT_EQ(vendor.waiting.size(), 1u);
        vendor.answerNext(200);
        ASSERT_TRUE(waitFor([&] { return bench.engine->runsUnderWay() == 0; }));
        ASSERT_EQ(bench.traces.back()->console.size(), 1u);
        EXPECT_EQ(bench.traces.back()->console[0].text, "end");
    }

    TEST_F(TemplateRuns, aClientHearsOfTheTagsOfItsEvent)
    {
        Bench& bench = this->bench(shop("require('claimRequest')(); require('runContainer')({event_name: 'x'}, (bind) "
                                        "=> { require('returnResponse')(); }, (bind) => {"
                                        " bind(require('addEventCallback'))((id, event) => { "
                                        "require('logToConsole')(event.tags[0].id, event.tags[0].status); }); });"));
        const TracePtr trace = run(bench, post(""));
        EXPECT_EQ(bench.answered->response.status, 200);
        ASSERT_EQ(trace->console.size(), 1u);
        EXPECT_EQ(trace->console[0].text, bench.tag(trace, "Tag")->id.text + " success");
    }

    TEST_F(TemplateRuns, aTemplateClientAndTemplateTagsWorkTogether)
    {
        TemplateBuilder builder = shop("require('claimRequest')(); require('runContainer')({event_name: 'x'}, () => { "
                                       "require('returnResponse')(); });");
        builder.tag("Writer",
            builder.add("TAG",
                "require('setResponseBody')('by the tag'); require('setCookie')('a', 'b'); data.gtmOnSuccess();"),
            {builder.container().triggers[0].id});
        Bench& bench = this->bench(builder);
        run(bench, post(""));
        EXPECT_EQ(bench.answered->response.body, "by the tag");
        ASSERT_EQ(bench.answered->response.headers.size(), 1u);
        EXPECT_EQ(bench.answered->response.headers[0].value, "a=b");
    }

} // namespace
} // namespace sluis::runtime::test
