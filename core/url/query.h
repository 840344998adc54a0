#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluis::url {

// Name and value in the order of the query; a name may come several times.
using Pairs = std::vector<std::pair<std::string, std::string>>;

// The query without its '?', or a form body. A part without '=' has an empty value; empty parts are left out.
Pairs parseQuery(std::string_view query);

// Calls found(rawName, rawValue) for each pair, undecoded, without memory of its own.
template<class Found>
void forEachRawPair(std::string_view query, Found&& found)
{
    while (!query.empty()) {
        const size_t end = query.find('&');
        const std::string_view part = query.substr(0, end);
        query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
        if (part.empty())
            continue;
        const size_t equals = part.find('=');
        found(part.substr(0, equals), equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1));
    }
}

// The decoded value of the first parameter with that decoded name.
std::optional<std::string> queryParameter(std::string_view query, std::string_view name);

// "a=1&b=x+y", as a form encodes it.
std::string buildQuery(const Pairs& pairs);

} // namespace sluis::url
