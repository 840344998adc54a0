#pragma once

#include "core/url/query.h"

#include <optional>
#include <string>
#include <string_view>

namespace sluis::url {

// The parts of a URL with the names and the content of JavaScript's URL object; absent parts are empty.
struct Url {
    std::string href;
    std::string origin; // "null" for schemes that have none
    std::string protocol; // "https:"
    std::string username;
    std::string password;
    std::string host; // with the port, when it is not the scheme's own
    std::string hostname; // IPv6 in brackets
    std::string port; // empty for the scheme's own
    std::string pathname;
    std::string search; // with '?', empty without parameters
    std::string hash; // with '#'
    Pairs searchParams;
};

// Reads an absolute URL as WHATWG's standard does (drive letters of file URLs are not treated apart). Nothing when it
// is not one.
std::optional<Url> parseUrl(std::string_view text);

// 443 for "https:", 80 for "http:" and so on; nothing for schemes without one.
std::optional<int> defaultPort(std::string_view protocol);

} // namespace sluis::url
