#pragma once

#include "core/base/result.h"
#include "core/runtime/trace.h"
#include "core/storage/hit_record.h"

namespace sluis::storage {

// What the hit log keeps of a trace. Nothing is masked yet: HitLog::write does that.
HitRecord recordOf(const runtime::Trace& trace);

// Back from the log, for lists of earlier days and for running the hit again. Corrupt, storage.corrupt.
Result<runtime::TracePtr> traceOf(const HitRecord& record);

} // namespace sluis::storage
