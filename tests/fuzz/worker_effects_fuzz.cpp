#include "core/sandbox/host/effect_check.h"
#include "core/sandbox/protocol/messages.h"

#include <string_view>

// What a worker that was taken over could send to the server.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace sluis::sandbox;
    const auto effects = protocol::readEffects(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!effects)
        return 0;
    const sluis::templates::Permissions none;
    for (const protocol::Effect& effect : *effects)
        static_cast<void>(host::checkEffect(none, effect));
    return 0;
}
