#pragma once

#include "core/sandbox/worker/engine.h"

namespace sluis::sandbox::worker {

enum class Confinement { Full, None }; // None: under a debugger or sanitizer only

// The life of a worker process: takes its limits, starts V8, warms up, confines itself and serves until it is killed.
// Returns an exit code when it cannot.
// `server` is the process that started it (0: whoever did): without it the worker ends.
int serve(Jit jit, Confinement confinement, int server);

} // namespace sluis::sandbox::worker
