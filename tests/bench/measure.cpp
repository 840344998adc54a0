#include "tests/bench/measure.h"

#include <time.h>

#include <cstdlib>
#include <new>

namespace {

thread_local uint64_t allocations = 0;

} // namespace

// The heap of this program, counted.
void* operator new(size_t bytes)
{
    ++allocations;
    if (void* const memory = std::malloc(bytes == 0 ? 1 : bytes))
        return memory;
    throw std::bad_alloc();
}

void operator delete(void* memory) noexcept
{
    std::free(memory);
}

void operator delete(void* memory, size_t) noexcept
{
    std::free(memory);
}

namespace sluis::bench {

double processorMicroseconds()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1e6 + static_cast<double>(spent.tv_nsec) / 1e3;
}

uint64_t allocationsSoFar()
{
    return allocations;
}

} // namespace sluis::bench
