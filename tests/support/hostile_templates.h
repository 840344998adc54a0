#pragma once

#include <string_view>

#include <cstdint>
#include <vector>

namespace sluis::test {

// What a hostile template ends with.
enum class Ends {
    Time, // stopped by the time limit
    Limit, // by the time or the memory limit, whichever comes first on this machine
    Error, // an error of its own that the engine throws
    Capped, // nothing: what it does too much of is cut off, and it comes to its end
};

struct HostileTemplate {
    const char* name;
    const char* code; // its second line is the one that does it
    Ends ends = Ends::Time;
    uint32_t line = 2; // that the user is told; 0 where no line is to be had
};

// Works in turns of promises: between two of them none of its lines is on the stack, and the line may stay unknown.
inline bool runsInTurns(const HostileTemplate& attack)
{
    const std::string_view code = attack.code;
    return code.find("Promise") != code.npos || code.find("async") != code.npos || code.find("callLater") != code.npos;
}

// Every way in which a template may try to stop, slow down or fill what it runs in (promises.md, S-01 to S-03).
inline const std::vector<HostileTemplate>& hostileTemplates()
{
    static const std::vector<HostileTemplate> all{
        // ---- time
        {"endless loop", "let one = 1;\nwhile (true) {}"},
        {"catch-all loop",
            "let one = 1;\nwhile (true) { try { throw 1; } catch (e) { continue; } finally { continue; } }"},
        {"loop in a catch", "let one = 1;\ntry { null.x; } catch (e) { while (true) {} }"},
        {"loop in a finally", "let one = 1;\ntry { null.x; } finally { while (true) {} }"},
        {"generator", "let one = 1;\nfunction* g() { while (true) yield 1; } for (const x of g()) {}"},
        {"iterator",
            "let one = 1;\nconst it = { next() { return {done: false, value: 1}; } }; while (!it.next().done) {}"},
        {"sort comparator",
            "const a = []; for (let i = 0; i < 20000; i++) a.push(i * 7919 % 20011);\na.sort((x, y) => { for (let i = "
            "0; i "
            "< 1e9; i++) {} return x - y; });"},
        {"sort that never agrees",
            "const a = []; for (let i = 0; i < 5000; i++) a.push(i);\nlet n = 0; while (true) a.sort(() => (n++ % 3) - "
            "1);"},
        {"replace callback", "let one = 1;\n'aaa'.replace('a', () => { while (true) {} });"},
        {"toJSON", "let one = 1;\nrequire('JSON').stringify({toJSON() { while (true) {} }});"},
        {"toString", "let one = 1;\n'' + {toString() { while (true) {} }};"},
        {"getter in data",
            "let one = 1;\nrequire('templateDataStorage').setItemCopy('x', {get a() { while (true) {} }});"},
        {"map callback", "let one = 1;\n[1].map(() => { while (true) {} });"},
        {"promise storm",
            "const P = require('Promise');\nfunction again() { P.create((r) => r()).then(again); } again();",
            Ends::Limit, 2},
        {"callLater storm",
            "const later = require('callLater');\nfunction again() { later(again); later(again); } again();",
            Ends::Error, 2},
        {"async loop", "let one = 1;\n(async function f() { while (true) await 1; })();", Ends::Time, 2},
        {"recursion in a loop",
            "let one = 1;\nfunction f(n) { try { f(n + 1); } catch (e) { f(n + 1); } } while (true) f(0);"},
        {"exponential recursion", "let one = 1;\nfunction f(n) { return n < 60 ? f(n + 1) + f(n + 1) : 1; } f(0);"},
        {"engine's regular expression",
            "let s = ''; for (let i = 0; i < 40; i++) s += 'a';\nwhile (true) (s + '!').match('^((a|a|a)*)\\\\1$');"},
        {"regular expression of createRegex",
            "const r = require('createRegex')('(x+x+)+y', 'g'); let s = 'x'; for (let i = 0; i < 15; i++) s += "
            "s;\nwhile "
            "(true) s.replace(r, '');"},
        {"huge array", "let one = 1;\nconst a = []; a.length = 3e7; a.fill({}); a.slice().concat(a, a);", Ends::Limit},
        {"string search", "let s = 'a'; while (s.length < 1e6) s += s;\nwhile (true) s.indexOf(s.slice(1) + 'b');"},
        // ---- memory
        {"array doubling", "const a = [1];\nwhile (true) a.push(...a);", Ends::Error},
        {"array of arrays", "const all = [];\nwhile (true) { const a = []; a.length = 1000; all.push(a.fill(1)); }",
            Ends::Limit},
        {"array of strings",
            "const all = []; let s = 'abcdefgh'; while (s.length < 1e6) s += s;\nwhile (true) "
            "all.push(s.split('').reverse().join(''));",
            Ends::Limit},
        {"string doubling", "let s = 'x';\nwhile (true) s += s;", Ends::Error},
        {"padded string", "let one = 1;\nwhile (true) 'x'.padEnd(5e8, 'yz').toUpperCase();", Ends::Limit},
        {"repeated string", "let one = 1;\nwhile (true) 'ab'.repeat(2e8).split('');", Ends::Limit},
        {"objects", "const all = [];\nwhile (true) all.push({a: {b: {c: []}}});", Ends::Limit},
        {"members", "const o = {}; let i = 0;\nwhile (true) o['k' + i++] = i;", Ends::Limit},
        {"closures", "let f = () => 1;\nwhile (true) { const g = f; f = () => g; }", Ends::Limit},
        {"promises", "const P = require('Promise'); const all = [];\nwhile (true) all.push(P.create(() => {}));",
            Ends::Limit},
        {"regexes",
            "const all = []; let i = 0;\nwhile (true) all.push(require('createRegex')('a{1,900}b{1,900}' + i++));",
            Ends::Limit},
        {"spread arguments", "const a = []; a.length = 1e6;\n(function () {})(...a.fill(1)); while (true) a.concat(a);",
            Ends::Error},
        {"buffer of bytes",
            "let t = 'x'; while (t.length < 1e6) t += t; const b = require('toBase64'); const all = [];\nwhile (true) "
            "all.push(b(t + all.length));",
            Ends::Limit},
        {"huge error", "let t = 'x'; while (t.length < 2e7) t += t;\nthrow t;", Ends::Error},
        // ---- stack
        {"recursion", "let one = 1;\nfunction f() { return f() + 1; } f();", Ends::Error},
        {"recursion through toString", "let one = 1;\nconst o = {toString() { return '' + o; }}; '' + o;", Ends::Error},
        {"deep data", "let o = {};\nfor (let i = 0; i < 1e5; i++) o = {o}; require('JSON').stringify(o);", Ends::Capped,
            0},
        // ---- what it hands out
        {"log flood",
            "const log = require('logToConsole'); let t = 'x'; while (t.length < 100000) t += t;\nfor (let i = 0; i < "
            "3000; "
            "i++) log(i, t);",
            Ends::Capped, 0},
        {"request flood",
            "const send = require('sendHttpRequest'); let t = 'x'; while (t.length < 100000) t += t;\nwhile (true) "
            "send('https://allowed.example/', {method: 'POST'}, t);",
            Ends::Error},
        {"storage flood",
            "const s = require('templateDataStorage'); let i = 0; let t = 'x'; while (t.length < 100000) t += "
            "t;\nwhile "
            "(true) s.setItemCopy('k' + i++, t);",
            Ends::Error},
    };
    return all;
}

} // namespace sluis::test
