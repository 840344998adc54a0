#include "core/sandbox/protocol/messages.h"

#include <string_view>

// The other direction: every reader of an order on the same bytes.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    using namespace sluis::sandbox::protocol;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto readAll = [&](auto&&... readers) {
        (
            (void)[&] {
                Reader in(bytes);
                static_cast<void>(readers(in));
            }(),
            ...);
    };
    readAll(readLimits, readLoad, readStart, readAnswer, readNotify, readStorage, readTest, readRequest);
    return 0;
}
