#pragma once

#include "core/base/result.h"
#include "core/http/request.h"

#include <string_view>

// Requests that a person has as text: files, pastes. They go through the same strict parser as one from a socket, after
// what editors and tools do to text is undone.
namespace sluis::http {

// A HIT file of the command line, or a pasted raw request: "\n" line ends are accepted, a missing empty line, version,
// Host ("localhost") and Content-Length are filled in, and a Content-Length that is larger than the file or smaller by
// a last line end is set right. Error: http.badRequestText with the reason as detail.
Result<Request> readRequestText(std::string_view text);

// A URL, pasted: a GET of it.
Result<Request> readUrlAsRequest(std::string_view url);

// Parts from another format, as one request through the parser. `url` gives target and Host (a Host among the headers
// wins); Content-Length and Transfer-Encoding among the headers give way to the length of the body.
Result<Request> composeRequest(
    std::string_view method, std::string_view url, const Headers& headers, std::string_view body);

} // namespace sluis::http
