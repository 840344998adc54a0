#pragma once

#include "core/runtime/trace.h"

namespace sluis::sluisctl {

// A trace for people: who claimed the hit, per tag what would leave, and why others did not fire.
void printTrace(const runtime::Trace& trace);

} // namespace sluis::sluisctl
