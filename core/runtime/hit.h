#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/http/request.h"

#include <string>

namespace sluis::runtime {

// One request as received, with where and when. Immutable once made; the request owns its raw bytes.
struct Hit {
    HitId id;
    WallTime time;
    std::string peer; // address of the visitor: of the connection, or what a trusted proxy said
    http::Request request;
    uint64_t nonce = 0; // drawn when it was received and kept with it: its requests' idempotency keys come from it
};

} // namespace sluis::runtime
