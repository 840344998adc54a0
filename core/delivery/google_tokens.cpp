#include "core/delivery/google_tokens.h"

#include "core/url/url.h"
#include "core/value/json.h"

#include <algorithm>

namespace sluis::delivery {
namespace {

    using namespace std::chrono_literals;

    constexpr auto SpareTime = 1min; // a token is not used when it ends that soon

    std::string joined(std::vector<std::string> scopes)
    {
        std::sort(scopes.begin(), scopes.end());
        std::string text;
        for (const std::string& scope : scopes)
            text += (text.empty() ? "" : " ") + scope;
        return text;
    }

} // namespace

bool takesGoogleTokens(std::string_view text)
{
    const auto url = url::parseUrl(text);
    return url && url->protocol == "https:" && url->hostname.ends_with(".googleapis.com");
}

void GoogleTokens::token(const std::vector<std::string>& scopes, Done done)
{
    const std::string wanted = joined(scopes);
    Held& held = m_held[wanted];
    if (!held.token.empty() && m_clock.steady() < held.until)
        return done(held.token);
    held.waiting.push_back(std::move(done));
    if (held.waiting.size() > 1)
        return;
    http::OutgoingRequest request;
    request.method = "POST";
    request.url = m_account->tokenAddress;
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
        + signedAssertion(*m_account, wanted, m_clock.now());
    m_sender.send(std::move(request), [this, wanted](Result<http::Answer> answer) { take(wanted, std::move(answer)); });
}

void GoogleTokens::take(const std::string& scopes, Result<http::Answer> answer)
{
    Held& held = m_held[scopes];
    const std::vector<Done> waiting = std::exchange(held.waiting, {});
    Result<std::string> result;
    if (!answer) {
        result = fail(answer.error());
    } else {
        const auto body = value::readJson(answer->body);
        const value::Value said = body ? *body : value::Value();
        if (answer->status == 200 && !said["access_token"].string().empty()) {
            held.token = said["access_token"].string();
            const auto seconds
                = std::chrono::seconds(static_cast<int64_t>(std::clamp(said["expires_in"].number(), 0.0, 86'400.0)));
            held.until = m_clock.steady() + seconds - SpareTime;
            result = held.token;
        } else {
            const std::string_view why = said["error_description"].string(said["error"].string());
            result = fail(ErrorCode::Denied, "delivery.noGoogleToken",
                why.empty() ? std::to_string(answer->status) : std::string(why));
        }
    }
    for (const Done& done : waiting)
        done(result);
}

} // namespace sluis::delivery
