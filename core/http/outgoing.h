#pragma once

#include "core/http/sender.h"

#include <cstdint>
#include <string>

namespace sluis::http {

// Where a request goes.
struct Target {
    bool isTls = false;
    std::string host; // IPv6 without brackets
    uint16_t port = 0;
    std::string authority; // as in the Host header: without the scheme's own port
    std::string path; // with the query, "/" at least
};

// Reads an absolute http or https URL (without fragment, which stays at home). Error: http.badUrl.
Result<Target> readTarget(std::string_view url);

// Everything that can be said before a name is resolved: method, URL, headers, scheme.
Result<Target> checkOutgoing(const OutgoingRequest& request, const SenderRules& rules);

bool isLeftOut(std::string_view headerName); // a header that the sender writes itself

// The request as it goes to the wire of HTTP/1.1. Only for what checkOutgoing() let through.
std::string toWire(const OutgoingRequest& request, const Target& target);

} // namespace sluis::http
