#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace sluis::publish {

// What a gateway prints and a person pastes: where its admin port is, which certificate is its, and the secret that
// works once. As text: "sluis-pair:127.0.0.1:8443/<pin>/<secret>".
struct PairingCode {
    std::string address; // "127.0.0.1:8443", "[::1]:8443", "gateway.example.com:8443"
    std::string pin; // crypto::Certificate::pin
    std::string secret; // one-time

    bool operator==(const PairingCode&) const = default;
};

std::string toText(const PairingCode& code);

// Blanks and line breaks around and inside are ignored: codes get wrapped in mails. InvalidInput,
// publish.notAPairingCode.
Result<PairingCode> readPairingCode(std::string_view text);

// "host:port" with a port from 1 to 65535; IPv6 in brackets.
bool isAdminAddress(std::string_view text);

} // namespace sluis::publish
