#include "core/base/message.h"
#include "core/templates/static_check.h"
#include "core/templates/template.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <time.h>

// Files that were made to break or to stop whoever opens them: a clear answer, soon, and the text is still there.
namespace sluis::templates {
namespace {

    std::string times(std::string_view text, size_t count)
    {
        std::string all;
        all.reserve(text.size() * count);
        for (size_t i = 0; i < count; ++i)
            all += text;
        return all;
    }

    constexpr std::string_view Info
        = "___INFO___\n\n{\"type\": \"TAG\", \"displayName\": \"Bad\", \"containerContexts\": "
          "[\"SERVER\"]}\n\n";

    std::string file(std::string_view parameters, std::string_view code, std::string_view rest = {})
    {
        return std::string(Info) + "___TEMPLATE_PARAMETERS___\n\n" + std::string(parameters)
            + "\n\n___SANDBOXED_JS_FOR_SERVER___\n\n" + std::string(code) + "\n\n___SERVER_PERMISSIONS___\n\n[]\n\n"
            + std::string(rest);
    }

    std::string withTests(std::string_view yaml)
    {
        return file("[]", "return;", "___TESTS___\n\n" + std::string(yaml));
    }

    // Nine aliases of nine aliases of …: a billion names when somebody writes them out.
    std::string aliasBomb()
    {
        std::string yaml = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
        for (char c = 'b'; c <= 'j'; ++c) {
            yaml += std::string(1, c) + ": &" + c + " [" + times(std::string("*") + char(c - 1) + ", ", 8) + "*"
                + char(c - 1) + "]\n";
        }
        return yaml + "scenarios: *j\n";
    }

    double cpuSeconds()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    }

    TEST(HostileFile, aClearAnswerSoonAndNothingLost)
    {
        constexpr size_t Mega = 1024 * 1024;
        const std::string group = R"({"type":"GROUP","name":"g","subParams":[)";
        struct Row {
            const char* name;
            std::string text;
            const char* reason; // "": it can be read
        };
        const Row rows[] = {
            {"half of a section's JSON", std::string(Info).substr(0, 40), "templates.badJson"},
            {"the end is missing", std::string(Info) + "___TEMPLATE_PARAMETERS___\n\n[{\"type\"",
                "templates.missingSection"},
            {"a section of 10 MiB", file("[\"" + std::string(10 * Mega, 'a') + "\"]", ""), "templates.tooLarge"},
            {"code of 10 MiB", file("[]", times("x=1;\n", 2 * Mega)), "templates.tooLarge"},
            {"no sections", std::string(3 * Mega, 'a'), "templates.noSections"},
            {"bytes", times(std::string_view("\0\x01\xff\xfe", 4), 1000), "templates.noSections"},
            {"nested arrays", file(times("[", 100'000) + times("]", 100'000), ""), "templates.badJson"},
            {"nested arrays, open", file(times("[", 100'000), ""), "templates.badJson"},
            {"nested objects", file(times("{\"a\":", 100'000), ""), "templates.badJson"},
            {"nested subParams", file("[" + times(group, 5000) + times("]}", 5000) + "]", ""), "templates.badJson"},
            {"fields of the same name in each other",
                file(R"([{"type":"GROUP","name":"a","subParams":[{"type":"GROUP","name":"b","subParams":[)"
                     R"({"type":"GROUP","name":"a","enablingConditions":[{"paramName":"a","type":"PRESENT"}]}]}]}])",
                    "return data.a;"),
                ""},
            {"bytes that are no UTF-8", file("[]", "const a = '\xff\xfe\xc0\x80\xed\xa0\x80';"), ""},
            {"zero bytes", file("[]", std::string_view("const a = '\0';", 14)), ""},
            {"very many sections", times("___NOTES___\n\n", 250'000), "templates.missingSection"},
            {"YAML: aliases of aliases", withTests(aliasBomb()), "templates.badTests"},
            {"YAML: an alias of itself", withTests("scenarios: &a\n- name: x\n  code: *a\n"), ""},
            {"YAML: nested flow", withTests("scenarios: " + times("[", 100'000) + times("]", 100'000)),
                "templates.badTests"},
            {"YAML: nested blocks", withTests("scenarios:\n" + times("- ", 100'000) + "a\n"), "templates.badTests"},
            {"YAML: nested keys", withTests(times("? ", 100'000)), "templates.badTests"},
            {"YAML: braces", withTests(times("{", 100'000)), "templates.badTests"},
            {"YAML: a scalar of 3 MiB",
                withTests("scenarios:\n- name: a\n  code: \"" + std::string(3 * Mega, 'x') + "\"\n"), ""},
            {"YAML: very many tests", withTests("scenarios:\n" + times("- name: a\n  code: b\n", 150'000)),
                "templates.tooManyTests"},
            {"YAML: very many flow values", withTests("scenarios: [" + times("a,", 1'900'000) + "a]\n"),
                "templates.tooManyTests"},
            {"YAML: very many keys", withTests(times("k: 1\n", 700'000)), "templates.tooManyTests"},
            {"YAML: very many empty values", withTests("scenarios:\n" + times("-\n", 1'900'000)),
                "templates.tooManyTests"},
            {"YAML: tags", withTests("scenarios: !!python/object/apply:os.system [\"id\"]\n"), "templates.badTests"},
            {"code: parentheses", file("[]", times("(", 100'000) + times(")", 100'000)), ""},
            {"code: arrows in arrows", file("[]", times("(a=", 20'000) + "1" + times(")=>1", 20'000)), ""},
            {"code: functions in functions", file("[]", times("function f(){", 15'000) + times("}", 15'000)), ""},
            {"code: declarations without end", file("[]", times("const a=b+", 25'000)), ""},
            {"code: declarations in parentheses", file("[]", times("const a=(", 25'000)), ""},
            {"code: for in for", file("[]", times("for(a in ", 25'000)), ""},
            {"code: comments", file("[]", times("/*", 100'000)), ""},
            {"code: templates in templates", file("[]", times("`${", 60'000)), ""},
        };
        for (const Row& row : rows) {
            const double before = cpuSeconds();
            const Result<Template> read = readTemplate(row.text);
            if (read)
                static_cast<void>(checkTemplate(*read));
            EXPECT_LT(cpuSeconds() - before, 1.0) << row.name;
            EXPECT_EQ(read ? "" : read.error().reason, row.reason) << row.name << (read ? "" : english(read.error()));
            if (const auto sections = TemplateFile::read(row.text)) {
                EXPECT_TRUE(sections->write() == row.text) << row.name;
            }
        }
    }

} // namespace
} // namespace sluis::templates
