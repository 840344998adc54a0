#pragma once

#include "core/base/result.h"
#include "core/http/request.h"
#include "core/http/socket.h"

#include <string>
#include <string_view>
#include <vector>

namespace sluis::http {

// A range of addresses: "10.0.0.0/8", "2001:db8::/32", one address alone.
class AddressRange
{
public:
    static Result<AddressRange> parse(const std::string& text); // InvalidInput, http.notARange
    bool contains(const SocketAddress& address) const; // IPv4 inside IPv6 counts as IPv4

private:
    std::string m_bytes; // 4 or 16
    int m_prefix = 0; // bits that count
};

// Whose hit it is: the peer of the connection, unless that is a trusted proxy. Then the right-most address of
// X-Forwarded-For that is no trusted proxy itself, because everything further left is what somebody claims (promises.md
// T13). A list that is not one of addresses ends at the last address that could be read.
std::string clientAddress(
    const std::string& peer, const Request& request, const std::vector<AddressRange>& trustedProxies);

} // namespace sluis::http
