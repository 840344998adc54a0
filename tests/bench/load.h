#pragma once

#include "core/runtime/hit.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace sluis::bench {

struct LoadResult {
    uint64_t answers = 0; // with a 2xx
    uint64_t otherAnswers = 0;
    uint64_t errors = 0; // connections that ended
    double seconds = 0;
};

// Keeps `connections` open and one request under way on each, for as long as `lasts`; one thread, epoll.
LoadResult runLoad(uint16_t port, std::string_view request, int connections, std::chrono::milliseconds lasts);

// The 1.7 KB GET of a GA4 page view that all figures use, with the path as recorded.
std::string ga4Hit();

// The same, taken apart as the listener does.
runtime::Hit loadHit();

} // namespace sluis::bench
