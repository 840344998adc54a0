#pragma once

namespace sluis {

// Prints the failed condition and ends the process.
[[noreturn]] void assertionFailed(const char* condition, const char* file, int line);

} // namespace sluis

// For our own mistakes only, also in release: a wrong program must not go on and write data.
#define SLUIS_ASSERT(condition)                                                                                        \
    ((condition) ? static_cast<void>(0) : ::sluis::assertionFailed(#condition, __FILE__, __LINE__))
