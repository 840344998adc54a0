#pragma once

#include "core/http/response.h"

#include <string>
#include <string_view>

namespace sluis::http {

// What the connection, not the answer, says about the bytes.
struct ResponseFraming {
    bool toHead = false; // answers a HEAD: length without body
    bool keepAlive = true;
    bool isHttp10 = false;
    std::string_view date; // value of the Date header; empty for none
};

// Appends an answer as it goes to the wire. Headers that the framing decides, and such as cannot be written without
// breaking out of their line, are left out; a status outside 200 to 599 is written as 500.
void appendResponse(std::string& out, const Response& response, const ResponseFraming& framing);

} // namespace sluis::http
