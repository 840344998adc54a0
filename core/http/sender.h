#pragma once

#include "core/base/result.h"
#include "core/http/header.h"

#include <chrono>
#include <functional>
#include <string>

namespace sluis::http {

constexpr size_t AnswerLimitBytes = 1024 * 1024;
constexpr std::chrono::milliseconds SendTimeLimit {5000};

// A request to a vendor. Host, Content-Length and Connection are made by the sender; giving them is an error, because
// two lengths or hosts are how requests are smuggled.
struct OutgoingRequest {
    std::string method = "GET";
    std::string url; // absolute, http or https
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
    std::chrono::microseconds duration {};
};

// Who may be talked to. Both are for development on one machine.
struct SenderRules {
    bool allowPrivateAddresses = false; // loopback, private, link-local and the like
    bool allowPlainHttp = false; // http:// besides https://
};

// Sends requests. Redirects are answers like any other and never followed. An error says why there is no answer:
//   http.badUrl, http.badHeader, http.plainHttpRefused, http.addressRefused        nothing was sent (Denied, InvalidInput)
//   http.resolveFailed, http.connectFailed, http.tlsFailed, http.sendTimeout,
//   http.answerBroken, http.connectionLost                                         it may have arrived (Unavailable)
//   http.answerTooLarge                                                            it arrived (LimitReached)
class Sender {
public:
    using Callback = std::function<void(Result<Answer>)>;

    virtual ~Sender() = default;
    // To be called on the thread of the sender's loop, where the callback comes too, once and never inside send().
    virtual void send(OutgoingRequest request, Callback callback) = 0;
};

} // namespace sluis::http
