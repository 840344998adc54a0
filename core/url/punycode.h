#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sluis::url {

// One label of a domain in ASCII: "bücher" is "xn--bcher-kva", ASCII stays as it is. Nothing when it cannot be encoded.
std::optional<std::string> labelToAscii(std::string_view label);

} // namespace sluis::url
