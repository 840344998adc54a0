#include "core/privacy/address_mask.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <optional>

namespace sluis::privacy {
namespace {

    constexpr std::string_view Mark = "x";

    bool isAlphanumeric(char c)
    {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    std::optional<std::array<unsigned char, 4>> readIpv4(const std::string& text)
    {
        std::array<unsigned char, 4> bytes{};
        if (inet_pton(AF_INET, text.c_str(), bytes.data()) != 1)
            return std::nullopt;
        return bytes;
    }

    std::optional<std::array<unsigned char, 16>> readIpv6(const std::string& text)
    {
        std::array<unsigned char, 16> bytes{};
        if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1)
            return std::nullopt;
        return bytes;
    }

    bool isMappedIpv4(const std::array<unsigned char, 16>& bytes)
    {
        return std::all_of(bytes.begin(), bytes.begin() + 10, [](unsigned char byte) { return byte == 0; })
            && bytes[10] == 0xff && bytes[11] == 0xff;
    }

    bool isLoopback(const std::array<unsigned char, 16>& bytes)
    {
        return std::all_of(bytes.begin(), bytes.end() - 1, [](unsigned char byte) { return byte == 0; })
            && bytes[15] == 1;
    }

    std::string maskIpv4(const unsigned char* bytes)
    {
        return std::to_string(bytes[0]) + "." + std::to_string(bytes[1]) + "." + std::to_string(bytes[2]) + "."
            + std::string(Mark);
    }

    std::string maskIpv6(std::array<unsigned char, 16> bytes)
    {
        std::fill(bytes.begin() + 6, bytes.end(), 0);
        char text[INET6_ADDRSTRLEN];
        inet_ntop(AF_INET6, bytes.data(), text, sizeof(text)); // ends in "::", all else being zero
        return std::string(text) + std::string(Mark);
    }

    // Whether the match at [begin, end) is an address of its own and not the middle of a longer number or name.
    bool standsAlone(std::string_view text, size_t begin, size_t end)
    {
        const auto continues = [&](size_t at, size_t beyond) {
            return isAlphanumeric(text[at])
                || (text[at] == '.' && beyond < text.size() && isAlphanumeric(text[beyond]));
        };
        const bool before = begin > 0 && continues(begin - 1, begin >= 2 ? begin - 2 : text.size());
        const bool encodedBefore = begin >= 3 && text[begin - 3] == '%'; // the "2C" of a percent-encoded comma
        return (!before || encodedBefore) && (end == text.size() || !continues(end, end + 1));
    }

    bool replaceAll(std::string& text, std::string_view address, std::string_view masked)
    {
        bool found = false;
        for (size_t at = text.find(address); at != std::string::npos; at = text.find(address, at)) {
            if (standsAlone(text, at, at + address.size())) {
                text.replace(at, address.size(), masked);
                at += masked.size();
                found = true;
            } else {
                at += address.size();
            }
        }
        return found;
    }

    std::string withEncodedColons(std::string_view text, std::string_view colon)
    {
        std::string encoded;
        for (const char c : text) {
            if (c == ':')
                encoded += colon;
            else
                encoded += c;
        }
        return encoded;
    }

} // namespace

std::string maskAddress(std::string_view address)
{
    const std::string text(address);
    if (const auto ipv4 = readIpv4(text))
        return (*ipv4)[0] == 127 ? text : maskIpv4(ipv4->data());
    const auto ipv6 = readIpv6(text);
    if (!ipv6 || isLoopback(*ipv6))
        return text;
    return isMappedIpv4(*ipv6) ? maskIpv4(ipv6->data() + 12) : maskIpv6(*ipv6);
}

bool isMaskedAddress(std::string_view text)
{
    if (text.size() < 3 || !text.ends_with(Mark) || (text[text.size() - 2] != '.' && text[text.size() - 2] != ':'))
        return false;
    const std::string completed = std::string(text.substr(0, text.size() - 1));
    return readIpv4(completed + "1").has_value() || readIpv6(completed).has_value();
}

std::vector<std::string> addressesIn(std::string_view text)
{
    std::vector<std::string> addresses;
    const auto isPart = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == '.' || c == ':';
    };
    size_t at = 0;
    while (at < text.size()) {
        size_t end = at;
        while (end < text.size() && isPart(text[end]))
            ++end;
        std::string word(text.substr(at, end - at));
        if (!readIpv4(word) && !readIpv6(word))
            word = word.substr(0, word.find(':')); // an IPv4 address with a port
        if (readIpv4(word) || readIpv6(word))
            addresses.push_back(std::move(word));
        at = end + 1;
    }
    return addresses;
}

bool maskAddresses(std::string& text, const std::vector<std::string>& addresses)
{
    bool found = false;
    for (const std::string& address : addresses) {
        const std::string masked = maskAddress(address);
        if (masked == address || address.empty())
            continue;
        found |= replaceAll(text, address, masked);
        if (address.find(':') == std::string::npos)
            continue;
        for (const std::string_view colon : {"%3A", "%3a"})
            found |= replaceAll(text, withEncodedColons(address, colon), withEncodedColons(masked, colon));
    }
    return found;
}

} // namespace sluis::privacy
