#include "core/http/address_rules.h"

#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace sluis::http {

namespace {

    struct Ipv4Range {
        uint32_t network;
        int prefix;
    };

    constexpr uint32_t ipv4(uint32_t a, uint32_t b, uint32_t c, uint32_t d)
    {
        return a << 24 | b << 16 | c << 8 | d;
    }

    // IANA's special-purpose registry, and what clouds keep for themselves in public space.
    constexpr Ipv4Range NotPublic[] = {
        {ipv4(0, 0, 0, 0), 8}, {ipv4(10, 0, 0, 0), 8}, {ipv4(100, 64, 0, 0), 10}, {ipv4(127, 0, 0, 0), 8},
        {ipv4(168, 63, 129, 16), 32}, // Azure's host
        {ipv4(169, 254, 0, 0), 16}, {ipv4(172, 16, 0, 0), 12}, {ipv4(192, 0, 0, 0), 24}, {ipv4(192, 0, 2, 0), 24},
        {ipv4(192, 88, 99, 0), 24}, {ipv4(192, 168, 0, 0), 16}, {ipv4(198, 18, 0, 0), 15}, {ipv4(198, 51, 100, 0), 24},
        {ipv4(203, 0, 113, 0), 24}, {ipv4(224, 0, 0, 0), 3}, // multicast, reserved, broadcast
    };

    bool isPublicIpv4(uint32_t address)
    {
        return std::none_of(std::begin(NotPublic), std::end(NotPublic),
            [address](const Ipv4Range& range) { return (address ^ range.network) >> (32 - range.prefix) == 0; });
    }

    uint32_t ipv4At(const uint8_t* bytes)
    {
        return ipv4(bytes[0], bytes[1], bytes[2], bytes[3]);
    }

    template <size_t Size> bool startsWith(const uint8_t* bytes, const std::array<uint8_t, Size>& prefix)
    {
        return std::equal(prefix.begin(), prefix.end(), bytes);
    }

    bool isPublicIpv6(const uint8_t* bytes)
    {
        constexpr std::array<uint8_t, 12> Mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
        constexpr std::array<uint8_t, 12> Nat64{0, 0x64, 0xFF, 0x9B};
        constexpr std::array<uint8_t, 2> SixToFour{0x20, 0x02};
        constexpr std::array<uint8_t, 4> Documentation{0x20, 0x01, 0x0D, 0xB8};
        constexpr std::array<uint8_t, 2> Documentation2{0x3F, 0xFF};
        if (startsWith(bytes, Mapped) || startsWith(bytes, Nat64))
            return isPublicIpv4(ipv4At(bytes + 12));
        if (startsWith(bytes, SixToFour))
            return isPublicIpv4(ipv4At(bytes + 2));
        if (startsWith(bytes, Documentation) || startsWith(bytes, Documentation2))
            return false;
        const bool isSpecial2001
            = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] < 0x02; // 2001::/23: Teredo and others
        return bytes[0] >> 5 == 1 && !isSpecial2001; // 2000::/3 is all that is given out
    }

    std::optional<uint32_t> asIpv4(const SocketAddress& address)
    {
        if (address.family() != AF_INET)
            return std::nullopt;
        sockaddr_in socketAddress;
        std::memcpy(&socketAddress, address.get(), sizeof(socketAddress));
        return ntohl(socketAddress.sin_addr.s_addr);
    }

    std::optional<in6_addr> asIpv6(const SocketAddress& address)
    {
        if (address.family() != AF_INET6)
            return std::nullopt;
        sockaddr_in6 socketAddress;
        std::memcpy(&socketAddress, address.get(), sizeof(socketAddress));
        return socketAddress.sin6_addr;
    }

} // namespace

bool isPublicAddress(const SocketAddress& address)
{
    if (const std::optional<uint32_t> ipv4Address = asIpv4(address))
        return isPublicIpv4(*ipv4Address);
    const std::optional<in6_addr> ipv6Address = asIpv6(address);
    return ipv6Address && isPublicIpv6(ipv6Address->s6_addr);
}

bool isLoopbackAddress(const SocketAddress& address)
{
    if (const std::optional<uint32_t> ipv4Address = asIpv4(address))
        return *ipv4Address >> 24 == 127;
    const std::optional<in6_addr> ipv6Address = asIpv6(address);
    return ipv6Address && IN6_IS_ADDR_LOOPBACK(&*ipv6Address);
}

} // namespace sluis::http
