#include "core/sandbox/host/solo_run.h"

#include "core/sandbox/host/test_runner.h"
#include "tests/core/sandbox/host/pool_fixture.h"

#include <fstream>
#include <sstream>

namespace sluis::sandbox::host {
namespace {

    class SoloRun : public PoolTest
    {
    protected:
        static templates::Template webhook()
        {
            std::ifstream file(std::string(SLUIS_TEST_DATA) + "/templates/webhook.tpl", std::ios::binary);
            std::stringstream text;
            text << file.rdbuf();
            auto subject = templates::readTemplate(text.str());
            EXPECT_TRUE(subject);
            return std::move(*subject);
        }

        static templates::Template made(container::EntityKind kind, std::string code, std::string_view granted)
        {
            templates::Template subject;
            subject.info.kind = kind;
            subject.info.name = "made";
            subject.code = std::move(code);
            subject.permissions = permissions(granted);
            return subject;
        }
    };

    TEST_F(SoloRun, aTagIsAnsweredAsAsked)
    {
        SoloInput input;
        input.data = *value::readJson(R"({"url":"https://hooks.example.com/in","extra":[{"key":"a","value":1}]})");
        input.event = *value::readJson(R"({"event_name":"purchase"})");
        const SoloResult assumed = runAlone(pool(), webhook(), input);
        EXPECT_EQ(assumed.outcome, SoloOutcome::Success);
        ASSERT_EQ(assumed.requests.size(), 1u);
        EXPECT_EQ(assumed.requests[0].asked["headers"]["content-type"].string(), "application/json");
        EXPECT_EQ(assumed.console, std::vector<std::string>({"answered 200"}));
        input.answers = {{"https://other", 200, {}, ""}, {"https://hooks", 500, {{"A", "b"}}, "no"}};
        EXPECT_EQ(runAlone(pool(), webhook(), input).outcome, SoloOutcome::Failure);
        input.answers = {{"https://hooks", 0, {}, ""}};
        EXPECT_EQ(runAlone(pool(), webhook(), input).outcome, SoloOutcome::Failure)
            << "a vendor that cannot be reached";
    }

    TEST_F(SoloRun, whatIsNotPermittedIsDeniedWithItsLine)
    {
        SoloInput input;
        input.data = *value::readJson(R"({"url":"https://evil.example/in"})");
        const SoloResult result = runAlone(pool(), webhook(), input);
        EXPECT_EQ(result.outcome, SoloOutcome::Exception);
        ASSERT_EQ(result.denied.size(), 1u);
        EXPECT_EQ(result.denied[0].permission, "send_http");
        EXPECT_EQ(result.denied[0].line, 19);
        EXPECT_TRUE(result.requests.empty());
    }

    TEST_F(SoloRun, aClientClaimsRunsAndAnswers)
    {
        const auto client = made(container::EntityKind::Client,
            "require('claimRequest')(); require('runContainer')({event_name: 'a'}, () => { "
            "require('setResponseBody')('done');"
            " require('setResponseHeader')('X-A', '1'); require('returnResponse')(); require('setResponseBody')('too "
            "late'); });",
            R"([{"id":"return_response"},{"id":"run_container"},{"id":"access_response","parameters":{"writeResponseAccess":"any"}}])");
        const SoloResult result = runAlone(pool(), client, {});
        EXPECT_TRUE(result.claimed && result.responseReturned);
        ASSERT_EQ(result.events.size(), 1u);
        EXPECT_EQ(result.responseBody, "done");
        EXPECT_EQ(result.responseHeaders, HeaderPairs({{"x-a", "1"}}));
        EXPECT_FALSE(result.error);
    }

    TEST_F(SoloRun, aTagThatNeverReportsHasTimedOut)
    {
        EXPECT_EQ(
            runAlone(pool(), made(container::EntityKind::Tag, "return;", "[]"), {}).outcome, SoloOutcome::Timeout);
    }

    TEST_F(SoloRun, theSameSeedGivesTheSameRun)
    {
        const auto variable = made(container::EntityKind::Variable,
            "const r = require('generateRandom'); return [r(1, 1000000), r(1, 1000000)];", "[]");
        SoloInput input;
        input.seed = 5;
        const auto first = runAlone(pool(), variable, input).returned;
        EXPECT_EQ(runAlone(pool(), variable, input).returned, first);
        input.seed = 6;
        EXPECT_NE(runAlone(pool(), variable, input).returned, first);
    }

    TEST_F(SoloRun, aTemplatesOwnTestsAreRun)
    {
        const auto results = runTests(pool(), webhook(), nullptr, 1);
        ASSERT_EQ(results.size(), 3u);
        for (const TestResult& result : results)
            EXPECT_TRUE(result.passed) << result.name << ": " << result.message;
        EXPECT_EQ(runTests(pool(), webhook(), nullptr, 1, 1).size(), 1u);
    }

    TEST_F(SoloRun, aFailingTestSaysWhatItExpectedAndWhere)
    {
        auto subject = made(container::EntityKind::Variable, "const x = 1;\nreturn data.a.b;", "[]");
        subject.tests.setup = "const given = {a: {b: 2}};\nmock('x', 1);";
        subject.tests.scenarios = {{"equal", "\nassertThat(runCode(given)).isEqualTo({c: 3});", 0},
            {"exception", "runCode({});", 0},
            {"later", "const later = require('callLater');\nlater(() => {\n  fail('late');\n});", 0},
            {"syntax", "const = 1;", 0},
            {"findings", "mock('logToConsole', 1); require('logToConsole')(2); runCode(given);", 0},
            {"unheard", "require('Promise').create((yes) => yes(1)).then(() => { assertThat(1).isEqualTo(2); });", 0},
            {"swallowed",
                "mock('getType', () => { fail('inside'); }); runCode(given); require('Promise').create((yes) => "
                "yes(require('getType')(1))).catch(() => 1);",
                0}};
        const auto results = runTests(pool(), subject, nullptr, 1);
        EXPECT_EQ(results[0].message, "must be equal\nactual: 2\nexpected: {\n  \"c\": 3\n}");
        EXPECT_EQ(results[0].where, "test");
        EXPECT_EQ(results[0].line, 2);
        EXPECT_EQ(results[1].where, "template");
        EXPECT_EQ(results[1].line, 2);
        EXPECT_EQ(results[2].message, "late");
        EXPECT_EQ(results[2].line, 3);
        EXPECT_FALSE(results[3].passed);
        EXPECT_TRUE(results[4].passed) << results[4].message;
        EXPECT_FALSE(results[5].passed);
        EXPECT_FALSE(results[6].passed) << "an assertion counts even when its exception is caught";
    }

    TEST_F(SoloRun, everyMatcherJudgesAsTheReferenceSays)
    {
        const char* passing[]
            = {"assertThat(undefined).isUndefined()", "assertThat(0).isDefined()", "assertThat(null).isNull()",
                "assertThat(0).isNotNull()", "assertThat(true).isTrue()", "assertThat(false).isFalse()",
                "assertThat('a').isTruthy()", "assertThat('').isFalsy()", "assertThat(NaN).isNaN()",
                "assertThat(1).isNotNaN()", "assertThat(-1/0).isInfinity()", "assertThat(1).isNotInfinity()",
                "assertThat({a:[1,NaN]}).isEqualTo({a:[1,NaN]})", "assertThat('1').isNotEqualTo(1)",
                "assertThat({a:undefined}).isNotEqualTo({})", "assertThat({a:1,b:2}).isEqualTo({b:2,a:1})",
                "assertThat(1).isStrictlyEqualTo(1)", "assertThat({}).isNotStrictlyEqualTo({})",
                "assertThat({a:1}).isAnyOf(1, {a:1})", "assertThat(3).isNoneOf(1, 2)", "assertThat(2).isGreaterThan(1)",
                "assertThat(2).isGreaterThanOrEqualTo(2)", "assertThat(1).isLessThan(2)",
                "assertThat(2).isLessThanOrEqualTo(2)", "assertThat([1,{a:1}]).contains({a:1}, 1)",
                "assertThat('abc').contains('a', 'bc')", "assertThat([1]).doesNotContain(2, 3)",
                "assertThat('a').doesNotContain('b')", "assertThat([1,2,2]).containsExactly(2,1,2)",
                "assertThat([1,2]).doesNotContainExactly(1)", "assertThat('abc').hasLength(3)",
                "assertThat([]).hasLength(0)", "assertThat([]).isEmpty()", "assertThat('').isEmpty()",
                "assertThat({}).isEmpty()", "assertThat([1]).isNotEmpty()", "assertThat([]).isArray()",
                "assertThat(true).isBoolean()", "assertThat(() => 1).isFunction()", "assertThat(1).isNumber()",
                "assertThat({}).isObject()", "assertThat('').isString()", "assertApi('nothing').wasNotCalled()",
                "runCode({}); assertApi('getType').wasCalled(); assertApi('getType').wasCalledWith({a: 1}); "
                "assertApi('getType').wasNotCalledWith(2)",
                "const f = () => 1; mock('getType', (x, g) => g === f ? 5 : 6); runCode({f: f}); "
                "assertApi('getType').wasCalledWith({a: 1}, f)"};
        const char* failing[] = {"assertThat(0).isUndefined()", "assertThat(undefined).isDefined()",
            "assertThat(1).isTrue()", "assertThat(null).isTruthy()", "assertThat({a:1}).isEqualTo({a:1,b:undefined})",
            "assertThat([1]).isEqualTo([1,2])", "assertThat({}).isStrictlyEqualTo({})", "assertThat(1).isAnyOf(2)",
            "assertThat(1).isGreaterThan(1)", "assertThat([1]).contains(1, 2)",
            "assertThat([1,2]).doesNotContain(2, 3)", "assertThat([1,2]).containsExactly(1)",
            "assertThat('').hasLength(1)", "assertThat(5).isEmpty()", "assertThat(null).isObject()",
            "assertThat([]).isObject()", "assertApi('getType').wasCalled()",
            "runCode({}); assertApi('getType').wasNotCalled()", "runCode({}); assertApi('getType').wasCalledWith(2)",
            "fail()", "fail('x')", "assertThat(1).isNoneOf(1)", "assertThat({a:NaN}).isNotEqualTo({a:NaN})",
            "undefined.x", "assertThat(1).noSuchMatcher()"};
        auto subject = made(container::EntityKind::Variable, "return require('getType')({a: 1}, data.f);", "[]");
        subject.code = "return data.f ? require('getType')({a: 1}, data.f) : require('getType')({a: 1});";
        for (const char* code : passing)
            subject.tests.scenarios.push_back({code, code, 0});
        for (const char* code : failing)
            subject.tests.scenarios.push_back({code, code, 0});
        const auto results = runTests(pool(), subject, nullptr, 1);
        for (size_t i = 0; i < results.size(); ++i)
            EXPECT_EQ(results[i].passed, i < std::size(passing)) << results[i].name << " " << results[i].message;
    }

} // namespace
} // namespace sluis::sandbox::host
