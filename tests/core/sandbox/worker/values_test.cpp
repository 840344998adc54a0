#include "tests/core/sandbox/worker/engine_fixture.h"

namespace sluis::sandbox::worker {
namespace {

    using Values = EngineTest;

    TEST_F(Values, everyPureFunctionGivesWhatTheReferenceSays)
    {
        const std::pair<const char*, const char*> rows[] = {
            {"return require('getType')([])", R"("array")"},
            {"const t = require('getType'); return [t('a'), t(1), t(true), t(null), t(undefined), t({}), t(t)]",
                R"(["string","number","boolean","null","undefined","object","function"])"},
            {"const m = require('makeInteger'); return [m('12'), m('12.9'), m(-3.7), m('12px'), m(''), m(true), "
             "m(null)]",
                "[12,12,-3,12,0,1,0]"},
            {"const m = require('makeNumber'); return [m('1.5'), m(''), m('x'), m([7])]", "[1.5,0,null,7]"},
            {"const m = require('makeString'); return [m(null), m(undefined), m(1e21), m([1,[2,3]]), m({})]",
                R"(["null","undefined","1e+21","1,2,3","[object Object]"])"},
            {"return require('makeTableMap')([{k:'a',v:1},{k:'b',v:2},{k:'a',v:3}], 'k', 'v')", R"({"a":3,"b":2})"},
            {"return [require('makeTableMap')([], 'k', 'v'), require('makeTableMap')(undefined, 'k', 'v')]",
                "[null,null]"},
            {"return require('encodeUriComponent')('a b&ü/')", R"("a%20b%26%C3%BC%2F")"},
            {"return require('encodeUri')('https://a/b c?d=ü')", R"("https://a/b%20c?d=%C3%BC")"},
            {"return require('encodeUriComponent')([1,2])", R"("1%2C2")"},
            {"return [require('decodeUriComponent')('a%20b'), require('decodeUriComponent')('%'), "
             "require('decodeUri')('%2Fa%20')]",
                R"(["a b",null,"%2Fa "])"},
            {"return typeof require('decodeUriComponent')('%zz')", R"("undefined")"},
            {"const b = require('toBase64'); return [b('ü?>'), b('ü?>', {urlEncoding: true}), b('')]",
                R"(["w7w/Pg==","w7w_Pg",""])"},
            {"const b = require('fromBase64'); return [b('w7w/Pg=='), b('w7w_Pg'), b('w7w/Ph=='), typeof b('!')]",
                R"(["ü?>","ü?>","ü?>","undefined"])"},
            {"return require('sha256Sync')('')", R"("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")"},
            {"return require('sha256Sync')('abc', {outputEncoding: 'hex'})",
                R"("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")"},
            {"return require('hmacSha256')('data', 'key', {outputEncoding: 'hex'})",
                R"("1b2c16b75bd2a870c114153ccda5bcfca63314bc722fa160d690de133ccbb9db")"},
            {"return require('hmacSha256')('data', 'key')", R"("GywWt1vSqHDBFBU8zaW8_KYzFLxyL6Fg1pDeEzzLuds")"},
            {"return require('parseUrl')('https://u:p@Example.com:8080/a b?x=1&y=2&x=3#h')",
                R"({"href":"https://u:p@example.com:8080/a%20b?x=1&y=2&x=3#h","origin":"https://example.com:8080","protocol":"https:","username":"u","password":"p","host":"example.com:8080","hostname":"example.com","port":"8080","pathname":"/a%20b","search":"?x=1&y=2&x=3","searchParams":{"x":["1","3"],"y":"2"},"hash":"#h"})"},
            {"return [require('parseUrl')('nonsense') === undefined, require('parseUrl')(undefined) === undefined]",
                "[true,true]"},
            {"const e = require('computeEffectiveTldPlusOne'); return [e('https://www.shop.co.uk/x'), "
             "e('a.b.example.com'), e(null), e('co.uk')]",
                R"(["shop.co.uk","example.com",null,""])"},
            {"const J = require('JSON'); return [J.parse('{\"a\":[1,null]}'), typeof J.parse('{'), typeof "
             "J.parse(undefined), J.parse(['{\"x\":1}'])]",
                R"([{"a":[1,null]},"undefined","undefined",{"x":1}])"},
            {"const J = require('JSON'); const c = {}; c.c = c; return [J.stringify({b:1,a:undefined,'1':2}), typeof "
             "J.stringify(c), typeof J.stringify(undefined)]",
                R"(["{\"1\":2,\"b\":1}","undefined","undefined"])"},
            {"const M = require('Math'); return [M.abs(-2), M.ceil(1.2), M.floor(-1.2), M.round(2.5), M.round(-2.5), "
             "M.round('1.4'), M.max(1, '3', 2), M.min(), M.pow(2, 10), M.sqrt(9), M.random]",
                "[2,2,-2,3,-2,1,3,null,1024,3,null]"},
            {"const O = require('Object'); const o = {a: 1, b: 2}; return [O.keys(o), O.values(o), O.entries(o), "
             "O.delete(o, 'a'), o]",
                R"([["a","b"],[1,2],[["a",1],["b",2]],true,{"b":2}])"},
            {"const O = require('Object'); const o = O.freeze({a: 1}); O.delete(o, 'a'); o.a = 2; return o",
                R"({"a":1})"},
            {"return require('getTimestampMillis')() + require('getTimestamp')()", "2000000"},
            {"const r = require('generateRandom'); const n = r(3, 5); return [n >= 3 && n <= 5, r(7, 7), r(7, 7)]",
                "[true,7,7]"},
            {"return require('queryPermission')('send_http', 'https://a.com/')", "true"},
            {"return data.a.b + data.c[1]", R"("xy")"},
        };
        for (const auto& [code, expected] : rows)
            EXPECT_EQ(valueOf(code, R"({"a":{"b":"x"},"c":["z","y"]})"), expected) << code;
    }

    TEST_F(Values, regularExpressionsOfOursWorkInStringMethods)
    {
        const std::pair<const char*, const char*> rows[] = {
            {"return 'a1b22'.replace(require('createRegex')('[0-9]+', 'g'), '<$&>')", R"("a<1>b<22>")"},
            {"return 'a1b22'.replace(require('createRegex')('[0-9]+'), '')", R"("ab22")"},
            {"return 'John Smith'.replace(require('createRegex')('(\\\\w+) (\\\\w+)'), '$2, $1 $3 $$')",
                R"("Smith, John $3 $")"},
            {"return 'äbc'.replace(require('createRegex')('b', 'g'), (m, at, all) => m + at + all)", R"("äb1äbcc")"},
            {"return 'x-y'.replace(require('createRegex')('(?P<a>x)-(?P<b>y)'), '$<b>$<a>')", R"("yx")"},
            {"return 'a1b22'.match(require('createRegex')('[0-9]+', 'g'))", R"(["1","22"])"},
            {"const m = '😀 k=v'.match(require('createRegex')('(\\\\w)=(\\\\w)')); return [m[0], m[1], m[2], m.index, "
             "m.input]",
                R"(["k=v","k","v",3,"😀 k=v"])"},
            {"return 'abc'.match(require('createRegex')('x'))", "null"},
            {"return ['äbc'.search(require('createRegex')('c')), 'a'.search(require('createRegex')('b'))]", "[2,-1]"},
            {"return 'a, b,c'.split(require('createRegex')(',\\\\s*'))", R"(["a","b","c"])"},
            {"return [require('createRegex')('(?=a)'), require('createRegex')('(a)\\\\1'), "
             "require('createRegex')('(')]",
                "[null,null,null]"},
            {"const t = require('testRegex'); return [t(require('createRegex')('^AB', 'i'), 'abc'), "
             "t(require('createRegex')('^AB'), 'abc'), t(null, 'a')]",
                "[true,false,false]"},
            {"const t = require('testRegex'); const g = require('createRegex')('a', 'g'); return [t(g, 'aa'), t(g, "
             "'aa'), t(g, 'aa'), t(g, 'aa')]",
                "[true,true,false,true]"},
            {"const r = require('createRegex')('a'); return [r.exec, r.source, require('getType')(r)]",
                R"([null,null,"object"])"},
            {"return 'ABC'.match('^[A-C]+$')[0]", R"("ABC")"},
            {"return 'aXbX'.split('X')", R"(["a","b",""])"},
            {"return 'aaa'.replace(require('createRegex')('', 'g'), '-')", R"("-a-a-a-")"},
        };
        for (const auto& [code, expected] : rows) {
            std::string text = code;
            for (size_t at = text.find("\\\\\\\\"); at != text.npos; at = text.find("\\\\\\\\"))
                text.replace(at, 4, "\\\\");
            EXPECT_EQ(valueOf(text), expected) << text;
        }
    }

    TEST_F(Values, everyNameOfTheReferenceIsThere)
    {
        for (const char* name : {"getAllEventData", "getEventData", "getClientName", "getContainerVersion",
                 "addEventCallback", "runContainer", "claimRequest", "addMessageListener", "hasMessageListener",
                 "sendMessage", "queryPermission", "callLater", "logToConsole", "getRequestBody", "getRequestHeader",
                 "getRequestMethod", "getRequestPath", "getRequestQueryParameter", "getRequestQueryParameters",
                 "getRequestQueryString", "getRemoteAddress", "getCookieValues", "isRequestMpv1", "isRequestMpv2",
                 "extractEventsFromMpv1", "extractEventsFromMpv2", "returnResponse", "setResponseBody",
                 "setResponseHeader", "setResponseStatus", "setPixelResponse", "setCookie", "sendPixelFromBrowser",
                 "sendHttpRequest", "sendHttpGet", "getGoogleScript", "sendEventToGoogleAnalytics", "getGoogleAuth",
                 "BigQuery", "Firestore", "getType", "makeInteger", "makeNumber", "makeString", "makeTableMap",
                 "getTimestamp", "getTimestampMillis", "generateRandom", "encodeUri", "encodeUriComponent", "decodeUri",
                 "decodeUriComponent", "toBase64", "fromBase64", "sha256Sync", "sha256", "hmacSha256", "parseUrl",
                 "computeEffectiveTldPlusOne", "createRegex", "testRegex", "JSON", "Math", "Object", "Promise",
                 "templateDataStorage"})
            EXPECT_EQ(valueOf("return require('" + std::string(name) + "') !== undefined"), "true") << name;
        EXPECT_EQ(valueOf("return require('nothing')"), "error: exception Error: There is no API named \"nothing\".");
    }

} // namespace
} // namespace sluis::sandbox::worker
