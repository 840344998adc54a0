#include "core/templates/tests_section.h"

#include <gtest/gtest.h>

#include <chrono>

namespace sluis::templates {
namespace {

    struct CodeRow {
        const char* name;
        const char* yaml; // the value of `code:`
        const char* code;
    };

    // Every form of scalar that public templates use (template reference, 1.4).
    const CodeRow Forms[] = {
        {"literal, stripped", "|-\n    a;\n\n      b;\n", "a;\n\n  b;"},
        {"literal, clipped", "|\n    a;\n    b;\n", "a;\nb;\n"},
        {"literal, kept", "|+\n    a;\n\n", "a;\n\n\n"},
        {"literal with indentation indicator", "|2-\n      a;\n    b;\n", "  a;\nb;"},
        {"folded", ">-\n    a\n    b\n", "a b"},
        {"double quotes", "\"a\\n  b \\n\\tc\"", "a\n  b \n\tc"},
        {"double quotes over lines", "\"a;\\n  b \\n \\\n    \\ c;\\\n    d\"", "a;\n  b \n  c;d"},
        {"double quotes fold", "\"a\n    b\n\n    c\"", "a b\nc"},
        {"double quotes, escapes", R"("\0\a\b\e\f\v\x41\u00e9\U0001F600\N\_\L\P\/\ \"\\")", ""},
        {"single quotes", "'it''s\n    folded'", "it's folded"},
        {"plain", "const a = 1;", "const a = 1;"},
        {"plain over lines", "first\n    second\n\n    third", "first second\nthird"},
        {"empty", "", ""},
        {"no end of line at the end", "|-\n    a", "a"},
        {"tabs inside a block", "|-\n    a;\n    \tb;\n", "a;\n\tb;"},
        {"hash and colon inside a block", "|-\n    a: b # no comment\n", "a: b # no comment"},
    };

    TEST(TestsSection, everyFormOfScalarIsRead)
    {
        for (const CodeRow& row : Forms) {
            const auto tests = readTests(std::string("scenarios:\n- name: one\n  code: ") + row.yaml + "\nsetup: ''\n");
            ASSERT_TRUE(tests) << row.name << ": " << tests.error().detail;
            ASSERT_EQ(tests->scenarios.size(), 1u) << row.name;
            std::string expected = row.code;
            if (std::string_view(row.name) == "double quotes, escapes")
                expected.insert(0, 1, '\0')
                    .append(std::string_view("\a\b\x1B\f\vA\u00e9\U0001F600\u0085\u00a0\u2028\u2029/ \"\\"));
            EXPECT_EQ(tests->scenarios[0].code, expected) << row.name;
        }
    }

    TEST(TestsSection, namesKeepTheirPunctuationAndMayRepeat)
    {
        const auto tests = readTests(
            "scenarios:\n- name: Über [x] \"y\", 'z' {a} & b\n  code: a\n- name: same\n  code: b\n- name: same\n"
            "  code: c\n- name: 'a: b'\n  code: d\n- name: over\n    two lines\n  code: e\n");
        ASSERT_TRUE(tests);
        ASSERT_EQ(tests->scenarios.size(), 5u);
        EXPECT_EQ(tests->scenarios[0].name, "Über [x] \"y\", 'z' {a} & b");
        EXPECT_EQ(tests->scenarios[2].name, "same");
        EXPECT_EQ(tests->scenarios[3].name, "a: b");
        EXPECT_EQ(tests->scenarios[4].name, "over two lines");
    }

    TEST(TestsSection, aLiteralBlockKnowsItsLineOfTheFile)
    {
        const auto tests = readTests(
            "scenarios:\n- name: a\n  code: |-\n    one;\n- name: b\n  code: \"x\"\nsetup: |-\n  two;\n", 100);
        ASSERT_TRUE(tests);
        EXPECT_EQ(tests->scenarios[0].codeLine, 103);
        EXPECT_EQ(tests->scenarios[1].codeLine, 0);
        EXPECT_EQ(tests->setupLine, 107);
    }

    TEST(TestsSection, noScenariosIsFine)
    {
        for (const char* text : {"", "scenarios: []", "scenarios:", "setup: ''"}) {
            const auto tests = readTests(text);
            ASSERT_TRUE(tests) << text;
            EXPECT_TRUE(tests->scenarios.empty());
        }
    }

    TEST(TestsSection, whatCannotBeReadSaysWhere)
    {
        const std::pair<const char*, const char*> rows[] = {
            {"scenarios:\n- name: \"open\n  code: x\n", "line "},
            {"scenarios: 3", "line 10, column 12: scenarios must be a list"},
            {"- a\n- b\n", "line 10, column 1: a map with scenarios and setup is expected"},
            {"scenarios:\n- just text\n", "line 11, column 3: a scenario needs name and code"},
            {"scenarios:\n\t- name: x\n", "line "},
            {"a: *unknown", "line "},
        };
        for (const auto& [yaml, detail] : rows) {
            const auto tests = readTests(yaml, 10);
            ASSERT_FALSE(tests) << yaml;
            EXPECT_EQ(tests.error().reason, "templates.badTests");
            EXPECT_TRUE(tests.error().detail.starts_with(detail)) << tests.error().detail;
        }
    }

    TEST(TestsSection, bombsEndWithinASecond)
    {
        std::string aliases = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 30; ++i) {
            const std::string from = "*a" + std::to_string(i - 1);
            aliases += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + from + ", " + from + ", " + from
                + "]\n";
        }
        std::string tests = "scenarios:\n";
        for (size_t i = 0; i <= ScenarioLimit; ++i)
            tests += "- name: a\n  code: b\n";
        for (const std::string& yaml : {aliases, std::string(100'000, '['), std::string(100'000, '{'),
                 "a: " + std::string(50'000, '-'), std::string(50'000, '?') + " ", tests}) {
            const auto start = std::chrono::steady_clock::now();
            static_cast<void>(readTests(yaml));
            EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2)) << yaml.substr(0, 20);
        }
        EXPECT_EQ(readTests(tests).error().reason, "templates.tooManyTests");
    }

    TEST(TestsSection, whatIsWrittenReadsBackTheSame)
    {
        TestsSection tests;
        tests.setup = "const a = 1;\n\nconst b = 2;";
        for (const char* code : {"", "x", "a\n  b\n\n\nc", "ends in blank \nb", " starts", "tab\tinside", "ctrl\x01",
                 "\"quoted\"\\", "last line end\n", "ä 😀", "# comment: x", "- a", "a\r\nb"})
            tests.scenarios.push_back({"name \"" + std::string(code).substr(0, 3), code, 0});
        const std::string yaml = writeTests(tests);
        auto read = readTests(yaml);
        ASSERT_TRUE(read) << read.error().detail << yaml;
        read->setupLine = 0;
        for (Scenario& scenario : read->scenarios)
            scenario.codeLine = 0;
        EXPECT_EQ(*read, tests) << yaml;
        EXPECT_EQ(writeTests({}), "scenarios: []");
    }

} // namespace
} // namespace sluis::templates
