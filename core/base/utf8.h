#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sluis {

bool isValidUtf8(std::string_view bytes);
bool isAscii(std::string_view bytes);

// Replaces each maximal invalid sequence (overlong forms, surrogates and beyond U+10FFFF included) by U+FFFD.
std::string repairUtf8(std::string_view bytes);

// Appends a code point; surrogates and beyond U+10FFFF become U+FFFD.
void appendUtf8(std::string& text, char32_t codePoint);

// Takes one code point from the front of valid UTF-8; 0xFFFD and one byte for what is invalid. Not for empty text.
char32_t takeCodePoint(std::string_view& text);

} // namespace sluis
