#pragma once

#include "core/value/value.h"

#include <string>
#include <string_view>

// The bit sets of _eu and _tu: base64url of bytes, least significant bit first in each byte. "AAAAAAQ" is [34].
namespace sluis::types {

inline constexpr size_t Ga4BitSetCharacters = 64; // longer texts are not read as bit sets

// The numbers of the set bits, ascending; the text itself when it is no such set.
value::Value bitsFromText(std::string_view text);

// "" for what holds no bit; text stays as it is.
std::string textFromBits(const value::Value& bits);

} // namespace sluis::types
