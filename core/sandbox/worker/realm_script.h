#pragma once

namespace sluis::sandbox::worker {

// JavaScript that runs first in every context. It returns the built-ins that our functions need, takes everything out
// of the global object and freezes what stays reachable, so that no run can leave anything behind for another.
extern const char* const RealmScript;

// The functions of test code (template reference, section 4), as a function of what the engine gives it.
extern const char* const TestScriptSource;

} // namespace sluis::sandbox::worker
