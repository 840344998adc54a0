#pragma once

#include "core/http/request.h"
#include "core/value/value.h"

#include <string_view>

// What a browser tells about itself: as GA4 hit parameters (uaa … uaw) and as request headers (container
// reference, 6.6).
namespace sluis::types {

// "Not%3AA-Brand;8.0.0.0|Chromium;156.0" (decoded once; the brands are encoded once more) as [{brand, version} …].
value::Value versionsFromText(std::string_view text);
std::string textFromVersions(const value::Value& versions);

// Sec-CH-UA as [{brand, version} …]; undefined when the header is absent or holds none.
value::Value brandsOf(const http::Request& request);

// {brands, mobile, platform} from the headers alone, the platform with its quotes; undefined without any of them.
value::Value hintsFromHeaders(const http::Request& request);

} // namespace sluis::types
