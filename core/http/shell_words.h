#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluis::http {

// The words of one command line as a shell would hand them to a program. Nothing is expanded: '$', '`' and '*' stand
// for themselves. Nothing when a quote is not closed.
std::optional<std::vector<std::string>> bashWords(std::string_view command);

// The same as Windows' cmd does it, and then the C runtime of the program: '^' before a character or a line end, double
// quotes, \" and "" inside them.
std::optional<std::vector<std::string>> cmdWords(std::string_view command);

} // namespace sluis::http
