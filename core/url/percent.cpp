#include "core/url/percent.h"

#include "core/base/encoding.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>

namespace sluis::url {

namespace {

    using CharacterSet = std::array<bool, 256>;

    constexpr CharacterSet charactersAnd(std::string_view others)
    {
        CharacterSet set{};
        for (unsigned c = 0; c < 256; ++c)
            set[c] = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        for (char c : others)
            set[static_cast<unsigned char>(c)] = true;
        return set;
    }

    constexpr std::string_view Reserved = ";/?:@&=+$,#";
    constexpr CharacterSet ComponentSet = charactersAnd("-_.!~*'()");
    constexpr CharacterSet UriSet = charactersAnd("-_.!~*'();/?:@&=+$,#");
    constexpr CharacterSet FormSet = charactersAnd("*-._");

    bool isAscii(std::string_view text)
    {
        return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    }

    void appendEncoded(std::string& out, std::string_view text, const CharacterSet& kept, bool blankIsPlus)
    {
        std::string repairedText;
        if (!isAscii(text) && !isValidUtf8(text)) {
            repairedText = repairUtf8(text);
            text = repairedText;
        }
        size_t start = 0; // of characters that stay as they are
        for (size_t i = 0; i < text.size(); ++i) {
            const auto byte = static_cast<unsigned char>(text[i]);
            if (kept[byte])
                continue;
            out.append(text, start, i - start);
            start = i + 1;
            if (blankIsPlus && byte == ' ')
                out += '+';
            else
                appendPercentEncoded(out, byte);
        }
        out.append(text, start);
    }

    std::string encode(std::string_view text, const CharacterSet& kept, bool blankIsPlus)
    {
        std::string out;
        out.reserve(text.size() + text.size() / 2);
        appendEncoded(out, text, kept, blankIsPlus);
        return out;
    }

    constexpr std::array<int8_t, 256> HexValues = [] {
        std::array<int8_t, 256> values{};
        for (unsigned c = 0; c < 256; ++c)
            values[c] = static_cast<int8_t>(c >= '0' && c <= '9' ? c - '0'
                    : c >= 'a' && c <= 'f'                       ? c - 'a' + 10
                    : c >= 'A' && c <= 'F'                       ? c - 'A' + 10
                                                                 : -1);
        return values;
    }();

    // The byte of the escape at that place, -1 when there is none.
    int escapedByte(std::string_view text, size_t at)
    {
        if (at + 2 >= text.size() || text[at] != '%')
            return -1;
        const int high = HexValues[static_cast<unsigned char>(text[at + 1])];
        const int low = HexValues[static_cast<unsigned char>(text[at + 2])];
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    // Every byte of every hit's query passes here: written through a pointer, never longer than the input.
    DecodedBytes decodeBytes(char* const room, std::string_view text, bool plusIsBlank)
    {
        char* out = room;
        unsigned char all = 0;
        for (size_t i = 0; i < text.size(); ++i) {
            char c = text[i];
            if (c == '%') {
                if (const int byte = escapedByte(text, i); byte >= 0) {
                    c = static_cast<char>(byte);
                    i += 2;
                }
            } else if (c == '+' && plusIsBlank) {
                c = ' ';
            }
            all |= static_cast<unsigned char>(c);
            *out++ = c;
        }
        return {static_cast<size_t>(out - room), all < 0x80};
    }

    struct Decoded {
        std::string bytes;
        bool isAscii = true;
    };

    Decoded decodeBytes(std::string_view text, bool plusIsBlank)
    {
        Decoded decoded;
        decoded.bytes.resize(text.size());
        const DecodedBytes written = decodeBytes(decoded.bytes.data(), text, plusIsBlank);
        decoded.bytes.resize(written.size);
        decoded.isAscii = written.isAscii;
        return decoded;
    }

    std::string repaired(Decoded decoded)
    {
        return decoded.isAscii || isValidUtf8(decoded.bytes) ? std::move(decoded.bytes) : repairUtf8(decoded.bytes);
    }

    std::optional<std::string> decodeStrictly(std::string_view text, std::string_view keptEscapes)
    {
        std::string out;
        out.reserve(text.size());
        for (size_t i = 0; i < text.size(); ++i) {
            if (text[i] != '%') {
                out += text[i];
                continue;
            }
            const int byte = escapedByte(text, i);
            if (byte < 0)
                return std::nullopt;
            if (byte < 0x80 && keptEscapes.find(static_cast<char>(byte)) != std::string_view::npos)
                out += text.substr(i, 3);
            else
                out += static_cast<char>(byte);
            i += 2;
        }
        if (!isValidUtf8(out))
            return std::nullopt;
        return out;
    }

} // namespace

void appendPercentEncoded(std::string& out, unsigned char byte)
{
    constexpr std::string_view Digits = "0123456789ABCDEF";
    const char escape[] = {'%', Digits[byte >> 4], Digits[byte & 15]};
    out.append(escape, sizeof(escape));
}

std::string encodeUriComponent(std::string_view text)
{
    return encode(text, ComponentSet, false);
}

void appendUriComponent(std::string& out, std::string_view text)
{
    appendEncoded(out, text, ComponentSet, false);
}

std::string encodeUri(std::string_view text)
{
    return encode(text, UriSet, false);
}

std::string encodeForm(std::string_view text)
{
    return encode(text, FormSet, true);
}

std::optional<std::string> decodeUriComponent(std::string_view text)
{
    return decodeStrictly(text, {});
}

std::optional<std::string> decodeUri(std::string_view text)
{
    return decodeStrictly(text, Reserved);
}

std::string decodePercent(std::string_view text)
{
    return repaired(decodeBytes(text, false));
}

std::string decodeForm(std::string_view text)
{
    return repaired(decodeBytes(text, true));
}

DecodedBytes decodeForm(char* room, std::string_view text)
{
    return decodeBytes(room, text, true);
}

std::string decodePercentBytes(std::string_view text)
{
    return decodeBytes(text, false).bytes;
}

} // namespace sluis::url
