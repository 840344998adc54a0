#include "tests/core/sandbox/worker/engine_fixture.h"

namespace sluis::sandbox::worker {
namespace {

    using Runs = EngineTest;

    TEST_F(Runs, anErrorAtTheBeginningOfAFunctionIsWhereItWasCalled)
    {
        role = protocol::Role::Variable;
        const auto effects = run("\n\nfunction f() {\n  return f() + 1;\n}\nf();");
        ASSERT_FALSE(effects.empty());
        EXPECT_EQ(effects.at(0).line, 4u) << shown(effects);
    }

    TEST_F(Runs, aTagThatSendsWaitsForItsAnswer)
    {
        auto effects = run("require('sendHttpRequest')('https://a.com/x?y=1', {method: 'post', headers: {A: '1', B: "
                           "undefined}, timeout: 500}, 'body')"
                           ".then((r) => { require('logToConsole')(r.statusCode, r.headers, r.body); "
                           "data.gtmOnSuccess(); }, data.gtmOnFailure);");
        EXPECT_EQ(shown(effects),
            R"(SendHttp {"url":"https://a.com/x?y=1","method":"POST","headers":{"A":"1"},"body":"body","timeout":500,"api":"sendHttpRequest"})"
            "\n");
        EXPECT_EQ(effects[0].line, 1u);
        EXPECT_EQ(waiting(effects), 1);
        effects = answer(effects[0].call, true, R"({"statusCode":204,"headers":{"a":"b"},"body":"ok"})");
        EXPECT_EQ(shown(effects), "Log \"204 {\\\"a\\\":\\\"b\\\"} ok\"\nTagSucceeded\n");
        EXPECT_EQ(waiting(effects), 0);
    }

    TEST_F(Runs, aFailedRequestRejects)
    {
        auto effects = run("require('sendHttpGet')('https://a.com/').catch((e) => { require('logToConsole')(e.reason); "
                           "data.gtmOnFailure(); });");
        effects = answer(effects[0].call, false, R"({"reason":"timed_out"})");
        EXPECT_EQ(shown(effects), "Log \"timed_out\"\nTagFailed\n");
    }

    TEST_F(Runs, theOldCallbackFormWorks)
    {
        const char* code = "require('sendHttpRequest')('https://a.com/', (s, h, b) => require('logToConsole')(s, h, "
                           "b), {method: 'POST'}, 'x');";
        auto effects = run(code);
        ASSERT_EQ(effects[0].body["body"].string(), "x");
        EXPECT_EQ(shown(answer(effects[0].call, true, R"({"statusCode":500,"headers":{},"body":"no"})")),
            "Log \"500 {} no\"\n");
        effects = run(code);
        EXPECT_EQ(shown(answer(effects[0].call, false, R"({"reason":"failed"})")), "Log \"0 {} undefined\"\n");
        effects = run(code);
        EXPECT_EQ(shown(answer(effects[0].call, false, R"({"reason":"timed_out"})")), "Log \"-1 {} undefined\"\n");
    }

    TEST_F(Runs, whatABadAddressGivesIsARejection)
    {
        EXPECT_EQ(shown(run("require('sendHttpGet')('nonsense').catch((e) => require('logToConsole')(e.reason));")),
            "Log \"failed\"\n");
    }

    TEST_F(Runs, callbacksOfATagCountOnce)
    {
        EXPECT_EQ(shown(run("data.gtmOnSuccess(); data.gtmOnFailure(); data.gtmOnSuccess();")), "TagSucceeded\n");
        EXPECT_EQ(shown(run("return data.gtmOnFailure();")), "TagFailed\n");
    }

    TEST_F(Runs, anExceptionNamesMessageAndLine)
    {
        const auto effects = run("const a = 1;\n\ndata.x.y();");
        ASSERT_EQ(effects[0].kind, protocol::EffectKind::Failed);
        EXPECT_EQ(effects[0].line, 3u);
        EXPECT_EQ(effects[0].body["kind"].string(), "exception");
        EXPECT_EQ(effects[0].body["message"].string(), "TypeError: Cannot read properties of undefined (reading 'y')");
    }

    TEST_F(Runs, codeThatDoesNotParseFailsWithItsLine)
    {
        const auto effects = run("const a = 1;\nconst = ;");
        ASSERT_EQ(effects[0].kind, protocol::EffectKind::Failed);
        EXPECT_EQ(effects[0].body["kind"].string(), "syntax");
        EXPECT_EQ(effects[0].line, 2u);
    }

    TEST_F(Runs, laterFunctionsRunAfterPromisesInOrder)
    {
        EXPECT_EQ(
            shown(run(
                "const log = require('logToConsole'); const later = require('callLater');"
                "later(() => { log('3'); require('Promise').create((r) => r('4')).then(log); }); later(() => log('5'));"
                "require('Promise').create((r) => r('2')).then(log); log('1');")),
            "Log \"1\"\nLog \"2\"\nLog \"3\"\nLog \"4\"\nLog \"5\"\n");
    }

    TEST_F(Runs, sha256CallsBackLater)
    {
        EXPECT_EQ(shown(run("const log = require('logToConsole'); require('sha256')('abc', log, {outputEncoding: "
                            "'hex'}); log('first');")),
            "Log \"first\"\nLog \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"\n");
    }

    TEST_F(Runs, aVariablesPromiseIsAwaited)
    {
        role = protocol::Role::Variable;
        auto effects = run("return require('sendHttpGet')('https://a.com/').then((r) => ({status: r.statusCode}));");
        EXPECT_EQ(waiting(effects), 2);
        effects = answer(effects[0].call, true, R"({"statusCode":200,"headers":{},"body":""})");
        EXPECT_EQ(shown(effects), "Returned {\"status\":200}\n");
        EXPECT_EQ(shown(run("return require('Promise').create((yes, no) => no({reason: 'not_found'}));")),
            "Failed {\"kind\":\"exception\",\"message\":\"not_found\"}\n");
        EXPECT_EQ(
            valueOf("return require('Promise').all([1, require('Promise').create((r) => r(2)), {then: (r) => r(3)}])"),
            "[1,2,3]");
    }

    TEST_F(Runs, aPromiseThatNobodySettlesIsRejectedAfterFiveSeconds)
    {
        role = protocol::Role::Variable;
        auto effects = run("return require('Promise').create(() => {}).catch((e) => e.reason);");
        EXPECT_GT(waiting(effects), 0);
        std::string frame;
        protocol::Writer out(frame);
        protocol::writeExpire(out, m_run, nowMs + 4999);
        EXPECT_EQ(shown(send(frame)), "");
        frame.clear();
        protocol::writeExpire(out, m_run, nowMs + 5000);
        EXPECT_EQ(shown(send(frame)), "Returned \"timed_out\"\n");
    }

    TEST_F(Runs, theRequestIsSeenAsItCame)
    {
        role = protocol::Role::Variable;
        request = {"POST", "/g/collect", "v=2&a=1&a=2&b=x%20y",
            {{"Cookie", "c=1%2C2; d=3; c=4"}, {"X-A", "1"}, {"x-a", "2"}}, "bödy", "1.2.3.4", false,
            value::Value::array({value::Value::object({{"event_name", "page_view"}})})};
        const std::pair<const char*, const char*> rows[] = {
            {"return require('getRequestMethod')()", R"("POST")"},
            {"return require('getRequestPath')()", R"("/g/collect")"},
            {"return require('getRequestBody')()", R"("bödy")"},
            {"return require('getRequestQueryString')()", R"("v=2&a=1&a=2&b=x%20y")"},
            {"return require('getRequestQueryParameter')('b')", R"("x y")"},
            {"return require('getRequestQueryParameter')('zz')", "undefined"},
            {"return require('getRequestQueryParameters')()", R"({"v":"2","a":["1","2"],"b":"x y"})"},
            {"return require('getRequestHeader')('X-a')", R"("1, 2")"},
            {"return require('getRequestHeader')('none')", "undefined"},
            {"return require('getRemoteAddress')()", R"("1.2.3.4")"},
            {"return require('getCookieValues')('c')", R"(["1,2","4"])"},
            {"return require('getCookieValues')('c', true)", R"(["1%2C2","4"])"},
            {"return require('getCookieValues')('none')", "[]"},
            {"return [require('isRequestMpv1')(), require('isRequestMpv2')()]", "[false,true]"},
            {"return require('extractEventsFromMpv2')()", R"([{"event_name":"page_view"}])"},
            {"return require('extractEventsFromMpv1')()", "error: exception Error: The request has another form."},
        };
        for (const auto& [code, expected] : rows)
            EXPECT_EQ(valueOf(code), expected) << code;
    }

    TEST_F(Runs, eventDataIsACopy)
    {
        event = *value::readJson(R"({"event_name":"purchase","items":[{"id":"a"}],"x-ga-mp2-user":{"k":1}})");
        EXPECT_EQ(valueOf("const e = require('getAllEventData')(); e.items[0].id = 'changed'; e.more = 1;"
                          "const g = require('getEventData'); return [g('items.0.id'), g('x-ga-mp2-user.k'), typeof "
                          "g('none.x'), g('event_name')]"),
            R"(["a",1,"undefined","purchase"])");
        event = {};
        EXPECT_EQ(
            valueOf("return [require('getAllEventData')(), require('getEventData')('a') === undefined]"), "[{},true]");
        EXPECT_EQ(valueOf("return [require('getClientName')(), require('getContainerVersion')().previewMode]"),
            R"(["GA4",false])");
    }

    TEST_F(Runs, aClientClaimsRunsTheContainerAndAnswers)
    {
        role = protocol::Role::Client;
        auto effects = run("require('claimRequest')();\n"
                           "require('runContainer')({event_name: 'x'}, (bind) => { require('returnResponse')(); },\n"
                           "  (bind) => { bind(require('addEventCallback'))((id, e) => require('logToConsole')(id, "
                           "e.tags.length)); });\n"
                           "require('setResponseStatus')(201); require('setResponseHeader')('X-A', 'b'); "
                           "require('setResponseHeader')('X-B', null);\n"
                           "require('setResponseBody')('48656c6c6f', 'hex'); require('setCookie')('n', 'a b', {domain: "
                           "'auto', HttpOnly: true, 'max-age': '60', samesite: 'none'});");
        EXPECT_EQ(shown(effects),
            "ClaimRequest\n"
            "RunContainer {\"event\":{\"event_name\":\"x\"},\"onComplete\":true}\n"
            "EventCallback {\"container\":1}\n"
            "ResponseStatus 201\n"
            "ResponseHeader [\"x-a\",\"b\"]\n"
            "ResponseHeader [\"x-b\",null]\n"
            "ResponseBody \"SGVsbG8=\"\n"
            "SetCookie "
            "{\"name\":\"n\",\"value\":\"a%20b\",\"options\":{\"domain\":\"auto\",\"httpOnly\":true,\"max-age\":\"60\","
            "\"sameSite\":\"none\"}}\n");
        const uint64_t container = effects[1].call;
        const uint64_t callback = effects[2].call;
        EXPECT_EQ(shown(notify(callback, R"(["GTM-X",{"tags":[1,2]}])")), "Log \"GTM-X 2\"\n");
        EXPECT_EQ(shown(notify(container, "[]")), "ReturnResponse\n");
    }

    TEST_F(Runs, claimRequestThrowsLaterAndInTags)
    {
        role = protocol::Role::Client;
        EXPECT_TRUE(shown(run("require('callLater')(() => require('claimRequest')());")).starts_with("Failed"));
        role = protocol::Role::Tag;
        EXPECT_TRUE(shown(run("require('claimRequest')();")).starts_with("Failed"));
    }

    TEST_F(Runs, messagesGoToTheirListeners)
    {
        role = protocol::Role::Client;
        auto effects = run(
            "require('addMessageListener')('type', (t, m) => require('logToConsole')(t, m.a));"
            "require('logToConsole')(require('hasMessageListener')('type'), require('hasMessageListener')('other'));"
            "require('sendMessage')('type', {a: 1}); require('sendMessage')('type', 'ignored');");
        EXPECT_EQ(shown(effects),
            "Listen {\"type\":\"type\",\"container\":0}\nLog \"true false\"\nSendMessage [\"type\",{\"a\":1}]\n");
        EXPECT_EQ(shown(notify(effects[0].call, R"(["type",{"a":5}])")), "Log \"type 5\"\n");
        EXPECT_EQ(shown(notify(effects[0].call, R"(["type",{"a":6}])")), "Log \"type 6\"\n");
    }

    TEST_F(Runs, storageIsReadAtOnceAndAnnounced)
    {
        storage = *value::readJson(R"({"old":{"n":1}})");
        EXPECT_EQ(
            shown(run("const s = require('templateDataStorage'); const log = require('logToConsole'); "
                      "log(s.getItemCopy('old').n, s.getItemCopy('none'));"
                      "s.setItemCopy('k', [1]); const copy = s.getItemCopy('k'); copy.push(2); "
                      "log(s.getItemCopy('k')); s.removeItem('old');"
                      "log(s.getItemCopy('old')); s.setItemCopy('k', null); log(s.getItemCopy('k')); s.clear();")),
            "Log \"1 null\"\nStorage {\"what\":\"set\",\"key\":\"k\",\"value\":[1]}\nLog \"[1]\"\nStorage "
            "{\"what\":\"remove\",\"key\":\"old\"}\n"
            "Log \"null\"\nStorage {\"what\":\"remove\",\"key\":\"k\"}\nLog \"null\"\nStorage "
            "{\"what\":\"clear\",\"key\":\"\"}\n");
    }

    TEST_F(Runs, databasesAreAskedWithTheirPromiseAndOldForms)
    {
        auto effects = run("const log = require('logToConsole'); require('BigQuery').insert({datasetId: 'd', tableId: "
                           "'t'}, [{a: 1}], {}, () => log('old yes'), () => log('old no')).then(() => log('yes'));"
                           "require('Firestore').read('c/d').then((d) => log(d.id), (e) => log(e.reason)); "
                           "require('Firestore').read('/bad/').catch((e) => log(e.reason));");
        EXPECT_EQ(shown(effects),
            "BigQuery {\"connection\":{\"datasetId\":\"d\",\"tableId\":\"t\"},\"rows\":[{\"a\":1}],\"options\":{}}\n"
            "Firestore {\"operation\":\"read\",\"path\":\"c/d\"}\nLog \"invalid_argument\"\n");
        EXPECT_EQ(shown(answer(effects[0].call, true, "null")), "Log \"old yes\"\nLog \"yes\"\n");
        EXPECT_EQ(shown(answer(effects[1].call, false, R"({"reason":"not_found"})")), "Log \"not_found\"\n");
    }

    TEST_F(Runs, aTransactionIsCommittedWhenItsCallbackIsDone)
    {
        auto effects = run("const log = require('logToConsole'); const F = require('Firestore'); F.runTransaction((t) "
                           "=> F.read('c/d', {transaction: t})"
                           ".then((d) => F.write('c/d', {n: d.data.n + 1}, {transaction: t})), {projectId: "
                           "'p'}).then((ids) => log(ids), (e) => log(e.reason));");
        EXPECT_EQ(shown(effects),
            "Firestore {\"operation\":\"read\",\"path\":\"c/d\",\"options\":{\"transaction\":\"t1.1\"}}\n");
        effects = answer(effects[0].call, true, R"({"id":"c/d","data":{"n":1}})");
        EXPECT_EQ(shown(effects),
            "Firestore "
            "{\"input\":{\"n\":2},\"operation\":\"write\",\"path\":\"c/d\",\"options\":{\"transaction\":\"t1.1\"}}\n");
        effects = answer(effects[0].call, true, R"("c/d")");
        EXPECT_EQ(shown(effects),
            "Firestore {\"operation\":\"transaction\",\"transaction\":\"t1.1\",\"options\":{\"projectId\":\"p\"}}\n");
        EXPECT_EQ(shown(answer(effects[0].call, true, R"(["c/d"])")), "Log \"[\\\"c/d\\\"]\"\n");
    }

    TEST_F(Runs, anAbortedTransactionIsTriedThreeTimesAndOthersOnce)
    {
        const char* code = "const log = require('logToConsole'); require('Firestore').runTransaction((t) => "
                           "log(t)).then(log, (e) => log(e.reason));";
        auto effects = run(code);
        ASSERT_EQ(effects[1].body["transaction"].string(), "t1.1");
        effects = answer(effects[1].call, false, R"({"reason":"aborted"})");
        ASSERT_EQ(effects[1].body["transaction"].string(), "t1.2");
        effects = answer(effects[1].call, false, R"({"reason":"aborted"})");
        ASSERT_EQ(effects[1].body["transaction"].string(), "t1.3");
        EXPECT_EQ(shown(answer(effects[1].call, false, R"({"reason":"aborted"})")), "Log \"aborted\"\n");
    }

    TEST_F(Runs, aTransactionWhoseCallbackFailsIsNotCommitted)
    {
        EXPECT_EQ(shown(run("const log = require('logToConsole'); require('Firestore').runTransaction(() => "
                            "undefined.x).then(log, () => log('failed'));")),
            "Log \"failed\"\n");
    }

    TEST_F(Runs, loggingForDebugIsSilentOutsidePreviews)
    {
        permissions = *value::readJson(R"([{"id":"logging","parameters":{"environments":"debug"}}])");
        EXPECT_EQ(shown(run("require('logToConsole')('x'); data.gtmOnSuccess();")), "TagSucceeded\n");
        preview = true;
        EXPECT_EQ(shown(run("require('logToConsole')('x'); data.gtmOnSuccess();")), "Log \"x\"\nTagSucceeded\n");
    }

    TEST_F(Runs, everyApiIsDeniedWithoutItsPermission)
    {
        permissions = value::Value::array();
        const std::pair<const char*, const char*> rows[] = {{"getAllEventData", "()"}, {"getEventData", "('a')"},
            {"getClientName", "()"}, {"getContainerVersion", "()"}, {"addEventCallback", "(() => {})"},
            {"runContainer", "({})"}, {"claimRequest", "()"}, {"addMessageListener", "('t', () => {})"},
            {"hasMessageListener", "('t')"}, {"sendMessage", "('t', {})"}, {"logToConsole", "('x')"},
            {"getRequestBody", "()"}, {"getRequestHeader", "('x')"}, {"getRequestPath", "()"},
            {"getRequestQueryParameter", "('x')"}, {"getRequestQueryParameters", "()"}, {"getRequestQueryString", "()"},
            {"getRemoteAddress", "()"}, {"getCookieValues", "('x')"}, {"extractEventsFromMpv1", "()"},
            {"extractEventsFromMpv2", "()"}, {"returnResponse", "()"}, {"setResponseBody", "('x')"},
            {"setResponseHeader", "('x', 'y')"}, {"setResponseStatus", "(200)"}, {"setPixelResponse", "()"},
            {"setCookie", "('a', 'b')"}, {"sendPixelFromBrowser", "('https://a.com/')"},
            {"sendHttpRequest", "('https://a.com/')"}, {"sendHttpGet", "('https://a.com/')"},
            {"getGoogleScript", "('GTAG')"}, {"sendEventToGoogleAnalytics", "({})"},
            {"getGoogleAuth", "({scopes: ['x']})"}, {"hmacSha256", "('a', 'key')"}};
        for (const auto& [api, arguments] : rows) {
            const auto effects = run("const x = 1;\nrequire('" + std::string(api) + "')" + arguments + ";");
            ASSERT_GE(effects.size(), 2u) << api;
            EXPECT_EQ(effects[0].kind, protocol::EffectKind::Denied) << api;
            EXPECT_EQ(effects[0].body.items()[1].string(), api);
            EXPECT_EQ(effects[0].line, 2u) << api;
            EXPECT_EQ(effects[1].kind, protocol::EffectKind::Failed) << api;
        }
        for (const char* call : {"templateDataStorage').getItemCopy('a')", "templateDataStorage').clear()",
                 "BigQuery').insert({}, [])", "Firestore').read('a/b')", "Firestore').write('a', {})",
                 "Firestore').query('a', [])", "Firestore').runTransaction(() => {})"})
            EXPECT_EQ(run("require('" + std::string(call) + ";")[0].kind, protocol::EffectKind::Denied) << call;
    }

    TEST_F(EngineTest, aGetterThatAsksForSomethingDoesNotSpoilWhatIsAskedMeanwhile)
    {
        const std::string code
            = "const send = require('sendHttpRequest'); const log = require('logToConsole');"
              "const headers = {get a() { log('asked'); return 'é☃😀\\ud800'; }, b: null, c: undefined, d: 1};"
              "send('https://a.example/x', {method: 'put', headers: headers, timeout: 0, get authorization() { "
              "log('too'); }}, 'b');"
              "data.gtmOnSuccess();";
        EXPECT_EQ(shown(run(code)),
            "Log \"too\"\nLog \"asked\"\nSendHttp "
            "{\"url\":\"https://a.example/x\",\"method\":\"PUT\",\"headers\":{\"a\":\"é☃😀\uFFFD\",\"d\":1},"
            "\"body\":\"b\",\"timeout\":1,\"api\":\"sendHttpRequest\"}\nTagSucceeded\n");
        EXPECT_EQ(valueOf("return {get a() { require('logToConsole')('asked'); return 1; }};"), "{\"a\":1}");
    }

} // namespace
} // namespace sluis::sandbox::worker
