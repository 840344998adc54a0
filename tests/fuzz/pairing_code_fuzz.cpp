#include "core/base/assert.h"
#include "core/publish/pairing_code.h"

#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace sluis::publish;
    const auto code = readPairingCode(std::string_view(reinterpret_cast<const char*>(data), size));
    if (code)
        SLUIS_ASSERT(readPairingCode(toText(*code)).value() == *code);
    return 0;
}
