#pragma once

#include <string_view>

namespace sluis::types {

// Whether a path is the pattern, in which each '*' stands for any text, also none. Linear in the path for each '*'.
bool matchesPath(std::string_view pattern, std::string_view path);

} // namespace sluis::types
