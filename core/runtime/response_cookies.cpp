#include "core/runtime/response_cookies.h"

#include "core/base/letter_case.h"
#include "core/url/cookie.h"
#include "core/url/public_suffix.h"
#include "core/value/text.h"

#include <cmath>

namespace sluis::runtime {
namespace {

    std::string domainFor(std::string_view wish, const Hit& hit)
    {
        if (wish != "auto")
            return std::string(wish);
        const std::string_view host = hit.request.first("host").value_or("");
        const size_t port = host.rfind(':');
        const bool isIpv6 = host.ends_with(']') || host.starts_with('[');
        return url::effectiveTldPlusOne(isIpv6 ? host : host.substr(0, port));
    }

    url::SameSite sameSite(const value::Value& option)
    {
        const std::string word = lowerCase(option.string());
        if (word == "strict")
            return url::SameSite::Strict;
        if (word == "lax")
            return url::SameSite::Lax;
        return word == "none" ? url::SameSite::None : url::SameSite::Unset;
    }

} // namespace

bool addCookie(http::Response& response, const CookieTrace& cookie, const Hit& hit)
{
    const value::Value& options = cookie.options;
    url::SetCookie set;
    set.name = cookie.name;
    set.value = cookie.value;
    set.domain = domainFor(options["domain"].string(), hit);
    set.path = options["path"].string();
    set.httpOnly = value::isTruthy(options["httpOnly"]);
    set.secure = value::isTruthy(options["secure"]);
    set.sameSite = sameSite(options["sameSite"]);
    const double age = options.contains("max-age") ? value::toNumber(options["max-age"]) : std::nan("");
    if (std::isfinite(age) && std::fabs(age) < 1e12)
        set.maxAgeSeconds = static_cast<int64_t>(age);
    else if (WallTime expires; fromIso8601(options["expires"].string(), expires))
        set.expires = expires;
    const Result<std::string> header = url::buildSetCookie(set);
    if (header)
        response.headers.push_back({"Set-Cookie", *header});
    return header.has_value();
}

} // namespace sluis::runtime
