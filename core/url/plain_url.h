#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sluis::url {

// An http or https URL taken apart in place.
struct PlainUrl {
    bool isTls = false;
    std::string_view host;
    uint16_t port = 0;
    std::string_view authority; // host, and the port unless it is the scheme's own
    std::string_view path; // with the query; empty when nothing follows the authority, where parseUrl() adds a slash
};

// Nearly every address of a vendor is written in its normal form already: then parseUrl() would give the same text
// back, and this takes it apart without memory and at a fraction of the cost. Nothing: ask parseUrl().
std::optional<PlainUrl> readPlainUrl(std::string_view url);

} // namespace sluis::url
