#include "core/types/body_table.h"

#include <charconv>
#include <optional>
#include <vector>

namespace sluis::types {
namespace {

    using value::Value;

    std::optional<size_t> indexFrom(std::string_view part)
    {
        size_t index = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
        const bool isIndex
            = error == std::errc() && end == part.data() + part.size() && (part == "0" || part.front() != '0');
        return isIndex ? std::optional(index) : std::nullopt;
    }

    // Works from the root down with a copy of each level and puts the changed copies back: a table has few, small
    // levels.
    bool put(Value& level, const std::vector<std::string_view>& parts, size_t depth, Value value)
    {
        if (depth == parts.size()) {
            level = std::move(value);
            return true;
        }
        const std::optional<size_t> index = indexFrom(parts[depth]);
        if (level.isUndefined())
            level = index == 0U ? Value::array() : Value::object();
        if (level.isObject()) {
            Value inner = level[parts[depth]];
            if (!put(inner, parts, depth + 1, std::move(value)))
                return false;
            level.set(parts[depth], std::move(inner));
            return true;
        }
        if (!level.isArray() || !index || *index > level.size())
            return false;
        Value inner = *index < level.size() ? level.items()[*index] : Value();
        if (!put(inner, parts, depth + 1, std::move(value)))
            return false;
        if (*index == level.size())
            level.push(std::move(inner));
        else
            level.editItems()[*index] = std::move(inner);
        return true;
    }

} // namespace

bool putAtPath(Value& root, std::string_view path, Value value)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const size_t dot = path.find('.');
        parts.push_back(path.substr(0, dot));
        if (parts.back().empty() || parts.size() > MaxBodyPathParts)
            return false;
        if (dot == std::string_view::npos)
            break;
        path.remove_prefix(dot + 1);
    }
    return put(root, parts, 0, std::move(value));
}

} // namespace sluis::types
