#pragma once

#include "core/value/value.h"

#include <string>
#include <string_view>

// Text from outside into Values: always valid UTF-8, and without a copy in between for the plain ASCII that most of a
// hit is.
namespace sluis::types {

// True when the text needs no decoding: ASCII without '%' and '+'.
bool isPlainText(std::string_view raw);

// A name or value of a query or form body, decoded ('+' is a blank).
value::Value decodedText(std::string_view raw);

// The number an already decoded text stands for, as JavaScript reads it; the text itself when it is empty or not a
// finite number, so that nothing a visitor sent is lost or becomes a null.
value::Value numberOrText(value::Value text);

// Bytes of a header.
value::Value headerText(std::string_view bytes);

} // namespace sluis::types
