#include "tests/core/sandbox/host/pool_fixture.h"

#include <filesystem>
#include <fstream>
#include <signal.h>

// Programs that want to stop, fill or leave the sandbox (promises.md, S-01 to S-06).
namespace sluis::sandbox::host {
namespace {

    using Hostile = PoolTest;
    using namespace std::chrono_literals;

    // Machines that run the tests are busy, so what a worker may do is measured by the time it ran.
    constexpr auto Generous = 10s;

    TEST_F(Hostile, endlessProgramsAreStoppedWithTheirLine)
    {
        const std::pair<const char*, const char*> rows[] = {
            {"loop", "\nwhile (true) {}"},
            {"catch-all loop", "\nwhile (true) { try { throw 1; } catch (e) { continue; } finally { continue; } }"},
            {"generator", "\nfunction* g() { while (true) yield 1; }\nfor (const x of g()) {}"},
            {"sort comparator",
                "\nconst a = []; for (let i = 0; i < 200000; i++) a.push(i * 7919 % 200003);\na.sort((x, y) => { for "
                "(let i = 0; i < 1e9; i++) {} return x - y; });"},
            {"regular expression",
                "\nlet s = ''; for (let i = 0; i < 50; i++) s += 'a';\nreturn [(s + '!').match('^(a+)+$'), (s + "
                "'!').match('^(a|a)*(?=b)$'), (s + '!').match('^((a|a|a)*)\\\\1$')];"},
            {"replace callback", "\n'aaa'.replace('a', () => { while (true) {} });"},
            {"JSON toJSON", "\nrequire('JSON').stringify({toJSON() { while (true) {} }});"},
            {"getter in data",
                "\nconst o = {get a() { while (true) {} }};\nrequire('templateDataStorage').setItemCopy('x', o);"},
            {"promise storm",
                "\nconst P = require('Promise');\nfunction again() { P.create((r) => r()).then(again); }\nagain();"},
            {"callLater storm",
                "\nconst later = require('callLater');\nfunction again() { later(again); later(again); }\nagain();"},
            {"async loop", "\n(async function f() { while (true) await 1; })();"},
            {"iterator",
                "\nconst [...all] = {[require('JSON').parse('[]').keys ? 'x' : 'y']: 1, *[0]() {}, next() { return "
                "{done: false}; }};\nwhile (1) {}"},
            {"exponential string",
                "\nlet s = 'x'; while (true) { s = s.split('').join('ab'); if (s.length > 1e6) s = 'x'; }"},
            {"our regular expression",
                "\nconst r = require('createRegex')('(x+x+)+y', 'g');\nlet s = 'x'; for (let i = 0; i < 15; i++) s += "
                "s;\nwhile (true) s.replace(r, '');"},
            {"deep recursion in a loop",
                "\nfunction f(n) { try { f(n + 1); } catch (e) { f(n + 1); } }\nwhile (true) f(0);"},
        };
        for (const auto& [name, code] : rows) {
            Recorder recorder;
            const auto pids = pool().health().pids;
            const auto took = runToEnd(code, recorder);
            if (pool().health().pids == pids) {
                EXPECT_LT(ran, 250ms) << name;
            }
            EXPECT_LT(took, Generous) << name;
            const std::string failure = recorder.failure();
            const bool stopped = failure == "timeout" || failure == "memory" || failure == "lost"
                || std::string_view(name) == "regular expression" || std::string_view(name) == "iterator"
                || failure == "exception";
            EXPECT_TRUE(stopped) << name << ": " << failure;
            if (failure == "timeout"
                && std::string_view(name) != "async loop") { // between two promise jobs there is no line
                EXPECT_GE(recorder.first(EffectKind::Failed)->line, 1u) << name;
            }
        }
    }

    TEST_F(Hostile, memoryBombsEndAtMostTheWorker)
    {
        const std::pair<const char*, const char*> rows[] = {
            {"array doubling", "const a = [1]; while (true) a.push(...a);"},
            {"array length",
                "const a = []; a.length = 3e7; a.fill({}); const b = a.slice(); const c = b.concat(a); return "
                "c.length;"},
            {"string doubling", "let s = 'x'; while (true) s += s;"},
            {"flat strings",
                "const all = []; let s = 'abcdefgh'; while (s.length < 1e6) s += s; while (true) "
                "all.push(s.split('').reverse().join(''));"},
            {"padded string", "return 'x'.padEnd(5e8, 'yz').toUpperCase().length;"},
            {"repeated string", "let s = 'ab'.repeat(2e8); return s.split('').length;"},
            {"objects", "const all = []; while (true) all.push({a: {b: {c: []}}});"},
            {"members", "const o = {}; let i = 0; while (true) o['k' + i++] = i;"},
            {"closures", "let f = () => 1; while (true) { const g = f; f = () => g; }"},
            {"promises", "const P = require('Promise'); const all = []; while (true) all.push(P.create(() => {}));"},
            {"storage",
                "const s = require('templateDataStorage'); let i = 0; let t = 'x'; while (t.length < 100000) t += t; "
                "while (true) s.setItemCopy('k' + i++, t);"},
            {"log flood",
                "const log = require('logToConsole'); let t = 'x'; while (t.length < 100000) t += t; while (true) "
                "log(t, t, t);"},
            {"effect flood",
                "const send = require('sendHttpRequest'); let t = 'x'; while (t.length < 100000) t += t; while (true) "
                "send('https://allowed.example/', {method: 'POST'}, t);"},
            {"regexes",
                "const all = []; while (true) all.push(require('createRegex')('a{1,900}b{1,900}' + all.length));"},
            {"huge message", "let t = 'x'; while (t.length < 2e7) t += t; throw t;"},
        };
        for (const auto& [name, code] : rows) {
            Recorder recorder;
            const auto took = runToEnd(code, recorder);
            EXPECT_LT(took, Generous) << name; // a worker that dies is tried once more
            EXPECT_TRUE(recorder.lost || !recorder.failure().empty() || std::string_view(name).ends_with("string"))
                << name;
            for (const int pid : pool().health().pids) {
                std::ifstream status("/proc/" + std::to_string(pid) + "/statm");
                size_t pages = 0;
                size_t resident = 0;
                size_t shared = 0; // with files: V8's own code and data
                status >> pages >> resident >> shared;
                EXPECT_LT((resident - shared) * 4096, 256u * 1024 * 1024) << name;
            }
            Recorder after;
            runToEnd("return 1;", after);
            EXPECT_LT(ran, 250ms) << name;
            EXPECT_EQ(after.failure(), "") << name;
        }
    }

    TEST_F(Hostile, whatARunLeavesBehindNobodyFinds)
    {
        const char* attempts[] = {
            "Object.prototype.x = 1;",
            "({}).x = 1; const p = ({}).__proto__; if (p) p.x = 1;",
            "[].concat.x = 1; Array.prototype.x = 1;",
            "''.replace.x = 1;",
            "(function () {}).x = 1; const f = (function () {}).constructor; if (f) f.x = 1;",
            "require.x = 1;",
            "require('JSON').x = 1; require('JSON').parse = () => 1;",
            "require('getType').x = 1;",
            "require('Math').floor = () => 1; require('Object').x = 1;",
            "arguments.callee.x = 1;",
            "arguments.callee.prototype.x = 1;",
            "this.x = 1;",
            "x = 1;",
            "(function () { this.x = 1; this[0] = 1; })();",
            "[].push.call = () => 1; (0).toFixed.x = 1;",
            "require('Promise').create((r) => r()).then.x = 1;",
            "const e = (() => { try { null.a; } catch (e) { return e; } })(); (e.constructor || {}).x = 1; "
            "e.toString.x = 1;",
            "const s = ''[Symbol.iterator]; s.x = 1;",
            "for (const k in [].keys()) {} const it = [].keys(); (it.next || {}).x = 1;",
            "(function* () {})().next.x = 1;",
            "(async function () {})().then.x = 1;",
            "/x/.exec.x = 1; RegExp.x = 1;",
            "var undefined_x = 1; function x() {}",
            "require('createRegex')('a').x = 1;",
            "const r = require('createRegex')('a'); 'a'.replace(r, '').x = 1;",
            "data.gtmOnSuccess = 1; data.x = 1;",
            "const t = (s) => s; t`a`.x = 1;",
            "[].concat = 1; [][0] = 1;",
            "require('templateDataStorage').getItemCopy.x = 1;",
            "(class { static x = 1; }).x = 2;",
        };
        warmUp();
        for (const char* attempt : attempts) {
            // Each attempt is code of the same template, so that it has the very same realm as the look afterwards.
            const uint64_t shared = add(
                "if (data.look) { const seen = []; const all = [{}, [], '', () => 1, 0, require, require('JSON'), "
                "require('getType'),"
                " arguments.callee, arguments.callee.prototype, [].concat, ''.replace, [].push, require('Math'), "
                "require('Object'),"
                " require('createRegex')('a'), (function* () {})().next, /x/.exec, [].keys().next, "
                "require('Promise').create((r) => r()).then,"
                " require('templateDataStorage').getItemCopy, (0).toFixed];"
                " for (let i = 0; i < all.length; i++) if (all[i].x !== undefined || all[i][0] === 1) seen.push(i);"
                " if (typeof x !== 'undefined') seen.push('x'); if (this && this.x) seen.push('this');"
                " if (require('Math').floor(1.5) !== 1 || require('JSON').parse('[2]')[0] !== 2) seen.push('changed'); "
                "return seen; }\n"
                + std::string(attempt));
            Recorder attack;
            const uint64_t first = pool().run(job(shared), attack);
            ASSERT_TRUE(waitFor([&] { return attack.isOver(); })) << attempt;
            Recorder look;
            Job second = job(shared);
            second.data = value::Value::object({{"look", true}});
            const uint64_t run = pool().run(std::move(second), look);
            ASSERT_TRUE(waitFor([&] { return look.isOver(); })) << attempt;
            const Effect* returned = look.first(EffectKind::Returned);
            // A function or variable named x that the code itself declares is its own affair.
            const bool declares = std::string_view(attempt).find("function x") != std::string_view::npos;
            ASSERT_TRUE(returned) << attempt
                                  << value::writeJson(look.effects.empty() ? value::Value() : look.effects[0].body);
            EXPECT_EQ(value::writeJson(returned->body), declares ? R"(["x"])" : "[]") << attempt;
            pool().end(first);
            pool().end(run);
            pool().remove(shared);
        }
    }

    TEST_F(Hostile, nothingLeadsOutOfTheRealm)
    {
        const char* attempts[] = {
            "return eval('1')",
            "return Function('return 1')()",
            "return (function () {}).constructor('return 1')()",
            "return [].constructor.constructor('return 1')()",
            "return ''.constructor.constructor('return this')()",
            "return (async function () {}).constructor('return 1')()",
            "return (function* () {}).constructor('yield 1')().next()",
            "return globalThis.process",
            "return process.exit()",
            "return Reflect.ownKeys({})",
            "return new Proxy({}, {})",
            "return new WebAssembly.Module([])",
            "return new SharedArrayBuffer(8)",
            "return Atomics.wait",
            "return new ArrayBuffer(8)",
            "return new Uint8Array(8)",
            "return Symbol('x')",
            "return setTimeout(() => 1, 0)",
            "return new Date()",
            "return Date.now()",
            "return Error.prepareStackTrace",
            "return Object.getPrototypeOf({})",
            "return ({}).__proto__.x",
            "return (0).constructor.MAX_VALUE",
            "return require('getType').constructor('return 1')()",
            "try { null.x } catch (e) { return e.constructor.constructor('return 1')() }",
            "return new WeakRef({})",
            "return Intl.DateTimeFormat()",
            "return ({}).__defineGetter__('x', () => 1)",
            "return ({}).__lookupGetter__('x').call()",
            "return require('Promise').create((r) => r()).constructor.resolve(1)",
            "return escape('x')",
            "return parseInt('1')",
            "return String(1)",
            "return /x/.constructor('y')",
            "return ((x) => x).caller.x",
        };
        for (const char* attempt : attempts) {
            Recorder recorder;
            runToEnd(attempt, recorder);
            const Effect* returned = recorder.first(EffectKind::Returned);
            EXPECT_TRUE(recorder.failure() == "exception" || (returned && returned->body.isUndefined()))
                << attempt << " " << recorder.failure();
        }
        Recorder recorder;
        runToEnd("return import('fs').then(() => 'loaded', () => 'refused')", recorder);
        const Effect* returned = recorder.first(EffectKind::Returned);
        EXPECT_TRUE(recorder.failure() == "syntax" || (returned && returned->body.string() == "refused")
            || recorder.failure() == "exception");
    }

    TEST_F(Hostile, aWorkerThatHangsInsideTheEngineIsEndedFromOutside)
    {
        limits.hardCall = 100ms;
        limits.killAfter = 300ms;
        warmUp();
        const int pid = pool().health().pids.at(0);
        ::kill(pid, SIGSTOP); // it answers nothing, and its watchdog does not run either
        Recorder recorder;
        const uint64_t run = pool().run(job(add("return 5;")), recorder);
        const auto start = std::chrono::steady_clock::now();
        ASSERT_TRUE(waitFor([&] { return recorder.isOver(); }));
        EXPECT_LT(std::chrono::steady_clock::now() - start, Generous);
        const Effect* returned = recorder.first(EffectKind::Returned);
        ASSERT_TRUE(returned) << "the run is started again in the spare worker";
        EXPECT_EQ(returned->body.number(), 5);
        EXPECT_EQ(pool().health().ended, 1u);
        pool().end(run);
    }

    TEST_F(Hostile, oneHostileTemplateDoesNotStopTheOthers)
    {
        warmUp();
        const uint64_t good
            = add("return require('sendHttpRequest')('https://allowed.example/').then((r) => r.statusCode);");
        const uint64_t bad
            = add("const a = []; a.length = 3e7; a.fill({}); a.slice(); while (true) a.push(a.slice());");
        Recorder hostile;
        std::vector<std::unique_ptr<Recorder>> others;
        std::vector<uint64_t> runs;
        for (int i = 0; i < 20; ++i) {
            others.push_back(std::make_unique<Recorder>());
            Recorder& recorder = *others.back();
            runs.push_back(pool().run(job(good), recorder));
            const uint64_t run = runs.back();
            recorder.hook = [this, run](const Effect& effect) {
                if (effect.kind == EffectKind::SendHttp)
                    pool().answer(run, effect.call, true,
                        value::Value::object({{"statusCode", 200}, {"headers", value::Value::object()}, {"body", ""}}));
            };
            if (i == 5)
                runs.push_back(pool().run(job(bad), hostile));
        }
        ASSERT_TRUE(waitFor([&] {
            return hostile.isOver()
                && std::all_of(others.begin(), others.end(), [](const auto& one) { return one->isOver(); });
        }));
        EXPECT_NE(hostile.failure(), "");
        size_t finished = 0;
        for (const auto& one : others)
            finished += one->first(EffectKind::Returned) ? 1 : 0;
        EXPECT_EQ(finished, 20u);
        for (const uint64_t run : runs)
            pool().end(run);
    }

    TEST_F(Hostile, aTemplateThatEndsWorkersIsQuarantined)
    {
        limits.hardCall = 60ms;
        limits.killAfter = 60ms;
        // Its memory bomb is one allocation that V8 does not survive.
        const uint64_t bomb = add("const a = []; a.length = 3e7; a.fill({}); const b = a.slice(); const c = "
                                  "b.concat(a, b); return c.length;");
        size_t quarantined = 0;
        for (int i = 0; i < 6; ++i) {
            Recorder recorder;
            const uint64_t run = pool().run(job(bomb), recorder);
            ASSERT_TRUE(waitFor([&] { return recorder.isOver(); }));
            quarantined += recorder.lost == RunLoss::Quarantined ? 1 : 0;
            pool().end(run);
        }
        if (pool().health().ended >= 5) {
            EXPECT_GT(quarantined, 0u);
            EXPECT_EQ(pool().health().quarantined, 1u);
        }
        Recorder other;
        runToEnd("return 1;", other);
        EXPECT_EQ(other.failure(), "");
    }

} // namespace
} // namespace sluis::sandbox::host
