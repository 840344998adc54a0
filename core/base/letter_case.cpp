#include "core/base/letter_case.h"

#include "core/base/utf8.h"

#include <clocale>
#include <cwctype>
#include <locale.h>

namespace sluis {
namespace {

    // The mapping tables of the C library; this locale is built into it.
    locale_t unicode()
    {
        static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        return locale;
    }

    template <class Ascii, class Wide> std::string mapped(std::string_view text, const Ascii& ascii, const Wide& wide)
    {
        std::string result;
        result.reserve(text.size());
        while (!text.empty()) {
            const char c = text.front();
            if (static_cast<unsigned char>(c) < 0x80) {
                result += ascii(c);
                text.remove_prefix(1);
            } else {
                wide(result, takeCodePoint(text));
            }
        }
        return result;
    }

} // namespace

std::string lowerCase(std::string_view text)
{
    return mapped(
        text, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; },
        [](std::string& result, char32_t point) {
            appendUtf8(result, static_cast<char32_t>(towlower_l(static_cast<wint_t>(point), unicode())));
        });
}

std::string upperCase(std::string_view text)
{
    constexpr char32_t SharpS = 0xDF;
    return mapped(
        text, [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; },
        [](std::string& result, char32_t point) {
            if (point == SharpS)
                result += "SS";
            else
                appendUtf8(result, static_cast<char32_t>(towupper_l(static_cast<wint_t>(point), unicode())));
        });
}

} // namespace sluis
