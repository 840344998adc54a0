#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluis::url {

// A host as WHATWG's URL standard reads it: domains in lower-case ASCII, IPv4 in any of its forms (decimal, octal,
// hexadecimal, fewer parts) as four decimal numbers, IPv6 in brackets and shortest form. Nothing when it is none.
// Letters beyond ASCII are put into punycode as they are, without the mapping of IDNA.
std::optional<std::string> parseHost(std::string_view text, bool specialScheme);

using Ipv6Bytes = std::array<uint8_t, 16>;

std::optional<uint32_t> parseIpv4(std::string_view host); // in the forms a browser takes: "2130706433", "0x7f.1"
std::optional<Ipv6Bytes> parseIpv6(std::string_view text); // without brackets
std::string formatIpv4(uint32_t address);
std::string formatIpv6(const Ipv6Bytes& address); // without brackets

} // namespace sluis::url
