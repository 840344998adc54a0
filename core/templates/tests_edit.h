#pragma once

#include "core/templates/tests_section.h"

namespace sluis::templates {

// The YAML of a ___TESTS___ section with other tests in it. Only what is another name, another code, another setup, a
// new test or one that is gone is written; every other line stays as it is, comments and unknown keys included. A text
// whose lines cannot be told apart (tests within brackets, aliases) is written anew as a whole.
std::string editTests(std::string_view yaml, const TestsSection& wanted);

} // namespace sluis::templates
