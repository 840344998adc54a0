#pragma once

#include "core/http/request.h"
#include "core/http/response.h"

#include <string_view>

// Cross-origin requests from pages of the shop: which answers a page may read.
namespace sluis::types {

enum class Credentials { Include, Omit };

// Lets the page that asked read the answer: its own origin, never "*". Without an Origin header, or with one that is
// not an origin, nothing is added.
void allowOrigin(http::Response& response, const http::Request& request, Credentials credentials);

// True for OPTIONS with Access-Control-Request-Method.
bool isPreflight(const http::Request& request);

// 204 that lets the request through which the browser announces.
http::Response answerPreflight(const http::Request& request, std::string_view methods, Credentials credentials);

} // namespace sluis::types
