#include "core/privacy/field_class.h"

#include "core/url/percent.h"

#include <algorithm>
#include <array>

namespace sluis::privacy {
namespace {

    struct Known {
        std::string_view name;
        FieldClass fieldClass;
    };

    // First parts of paths, and whole flat names with dots.
    constexpr std::array Parameters = {
        Known{"ip_override", FieldClass::Address},
        Known{"x-ga-uip", FieldClass::Address},
        Known{"event_location", FieldClass::Location},
        Known{"user_location", FieldClass::Location},
        Known{"user_agent", FieldClass::Browser},
        Known{"client_hints", FieldClass::Browser},
        Known{"user_data", FieldClass::Personal},
        Known{"user_id", FieldClass::Personal},
        Known{"email", FieldClass::Personal},
        Known{"email_address", FieldClass::Personal},
        Known{"phone", FieldClass::Personal},
        Known{"phone_number", FieldClass::Personal},
        Known{"first_name", FieldClass::Personal},
        Known{"last_name", FieldClass::Personal},
    };

    constexpr std::array Headers = {
        Known{"forwarded", FieldClass::Address},
        Known{"x-forwarded-for", FieldClass::Address},
        Known{"x-forwarded", FieldClass::Address},
        Known{"forwarded-for", FieldClass::Address},
        Known{"x-real-ip", FieldClass::Address},
        Known{"x-client-ip", FieldClass::Address},
        Known{"client-ip", FieldClass::Address},
        Known{"x-cluster-client-ip", FieldClass::Address},
        Known{"true-client-ip", FieldClass::Address},
        Known{"cf-connecting-ip", FieldClass::Address},
        Known{"cf-connecting-ipv6", FieldClass::Address},
        Known{"cf-pseudo-ipv4", FieldClass::Address},
        Known{"fastly-client-ip", FieldClass::Address},
        Known{"x-appengine-user-ip", FieldClass::Address},
        Known{"x-azure-clientip", FieldClass::Address},
        Known{"x-original-forwarded-for", FieldClass::Address},
        Known{"x-envoy-external-address", FieldClass::Address},
        Known{"x-gclb-client-ip", FieldClass::Address},
        Known{"via", FieldClass::Address},
        Known{"cf-ipcountry", FieldClass::Location},
        Known{"cloudfront-viewer-address", FieldClass::Address},
        Known{"user-agent", FieldClass::Browser},
        Known{"x-original-user-agent", FieldClass::Browser},
        Known{"x-operamini-phone-ua", FieldClass::Browser},
        Known{"x-device-user-agent", FieldClass::Browser},
    };

    constexpr std::array HeaderFamilies = {
        Known{"x-gclb-", FieldClass::Location},
        Known{"x-appengine-country", FieldClass::Location},
        Known{"x-appengine-region", FieldClass::Location},
        Known{"x-appengine-city", FieldClass::Location},
        Known{"x-geo-", FieldClass::Location},
        Known{"x-client-geo", FieldClass::Location},
        Known{"cf-ip", FieldClass::Location},
        Known{"cf-region", FieldClass::Location},
        Known{"cf-timezone", FieldClass::Location},
        Known{"cf-postal", FieldClass::Location},
        Known{"cf-metro", FieldClass::Location},
        Known{"cloudfront-viewer-", FieldClass::Location},
        Known{"fastly-geo-", FieldClass::Location},
        Known{"x-vercel-ip-", FieldClass::Location},
        Known{"sec-ch-", FieldClass::Browser},
    };

    // Names of the GA4 protocol.
    constexpr std::array QueryParameters = {
        Known{"uip", FieldClass::Address},
        Known{"_uip", FieldClass::Address},
        Known{"ur", FieldClass::Location},
        Known{"geoid", FieldClass::Location},
        Known{"ua", FieldClass::Browser},
        Known{"uaa", FieldClass::Browser},
        Known{"uab", FieldClass::Browser},
        Known{"uafvl", FieldClass::Browser},
        Known{"uamb", FieldClass::Browser},
        Known{"uam", FieldClass::Browser},
        Known{"uap", FieldClass::Browser},
        Known{"uapv", FieldClass::Browser},
        Known{"uaw", FieldClass::Browser},
    };

    char lower(char c)
    {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }

    bool equalsLower(std::string_view name, std::string_view lowerCase)
    {
        return std::equal(name.begin(), name.end(), lowerCase.begin(), lowerCase.end(),
            [](char left, char right) { return lower(left) == right; });
    }

    template <class Names, class Matches> std::optional<FieldClass> classIn(const Names& names, const Matches& matches)
    {
        for (const Known& known : names) {
            if (matches(known.name))
                return known.fieldClass;
        }
        return std::nullopt;
    }

} // namespace

std::optional<FieldClass> classOfParameter(std::string_view path)
{
    return classIn(Parameters,
        [&](std::string_view name) { return path == name || (path.starts_with(name) && path[name.size()] == '.'); });
}

std::optional<FieldClass> classOfHeader(std::string_view name)
{
    if (const auto exact = classIn(Headers, [&](std::string_view known) { return equalsLower(name, known); }))
        return exact;
    return classIn(
        HeaderFamilies, [&](std::string_view prefix) { return equalsLower(name.substr(0, prefix.size()), prefix); });
}

std::optional<FieldClass> classOfQueryParameter(std::string_view name)
{
    return classIn(QueryParameters, [&](std::string_view known) { return name == known; });
}

bool Hidden::covers(std::optional<FieldClass> fieldClass) const
{
    if (!fieldClass)
        return false;
    switch (*fieldClass) {
    case FieldClass::Address:
        return address;
    case FieldClass::Location:
        return location;
    case FieldClass::Browser:
        return browser;
    case FieldClass::Personal:
        break; // lives in the event alone
    }
    return false;
}

void Hidden::hide(FieldClass fieldClass)
{
    address |= fieldClass == FieldClass::Address;
    location |= fieldClass == FieldClass::Location;
    browser |= fieldClass == FieldClass::Browser;
}

Hidden& Hidden::operator|=(const Hidden& other)
{
    address |= other.address;
    location |= other.location;
    browser |= other.browser;
    return *this;
}

std::string withoutHidden(std::string_view query, const Hidden& hidden)
{
    std::string kept;
    while (!query.empty()) {
        const size_t end = query.find('&');
        const std::string_view part = query.substr(0, end);
        query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
        if (hidden.covers(classOfQueryParameter(url::decodeForm(part.substr(0, part.find('='))))))
            continue;
        if (!kept.empty())
            kept += '&';
        kept += part;
    }
    return kept;
}

} // namespace sluis::privacy
