#pragma once

#include <optional>
#include <string>
#include <string_view>

// Percent-encoding as JavaScript and HTML forms do it. Text is UTF-8; what is not valid becomes U+FFFD, in and out.
namespace sluis::url {

std::string encodeUriComponent(std::string_view text); // all but A-Z a-z 0-9 - _ . ! ~ * ' ( )
void appendUriComponent(std::string& out, std::string_view text); // the same, behind what is there
std::string encodeUri(std::string_view text); // leaves ; / ? : @ & = + $ , # as well
std::string encodeForm(std::string_view text); // application/x-www-form-urlencoded: a blank is '+'

// JavaScript's decoders: nothing when an escape is malformed or the result is not UTF-8. decodeUri() keeps the escapes
// of ; / ? : @ & = + $ , #
std::optional<std::string> decodeUriComponent(std::string_view text);
std::optional<std::string> decodeUri(std::string_view text);

// For what strangers send: a malformed escape stays as it is and the result is always valid UTF-8.
std::string decodePercent(std::string_view text);
std::string decodeForm(std::string_view text); // the same, and '+' is a blank

// The same into memory of the caller, as much as the text has; not repaired, which ASCII never needs.
struct DecodedBytes {
    size_t size = 0;
    bool isAscii = true;
};
DecodedBytes decodeForm(char* room, std::string_view text);

// The bytes an escaped text stands for, malformed escapes literal; not repaired.
std::string decodePercentBytes(std::string_view text);

void appendPercentEncoded(std::string& out, unsigned char byte); // "%0A", upper case

} // namespace sluis::url
