#include "core/url/cookie.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluis::url {

namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

// Calls found(cookie) until it returns false.
template<class Found>
void forEachCookie(std::string_view header, Found&& found)
{
    while (!header.empty()) {
        const size_t end = header.find(';');
        const std::string_view part = header.substr(0, end);
        header.remove_prefix(end == std::string_view::npos ? header.size() : end + 1);
        const size_t equals = part.find('=');
        if (equals == std::string_view::npos)
            continue;
        if (!found(CookieView {trimmed(part.substr(0, equals)), trimmed(part.substr(equals + 1))}))
            return;
    }
}

bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

bool isNameCharacter(char c)
{
    return static_cast<unsigned char>(c) < 0x80 && !isControl(c)
        && std::string_view(" \"(),/:;<=>?@[\\]{}").find(c) == std::string_view::npos;
}

bool isValueCharacter(char c)
{
    return !isControl(c) && std::string_view(" \",;\\").find(c) == std::string_view::npos;
}

bool isAttributeCharacter(char c)
{
    return !isControl(c) && c != ';';
}

template<class Allowed>
bool allOf(std::string_view text, Allowed allowed)
{
    return std::all_of(text.begin(), text.end(), allowed);
}

} // namespace

std::vector<CookieView> parseCookies(std::string_view header)
{
    std::vector<CookieView> cookies;
    forEachCookie(header, [&](CookieView cookie) {
        cookies.push_back(cookie);
        return true;
    });
    return cookies;
}

std::optional<std::string_view> cookieValue(std::string_view header, std::string_view name)
{
    std::optional<std::string_view> value;
    forEachCookie(header, [&](CookieView cookie) {
        if (cookie.name != name)
            return true;
        value = cookie.value;
        return false;
    });
    return value;
}

Result<std::string> buildSetCookie(const SetCookie& cookie)
{
    const bool safe = !cookie.name.empty() && allOf(cookie.name, isNameCharacter) && allOf(cookie.value, isValueCharacter)
        && allOf(cookie.domain, isAttributeCharacter) && allOf(cookie.path, isAttributeCharacter);
    if (!safe)
        return fail(ErrorCode::InvalidInput, "url.badCookie", cookie.name);
    std::string text = cookie.name + "=" + cookie.value;
    if (cookie.maxAgeSeconds)
        text += fmt::format("; Max-Age={}", *cookie.maxAgeSeconds);
    if (!cookie.domain.empty())
        text += "; Domain=" + cookie.domain;
    if (!cookie.path.empty())
        text += "; Path=" + cookie.path;
    if (cookie.expires)
        text += "; Expires=" + httpDate(*cookie.expires);
    if (cookie.httpOnly)
        text += "; HttpOnly";
    if (cookie.secure)
        text += "; Secure";
    switch (cookie.sameSite) {
    case SameSite::Unset: break;
    case SameSite::Strict: text += "; SameSite=Strict"; break;
    case SameSite::Lax: text += "; SameSite=Lax"; break;
    case SameSite::None: text += "; SameSite=None"; break;
    }
    return text;
}

std::string httpDate(WallTime time)
{
    static constexpr std::array<const char*, 7> Days {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> Months {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(time - day));
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", Days[std::chrono::weekday(day).c_encoding()],
        static_cast<unsigned>(date.day()), Months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
        clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

} // namespace sluis::url
