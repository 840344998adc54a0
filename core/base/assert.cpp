#include "core/base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace sluis {

void assertionFailed(const char* condition, const char* file, int line)
{
    std::fprintf(stderr, "sluis: internal error: %s does not hold (%s:%d)\n", condition, file, line);
    std::abort();
}

} // namespace sluis
