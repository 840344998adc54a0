#pragma once

#include "core/base/words.h"

#include <string_view>

namespace sluis::http {

// True when every byte is at least `lowest` and none is DEL; `lowest` is at most 128.
inline bool hasNoControls(std::string_view text, unsigned char lowest)
{
    const char* at = text.data();
    size_t left = text.size();
    for (; left >= 8; left -= 8, at += 8) {
        const uint64_t word = words::load(at);
        if (words::below(word, lowest) | words::equal(word, 0x7F))
            return false;
    }
    for (; left > 0; --left, ++at) {
        const auto byte = static_cast<unsigned char>(*at);
        if (byte < lowest || byte == 0x7F)
            return false;
    }
    return true;
}

} // namespace sluis::http
