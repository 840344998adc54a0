#include "tests/core/runtime/template_bench.h"

// Tags made from templates.
namespace sluis::runtime::test {
namespace {

    using Texts = sluis::test::ContainerBuilder::Texts;

    constexpr const char* Send = R"(const send = require('sendHttpRequest');
const log = require('logToConsole');
log('to', data.url);
send(data.url, {method: 'POST', headers: {'content-type': 'text/plain'}}, require('getEventData')('order')).then((answer) => {
  log(answer.statusCode);
  if (answer.statusCode === 200) data.gtmOnSuccess(); else data.gtmOnFailure();
}, data.gtmOnFailure);)";

    TemplateBuilder oneTag(
        const std::string& code, const Texts& parameters = {}, std::vector<std::string> permissions = {})
    {
        TemplateBuilder builder;
        builder.client("Body", "test_client");
        const auto all = builder.always("All").id;
        const std::string type = builder.add("TAG", code, std::move(permissions));
        builder.tag("Tag", type, {all}, TemplateBuilder::texts(parameters));
        return builder;
    }

    TEST_F(TemplateRuns, aTagSendsHearsTheAnswerAndReports)
    {
        Bench& bench = this->bench(oneTag(Send, {{"url", "https://vendor.example/{{Order}}"}}));
        const TracePtr trace = run(bench, R"({"event_name": "purchase", "order": "4711"})");
        const TagTrace& tag = *bench.tag(trace, "Tag");
        EXPECT_EQ(statusName(tag.status), "success") << english(tag.reason);
        ASSERT_EQ(tag.outgoing.size(), 1u);
        EXPECT_EQ(tag.outgoing[0].method, "POST");
        EXPECT_EQ(tag.outgoing[0].body, "4711");
        EXPECT_EQ(tag.outgoing[0].state, OutgoingState::Held);
        EXPECT_EQ(tag.outgoing[0].headers, HeaderList({{"content-type", "text/plain"}}));
        ASSERT_EQ(tag.console.size(), 2u);
        EXPECT_EQ(tag.console[1].source, "Tag");
        EXPECT_EQ(tag.console[1].text, "200");
        EXPECT_EQ(tag.console[1].line, 5);
        EXPECT_TRUE(tag.parameters.contains("url"));
        EXPECT_TRUE(trace->isComplete);
        EXPECT_EQ(bench.answered->response.status, 204);
    }

    TEST_F(TemplateRuns, aSlowVendorDoesNotHoldTheAnswer)
    {
        SlowVendor vendor;
        Bench& bench = this->bench(oneTag(Send, {{"url", "https://vendor.example/"}}), &vendor);
        bench.run("{}");
        ASSERT_TRUE(waitFor([&] { return bench.answered.has_value(); }));
        EXPECT_EQ(vendor.waiting.size(), 1u);
        EXPECT_EQ(vendor.waiting[0].outgoing.vendor, "T");
        EXPECT_EQ(english(bench.tag(bench.traces.back(), "Tag")->reason), "Waiting for the answer of T.");
        vendor.answerNext(500);
        ASSERT_TRUE(waitFor([&] { return bench.engine->runsUnderWay() == 0; }));
        EXPECT_EQ(statusName(bench.tag(bench.traces.back(), "Tag")->status), "failure");
    }

    TEST_F(TemplateRuns, howATemplateEndsIsTheStatusOfItsTag)
    {
        struct Row {
            const char* code;
            const char* status;
            const char* reason;
        };
        const Row rows[] = {
            {"data.gtmOnSuccess(); data.gtmOnFailure();", "success", ""},
            {"data.gtmOnFailure();", "failure", "The template reported a failure."},
            {"const x = 1;\nx.y.z;", "exception", "The template “Template 101” failed in line 2:"},
            {"const = 1;", "exception", "The template “Template 101” failed in line 1:"},
            {"return;", "timeout", "The template ended without saying whether it succeeded."},
            {"require('callLater')(data.gtmOnSuccess);", "success", ""},
            {"require('Promise').create((yes) => yes(1)).then(() => { undefined.x; });", "exception",
                "The template “Template 101” failed in line 1:"},
            {"const x = 1;\nwhile (true) {}", "timeout",
                "The template “Template 101” ran longer than 200 ms and was stopped in line 2."},
            {"const a = []; while (true) a.push([a.length, a.length]);", "timeout", "The template"},
        };
        for (const Row& row : rows) {
            Bench& bench = this->bench(oneTag(row.code));
            const TracePtr trace = run(bench, "{}");
            const TagTrace& tag = *bench.tag(trace, "Tag");
            EXPECT_EQ(statusName(tag.status), row.status) << row.code << ": " << english(tag.reason);
            EXPECT_TRUE((tag.reason.key.empty() ? std::string() : english(tag.reason)).starts_with(row.reason))
                << english(tag.reason);
        }
    }

    TEST_F(TemplateRuns, whatItMayNotDoIsDeniedWithItsLine)
    {
        Bench& bench = this->bench(
            oneTag("const send = require('sendHttpRequest');\nsend('https://vendor.example/');", {}, {"logging"}));
        const TracePtr trace = run(bench, "{}");
        const TagTrace& tag = *bench.tag(trace, "Tag");
        EXPECT_EQ(statusName(tag.status), "exception");
        ASSERT_EQ(tag.denied.size(), 1u);
        EXPECT_EQ(tag.denied[0].permission, "send_http");
        EXPECT_EQ(tag.denied[0].api, "sendHttpRequest");
        EXPECT_EQ(tag.denied[0].line, 2);
        EXPECT_TRUE(tag.outgoing.empty());
    }

    TEST_F(TemplateRuns, cookiesAndResponseAreAnsweredWithTheHit)
    {
        Bench& bench = this->bench(oneTag(
            "require('setCookie')('seen', 'yes', {path: '/', 'max-age': 60});"
            " require('setResponseHeader')('x-tag', 'here'); require('setResponseStatus')(202); data.gtmOnSuccess();"));
        const TracePtr trace = run(bench, "{}");
        EXPECT_EQ(bench.answered->response.status, 202);
        ASSERT_EQ(bench.answered->response.headers.size(), 2u);
        EXPECT_EQ(bench.answered->response.headers[0].value, "seen=yes; Max-Age=60; Path=/");
        EXPECT_EQ(bench.answered->response.headers[1].name, "x-tag");
        ASSERT_EQ(bench.tag(trace, "Tag")->cookies.size(), 1u);
    }

    TEST_F(TemplateRuns, setupAndCleanupTagsMayBeTemplates)
    {
        TemplateBuilder builder;
        builder.client("Body", "test_client");
        const auto all = builder.always("All").id;
        const std::string fails = builder.add("TAG", "require('callLater')(data.gtmOnFailure);");
        const std::string works
            = builder.add("TAG", "require('sendHttpGet')('https://cleanup.example/').then(data.gtmOnSuccess);");
        builder.tag("Setup", fails, {});
        builder.tag("Cleanup", works, {});
        container::Tag& stopped = builder.tag("Stopped", "test_tag", {all});
        stopped.setupTags = {{"Setup", true, {}}};
        container::Tag& goes = builder.tag("Goes on", "test_tag", {all});
        goes.setupTags = {{"Setup", false, {}}};
        goes.teardownTags = {{"Cleanup", true, {}}};
        Bench& bench = this->bench(builder);
        const TracePtr trace = run(bench, "{}");
        EXPECT_EQ(statusName(bench.tag(trace, "Setup")->status), "failure");
        EXPECT_EQ(statusName(bench.tag(trace, "Stopped")->status), "setup_failed");
        EXPECT_EQ(statusName(bench.tag(trace, "Goes on")->status), "success");
        EXPECT_EQ(statusName(bench.tag(trace, "Cleanup")->status), "success");
        EXPECT_EQ(bench.tag(trace, "Cleanup")->outgoing.size(), 1u);
    }

    TEST_F(TemplateRuns, aHostileTagDoesNotStopTheOthers)
    {
        TemplateBuilder builder = oneTag("while (true) {}");
        const auto all = builder.container().triggers[0].id;
        builder.tag("Native", "test_tag", {all});
        builder.tag(
            "Good", builder.add("TAG", Send), {all}, TemplateBuilder::texts({{"url", "https://vendor.example/"}}));
        Bench& bench = this->bench(builder);
        const TracePtr trace = run(bench, "{}");
        EXPECT_EQ(statusName(bench.tag(trace, "Tag")->status), "timeout");
        EXPECT_EQ(statusName(bench.tag(trace, "Native")->status), "success");
        EXPECT_EQ(statusName(bench.tag(trace, "Good")->status), "success");
    }

    TEST_F(TemplateRuns, whatATransformationHidesATemplateDoesNotSee)
    {
        TemplateBuilder builder = oneTag("const h = require('getRequestHeader'); const log = require('logToConsole');"
                                         " log([require('getRemoteAddress')(), h('user-agent'), h('x-forwarded-for'), "
                                         "h('accept'), require('getEventData')('ip_override')]);"
                                         " data.gtmOnSuccess();");
        builder.exclude("No visitor", {"ip_override", "user_agent"});
        Bench& bench = this->bench(builder);
        const TracePtr trace = run(bench, R"({"ip_override": "198.51.100.1"})",
            {{"User-Agent", "Firefox"}, {"X-Forwarded-For", "198.51.100.1"}, {"Accept", "*/*"}});
        const TagTrace& tag = *bench.tag(trace, "Tag");
        ASSERT_EQ(tag.console.size(), 1u) << english(tag.reason);
        EXPECT_EQ(tag.console[0].text.find("198.51"), std::string::npos) << tag.console[0].text;
        EXPECT_EQ(tag.console[0].text.find("Firefox"), std::string::npos) << tag.console[0].text;
        EXPECT_EQ(tag.console[0].text.find("203.0"), std::string::npos) << tag.console[0].text;
        EXPECT_NE(tag.console[0].text.find("*/*"), std::string::npos) << tag.console[0].text;
    }

    TEST_F(TemplateRuns, tagsHearMessagesAndTheEndOfTheEvent)
    {
        TemplateBuilder builder = oneTag("require('addMessageListener')('hello', (type, message) => { "
                                         "require('logToConsole')(type, message.n); data.gtmOnSuccess(); });");
        const auto all = builder.container().triggers[0].id;
        builder.tag(
            "Sender", builder.add("TAG", "require('sendMessage')('hello', {n: 5}); data.gtmOnSuccess();"), {all});
        builder.tag("Watcher",
            builder.add("TAG",
                "require('addEventCallback')((id, event) => { require('logToConsole')(id, event.tags.length, "
                "event.tags[0].status); });"
                " data.gtmOnSuccess();"),
            {all});
        Bench& bench = this->bench(builder);
        const TracePtr trace = run(bench, "{}");
        const TagTrace& listener = *bench.tag(trace, "Tag");
        EXPECT_EQ(statusName(listener.status), "success") << english(listener.reason);
        ASSERT_EQ(listener.console.size(), 1u);
        EXPECT_EQ(listener.console[0].text, "hello 5");
        const TagTrace& watcher = *bench.tag(trace, "Watcher");
        ASSERT_EQ(watcher.console.size(), 1u);
        EXPECT_EQ(watcher.console[0].text, "GTM-TEST9 3 success");
    }

    TEST_F(TemplateRuns, withoutATraceTheSameHappens)
    {
        SlowVendor vendor;
        Bench& bench = this->bench(oneTag(Send, {{"url", "https://vendor.example/"}}), &vendor);
        bench.runUntraced(R"({"order": "1"})");
        ASSERT_TRUE(waitFor([&] { return vendor.waiting.size() == 1; }));
        EXPECT_EQ(vendor.waiting[0].outgoing.request.body, "1");
        vendor.answerNext(200);
        EXPECT_TRUE(waitFor([&] { return bench.engine->runsUnderWay() == 0; }));
    }

    TEST_F(TemplateRuns, anEngineMayEndWhileTemplatesRun)
    {
        SlowVendor vendor;
        bench(oneTag(Send, {{"url", "https://vendor.example/"}}), &vendor).run("{}");
        EXPECT_TRUE(waitFor([&] { return vendor.waiting.size() == 1; }));
        vendor.waiting.clear();
        const TracePtr trace = run(bench(oneTag("data.gtmOnSuccess();")), "{}");
        EXPECT_EQ(statusName(trace->events.at(0).tags.at(0).status), "success");
    }

    TEST(WithoutASandbox, aMissingProgramIsTheReason)
    {
        const SystemClock clock;
        TemplateSandbox nowhere({"/nowhere/sluis-sandbox", 1, false}, clock);
        Bench bench(oneTag(Send), nullptr, &nowhere);
        const TracePtr trace = bench.run("{}");
        EXPECT_EQ(statusName(bench.tag(trace, "Tag")->status), "not_runnable");
        EXPECT_EQ(bench.tag(trace, "Tag")->reason.key, "sandbox.noProgram");
    }

    TEST(WithoutASandbox, templatesSayThatTheyDoNotRun)
    {
        Bench bench(oneTag(Send));
        const TracePtr trace = bench.run("{}");
        EXPECT_EQ(statusName(bench.tag(trace, "Tag")->status), "not_runnable");
        EXPECT_EQ(bench.tag(trace, "Tag")->reason.key, "runtime.noSandbox");
    }

} // namespace
} // namespace sluis::runtime::test
