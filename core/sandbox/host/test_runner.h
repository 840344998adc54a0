#pragma once

#include "core/sandbox/host/pool.h"
#include "core/templates/template.h"

#include <functional>

namespace sluis::sandbox::host {

// What became of one scenario of a template's tests.
struct TestResult {
    size_t index = 0;
    std::string name;
    bool passed = false;
    std::chrono::microseconds duration{0};
    std::string message; // of the first failure: what was expected, "actual: …" and "expected: …" on lines of their own
    std::string where; // "test", "setup", "template", or "" when unknown
    int line = 0; // of that code, from 1
    std::vector<std::string> console;
    std::vector<Message> findings; // permissions that are missing, not failures
};

// Runs a template's own tests (template reference, section 4), each in a context of its own. `only` nothing runs all.
// `request` is what the template sees as the incoming request; there is none without it. Blocks; `onResult` hears of
// each as it is done, in order, and says whether to go on.
std::vector<TestResult> runTests(Pool& pool, const templates::Template& subject,
    std::shared_ptr<const RequestView> request, uint64_t seed, std::optional<size_t> only = {},
    const std::function<bool(const TestResult&)>& onResult = {});

Role roleOf(const templates::Template& subject);

} // namespace sluis::sandbox::host
