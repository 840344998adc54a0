#include "core/types/hit_text.h"

#include "core/base/utf8.h"
#include "core/url/percent.h"
#include "core/value/text.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace sluis::types {
namespace {

    bool isAscii(std::string_view text)
    {
        return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    }

} // namespace

bool isPlainText(std::string_view raw)
{
    // Eight characters at a time; a byte beyond ASCII has its high bit, an equal one becomes zero.
    constexpr uint64_t ones = 0x0101010101010101;
    constexpr uint64_t highs = 0x8080808080808080;
    const auto equals = [](uint64_t word, uint64_t c) { return ((word ^ ones * c) - ones) & ~(word ^ ones * c) & highs; };
    while (raw.size() >= 8) {
        uint64_t word;
        std::memcpy(&word, raw.data(), 8);
        if ((word & highs) | equals(word, '%') | equals(word, '+'))
            return false;
        raw.remove_prefix(8);
    }
    return std::none_of(
        raw.begin(), raw.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80 || c == '%' || c == '+'; });
}

value::Value decodedText(std::string_view raw)
{
    return isPlainText(raw) ? value::Value(raw) : value::Value(url::decodeForm(raw));
}

value::Value numberOrText(value::Value text)
{
    if (text.string().empty())
        return text;
    const double number = value::numberFromText(text.string());
    return std::isfinite(number) ? value::Value(number) : std::move(text);
}

value::Value headerText(std::string_view bytes)
{
    return isAscii(bytes) ? value::Value(bytes) : value::Value(repairUtf8(bytes));
}

} // namespace sluis::types
