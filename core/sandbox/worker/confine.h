#pragma once

#include "core/base/result.h"
#include "core/sandbox/protocol/limits.h"

namespace sluis::sandbox::worker {

// Takes everything away that a template that broke out of the engine could use: no new privileges, no files, sockets,
// processes or threads, no executable memory; only the system calls that the engine itself needs. There is no way back.
// sandbox.cannotConfine: the worker must then end.
Result<void> confine(const protocol::Limits& limits, int eventDescriptor, bool allowExecutableMemory);

} // namespace sluis::sandbox::worker
