#include "core/base/encoding.h"

#include <array>
#include <cstdint>

namespace sluis {
namespace {

    constexpr std::string_view HexDigits = "0123456789abcdef";
    constexpr std::string_view Standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::string_view UrlSafe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    using Reverse = std::array<int8_t, 256>;

    constexpr Reverse reverseOf(std::string_view alphabet)
    {
        Reverse reverse{};
        for (auto& entry : reverse)
            entry = -1;
        for (size_t i = 0; i < alphabet.size(); ++i)
            reverse[static_cast<unsigned char>(alphabet[i])] = static_cast<int8_t>(i);
        return reverse;
    }

    constexpr Reverse StandardReverse = reverseOf(Standard);
    constexpr Reverse UrlSafeReverse = reverseOf(UrlSafe);

    std::string encode(std::string_view bytes, std::string_view alphabet)
    {
        std::string text((bytes.size() * 4 + 2) / 3, '\0');
        char* out = text.data();
        uint32_t buffer = 0;
        int bits = 0;
        for (const unsigned char byte : bytes) {
            buffer = buffer << 8 | byte;
            bits += 8;
            while (bits >= 6) {
                bits -= 6;
                *out++ = alphabet[buffer >> bits & 63];
            }
        }
        if (bits > 0)
            *out = alphabet[buffer << (6 - bits) & 63];
        return text;
    }

    std::optional<std::string> decode(std::string_view text, const Reverse& reverse)
    {
        const size_t unpadded = text.find_last_not_of('=') + 1;
        const size_t padding = text.size() - unpadded;
        if (padding > 2 || (padding > 0 && text.size() % 4 != 0) || unpadded % 4 == 1)
            return std::nullopt;
        std::string bytes;
        bytes.reserve(unpadded * 3 / 4);
        uint32_t buffer = 0;
        int bits = 0;
        for (const unsigned char c : text.substr(0, unpadded)) {
            if (reverse[c] < 0)
                return std::nullopt;
            buffer = buffer << 6 | static_cast<uint32_t>(reverse[c]);
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                bytes += static_cast<char>(buffer >> bits & 0xff);
            }
        }
        if ((buffer & ((1U << bits) - 1)) != 0)
            return std::nullopt;
        return bytes;
    }

} // namespace

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

std::string toHex(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const unsigned char byte : bytes) {
        text += HexDigits[byte >> 4];
        text += HexDigits[byte & 15];
    }
    return text;
}

std::optional<std::string> fromHex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (size_t i = 0; i < text.size(); i += 2) {
        const int high = hexDigit(text[i]);
        const int low = hexDigit(text[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes += static_cast<char>(high << 4 | low);
    }
    return bytes;
}

std::string toBase64(std::string_view bytes)
{
    std::string text = encode(bytes, Standard);
    text.append((4 - text.size() % 4) % 4, '=');
    return text;
}

std::string toBase64Url(std::string_view bytes)
{
    return encode(bytes, UrlSafe);
}

std::optional<std::string> fromBase64(std::string_view text)
{
    return decode(text, StandardReverse);
}

std::optional<std::string> fromBase64Url(std::string_view text)
{
    return decode(text, UrlSafeReverse);
}

} // namespace sluis
