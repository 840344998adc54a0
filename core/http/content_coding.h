#pragma once

#include "core/http/head_parser.h"

#include <string>
#include <string_view>

namespace sluis::http {

enum class Decoding { Done, Broken, TooLarge };

// Undoes gzip or deflate (with or without zlib's wrapper). Never makes more than `limits` allows: neither decodedBytes
// nor decodedRatio times the input. Bytes after the end of the stream, a second one included, are Broken.
Decoding decodeContent(ContentCoding coding, std::string_view bytes, const Limits& limits, std::string& out);

} // namespace sluis::http
