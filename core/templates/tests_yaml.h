#pragma once

#include <string>
#include <string_view>

// How the values of a ___TESTS___ section are written (template reference, 1.4).
namespace sluis::templates {

// A |- block whose lines begin with `indent`, or one double-quoted line when a block cannot hold the code.
std::string codeScalar(std::string_view code, std::string_view indent);

// Plain where YAML reads it back as the same text, else quoted.
std::string nameScalar(const std::string& name);

} // namespace sluis::templates
