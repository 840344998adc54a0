#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace sluis::sandbox::protocol {

// What a template may use up (promises.md 3.2). Times are of one call: from a message until the run waits or ends.
struct Limits {
    std::chrono::milliseconds softCall{50}; // reported
    std::chrono::milliseconds hardCall{200}; // ended by the worker's watchdog
    std::chrono::milliseconds killAfter{300}; // after hardCall, by the server whatever the worker says
    size_t heapBytes = 64 * 1024 * 1024;
    size_t bufferBytes = 16 * 1024 * 1024; // outside the heap
    size_t stackBytes = 512 * 1024;
    size_t addressSpaceBytes = 512 * 1024 * 1024;
    uint32_t requestsPerRun = 64;
    uint32_t callbacksPerRun = 10'000; // callLater, listeners
    uint32_t logLinesPerRun = 1000;
    size_t logBytesPerRun = 256 * 1024;
    size_t effectBytesPerCall = 2 * 1024 * 1024; // of everything that a call hands to the server
    size_t storageBytesPerTemplate = 4 * 1024 * 1024;
    std::chrono::milliseconds promiseLife{5000}; // then a promise that nobody settled is rejected

    bool operator==(const Limits&) const = default;
};

// The two that people set; the soft limit goes along.
inline Limits limitsOf(unsigned milliseconds, unsigned megabytes)
{
    Limits limits;
    limits.hardCall = std::chrono::milliseconds(milliseconds);
    limits.softCall = limits.hardCall / 4;
    limits.heapBytes = size_t(megabytes) * 1024 * 1024;
    return limits;
}

inline constexpr size_t TemplateSourceLimitBytes = 256 * 1024;
inline constexpr size_t RingBytes = 4 * 1024 * 1024; // each way
inline constexpr size_t FrameLimitBytes = 3 * 1024 * 1024;

} // namespace sluis::sandbox::protocol
