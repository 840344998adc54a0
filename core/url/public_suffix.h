#pragma once

#include <string>
#include <string_view>

namespace sluis::url {

// The registrable domain of a host or a URL by the Public Suffix List: "shop.co.uk" for "https://www.shop.co.uk/a".
// Empty when there is none: an address, a public suffix itself, a single label, no host at all.
std::string effectiveTldPlusOne(std::string_view hostOrUrl);

} // namespace sluis::url
