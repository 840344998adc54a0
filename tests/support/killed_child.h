#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace sluis::test {

// Runs `work` in a child process and ends it with SIGKILL, as a power button would, once it has reported `reports`
// numbers. Returns everything that it had reported by its end, which may be more. To be called before the test has made
// threads: a forked child has only the one that forked.
std::vector<uint64_t> reportsUntilKilled(
    size_t reports, const std::function<void(const std::function<void(uint64_t)>& report)>& work);

// How often a fault test does its thing: SLUIS_FAULT_ROUNDS (set by ./dev faults), else a few times, enough to notice a
// mistake.
int faultRounds(int otherwise);

} // namespace sluis::test
