#pragma once

#include "core/http/har_reader.h"

namespace sluis::http {

// What a person pastes or drops as hits: a curl command, a URL, a raw request or a HAR file, told apart by how it
// begins. Only a HAR gives more than one.
Result<Har> readPaste(std::string_view text);

} // namespace sluis::http
