#pragma once

#include "core/http/socket.h"

namespace sluis::http {

// False for everything a vendor cannot be: loopback, private, link-local (with the clouds' metadata services), carrier
// networks, documentation, multicast, reserved, and IPv6 forms that carry such an IPv4 address. Asked about the address
// that is connected to, after name resolution (promises.md T8).
bool isPublicAddress(const SocketAddress& address);

bool isLoopbackAddress(const SocketAddress& address); // 127.0.0.0/8 and ::1

} // namespace sluis::http
