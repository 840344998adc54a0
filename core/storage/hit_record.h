#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"

#include <string>
#include <vector>

namespace sluis::storage {

// What a list of hits shows.
struct HitSummary {
    HitId id;
    WallTime time;
    std::string method;
    std::string path;
    std::string client; // name of the client that claimed it; empty when none did
    std::vector<std::string> events; // names, in the order they ran
    int status = 0; // of the answer
    int tagsFired = 0; // ran, whatever came of it
    int tagsFailed = 0; // failure, exception, timeout, setup failed
    int requestsHeld = 0;
    std::string version; // "draft" or the number
    std::string contentOf; // empty unless rolled back
    bool isMasked = false; // the visitor's address was masked in it

    bool operator==(const HitSummary&) const = default;
};

// A hit as the log keeps it.
struct HitRecord {
    HitSummary summary;
    std::string address; // of the visitor
    std::string request; // one HTTP/1.1 message (http::toBytes)
    std::string trace; // JSON (runtime::toJson)

    bool operator==(const HitRecord&) const = default;
};

// Masks the visitor's addresses (the address of the hit, forwarding headers of the request, `ip_override` in the trace)
// wherever they stand in the record, and marks it when there was one.
void maskVisitor(HitRecord& record);

} // namespace sluis::storage
