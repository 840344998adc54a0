#include "core/http/forwarded.h"

#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace sluis::http {

namespace {

    // The address in network order: 4 bytes for IPv4 and IPv4 inside IPv6, else 16.
    std::string bytesOf(const SocketAddress& address)
    {
        if (address.family() == AF_INET) {
            sockaddr_in ipv4;
            std::memcpy(&ipv4, address.get(), sizeof(ipv4));
            return std::string(reinterpret_cast<const char*>(&ipv4.sin_addr), 4);
        }
        sockaddr_in6 ipv6;
        std::memcpy(&ipv6, address.get(), sizeof(ipv6));
        const char* const bytes = reinterpret_cast<const char*>(&ipv6.sin6_addr);
        return IN6_IS_ADDR_V4MAPPED(&ipv6.sin6_addr) ? std::string(bytes + 12, 4) : std::string(bytes, 16);
    }

    // One entry of the list: an address, with a port or in brackets as some proxies write it.
    std::optional<SocketAddress> parseEntry(std::string_view entry)
    {
        entry = trimBlanks(entry);
        if (entry.starts_with('['))
            entry = entry.substr(1, entry.find(']') - 1);
        else if (std::count(entry.begin(), entry.end(), ':') == 1)
            entry = entry.substr(0, entry.find(':'));
        return SocketAddress::parse(std::string(entry), 0);
    }

    bool isTrusted(const SocketAddress& address, const std::vector<AddressRange>& trustedProxies)
    {
        return std::any_of(trustedProxies.begin(), trustedProxies.end(),
            [&](const AddressRange& range) { return range.contains(address); });
    }

} // namespace

Result<AddressRange> AddressRange::parse(const std::string& text)
{
    const size_t slash = text.find('/');
    const std::optional<SocketAddress> address = SocketAddress::parse(text.substr(0, slash), 0);
    if (!address)
        return fail(ErrorCode::InvalidInput, "http.notARange", text);
    AddressRange range;
    range.m_bytes = bytesOf(*address);
    const int bits = static_cast<int>(range.m_bytes.size()) * 8;
    range.m_prefix = bits;
    if (slash == std::string::npos)
        return range;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data() + slash + 1, end, range.m_prefix);
    if (error != std::errc() || rest != end || range.m_prefix < 0 || range.m_prefix > bits)
        return fail(ErrorCode::InvalidInput, "http.notARange", text);
    return range;
}

bool AddressRange::contains(const SocketAddress& address) const
{
    const std::string bytes = bytesOf(address);
    if (bytes.size() != m_bytes.size())
        return false;
    const auto whole = static_cast<size_t>(m_prefix / 8);
    if (bytes.compare(0, whole, m_bytes, 0, whole) != 0)
        return false;
    const int left = m_prefix % 8;
    return left == 0 || (static_cast<unsigned char>(bytes[whole] ^ m_bytes[whole]) >> (8 - left)) == 0;
}

std::string clientAddress(
    const std::string& peer, const Request& request, const std::vector<AddressRange>& trustedProxies)
{
    std::string client = peer;
    if (trustedProxies.empty())
        return client;
    const std::optional<SocketAddress> connection = SocketAddress::parse(peer, 0);
    if (!connection || !isTrusted(*connection, trustedProxies))
        return client;
    const std::string list = request.header("x-forwarded-for").value_or("");
    std::string_view rest = list;
    while (!rest.empty()) {
        const size_t comma = rest.rfind(',');
        const std::optional<SocketAddress> hop
            = parseEntry(comma == std::string_view::npos ? rest : rest.substr(comma + 1));
        if (!hop)
            return client;
        client = hop->address();
        if (!isTrusted(*hop, trustedProxies) || comma == std::string_view::npos)
            return client;
        rest = rest.substr(0, comma);
    }
    return client;
}

} // namespace sluis::http
