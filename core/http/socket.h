#pragma once

#include "core/base/result.h"

#include <sys/socket.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace sluis::http {

// Owns a descriptor.
class Socket
{
public:
    Socket() = default;
    explicit Socket(int descriptor)
        : m_descriptor(descriptor)
    { }
    Socket(Socket&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    { }
    Socket& operator=(Socket&& other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~Socket();

    int descriptor() const { return m_descriptor; }
    bool isOpen() const { return m_descriptor >= 0; }
    void close();

private:
    int m_descriptor = -1;
};

// An IPv4 or IPv6 address with a port.
class SocketAddress
{
public:
    SocketAddress() = default;
    SocketAddress(const sockaddr* address, socklen_t length);
    static std::optional<SocketAddress> parse(
        const std::string& numericAddress, uint16_t port); // IPv6 without brackets

    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&m_storage); }
    socklen_t length() const { return m_length; }
    int family() const { return m_storage.ss_family; }
    std::string address() const; // "192.0.2.1", "2001:db8::1"; IPv4 inside IPv6 as IPv4
    uint16_t port() const;
    void setPort(uint16_t port);

private:
    sockaddr_storage m_storage{};
    socklen_t m_length = 0;
};

// Opens a listening socket that does not block. Several may share one address and port (one per loop) when `shared`.
// Errors: http.portInUse, http.addressNotUsable (Unavailable, InvalidInput).
Result<Socket> listenOn(const std::string& numericAddress, uint16_t port, bool shared);

uint16_t localPort(const Socket& socket);

} // namespace sluis::http
