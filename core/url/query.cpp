#include "core/url/query.h"

#include "core/url/percent.h"

namespace sluis::url {

Pairs parseQuery(std::string_view query)
{
    Pairs pairs;
    forEachRawPair(query, [&](std::string_view name, std::string_view value) {
        pairs.emplace_back(decodeForm(name), decodeForm(value));
    });
    return pairs;
}

std::optional<std::string> queryParameter(std::string_view query, std::string_view name)
{
    std::optional<std::string> found;
    forEachRawPair(query, [&](std::string_view rawName, std::string_view rawValue) {
        if (!found && (rawName == name || decodeForm(rawName) == name))
            found = decodeForm(rawValue);
    });
    return found;
}

std::string buildQuery(const Pairs& pairs)
{
    std::string query;
    for (const auto& [name, value] : pairs) {
        if (!query.empty())
            query += '&';
        query.append(encodeForm(name)).append("=").append(encodeForm(value));
    }
    return query;
}

} // namespace sluis::url
