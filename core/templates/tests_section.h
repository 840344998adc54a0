#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace sluis::templates {

inline constexpr size_t ScenarioLimit = 1000;

// One test of a template. Names are not unique: a test is identified by its index.
struct Scenario {
    std::string name;
    std::string code;
    int codeLine = 0; // line of the file where a literal block begins, 0 when lines of code are not lines of the file
    bool operator==(const Scenario&) const = default;
};

struct TestsSection {
    std::string setup; // runs before every scenario
    int setupLine = 0;
    std::vector<Scenario> scenarios;
    bool operator==(const TestsSection&) const = default;
};

// Reads the YAML of a ___TESTS___ section (template reference, 1.4). `firstLine` is the line of the file where the text
// begins. Errors: templates.badTests with "line L, column C: …" of the file.
Result<TestsSection> readTests(std::string_view yaml, int firstLine = 1);

// As GTM writes it: |- blocks, or one double-quoted line when a line ends in blanks or has a character that a block
// cannot.
std::string writeTests(const TestsSection& tests);

} // namespace sluis::templates
