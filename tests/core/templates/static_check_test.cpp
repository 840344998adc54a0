#include "core/templates/static_check.h"

#include "core/templates/js_tokens.h"

#include <gtest/gtest.h>

namespace sluis::templates {
namespace {

    // "line key first-argument" of each remark.
    std::vector<std::string> remarksOn(std::string code, std::vector<Permission> permissions = {})
    {
        Template subject;
        subject.code = std::move(code);
        subject.permissions = Permissions::of(std::move(permissions));
        Field field;
        field.name = "known";
        subject.fields.push_back(field);
        std::vector<std::string> result;
        for (const CheckRemark& remark : checkTemplate(subject))
            result.push_back(std::to_string(remark.line) + " " + remark.message.key + " "
                + (remark.message.args.empty() ? "" : remark.message.args[0]));
        return result;
    }

    using Remarks = std::vector<std::string>;

    TEST(StaticCheck, ordinaryCodeHasNoRemarks)
    {
        EXPECT_EQ(remarksOn("const JSON = require('JSON'); // a comment with new and this\n"
                            "let a = 1, b = data.known;\nfor (const key in {x: 1, y: a ? b : 2}) { run(key); }\n"
                            "for (let i = 0; i < 3; i++) a = a / 2 / i;\nfor (const v of [1]) JSON.stringify(v);\n"
                            "function run(value) { return value.replace('new', (m, at) => m + at).length; }\n"
                            "const f = x => x && arguments[0] === undefined; switch (a) { case 1: f(1); default: }\n"
                            "return data.gtmOnSuccess();"),
            Remarks());
    }

    TEST(StaticCheck, whatTheEditorDoesNotAcceptIsNamedWithItsLine)
    {
        const std::pair<const char*, const char*> rows[] = {
            {"new", "const a = new b();"},
            {"this", "return this;"},
            {"class", "class b {}"},
            {"try", "try { } catch (e) { }"},
            {"throw", "throw 1;"},
            {"delete", "const o = {}; delete o.a;"},
            {"in", "const o = {}; return 'a' in o;"},
            {"instanceof", "const a = 1; return a instanceof a;"},
            {"void", "return void 0;"},
            {"do … while", "do { } while (0);"},
            {"`…`", "return `a${1}`;"},
            {"/a[/]b/g", "return /a[/]b/g;"},
            {"...", "const a = []; return [...a];"},
            {"?.", "const a = 1; return a?.b;"},
            {"??", "const a = 1; return a ?? 2;"},
            {"**", "return 2 ** 3;"},
            {"destructuring", "const {a} = {a: 1};"},
            {"async", "const f = async () => 1;"},
            {"function*", "function* g() { }"},
            {"10n", "return 10n;"},
        };
        for (const auto& [what, code] : rows) {
            const Remarks remarks = remarksOn(std::string("\n") + code);
            EXPECT_NE(std::find(remarks.begin(), remarks.end(), std::string("2 templates.notAccepted ") + what),
                remarks.end())
                << code;
        }
        EXPECT_EQ(remarksOn("const o = {new: 1, this: 2, delete: 3}; return o.new + o.delete;"), Remarks());
    }

    TEST(StaticCheck, namesThatNobodyDeclaredAreNamedOnce)
    {
        EXPECT_EQ(remarksOn("return window.x + window.y;"), Remarks({"1 templates.unknownName window"}));
        EXPECT_EQ(remarksOn("\nreturn parseUrl('x');"), Remarks({"2 templates.notRequired parseUrl"}));
    }

    TEST(StaticCheck, apisAreComparedWithPermissions)
    {
        EXPECT_EQ(remarksOn("const a = require('window');"), Remarks({"1 templates.unknownApi window"}));
        EXPECT_EQ(remarksOn("\nconst s = require('sendHttpRequest');"),
            Remarks({"2 templates.permissionMissing sendHttpRequest"}));
        EXPECT_EQ(
            remarksOn("return 1;", {{"send_http", "1", {}}}), Remarks({"0 templates.permissionUnused send_http"}));
        const value::Value keys
            = value::Value::object({{"eventDataAccess", "specific"}, {"keyPatterns", value::Value::array({"a.*"})}});
        EXPECT_EQ(
            remarksOn("const get = require('getEventData');\nget('a.b');\nget('c');", {{"read_event_data", "1", keys}}),
            Remarks({"3 templates.permissionTooNarrow getEventData"}));
    }

    TEST(StaticCheck, fieldsThatAreNotThereAreNamedOnce)
    {
        EXPECT_EQ(
            remarksOn(
                "data.made = 1;\nreturn [data.known, data.made, data.other,\n data.other, data.hasOwnProperty('x')];"),
            Remarks({"2 templates.noSuchField other"}));
    }

    TEST(StaticCheck, anyTextIsTakenApartWithoutTrouble)
    {
        for (const char* code : {"", "'", "\"\\", "`${", "/", "/[", "/*", "(((((", "}}}}", "\xFF\xFE", "const",
                 "const {", "a =>", "require(", "data.", "x = /=/"})
            static_cast<void>(remarksOn(code));
        EXPECT_EQ(jsStringValue(R"('a\n\x41\u00e9\'')"), "a\nAé'");
    }

} // namespace
} // namespace sluis::templates
