#pragma once

#include "core/base/result.h"
#include "core/runtime/trace.h"
#include "core/storage/hit_record.h"

namespace sluis::storage {

// The record that the hit log keeps of a trace.
HitRecord recordOf(const runtime::Trace& trace);

// The trace in a record. Corrupt, storage.damagedHit.
Result<runtime::Trace> traceOf(const HitRecord& record);

} // namespace sluis::storage
