#include "core/templates/tests_section.h"

#include <cstdlib>
#include <string_view>

// What is read from a TESTS section reads back the same after it was written.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace sluis::templates;
    const auto tests = readTests(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!tests)
        return 0;
    const auto again = readTests(writeTests(*tests));
    if (!again || again->scenarios.size() != tests->scenarios.size())
        std::abort();
    for (size_t i = 0; i < tests->scenarios.size(); ++i) {
        if (again->scenarios[i].code != tests->scenarios[i].code
            || again->scenarios[i].name != tests->scenarios[i].name)
            std::abort();
    }
    return 0;
}
