#include "core/types/ga4_bits.h"

#include "core/base/encoding.h"

#include <bit>

namespace sluis::types {
namespace {

    constexpr double HighestBit = Ga4BitSetCharacters * 6 - 1;

    int sextet(char c)
    {
        if (c >= 'A' && c <= 'Z')
            return c - 'A';
        if (c >= 'a' && c <= 'z')
            return c - 'a' + 26;
        if (c >= '0' && c <= '9')
            return c - '0' + 52;
        return c == '-' ? 62 : c == '_' ? 63 : -1;
    }

} // namespace

value::Value bitsFromText(std::string_view text)
{
    if (text.size() > Ga4BitSetCharacters)
        return text;
    std::string bytes;
    unsigned pending = 0;
    int pendingBits = 0;
    for (char c : text) {
        const int six = sextet(c);
        if (six < 0)
            return text;
        pending = (pending << 6 | static_cast<unsigned>(six)) & 0xFFFF;
        pendingBits += 6;
        if (pendingBits >= 8) {
            pendingBits -= 8;
            bytes += static_cast<char>(pending >> pendingBits & 0xFF);
        }
    }
    if (pendingBits > 0)
        bytes += static_cast<char>(pending << (8 - pendingBits) & 0xFF);
    value::Value bits = value::Value::array();
    for (size_t i = 0; i < bytes.size(); ++i) {
        for (auto byte = static_cast<unsigned char>(bytes[i]); byte != 0; byte &= static_cast<unsigned char>(byte - 1))
            bits.push(static_cast<double>(i * 8 + static_cast<size_t>(std::countr_zero(byte))));
    }
    return bits;
}

std::string textFromBits(const value::Value& bits)
{
    if (bits.isString())
        return std::string(bits.string());
    std::string bytes;
    for (const value::Value& bit : bits.items()) {
        const double number = bit.number(-1);
        if (!(number >= 0 && number <= HighestBit))
            continue;
        const auto position = static_cast<size_t>(number);
        if (bytes.size() <= position / 8)
            bytes.resize(position / 8 + 1, '\0');
        bytes[position / 8] = static_cast<char>(static_cast<unsigned char>(bytes[position / 8]) | 1U << position % 8);
    }
    return toBase64Url(bytes);
}

} // namespace sluis::types
