#pragma once

#include "core/base/result.h"
#include "core/runtime/trace.h"
#include "core/server/server.h"

#include <vector>

namespace sluis::sluisctl {

// Sends the first `count` hits of the sample shop to the server over real connections, one after the other, and returns
// their traces in that order. The server must take replay::SampleHost. Errors: what sending says; Unavailable,
// app.demoNoTrace.
Result<std::vector<runtime::TracePtr>> sendSampleHits(server::Server& server, uint64_t seed, size_t count);

} // namespace sluis::sluisctl
