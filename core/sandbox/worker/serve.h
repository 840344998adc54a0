#pragma once

#include "core/sandbox/worker/engine.h"

namespace sluis::sandbox::worker {

enum class Confinement { Full, None }; // None: under a debugger or sanitizer only

// The life of a worker process: takes its limits, starts V8, warms up, confines itself and serves until it is killed.
// Returns an exit code when it cannot.
int serve(Jit jit, Confinement confinement);

} // namespace sluis::sandbox::worker
