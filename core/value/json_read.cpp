#include "core/value/json.h"

#include "core/base/utf8.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace sluis::value {
namespace {

    // "line 3, column 7" of a byte offset, both counted from 1, columns in bytes.
    std::string place(std::string_view text, size_t offset)
    {
        offset = std::min(offset, text.size());
        const std::string_view before = text.substr(0, offset);
        const auto line = 1 + std::count(before.begin(), before.end(), '\n');
        const size_t lineStart = before.rfind('\n');
        const size_t column = lineStart == before.npos ? offset + 1 : offset - lineStart;
        return fmt::format("line {}, column {}", line, column);
    }

    // nlohmann's reader calls this for every token; it builds our Value and keeps our limits.
    class Builder
    {
    public:
        using number_integer_t = nlohmann::json::number_integer_t;
        using number_unsigned_t = nlohmann::json::number_unsigned_t;
        using number_float_t = nlohmann::json::number_float_t;
        using string_t = nlohmann::json::string_t;
        using binary_t = nlohmann::json::binary_t;

        Builder(std::string_view text, const JsonLimits& limits)
            : m_text(text)
            , m_limits(limits)
        { }

        bool null() { return add(Value(nullptr)); }
        bool boolean(bool value) { return add(Value(value)); }
        bool number_integer(number_integer_t value) { return add(Value(static_cast<double>(value))); }
        bool number_unsigned(number_unsigned_t value) { return add(Value(static_cast<double>(value))); }
        bool number_float(number_float_t value, const string_t&) { return add(Value(value)); }
        bool string(string_t& value) { return add(Value(std::string_view(value))); }
        bool binary(binary_t&) { return false; }
        bool start_object(size_t) { return open(Value::object()); }
        bool start_array(size_t) { return open(Value::array()); }
        bool end_object() { return close(); }
        bool end_array() { return close(); }
        bool key(string_t& key)
        {
            m_keys.back() = Value(std::string_view(key));
            return count();
        }
        bool parse_error(size_t position, const std::string& last, const nlohmann::detail::exception& error)
        {
            std::string what = error.what();
            const size_t colon = what.rfind("; ");
            m_error = Error{ErrorCode::InvalidInput, "value.jsonSyntax", {},
                place(m_text, position > 0 ? position - 1 : 0)
                    + (colon == what.npos ? (last.empty() ? "" : fmt::format(" near {}", last.substr(0, 40)))
                                          : ": " + repairUtf8(what.substr(colon + 2)))};
            return false;
        }

        Value take() { return std::move(m_root); }
        const Error& error() const { return m_error; }

    private:
        bool count()
        {
            if (++m_count <= m_limits.values)
                return true;
            m_error = Error{
                ErrorCode::LimitReached, "value.jsonTooLarge", {}, fmt::format("more than {} values", m_limits.values)};
            return false;
        }

        bool add(Value value)
        {
            if (!count())
                return false;
            place_(std::move(value));
            return true;
        }

        void place_(Value value)
        {
            if (m_open.empty())
                m_root = std::move(value);
            else if (m_open.back().isArray())
                m_open.back().push(std::move(value));
            else
                m_open.back().setShared(m_keys.back(), std::move(value));
        }

        bool open(Value container)
        {
            if (m_open.size() >= m_limits.depth) {
                m_error = Error{ErrorCode::LimitReached, "value.jsonTooDeep", {},
                    fmt::format("more than {} levels", m_limits.depth)};
                return false;
            }
            m_open.push_back(std::move(container));
            m_keys.emplace_back();
            return count();
        }

        bool close()
        {
            Value closed = std::move(m_open.back());
            m_open.pop_back();
            m_keys.pop_back();
            place_(std::move(closed));
            return true;
        }

        std::string_view m_text;
        JsonLimits m_limits;
        Value m_root;
        std::vector<Value> m_open; // containers that are not closed yet, outermost first
        std::vector<Value> m_keys; // for each of them, the key whose value comes next
        size_t m_count = 0;
        Error m_error;
    };

} // namespace

Result<Value> readJson(std::string_view text, const JsonLimits& limits)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    Builder builder(text, limits);
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder))
        return fail(builder.error());
    return builder.take();
}

} // namespace sluis::value
