#include "core/url/host.h"

#include "core/base/utf8.h"
#include "core/url/percent.h"
#include "core/url/punycode.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace sluis::url {

namespace {

    std::vector<std::string_view> split(std::string_view text, char separator)
    {
        std::vector<std::string_view> parts;
        while (true) {
            const size_t end = text.find(separator);
            parts.push_back(text.substr(0, end));
            if (end == std::string_view::npos)
                return parts;
            text.remove_prefix(end + 1);
        }
    }

    // A part of an IPv4 address: decimal, 0-octal or 0x-hexadecimal; larger than 32 bit is capped.
    std::optional<uint64_t> parseIpv4Number(std::string_view text)
    {
        unsigned base = 10;
        if (text.starts_with("0x") || text.starts_with("0X")) {
            text.remove_prefix(2);
            base = 16;
        } else if (text.size() > 1 && text.front() == '0') {
            text.remove_prefix(1);
            base = 8;
        } else if (text.empty()) {
            return std::nullopt;
        }
        uint64_t number = 0;
        for (char c : text) {
            unsigned digit = 99;
            if (c >= '0' && c <= '9')
                digit = static_cast<unsigned>(c - '0');
            else if (c >= 'a' && c <= 'f')
                digit = static_cast<unsigned>(c - 'a' + 10);
            else if (c >= 'A' && c <= 'F')
                digit = static_cast<unsigned>(c - 'A' + 10);
            if (digit >= base)
                return std::nullopt;
            number = std::min<uint64_t>(number * base + digit, uint64_t(1) << 40);
        }
        return number;
    }

    // Whether a domain must be an IPv4 address: its last part is a number.
    bool endsInNumber(std::string_view host)
    {
        std::vector<std::string_view> parts = split(host, '.');
        if (parts.back().empty()) {
            if (parts.size() == 1)
                return false;
            parts.pop_back();
        }
        const std::string_view last = parts.back();
        const bool digits
            = !last.empty() && std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
        return digits || ((last.starts_with("0x") || last.starts_with("0X")) && parseIpv4Number(last));
    }

    constexpr std::string_view ForbiddenInHost{"\0\t\n\r #/:<>?@[\\]^|", 17};

    bool isForbiddenInDomain(char c)
    {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= 0x1F || byte == 0x7F || c == '%' || ForbiddenInHost.find(c) != std::string_view::npos;
    }

    std::optional<std::string> parseDomain(std::string_view text)
    {
        std::string domain = decodePercent(text);
        std::transform(domain.begin(), domain.end(), domain.begin(),
            [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
        std::string ascii;
        for (std::string_view label : split(domain, '.')) {
            const std::optional<std::string> encoded = labelToAscii(label);
            if (!encoded)
                return std::nullopt;
            if (label.data() != domain.data())
                ascii += '.';
            ascii += *encoded;
        }
        if (ascii.empty() || std::any_of(ascii.begin(), ascii.end(), isForbiddenInDomain))
            return std::nullopt;
        if (!endsInNumber(ascii))
            return ascii;
        const std::optional<uint32_t> address = parseIpv4(ascii);
        return address ? std::optional(formatIpv4(*address)) : std::nullopt;
    }

    std::optional<std::string> parseOpaqueHost(std::string_view text)
    {
        std::string host;
        for (char c : text) {
            if (ForbiddenInHost.find(c) != std::string_view::npos)
                return std::nullopt;
            const auto byte = static_cast<unsigned char>(c);
            if (byte <= 0x1F || byte >= 0x7F)
                appendPercentEncoded(host, byte);
            else
                host += c;
        }
        return host;
    }

} // namespace

std::optional<std::string> parseHost(std::string_view text, bool specialScheme)
{
    if (text.starts_with('[')) {
        if (!text.ends_with(']'))
            return std::nullopt;
        const std::optional<Ipv6Bytes> address = parseIpv6(text.substr(1, text.size() - 2));
        return address ? std::optional("[" + formatIpv6(*address) + "]") : std::nullopt;
    }
    return specialScheme ? parseDomain(text) : parseOpaqueHost(text);
}

std::optional<uint32_t> parseIpv4(std::string_view host)
{
    std::vector<std::string_view> parts = split(host, '.');
    if (parts.back().empty() && parts.size() > 1)
        parts.pop_back();
    if (parts.size() > 4)
        return std::nullopt;
    uint64_t address = 0;
    for (size_t i = 0; i < parts.size(); ++i) {
        const std::optional<uint64_t> number = parseIpv4Number(parts[i]);
        if (!number)
            return std::nullopt;
        const bool last = i + 1 == parts.size();
        const uint64_t limit = last ? uint64_t(1) << (8 * (5 - parts.size())) : 256;
        if (*number >= limit)
            return std::nullopt;
        address += last ? *number : *number << (8 * (3 - i));
    }
    return static_cast<uint32_t>(address);
}

std::optional<Ipv6Bytes> parseIpv6(std::string_view text)
{
    std::array<uint16_t, 8> pieces{};
    size_t count = 0;
    std::optional<size_t> gap;
    if (text.starts_with("::")) {
        text.remove_prefix(2);
        gap = 0;
    } else if (text.empty() || text.front() == ':') {
        return std::nullopt;
    }
    while (!text.empty()) {
        if (count == 8)
            return std::nullopt;
        const size_t end = text.find(':');
        const std::string_view piece = text.substr(0, end);
        if (piece.find('.') != std::string_view::npos) { // the last 32 bits written as IPv4, strictly decimal
            const std::vector<std::string_view> numbers = split(piece, '.');
            if (end != std::string_view::npos || numbers.size() != 4 || count > 6)
                return std::nullopt;
            uint32_t address = 0;
            for (std::string_view number : numbers) {
                const bool digits = !number.empty() && number.size() <= 3
                    && std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
                if (!digits || (number.size() > 1 && number.front() == '0'))
                    return std::nullopt;
                const unsigned value = static_cast<unsigned>(std::stoul(std::string(number)));
                if (value > 255)
                    return std::nullopt;
                address = address << 8 | value;
            }
            pieces[count++] = static_cast<uint16_t>(address >> 16);
            pieces[count++] = static_cast<uint16_t>(address);
            text = {};
            break;
        }
        if (piece.empty() || piece.size() > 4)
            return std::nullopt;
        const std::optional<uint64_t> value = parseIpv4Number("0x" + std::string(piece));
        if (!value)
            return std::nullopt;
        pieces[count++] = static_cast<uint16_t>(*value);
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
        if (text.empty())
            return std::nullopt; // a single ':' at the end
        if (text.front() == ':') {
            if (gap)
                return std::nullopt;
            gap = count;
            text.remove_prefix(1);
        }
    }
    if (gap ? count == 8 : count != 8)
        return std::nullopt;
    if (gap) {
        const auto middle = pieces.begin() + static_cast<ptrdiff_t>(*gap);
        std::rotate(middle, pieces.begin() + static_cast<ptrdiff_t>(count), pieces.end());
    }
    Ipv6Bytes bytes;
    for (size_t i = 0; i < 8; ++i) {
        bytes[2 * i] = static_cast<uint8_t>(pieces[i] >> 8);
        bytes[2 * i + 1] = static_cast<uint8_t>(pieces[i]);
    }
    return bytes;
}

std::string formatIpv4(uint32_t address)
{
    return fmt::format("{}.{}.{}.{}", address >> 24, address >> 16 & 255, address >> 8 & 255, address & 255);
}

std::string formatIpv6(const Ipv6Bytes& address)
{
    std::array<unsigned, 8> pieces;
    for (size_t i = 0; i < 8; ++i)
        pieces[i] = static_cast<unsigned>(address[2 * i] << 8 | address[2 * i + 1]);
    size_t gapStart = 8;
    size_t gapLength = 1; // a single zero is not shortened
    for (size_t i = 0; i < 8; ++i) {
        size_t length = 0;
        while (i + length < 8 && pieces[i + length] == 0)
            ++length;
        if (length > gapLength) {
            gapStart = i;
            gapLength = length;
        }
    }
    std::string text;
    for (size_t i = 0; i < 8; ++i) {
        if (i == gapStart) {
            text += "::";
            i += gapLength - 1;
            continue;
        }
        if (!text.empty() && text.back() != ':')
            text += ':';
        text += fmt::format("{:x}", pieces[i]);
    }
    return text;
}

} // namespace sluis::url
