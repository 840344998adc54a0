#pragma once

#include <string>
#include <string_view>

namespace sluis {

// Lower and upper case of UTF-8 text, letter by letter as Unicode's simple mappings say (and "ß" as "SS" in upper case,
// as JavaScript does). The same on every machine whatever its locale.
std::string lowerCase(std::string_view text);
std::string upperCase(std::string_view text);

} // namespace sluis
