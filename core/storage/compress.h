#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace sluis::storage {

// Traces repeat themselves: a tenth of their size is usual. One byte says how the rest is written (0 as it is, 1 zlib
// after the length in four bytes, big endian); small or random bytes are kept as they are.
std::string compress(std::string_view bytes);

// Corrupt, storage.corrupt: these are not bytes that compress() made.
Result<std::string> decompress(std::string_view bytes);

} // namespace sluis::storage
