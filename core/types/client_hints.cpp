#include "core/types/client_hints.h"

#include "core/types/hit_text.h"
#include "core/url/percent.h"

namespace sluis::types {
namespace {

    constexpr size_t MaxBrands = 16;

    value::Value brandVersion(value::Value brand, value::Value version)
    {
        value::Value entry = value::Value::object();
        entry.set("brand", std::move(brand));
        entry.set("version", std::move(version));
        return entry;
    }

    // A quoted string of a structured header field from the front of `rest`; false when there is none.
    bool takeQuoted(std::string_view& rest, std::string& text)
    {
        const size_t open = rest.find('"');
        if (open == std::string_view::npos)
            return false;
        rest.remove_prefix(open + 1);
        text.clear();
        while (!rest.empty() && rest.front() != '"') {
            if (rest.front() == '\\' && rest.size() > 1)
                rest.remove_prefix(1);
            text += rest.front();
            rest.remove_prefix(1);
        }
        if (rest.empty())
            return false;
        rest.remove_prefix(1);
        return true;
    }

} // namespace

value::Value versionsFromText(std::string_view text)
{
    value::Value versions = value::Value::array();
    while (!text.empty() && versions.size() < MaxBrands) {
        const std::string_view entry = text.substr(0, text.find('|'));
        text.remove_prefix(std::min(entry.size() + 1, text.size()));
        const size_t semicolon = entry.find(';');
        if (semicolon == std::string_view::npos)
            continue;
        versions.push(brandVersion(
            url::decodePercent(entry.substr(0, semicolon)), url::decodePercent(entry.substr(semicolon + 1))));
    }
    return versions;
}

std::string textFromVersions(const value::Value& versions)
{
    std::string text;
    for (const value::Value& entry : versions.items()) {
        if (!text.empty())
            text += '|';
        text += url::encodeUriComponent(entry["brand"].string()) + ';'
            + url::encodeUriComponent(entry["version"].string());
    }
    return text;
}

value::Value brandsOf(const http::Request& request)
{
    const auto header = request.first("sec-ch-ua");
    if (!header)
        return {};
    value::Value brands = value::Value::array();
    std::string_view rest = *header;
    std::string brand;
    std::string version;
    while (brands.size() < MaxBrands && takeQuoted(rest, brand) && takeQuoted(rest, version))
        brands.push(brandVersion(headerText(brand), headerText(version)));
    return brands.size() == 0 ? value::Value() : brands;
}

value::Value hintsFromHeaders(const http::Request& request)
{
    value::Value hints;
    if (value::Value brands = brandsOf(request); brands.isArray())
        hints.set("brands", std::move(brands));
    if (const auto mobile = request.first("sec-ch-ua-mobile"))
        hints.set("mobile", *mobile == "?1");
    if (const auto platform = request.first("sec-ch-ua-platform"))
        hints.set("platform", headerText(*platform));
    return hints;
}

} // namespace sluis::types
