#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sluis {

int hexDigit(char c); // 0 to 15 in either case, -1 for another character

std::string toHex(std::string_view bytes); // lower case
std::optional<std::string> fromHex(
    std::string_view text); // either case; nothing for an odd length or another character

std::string toBase64(std::string_view bytes); // RFC 4648 section 4, padded
std::string toBase64Url(std::string_view bytes); // RFC 4648 section 5, without padding

// Nothing for characters outside the alphabet, an impossible length, padding in the middle, or unused bits that are not
// zero: one byte string has one text, so that a signature over the text is one over the bytes. Padding may be absent.
std::optional<std::string> fromBase64(std::string_view text);
std::optional<std::string> fromBase64Url(std::string_view text);

} // namespace sluis
