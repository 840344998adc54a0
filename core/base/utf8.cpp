#include "core/base/utf8.h"

#include <cstring>

namespace sluis {
namespace {

    constexpr char32_t Replacement = 0xFFFD;

    // Length of the valid sequence at the front, or 0; `bad` then says how many bytes one replacement stands for
    // (the "maximal subpart" of the Unicode standard, section 3.9).
    size_t sequenceLength(std::string_view bytes, size_t& bad)
    {
        const auto at = [&](size_t i) { return static_cast<unsigned char>(bytes[i]); };
        bad = 1;
        const unsigned char lead = at(0);
        if (lead < 0x80)
            return 1;
        const size_t length = lead >= 0xC2 && lead <= 0xDF ? 2
            : lead >= 0xE0 && lead <= 0xEF                 ? 3
            : lead >= 0xF0 && lead <= 0xF4                 ? 4
                                                           : 0;
        if (length == 0)
            return 0;
        unsigned char low = 0x80;
        unsigned char high = 0xBF;
        if (lead == 0xE0)
            low = 0xA0;
        if (lead == 0xED)
            high = 0x9F;
        if (lead == 0xF0)
            low = 0x90;
        if (lead == 0xF4)
            high = 0x8F;
        for (size_t i = 1; i < length; ++i) {
            if (i >= bytes.size() || at(i) < low || at(i) > high)
                return 0;
            low = 0x80;
            high = 0xBF;
            bad = i + 1;
        }
        return length;
    }

    // How many bytes at the front are ASCII, eight at a time.
    size_t asciiLength(std::string_view bytes)
    {
        constexpr uint64_t HighBits = 0x8080808080808080U;
        size_t i = 0;
        for (uint64_t block = 0; i + sizeof(block) <= bytes.size(); i += sizeof(block)) {
            std::memcpy(&block, bytes.data() + i, sizeof(block));
            if ((block & HighBits) != 0)
                break;
        }
        while (i < bytes.size() && static_cast<unsigned char>(bytes[i]) < 0x80)
            ++i;
        return i;
    }

} // namespace

bool isAscii(std::string_view bytes)
{
    return asciiLength(bytes) == bytes.size();
}

bool isValidUtf8(std::string_view bytes)
{
    size_t bad = 0;
    while (true) {
        bytes.remove_prefix(asciiLength(bytes));
        if (bytes.empty())
            break;
        const size_t length = sequenceLength(bytes, bad);
        if (length == 0)
            return false;
        bytes.remove_prefix(length);
    }
    return true;
}

std::string repairUtf8(std::string_view bytes)
{
    std::string repaired;
    repaired.reserve(bytes.size());
    size_t bad = 0;
    while (!bytes.empty()) {
        const size_t length = sequenceLength(bytes, bad);
        if (length == 0)
            appendUtf8(repaired, Replacement);
        else
            repaired.append(bytes.substr(0, length));
        bytes.remove_prefix(length == 0 ? bad : length);
    }
    return repaired;
}

void appendUtf8(std::string& text, char32_t codePoint)
{
    if (codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint <= 0xDFFF))
        codePoint = Replacement;
    if (codePoint < 0x80) {
        text += static_cast<char>(codePoint);
        return;
    }
    if (codePoint < 0x800) {
        text += static_cast<char>(0xC0 | (codePoint >> 6));
    } else {
        if (codePoint < 0x10000) {
            text += static_cast<char>(0xE0 | (codePoint >> 12));
        } else {
            text += static_cast<char>(0xF0 | (codePoint >> 18));
            text += static_cast<char>(0x80 | ((codePoint >> 12) & 0x3F));
        }
        text += static_cast<char>(0x80 | ((codePoint >> 6) & 0x3F));
    }
    text += static_cast<char>(0x80 | (codePoint & 0x3F));
}

char32_t takeCodePoint(std::string_view& text)
{
    size_t bad = 0;
    const size_t length = sequenceLength(text, bad);
    if (length == 0) {
        text.remove_prefix(1);
        return Replacement;
    }
    const auto at = [&](size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
    char32_t codePoint = length == 1 ? at(0) : at(0) & (0x7Fu >> length);
    for (size_t i = 1; i < length; ++i)
        codePoint = (codePoint << 6) | (at(i) & 0x3F);
    text.remove_prefix(length);
    return codePoint;
}

} // namespace sluis
