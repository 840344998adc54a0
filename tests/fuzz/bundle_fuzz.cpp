#include "core/base/assert.h"
#include "core/publish/bundle.h"

#include <string_view>

// What reads as a bundle is written back to the same bytes: no two texts are one bundle, or one could be altered
// unnoticed.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace sluis::publish;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto bundle = decodeBundle(bytes);
    if (!bundle)
        return 0;
    const bool hasOrdinaryTimes = bundle->statement.created < sluis::fromMilliseconds(INT64_MAX / 1000)
        && bundle->statement.expires < sluis::fromMilliseconds(INT64_MAX / 1000);
    SLUIS_ASSERT(!hasOrdinaryTimes || encodeBundle(*bundle) == bytes);
    static_cast<void>(decodeContent(bundle->content).has_value());
    return 0;
}
