#pragma once

#include "core/base/result.h"
#include "core/http/request.h"

#include <string_view>

namespace sluis::http {

// True when the text is meant as a curl command: it starts with the word, after a prompt or not.
bool looksLikeCurlCommand(std::string_view text);

// The request that a pasted "Copy as cURL" would send, in its form for bash or for Windows' cmd. Headers that curl
// would add of itself (User-Agent, Accept) are not: the copy has the browser's. Errors: http.badCurlCommand (with the
// reason as detail), http.badUrl, http.badRequestText.
Result<Request> readCurlCommand(std::string_view text);

} // namespace sluis::http
