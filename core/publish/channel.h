#pragma once

#include "core/base/result.h"
#include "core/http/request.h"
#include "core/http/response.h"

#include <chrono>
#include <memory>
#include <string>

namespace sluis::publish {

// How a publisher reaches a gateway's admin port: one request, one answer. Blocks; not for the interface's thread.
class Channel
{
public:
    virtual ~Channel() = default;
    // Unavailable: publish.notReachable, publish.wrongCertificate (Denied), publish.noAnswer.
    virtual Result<http::Response> exchange(const http::Request& request) = 0;
};

constexpr std::chrono::seconds ConnectTimeLimit{5};
constexpr std::chrono::seconds ExchangeTimeLimit{60}; // a large bundle over a slow line, and its warming

// HTTPS to `address` ("host:port"), TLS 1.3, trusting the one certificate whose public key has this pin and no
// authority.
std::unique_ptr<Channel> openTlsChannel(std::string address, std::string pin);

} // namespace sluis::publish
