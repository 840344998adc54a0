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
    template <class Found> void forEachCookie(std::string_view header, Found&& found)
    {
        while (!header.empty()) {
            const size_t end = header.find(';');
            const std::string_view part = header.substr(0, end);
            header.remove_prefix(end == std::string_view::npos ? header.size() : end + 1);
            const size_t equals = part.find('=');
            if (equals == std::string_view::npos)
                continue;
            if (!found(CookieView{trimmed(part.substr(0, equals)), trimmed(part.substr(equals + 1))}))
                return;
        }
    }

    constexpr size_t AttributeBytes = 96; // of the words of all attributes but Expires

    using CharacterSet = std::array<bool, 256>;

    // Everything but controls and `others`; beyond ASCII as told.
    constexpr CharacterSet charactersBut(std::string_view others, bool beyondAscii)
    {
        CharacterSet set{};
        for (unsigned c = 0x20; c < 256; ++c)
            set[c] = c != 0x7F && (c < 0x80 || beyondAscii);
        for (char c : others)
            set[static_cast<unsigned char>(c)] = false;
        return set;
    }

    constexpr CharacterSet NameCharacters = charactersBut(" \"(),/:;<=>?@[\\]{}", false);
    constexpr CharacterSet ValueCharacters = charactersBut(" \",;\\", true);
    constexpr CharacterSet AttributeCharacters = charactersBut(";", true);

    bool allOf(std::string_view text, const CharacterSet& allowed)
    {
        return std::all_of(text.begin(), text.end(), [&](char c) { return allowed[static_cast<unsigned char>(c)]; });
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
    const bool safe = !cookie.name.empty() && allOf(cookie.name, NameCharacters) && allOf(cookie.value, ValueCharacters)
        && allOf(cookie.domain, AttributeCharacters) && allOf(cookie.path, AttributeCharacters);
    if (!safe)
        return fail(ErrorCode::InvalidInput, "url.badCookie", cookie.name);
    std::string text;
    text.reserve(cookie.name.size() + cookie.value.size() + cookie.domain.size() + cookie.path.size() + AttributeBytes);
    text.append(cookie.name).append("=").append(cookie.value);
    if (cookie.maxAgeSeconds)
        text.append("; Max-Age=").append(std::to_string(*cookie.maxAgeSeconds));
    if (!cookie.domain.empty())
        text.append("; Domain=").append(cookie.domain);
    if (!cookie.path.empty())
        text.append("; Path=").append(cookie.path);
    if (cookie.expires)
        text.append("; Expires=").append(httpDate(*cookie.expires));
    if (cookie.httpOnly)
        text += "; HttpOnly";
    if (cookie.secure)
        text += "; Secure";
    switch (cookie.sameSite) {
    case SameSite::Unset:
        break;
    case SameSite::Strict:
        text += "; SameSite=Strict";
        break;
    case SameSite::Lax:
        text += "; SameSite=Lax";
        break;
    case SameSite::None:
        text += "; SameSite=None";
        break;
    }
    return text;
}

std::string httpDate(WallTime time)
{
    static constexpr std::array<const char*, 7> Days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> Months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(time - day));
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", Days[std::chrono::weekday(day).c_encoding()],
        static_cast<unsigned>(date.day()), Months[static_cast<unsigned>(date.month()) - 1],
        static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

} // namespace sluis::url
