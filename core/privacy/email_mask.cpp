#include "core/privacy/email_mask.h"

#include <algorithm>

namespace sluis::privacy {
namespace {

    constexpr std::string_view Ellipsis = "…";

    bool isAlphanumeric(char c)
    {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    bool isLocal(char c)
    {
        return isAlphanumeric(c) || std::string_view("._+-'").find(c) != std::string_view::npos
            || static_cast<unsigned char>(c) >= 0x80;
    }

    bool isDomain(char c)
    {
        return isAlphanumeric(c) || c == '.' || c == '-';
    }

    struct Place {
        size_t begin = std::string_view::npos;
        size_t at = 0; // of the '@' or "%40"
        size_t end = 0;
    };

    // The address around an at-sign; begin is npos when there is none.
    Place addressAround(std::string_view text, size_t at, size_t signLength)
    {
        Place place{at, at, at + signLength};
        while (place.begin > 0 && isLocal(text[place.begin - 1]))
            --place.begin;
        while (place.end < text.size() && isDomain(text[place.end]))
            ++place.end;
        while (place.end > at + signLength && !isAlphanumeric(text[place.end - 1]))
            --place.end;
        const std::string_view domain = text.substr(at + signLength, place.end - at - signLength);
        if (place.begin == at || domain.find('.') == std::string_view::npos || domain.starts_with('.'))
            place.begin = std::string_view::npos;
        return place;
    }

    size_t firstLetterLength(std::string_view text)
    {
        size_t length = 1;
        while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
            ++length;
        return length;
    }

} // namespace

bool maskEmails(std::string& text)
{
    bool found = false;
    size_t from = 0;
    for (;;) {
        const size_t plain = text.find('@', from);
        const size_t encoded = text.find("%40", from);
        const size_t at = std::min(plain, encoded);
        if (at == std::string::npos)
            return found;
        const size_t signLength = at == plain ? 1 : 3;
        const Place place = addressAround(text, at, signLength);
        from = at + signLength;
        if (place.begin == std::string::npos)
            continue;
        const size_t keep
            = place.begin + firstLetterLength(std::string_view(text).substr(place.begin, at - place.begin));
        text.replace(keep, at - keep, Ellipsis);
        from = keep + Ellipsis.size() + signLength;
        found = true;
    }
}

std::string maskEmail(std::string_view address)
{
    const size_t at = address.find('@');
    std::string masked(address);
    if (at == std::string_view::npos)
        return masked;
    const Place place = addressAround(address, at, 1);
    if (place.begin == 0 && place.end == address.size())
        maskEmails(masked);
    return masked;
}

} // namespace sluis::privacy
