#pragma once

#include <algorithm>
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
template <class Found> void forEachRawPair(std::string_view query, Found&& found)
{
    while (!query.empty()) {
        size_t nameEnd = 0; // names are short, values need not be
        while (nameEnd < query.size() && query[nameEnd] != '=' && query[nameEnd] != '&')
            ++nameEnd;
        const std::string_view name = query.substr(0, nameEnd);
        query.remove_prefix(nameEnd);
        const bool hasValue = query.starts_with('=');
        const std::string_view value = hasValue ? query.substr(1, query.find('&') - 1) : std::string_view();
        query.remove_prefix(std::min(query.size(), value.size() + (hasValue ? 2 : 1)));
        if (hasValue || !name.empty())
            found(name, value);
    }
}

// The decoded value of the first parameter with that decoded name.
std::optional<std::string> queryParameter(std::string_view query, std::string_view name);

// "a=1&b=x+y", as a form encodes it.
std::string buildQuery(const Pairs& pairs);

} // namespace sluis::url
