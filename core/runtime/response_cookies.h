#pragma once

#include "core/http/response.h"
#include "core/runtime/hit.h"
#include "core/runtime/trace.h"

namespace sluis::runtime {

// Puts a cookie that a tag or a template set into the response. Options are those of setCookie (container
// reference, 6.5): domain ("auto" is the registrable domain of the request), path, expires, max-age, httpOnly, secure,
// sameSite. False for a cookie that a browser would not take; the response is then unchanged.
bool addCookie(http::Response& response, const CookieTrace& cookie, const Hit& hit);

} // namespace sluis::runtime
