#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluis::url {

struct CookieView {
    std::string_view name;
    std::string_view value; // as sent, undecoded

    bool operator==(const CookieView&) const = default;
};

// The pairs of a Cookie header in their order; parts without '=' are left out.
std::vector<CookieView> parseCookies(std::string_view header);

// The value of the first cookie of that name.
std::optional<std::string_view> cookieValue(std::string_view header, std::string_view name);

enum class SameSite { Unset, Strict, Lax, None };

struct SetCookie {
    std::string name;
    std::string value; // already encoded
    std::string domain; // empty: only the host that answers
    std::string path; // empty: the browser's default
    std::optional<WallTime> expires;
    std::optional<int64_t> maxAgeSeconds; // browsers prefer it to expires
    bool httpOnly = false;
    bool secure = false;
    SameSite sameSite = SameSite::Unset;

    bool operator==(const SetCookie&) const = default;
};

// The value of a Set-Cookie header. Refuses (url.badCookie) what would break out of its place: a name that is no token,
// controls, blanks, quotes, commas, ';' or '\' in the value, controls or ';' in domain and path.
Result<std::string> buildSetCookie(const SetCookie& cookie);

// "Tue, 24 Nov 2026 14:32:07 GMT"
std::string httpDate(WallTime time);

} // namespace sluis::url
