#include "core/runtime/request_view.h"

#include "core/base/utf8.h"
#include "core/url/cookie.h"
#include "core/url/percent.h"
#include "core/url/query.h"

#include <algorithm>

namespace sluis::runtime {
namespace {

    constexpr size_t CodeLimit = 3; // letters of a country or of a part of it

    std::string upperCode(std::string_view text)
    {
        std::string code(text);
        for (char& c : code) {
            if (c >= 'a' && c <= 'z')
                c = static_cast<char>(c - 'a' + 'A');
        }
        const bool isCode = !code.empty() && code.size() <= CodeLimit
            && std::all_of(
                code.begin(), code.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
        return isCode ? code : std::string();
    }

} // namespace

value::Value textValue(std::string_view bytes)
{
    return isValidUtf8(bytes) ? value::Value(bytes) : value::Value(repairUtf8(bytes));
}

value::Value RequestView::header(std::string_view name) const
{
    if (m_hidden.any() && m_hidden.covers(privacy::classOfHeader(name)))
        return {};
    const std::string_view* found = nullptr;
    for (const http::HeaderView& header : m_hit.request.headers()) {
        if (!http::equalsIgnoreCase(header.name, name))
            continue;
        if (found)
            return textValue(*m_hit.request.header(name)); // several: joined
        found = &header.value;
    }
    return found ? textValue(*found) : value::Value();
}

value::Value RequestView::cookie(std::string_view name, bool decoded) const
{
    for (const http::HeaderView& header : m_hit.request.headers()) {
        if (!http::equalsIgnoreCase(header.name, "cookie"))
            continue;
        const auto found = url::cookieValue(header.value, name);
        if (!found)
            continue;
        const auto plain = decoded ? url::decodeUriComponent(*found) : std::nullopt;
        return plain ? value::Value(*plain) : textValue(*found);
    }
    return {};
}

value::Value RequestView::queryParameter(std::string_view name) const
{
    if (m_hidden.any() && m_hidden.covers(privacy::classOfQueryParameter(name)))
        return {};
    const auto found = url::queryParameter(m_hit.request.query(), name);
    return found ? value::Value(*found) : value::Value();
}

value::Value RequestView::queryString() const
{
    const std::string_view query = m_hit.request.query();
    return m_hidden.any() ? textValue(privacy::withoutHidden(query, m_hidden)) : textValue(query);
}

value::Value RequestView::path() const
{
    return textValue(m_hit.request.path());
}

value::Value RequestView::method() const
{
    return textValue(m_hit.request.method());
}

value::Value RequestView::remoteAddress() const
{
    return m_hidden.address ? value::Value() : textValue(m_hit.peer);
}

value::Value RequestView::visitorRegion() const
{
    if (m_hidden.location)
        return {};
    struct Headers {
        std::string_view country;
        std::string_view region;
    };
    // Google's load balancer writes a region with the country in front ("USCA"), App Engine without.
    for (const Headers& names :
        {Headers{"x-gclb-country", "x-gclb-region"}, Headers{"x-appengine-country", "x-appengine-region"}}) {
        const std::string country = upperCode(m_hit.request.first(names.country).value_or(""));
        if (country.size() != 2 || country == "ZZ")
            continue;
        std::string_view region = m_hit.request.first(names.region).value_or("");
        if (region.size() > CodeLimit && upperCode(region.substr(0, 2)) == country)
            region.remove_prefix(region[2] == '-' ? 3 : 2);
        const std::string code = upperCode(region);
        return code.empty() ? country : country + "-" + code;
    }
    return {};
}

} // namespace sluis::runtime
