#include "core/http/socket.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace sluis::http {

namespace {

    constexpr int Backlog = 1024;

    bool setOption(int descriptor, int level, int option)
    {
        const int on = 1;
        return setsockopt(descriptor, level, option, &on, sizeof(on)) == 0;
    }

    const sockaddr_in6& asIpv6(const sockaddr_storage& storage)
    {
        return reinterpret_cast<const sockaddr_in6&>(storage);
    }

    const sockaddr_in& asIpv4(const sockaddr_storage& storage)
    {
        return reinterpret_cast<const sockaddr_in&>(storage);
    }

} // namespace

Socket::~Socket()
{
    close();
}

void Socket::close()
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

SocketAddress::SocketAddress(const sockaddr* address, socklen_t length)
    : m_length(length)
{
    SLUIS_ASSERT(length <= sizeof(m_storage));
    std::memcpy(&m_storage, address, length);
}

std::optional<SocketAddress> SocketAddress::parse(const std::string& numericAddress, uint16_t port)
{
    sockaddr_in ipv4{};
    if (inet_pton(AF_INET, numericAddress.c_str(), &ipv4.sin_addr) == 1) {
        ipv4.sin_family = AF_INET;
        ipv4.sin_port = htons(port);
        return SocketAddress(reinterpret_cast<const sockaddr*>(&ipv4), sizeof(ipv4));
    }
    sockaddr_in6 ipv6{};
    if (inet_pton(AF_INET6, numericAddress.c_str(), &ipv6.sin6_addr) == 1) {
        ipv6.sin6_family = AF_INET6;
        ipv6.sin6_port = htons(port);
        return SocketAddress(reinterpret_cast<const sockaddr*>(&ipv6), sizeof(ipv6));
    }
    return std::nullopt;
}

std::string SocketAddress::address() const
{
    char text[INET6_ADDRSTRLEN] = "";
    if (family() == AF_INET) {
        inet_ntop(AF_INET, &asIpv4(m_storage).sin_addr, text, sizeof(text));
    } else if (family() == AF_INET6) {
        const in6_addr& ipv6 = asIpv6(m_storage).sin6_addr;
        if (IN6_IS_ADDR_V4MAPPED(&ipv6))
            inet_ntop(AF_INET, &ipv6.s6_addr[12], text, sizeof(text));
        else
            inet_ntop(AF_INET6, &ipv6, text, sizeof(text));
    }
    return text;
}

uint16_t SocketAddress::port() const
{
    return ntohs(family() == AF_INET6 ? asIpv6(m_storage).sin6_port : asIpv4(m_storage).sin_port);
}

void SocketAddress::setPort(uint16_t port)
{
    if (family() == AF_INET6)
        reinterpret_cast<sockaddr_in6&>(m_storage).sin6_port = htons(port);
    else
        reinterpret_cast<sockaddr_in&>(m_storage).sin_port = htons(port);
}

Result<Socket> listenOn(const std::string& numericAddress, uint16_t port, bool shared)
{
    const std::optional<SocketAddress> address = SocketAddress::parse(numericAddress, port);
    if (!address)
        return fail(ErrorCode::InvalidInput, "http.addressNotUsable", numericAddress, "not a numeric address");
    Socket socket(::socket(address->family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const bool ready = socket.isOpen() && setOption(socket.descriptor(), SOL_SOCKET, SO_REUSEADDR)
        && (!shared || setOption(socket.descriptor(), SOL_SOCKET, SO_REUSEPORT))
        && setOption(socket.descriptor(), IPPROTO_TCP, TCP_NODELAY) // accepted sockets inherit it
        && (address->family() != AF_INET6 || setOption(socket.descriptor(), IPPROTO_IPV6, IPV6_V6ONLY));
    if (!ready)
        return fail(ErrorCode::Unavailable, "http.addressNotUsable", numericAddress, std::strerror(errno));
    if (bind(socket.descriptor(), address->get(), address->length()) != 0) {
        if (errno == EADDRINUSE)
            return fail(ErrorCode::Conflict, "http.portInUse", std::to_string(port));
        return fail(ErrorCode::Unavailable, "http.addressNotUsable", numericAddress, std::strerror(errno));
    }
    if (listen(socket.descriptor(), Backlog) != 0)
        return fail(ErrorCode::Conflict, "http.portInUse", std::to_string(port), std::strerror(errno));
    return socket;
}

uint16_t localPort(const Socket& socket)
{
    sockaddr_storage storage{};
    socklen_t length = sizeof(storage);
    if (getsockname(socket.descriptor(), reinterpret_cast<sockaddr*>(&storage), &length) != 0)
        return 0;
    return SocketAddress(reinterpret_cast<const sockaddr*>(&storage), length).port();
}

} // namespace sluis::http
