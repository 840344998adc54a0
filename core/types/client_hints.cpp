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

    // A quoted string of a structured header field from the front of `rest`; undefined when there is none.
    value::Value takeQuoted(std::string_view& rest)
    {
        const size_t open = rest.find('"');
        if (open == std::string_view::npos)
            return {};
        rest.remove_prefix(open + 1);
        const size_t end = rest.find_first_of("\"\\");
        if (end == std::string_view::npos)
            return {};
        std::string text(rest.substr(0, end)); // and on from the first escape, if there is one
        rest.remove_prefix(end);
        while (!rest.empty() && rest.front() != '"') {
            if (rest.front() == '\\' && rest.size() > 1)
                rest.remove_prefix(1);
            text += rest.front();
            rest.remove_prefix(1);
        }
        if (rest.empty())
            return {};
        rest.remove_prefix(1);
        return headerText(text);
    }

    // Encoded as by encodeURIComponent; most of it needs no decoding.
    value::Value decoded(std::string_view text)
    {
        return isPlainText(text) ? value::Value(text) : value::Value(url::decodePercent(text));
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
        versions.push(brandVersion(decoded(entry.substr(0, semicolon)), decoded(entry.substr(semicolon + 1))));
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
    while (brands.size() < MaxBrands) {
        value::Value brand = takeQuoted(rest);
        value::Value version = brand.isUndefined() ? value::Value() : takeQuoted(rest);
        if (version.isUndefined())
            break;
        brands.push(brandVersion(std::move(brand), std::move(version)));
    }
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
