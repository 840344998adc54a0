#include "core/url/punycode.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <vector>

namespace sluis::url {

namespace {

    // The parameters and the names are those of RFC 3492.
    constexpr uint32_t Base = 36;
    constexpr uint32_t MinimumThreshold = 1;
    constexpr uint32_t MaximumThreshold = 26;
    constexpr uint32_t Skew = 38;
    constexpr uint32_t Damp = 700;
    constexpr uint32_t InitialBias = 72;
    constexpr uint32_t InitialCodePoint = 128;
    constexpr size_t LabelLimit = 255; // in bytes; a domain has no more

    uint32_t adaptedBias(uint32_t delta, uint32_t points, bool first)
    {
        delta = first ? delta / Damp : delta / 2;
        delta += delta / points;
        uint32_t k = 0;
        for (; delta > (Base - MinimumThreshold) * MaximumThreshold / 2; k += Base)
            delta /= Base - MinimumThreshold;
        return k + (Base - MinimumThreshold + 1) * delta / (delta + Skew);
    }

    char digit(uint32_t value)
    {
        return static_cast<char>(value < 26 ? 'a' + value : '0' + (value - 26));
    }

    void appendVariableLength(std::string& out, uint32_t number, uint32_t bias)
    {
        for (uint32_t k = Base;; k += Base) {
            const uint32_t threshold
                = std::clamp(k <= bias ? MinimumThreshold : k - bias, MinimumThreshold, MaximumThreshold);
            if (number < threshold)
                break;
            out += digit(threshold + (number - threshold) % (Base - threshold));
            number = (number - threshold) / (Base - threshold);
        }
        out += digit(number);
    }

} // namespace

std::optional<std::string> labelToAscii(std::string_view label)
{
    if (label.size() > LabelLimit)
        return std::nullopt;
    std::vector<char32_t> points;
    std::string out;
    for (std::string_view rest = label; !rest.empty();) {
        points.push_back(takeCodePoint(rest));
        if (points.back() == 0xFFFD)
            return std::nullopt;
        if (points.back() < 0x80)
            out += static_cast<char>(points.back());
    }
    if (out.size() == label.size())
        return out;
    uint32_t handled = static_cast<uint32_t>(out.size());
    const uint32_t basic = handled;
    if (basic > 0)
        out += '-';
    uint32_t next = InitialCodePoint;
    uint32_t delta = 0;
    uint32_t bias = InitialBias;
    while (handled < points.size()) { // at most 255 points below 2^21: nothing overflows 32 bits
        uint32_t smallest = 0x110000;
        for (char32_t point : points) {
            if (point >= next)
                smallest = std::min<uint32_t>(smallest, point);
        }
        delta += (smallest - next) * (handled + 1);
        next = smallest;
        for (char32_t point : points) {
            if (point < next)
                ++delta;
            if (point != next)
                continue;
            appendVariableLength(out, delta, bias);
            bias = adaptedBias(delta, handled + 1, handled == basic);
            delta = 0;
            ++handled;
        }
        ++delta;
        ++next;
    }
    return "xn--" + out;
}

} // namespace sluis::url
