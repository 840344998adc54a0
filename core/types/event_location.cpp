#include "core/types/event_location.h"

#include "core/types/hit_text.h"

#include <algorithm>
#include <string>

namespace sluis::types {
namespace {

    constexpr std::string_view UnknownCountry = "ZZ"; // App Engine's word for it

    bool isCode(std::string_view text, size_t low, size_t high)
    {
        const auto isAlphanumeric
            = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
        return text.size() >= low && text.size() <= high && std::all_of(text.begin(), text.end(), isAlphanumeric);
    }

    std::string upperCase(std::string_view text)
    {
        std::string upper(text);
        for (char& c : upper) {
            if (c >= 'a' && c <= 'z')
                c = static_cast<char>(c - 'a' + 'A');
        }
        return upper;
    }

    value::Value location(std::string_view country, std::string_view region)
    {
        const std::string countryCode = upperCase(country);
        if (!isCode(countryCode, 2, 2) || countryCode == UnknownCountry)
            return {};
        value::Value made = value::Value::object();
        made.set("country", countryCode);
        if (isCode(region, 1, 3))
            made.set("region", upperCase(region));
        return made;
    }

} // namespace

value::Value locationFromRegion(std::string_view region)
{
    const size_t dash = region.find('-');
    return location(
        region.substr(0, dash), dash == std::string_view::npos ? std::string_view() : region.substr(dash + 1));
}

value::Value locationFromHeaders(const http::Request& request)
{
    const auto balancer = request.first("x-gclb-country");
    const auto country = balancer ? balancer : request.first("x-appengine-country");
    if (!country)
        return {};
    // The balancer writes subdivisions with the country in front, as in "USCA" or "US-CA".
    std::string_view region = request.first(balancer ? "x-gclb-region" : "x-appengine-region").value_or("");
    if (balancer && region.size() > 3 && upperCase(region.substr(0, 2)) == upperCase(*country))
        region.remove_prefix(region[2] == '-' ? 3 : 2);
    value::Value made = location(*country, region);
    if (const auto city = request.first("x-appengine-city"); made.isObject() && city && !city->empty() && *city != "?")
        made.set("city", headerText(*city));
    return made;
}

std::string regionText(const value::Value& location)
{
    std::string text(location["country"].string());
    if (const std::string_view region = location["region"].string(); !text.empty() && !region.empty())
        text.append("-").append(region);
    return text;
}

} // namespace sluis::types
