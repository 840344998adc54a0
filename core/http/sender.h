#pragma once

#include "core/base/result.h"
#include "core/http/header.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace sluis::http {

class Loop;
class Resolver;

constexpr size_t AnswerLimitBytes = 1024 * 1024;
constexpr std::chrono::milliseconds SendTimeLimit{5000};

// A request to a vendor. How it is framed and to whom it goes are the sender's business: Content-Length, Connection and
// Keep-Alive among the headers are left out; Host, Transfer-Encoding, TE, Trailer, Upgrade and Expect are refused.
struct OutgoingRequest {
    std::string method = "GET";
    std::string url; // absolute, http or https, without user name and password
    Headers headers;
    std::string body;
    std::chrono::milliseconds timeLimit = SendTimeLimit; // from send() to the last byte of the answer
    size_t answerLimitBytes = AnswerLimitBytes;

    bool operator==(const OutgoingRequest&) const = default;
};

struct Answer {
    int status = 0;
    Headers headers;
    std::string body; // as received: content codings are not asked for
    std::chrono::microseconds duration{};
};

// Who may be talked to, and how. Everything but the pin is for development on one machine.
struct SenderRules {
    bool allowPrivateAddresses = false; // loopback, private, link-local and the like
    bool allowPlainHttp = false; // http:// besides https://
    std::string standIn; // "127.0.0.1:8091": every request goes there instead, plain, with the Host it would have had
    std::string trustedCertificates; // PEM: certificate authorities besides nobody else; empty: those of the system
    std::string pinnedKey; // base64url of the SHA-256 of the only public key that is trusted, whoever signed it
};

// Sends requests. Redirects are answers like any other and never followed. An error says why there is no answer:
//   http.badUrl, http.badMethod, http.badHeader, http.plainHttpRefused,
//   http.addressRefused, http.resolveFailed, http.connectFailed, http.tlsFailed     nothing was sent
//   http.sendTimeout, http.answerBroken, http.connectionLost, http.answerTooLarge  it may have arrived
class Sender
{
public:
    using Callback = std::function<void(Result<Answer>)>;

    virtual ~Sender() = default; // what is under way is given up; its callbacks are not called
    // To be called on the thread of the sender's loop, where the callback comes too, once and never inside send().
    virtual void send(OutgoingRequest request, Callback callback) = 0;
};

// The sender for everything: plain HTTP/1.1 over connections of our own, TLS and HTTP/2 over libcurl.
std::unique_ptr<Sender> makeSender(Loop& loop, SenderRules rules);

} // namespace sluis::http
