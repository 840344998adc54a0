#pragma once

#include "core/http/header.h"

#include <string>

namespace sluis::http {

// What a hit is answered with. Content-Length, Connection and Date are the listener's business and must not be here.
struct Response {
    int status = 200;
    Headers headers;
    std::string body;

    bool operator==(const Response&) const = default;
};

} // namespace sluis::http
