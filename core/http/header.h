#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sluis::http {

// A header inside somebody's buffer.
struct HeaderView {
    std::string_view name;
    std::string_view value;

    bool operator==(const HeaderView&) const = default;
};

// A header that owns its text.
struct Header {
    std::string name;
    std::string value;

    bool operator==(const Header&) const = default;
};

using Headers = std::vector<Header>;

// ASCII only, as header names are.
bool equalsIgnoreCase(std::string_view left, std::string_view right);

// The value of the first header of that name in any case, or null.
const std::string* findHeader(const Headers& headers, std::string_view name);

// RFC 9110 token: what a method or a header name is made of. Empty is not one.
bool isToken(std::string_view text);

// A value that can be written to the wire as it is: no control character besides the tab.
bool isFieldValue(std::string_view text);

std::string_view trimBlanks(std::string_view text); // spaces and tabs at both ends

// The standard phrase, "OK" for 200; "Unknown" for what has none.
std::string_view reasonPhrase(int status);

} // namespace sluis::http
