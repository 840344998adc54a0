#pragma once

#include "core/http/request.h"
#include "core/value/value.h"

#include <string_view>

// Where a visitor is, as far as somebody said so: event_location {country, region, city}.
namespace sluis::types {

// "US-CA" as {country: "US", region: "CA"}, "HK" as {country: "HK"}; undefined for what is no region.
value::Value locationFromRegion(std::string_view region);

// From the geo headers of a load balancer (X-Gclb-Country, X-Gclb-Region) or of App Engine (X-Appengine-Country,
// -Region, -City); undefined without them.
value::Value locationFromHeaders(const http::Request& request);

// "US-CA", "HK"; "" without a country.
std::string regionText(const value::Value& location);

} // namespace sluis::types
