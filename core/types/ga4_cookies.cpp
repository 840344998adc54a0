#include "core/types/ga4_cookies.h"

#include "core/base/encoding.h"
#include "core/types/parameters.h"
#include "core/url/percent.h"
#include "core/url/public_suffix.h"

#include <algorithm>
#include <array>

namespace sluis::types {
namespace {

    constexpr std::string_view DefaultName = "FPID";
    constexpr std::string_view LinkCookie = "FPLC";
    constexpr int64_t DefaultMaxAge = 63'072'000; // two years
    constexpr int64_t LongestMaxAge = 10 * 365 * 86'400LL;
    constexpr int64_t LinkMaxAge = 20 * 3'600; // the link cookie only bridges a visit
    constexpr size_t MaxClientIdBytes = 256;

    std::string_view hostOf(const http::Request& request)
    {
        const std::string_view host = request.first("host").value_or("");
        return host.starts_with('[') ? host : host.substr(0, host.find(':'));
    }

    // A cookie's domain may only be the host itself or a domain it belongs to; browsers drop anything else.
    std::string cookieDomain(const std::string& wanted, const http::Request& request)
    {
        const std::string_view host = hostOf(request);
        if (wanted.empty() || wanted == "auto")
            return url::effectiveTldPlusOne(host);
        return wanted;
    }

    url::SameSite sameSiteFrom(std::string_view text)
    {
        if (text == "none")
            return url::SameSite::None;
        return text == "strict" ? url::SameSite::Strict : url::SameSite::Lax;
    }

    bool isDigits(std::string_view text)
    {
        return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    }

    bool isClientId(std::string_view text)
    {
        const auto isAllowed = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/'
                || c == '=' || c == '.' || c == '_' || c == '-';
        };
        return !text.empty() && text.size() <= MaxClientIdBytes && std::all_of(text.begin(), text.end(), isAllowed);
    }

    // What follows `dots` dots, with digits between them.
    std::string_view afterVersion(std::string_view cookie, std::string_view prefix)
    {
        if (!cookie.starts_with(prefix))
            return {};
        cookie.remove_prefix(prefix.size());
        for (int part = 0; part < 2; ++part) {
            const size_t dot = cookie.find('.');
            if (dot == std::string_view::npos || !isDigits(cookie.substr(0, dot)))
                return {};
            cookie.remove_prefix(dot + 1);
        }
        return cookie;
    }

    template <size_t Words> std::array<char, Words * sizeof(uint64_t)> randomBytes(Random& random)
    {
        std::array<char, Words * sizeof(uint64_t)> bytes;
        for (size_t i = 0; i < Words; ++i) {
            const uint64_t word = random.next();
            for (size_t byte = 0; byte < sizeof(word); ++byte)
                bytes[i * sizeof(word) + byte] = static_cast<char>(word >> (byte * 8) & 0xFF);
        }
        return bytes;
    }

    template <size_t Size> std::string_view viewOf(const std::array<char, Size>& bytes)
    {
        return {bytes.data(), bytes.size()};
    }

    // 32 random bytes and a time, as "oEzs…i0=.1695261066": the time of the script's id, which is when the visitor was
    // first seen.
    std::string newClientId(std::string_view scriptClientId, WallTime now, Random& random)
    {
        const size_t dot = scriptClientId.rfind('.');
        const std::string_view time
            = dot == std::string_view::npos ? std::string_view() : scriptClientId.substr(dot + 1);
        const std::string seconds
            = isDigits(time) && time.size() <= 12 ? std::string(time) : std::to_string(toMilliseconds(now) / 1000);
        return toBase64(viewOf(randomBytes<4>(random))).append(".").append(seconds);
    }

    size_t levelsOf(std::string_view domain)
    {
        return domain.empty() ? 1 : static_cast<size_t>(std::count(domain.begin(), domain.end(), '.')) + 1;
    }

} // namespace

Ga4CookieSettings ga4CookieSettings(const value::Value& parameters, const http::Request& request)
{
    Ga4CookieSettings settings;
    if (parameters["cookieManagement"].string() != "server")
        return settings;
    settings.name = parameters.contains("cookieName") ? textOf(parameters, "cookieName") : std::string(DefaultName);
    settings.isServerManaged = !settings.name.empty();
    if (!settings.isServerManaged)
        return settings;
    settings.domain = cookieDomain(textOf(parameters, "cookieDomain"), request);
    settings.path = textOf(parameters, "cookiePath");
    if (settings.path.empty())
        settings.path = "/";
    settings.maxAgeSeconds = integerOf(parameters, "cookieMaxAgeInSec", 0, LongestMaxAge, DefaultMaxAge);
    settings.sameSite = sameSiteFrom(parameters["cookieSamesite"].string());
    settings.migratesFromScriptId = isOn(parameters, "migrateFromJsClientId");
    return settings;
}

std::string clientIdFromCookie(std::string_view cookie)
{
    const std::string id = url::decodePercent(afterVersion(cookie, "FPID"));
    return isClientId(id) ? id : std::string();
}

std::string clientIdFromScriptCookie(std::string_view cookie)
{
    const std::string_view id = afterVersion(cookie, "GA");
    const size_t dot = id.find('.');
    const bool isId = dot != std::string_view::npos && isDigits(id.substr(0, dot)) && isDigits(id.substr(dot + 1));
    return isId && id.size() <= MaxClientIdBytes ? std::string(id) : std::string();
}

Ga4Identity manageClientId(const Ga4CookieSettings& settings, const http::Request& request,
    std::string_view scriptClientId, WallTime now, Random& random)
{
    std::string room;
    const std::string_view cookies = request.joined("cookie", room);
    Ga4Identity identity;
    identity.clientId = clientIdFromCookie(url::cookieValue(cookies, settings.name).value_or(""));
    if (identity.clientId.empty() && settings.migratesFromScriptId)
        identity.clientId = clientIdFromScriptCookie(url::cookieValue(cookies, "_ga").value_or(""));
    if (identity.clientId.empty())
        identity.clientId = newClientId(scriptClientId, now, random);

    identity.cookies.reserve(2);
    url::SetCookie& cookie = identity.cookies.emplace_back();
    cookie.name = settings.name;
    cookie.value
        = "FPID2." + std::to_string(levelsOf(settings.domain)) + '.' + url::encodeUriComponent(identity.clientId);
    cookie.domain = settings.domain;
    cookie.path = settings.path;
    cookie.maxAgeSeconds = settings.maxAgeSeconds;
    cookie.httpOnly = true;
    cookie.secure = true;
    cookie.sameSite = settings.sameSite;
    if (!url::cookieValue(cookies, LinkCookie)) {
        url::SetCookie link = cookie;
        link.name = LinkCookie;
        link.value = toBase64Url(viewOf(randomBytes<3>(random)));
        link.maxAgeSeconds = LinkMaxAge;
        link.httpOnly = false;
        identity.cookies.push_back(std::move(link));
    }
    return identity;
}

} // namespace sluis::types
