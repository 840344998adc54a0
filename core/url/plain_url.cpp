#include "core/url/plain_url.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sluis::url {

namespace {

    bool isDigit(char c)
    {
        return c >= '0' && c <= '9';
    }

    bool isHostCharacter(char c)
    {
        return (c >= 'a' && c <= 'z') || isDigit(c) || c == '-' || c == '.';
    }

    // What parseUrl() leaves as it is, in paths and queries alike.
    constexpr std::array<bool, 256> PathCharacters = [] {
        std::array<bool, 256> set{};
        for (unsigned c = 0x21; c < 0x7F; ++c)
            set[c] = true;
        for (char c : std::string_view("\"#<>\\^`{}'"))
            set[static_cast<unsigned char>(c)] = false;
        return set;
    }();

    // A number without leading zeros, taken from the front; nothing when it is larger than `limit`.
    std::optional<unsigned> takeNumber(std::string_view& text, unsigned limit)
    {
        unsigned number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        const auto length = static_cast<size_t>(end - text.data());
        if (error != std::errc() || number > limit || (text.front() == '0' && length > 1))
            return std::nullopt;
        text.remove_prefix(length);
        return number;
    }

    // Four decimal numbers, the only form in which an IPv4 address stays as it is.
    bool isPlainIpv4(std::string_view host)
    {
        for (int part = 0; part < 4; ++part) {
            if (part > 0) {
                if (!host.starts_with('.'))
                    return false;
                host.remove_prefix(1);
            }
            if (host.empty() || !takeNumber(host, 255))
                return false;
        }
        return host.empty();
    }

    // A name whose last part cannot be taken for a number; punycode is looked at by the parser.
    bool isPlainName(std::string_view host)
    {
        const size_t dot = host.rfind('.');
        const std::string_view last = dot == std::string_view::npos ? host : host.substr(dot + 1);
        return last.size() >= 2 && last.front() >= 'a' && last.front() <= 'z'
            && host.find("xn--") == std::string_view::npos;
    }

} // namespace

std::optional<PlainUrl> readPlainUrl(std::string_view url)
{
    PlainUrl plain;
    plain.isTls = url.starts_with("https://");
    if (!plain.isTls && !url.starts_with("http://"))
        return std::nullopt;
    url.remove_prefix(plain.isTls ? 8 : 7);
    const auto hostEnd = static_cast<size_t>(std::find_if_not(url.begin(), url.end(), isHostCharacter) - url.begin());
    plain.host = url.substr(0, hostEnd);
    if (!isPlainName(plain.host) && !isPlainIpv4(plain.host))
        return std::nullopt;
    const unsigned ownPort = plain.isTls ? 443 : 80;
    std::string_view rest = url.substr(hostEnd);
    unsigned port = ownPort;
    if (rest.starts_with(':')) {
        rest.remove_prefix(1);
        if (rest.empty() || !isDigit(rest.front()))
            return std::nullopt;
        const std::optional<unsigned> written = takeNumber(rest, 65535);
        if (!written || *written == ownPort)
            return std::nullopt;
        port = *written;
    }
    plain.port = static_cast<uint16_t>(port);
    plain.authority = url.substr(0, url.size() - rest.size());
    plain.path = rest;
    const bool isPath = rest.empty() || rest.front() == '/';
    // Steps of the path that would be taken: "/.", and "%2e" for it.
    if (!isPath || rest.find("/.") != std::string_view::npos || rest.find("/%2") != std::string_view::npos
        || !std::all_of(rest.begin(), rest.end(), [](char c) { return PathCharacters[static_cast<unsigned char>(c)]; }))
        return std::nullopt;
    return plain;
}

} // namespace sluis::url
