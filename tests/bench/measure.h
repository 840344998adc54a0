#pragma once

#include <cstdint>

namespace sluis::bench {

// Processor time of this thread: a busy machine does not count.
double processorMicroseconds();

// How often this thread asked the heap for memory, by operator new.
uint64_t allocationsSoFar();

} // namespace sluis::bench
