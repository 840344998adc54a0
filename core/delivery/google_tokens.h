#pragma once

#include "core/delivery/service_account.h"
#include "core/http/sender.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluis::delivery {

// Only these are ever shown a token, whatever a template may reach: hosts of Google's interfaces, over https.
bool takesGoogleTokens(std::string_view url);

// Tokens of one account, asked for when first needed and kept until a minute before they end. On the thread of the
// sender; both outlive it.
class GoogleTokens
{
public:
    GoogleTokens(ServiceAccountPtr account, http::Sender& sender, const Clock& clock)
        : m_account(std::move(account))
        , m_sender(sender)
        , m_clock(clock)
    { }

    // Errors: delivery.noGoogleToken (what Google said), and those of the sender. `done` may be called at once.
    using Done = std::function<void(Result<std::string>)>;
    void token(const std::vector<std::string>& scopes, Done done);

private:
    struct Held {
        std::string token;
        MonotonicTime until{};
        std::vector<Done> waiting; // for the answer to one request
    };
    void take(const std::string& scopes, Result<http::Answer> answer);

    const ServiceAccountPtr m_account;
    http::Sender& m_sender;
    const Clock& m_clock;
    std::map<std::string, Held> m_held; // by scopes, as they are sent
};

} // namespace sluis::delivery
