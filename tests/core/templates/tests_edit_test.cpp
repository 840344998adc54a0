#include "core/templates/tests_edit.h"

#include "core/templates/own_templates.h"
#include "core/templates/template_edit.h"

#include <gtest/gtest.h>

#include <random>

namespace sluis::templates {
namespace {

    // Written by hand: comments, other indentations, keys that nobody knows, every form of scalar.
    constexpr const char* ByHand = R"(# Tests of the webhook
owner: warehouse   # nobody reads this
setup: |+
  const now = 1;

scenarios:
  # the usual one
  - name: 'Sends: an order'
    code: |
      runCode({});   # no comment

      assertApi('sendHttpRequest').wasCalled();
    # between two tests

  - code: "runCode({});\n"
    priority: 2
    name: Is short
  -
    name: Über alles
    code: >-
      runCode({
      });
# the end
)";

    std::vector<std::string> linesOf(std::string_view text)
    {
        std::vector<std::string> lines;
        size_t at = 0;
        while (at <= text.size()) {
            const size_t end = std::min(text.find('\n', at), text.size());
            lines.emplace_back(text.substr(at, end - at));
            at = end + 1;
        }
        return lines;
    }

    // The lines of the old text that the new one has no more, from the first to the last that differs.
    std::string replacedPart(std::string_view before, std::string_view after)
    {
        const auto old = linesOf(before);
        const auto fresh = linesOf(after);
        const size_t shorter = std::min(old.size(), fresh.size());
        size_t head = 0;
        while (head < shorter && old[head] == fresh[head])
            ++head;
        size_t tail = 0;
        while (tail < shorter - head && old[old.size() - 1 - tail] == fresh[fresh.size() - 1 - tail])
            ++tail;
        std::string part;
        for (size_t i = head; i < old.size() - tail; ++i)
            part += old[i] + "\n";
        return part;
    }

    TestsSection read(std::string_view yaml)
    {
        const auto tests = readTests(yaml);
        EXPECT_TRUE(tests) << (tests ? "" : tests.error().detail);
        return tests ? *tests : TestsSection();
    }

    void expectSame(const TestsSection& a, const TestsSection& b, std::string_view text)
    {
        ASSERT_EQ(a.scenarios.size(), b.scenarios.size()) << text;
        EXPECT_EQ(a.setup, b.setup) << text;
        for (size_t i = 0; i < a.scenarios.size(); ++i) {
            EXPECT_EQ(a.scenarios[i].name, b.scenarios[i].name) << text;
            EXPECT_EQ(a.scenarios[i].code, b.scenarios[i].code) << text;
        }
    }

    TEST(TestsEdit, anotherCodeLeavesEveryOtherLine)
    {
        TestsSection tests = read(ByHand);
        ASSERT_EQ(tests.scenarios.size(), 3u);
        tests.scenarios[0].code = "runCode({a: 1});";
        const std::string text = editTests(ByHand, tests);
        expectSame(read(text), tests, text);
        EXPECT_EQ(replacedPart(ByHand, text),
            "    code: |\n      runCode({});   # no comment\n\n      assertApi('sendHttpRequest').wasCalled();\n");
        EXPECT_NE(text.find("    code: |-\n      runCode({a: 1});\n    # between two tests\n\n  - code:"), text.npos)
            << text;
    }

    TEST(TestsEdit, anotherNameLeavesTheCodeAlone)
    {
        TestsSection tests = read(ByHand);
        tests.scenarios[1].name = "Is [very] short";
        const std::string text = editTests(ByHand, tests);
        expectSame(read(text), tests, text);
        EXPECT_EQ(replacedPart(ByHand, text), "    name: Is short\n");
        EXPECT_NE(text.find("    priority: 2\n    name: \"Is [very] short\"\n"), text.npos) << text;
    }

    TEST(TestsEdit, theSetupIsALineOfItsOwn)
    {
        TestsSection tests = read(ByHand);
        tests.setup = "const now = 2;\nconst then = 3;";
        const std::string text = editTests(ByHand, tests);
        expectSame(read(text), tests, text);
        EXPECT_EQ(replacedPart(ByHand, text), "setup: |+\n  const now = 1;\n");
        TestsSection without = read("scenarios:\n- name: a\n  code: b");
        without.setup = "c();";
        EXPECT_EQ(editTests("scenarios:\n- name: a\n  code: b", without),
            "scenarios:\n- name: a\n  code: b\nsetup: |-\n  c();");
    }

    TEST(TestsEdit, testsComeAndGoBetweenTheOthers)
    {
        TestsSection tests = read(ByHand);
        tests.scenarios.insert(
            tests.scenarios.begin() + 1, {"Another", "runCode({});\nassertThat(1).isEqualTo(1);", 0});
        std::string text = editTests(ByHand, tests);
        expectSame(read(text), tests, text);
        EXPECT_EQ(replacedPart(ByHand, text), "");
        tests.scenarios.erase(tests.scenarios.begin());
        text = editTests(text, tests);
        expectSame(read(text), tests, text);
        EXPECT_NE(text.find("    priority: 2\n"), text.npos) << text;
        tests.scenarios.clear();
        text = editTests(text, tests);
        expectSame(read(text), tests, text);
        EXPECT_NE(text.find("owner: warehouse   # nobody reads this\n"), text.npos) << text;
        tests.scenarios.push_back({"First", "runCode({});", 0});
        text = editTests(text, tests);
        expectSame(read(text), tests, text);
        EXPECT_NE(text.find("owner: warehouse   # nobody reads this\n"), text.npos) << text;
    }

    TEST(TestsEdit, whatCannotBeToldApartIsWrittenAnew)
    {
        for (const char* yaml : {"{scenarios: [{name: a, code: b}], setup: ''}", "scenarios: [{name: a, code: b}]",
                 "scenarios:\n- {name: a, code: b}\nsetup: ''", "scenarios:\n- &x\n  name: a\n  code: b\n",
                 "scenarios:\n- name: a\n  code: b\n- name: c\n  code: d\n\n..."}) {
            TestsSection tests = read(yaml);
            tests.scenarios[0].code = "other();\n\nlines();";
            const std::string text = editTests(yaml, tests);
            expectSame(read(text), tests, text);
        }
    }

    TEST(TestsEdit, theSameTestsAreTheSameText)
    {
        EXPECT_EQ(editTests(ByHand, read(ByHand)), ByHand);
        EXPECT_EQ(editTests("scenarios: []", {}), "scenarios: []");
        EXPECT_EQ(editTests("", {}), "");
    }

    // Property: in a file as it comes, whatever becomes of one test, the lines of all others stay where they are.
    TEST(TestsEdit, onlyTheEditedTestChangesInAnyTemplateOfOurs)
    {
        std::mt19937 random(20261125); // NOLINT: the same edits in every run
        const std::vector<std::string> codes{"", "runCode({});", "runCode({});\n", "\n\n  runCode({});  \nmore: x",
            "a\tb\n# c\n---\n...\n- name: d", "'it''s' \"quoted\" \\n {{x}}", "Ünïcödé 🚲"};
        for (const OwnTemplate& own : ownTemplates()) {
            const auto file = TemplateFile::read(own.text);
            ASSERT_TRUE(file);
            const std::string yaml = *file->text("TESTS");
            const TestsSection before = read(yaml);
            const auto nameLine = [&](size_t test) { return "- name: " + before.scenarios[test].name; };
            for (int round = 0; round < 40; ++round) {
                TestsSection tests = before;
                const size_t test = random() % tests.scenarios.size();
                if (random() % 4 == 0)
                    tests.scenarios[test].name = "Name " + std::to_string(round) + (random() % 2 ? ": yes" : "");
                tests.scenarios[test].code = codes[random() % codes.size()];
                const std::string whole = withTests(own.text, tests);
                const std::string text = *TemplateFile::read(whole)->text("TESTS");
                expectSame(read(text), tests, text);
                const std::string replaced = replacedPart(yaml, text);
                for (size_t other = 0; other < before.scenarios.size(); ++other) {
                    if (other != test) {
                        EXPECT_EQ(replaced.find(nameLine(other) + "\n"), replaced.npos) << own.id << ' ' << other;
                    }
                }
                // Every other section byte for byte.
                for (const Section& section : file->sections()) {
                    if (section.name != "TESTS") {
                        EXPECT_EQ(TemplateFile::read(whole)->section(section.name)->body, section.body);
                    }
                }
            }
        }
    }

} // namespace
} // namespace sluis::templates
