#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sluis::privacy {

// A visitor's address without the part that tells one visitor from the next: "203.0.113.x", "2001:db8:1::x" (the first
// three groups stay). Such a text is no address any more, which is the mark: see isMaskedAddress. Loopback addresses
// say nothing about a visitor and stay; so does what is not an address.
std::string maskAddress(std::string_view address);

bool isMaskedAddress(std::string_view text);

// Every address in a text that may hold several, such as the value of X-Forwarded-For or Forwarded.
std::vector<std::string> addressesIn(std::string_view text);

// Replaces each of the addresses wherever it stands for itself in the text, percent-encoded colons included.
// True when there was one.
bool maskAddresses(std::string& text, const std::vector<std::string>& addresses);

} // namespace sluis::privacy
