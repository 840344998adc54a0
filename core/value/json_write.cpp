#include "core/value/json.h"
#include "core/value/text.h"

#include <cmath>
#include <cstring>

namespace sluis::value {
namespace {

    constexpr size_t IndentWidth = 4;

    class Writer
    {
    public:
        Writer(std::string& text, JsonStyle style)
            : m_text(text)
            , m_pretty(style == JsonStyle::Pretty)
        { }

        void write(const Value& value)
        {
            switch (value.type()) {
            case Value::Type::Undefined:
            case Value::Type::Null:
                m_text += "null";
                return;
            case Value::Type::Boolean:
                m_text += value.boolean() ? "true" : "false";
                return;
            case Value::Type::Number:
                if (std::isfinite(value.number()))
                    appendNumber(m_text, value.number());
                else
                    m_text += "null";
                return;
            case Value::Type::String:
                appendJsonString(m_text, value.string());
                return;
            case Value::Type::Array:
                writeArray(value);
                return;
            case Value::Type::Object:
                writeObject(value);
                return;
            }
        }

    private:
        void writeArray(const Value& value)
        {
            if (!enter())
                return;
            m_text += '[';
            bool first = true;
            for (const Value& item : value.items()) {
                separate(first);
                write(item);
            }
            leave(first, ']');
        }

        void writeObject(const Value& value)
        {
            if (!enter())
                return;
            m_text += '{';
            bool first = true;
            for (const Member& member : value.members()) {
                if (member.value.isUndefined())
                    continue;
                separate(first);
                appendJsonString(m_text, member.name());
                m_text += m_pretty ? ": " : ":";
                write(member.value);
            }
            leave(first, '}');
        }

        bool enter()
        {
            if (m_depth >= 2 * JsonLimits().depth) {
                m_text += "null";
                return false;
            }
            ++m_depth;
            return true;
        }

        void separate(bool& first)
        {
            if (!first)
                m_text += ',';
            first = false;
            newLine();
        }

        void leave(bool empty, char bracket)
        {
            --m_depth;
            if (!empty)
                newLine();
            m_text += bracket;
        }

        void newLine()
        {
            if (!m_pretty)
                return;
            m_text += '\n';
            m_text.append(m_depth * IndentWidth, ' ');
        }

        std::string& m_text;
        const bool m_pretty;
        size_t m_depth = 0;
    };

    bool needsEscape(unsigned char c)
    {
        return c < 0x20 || c == '"' || c == '\\';
    }

    // True when one of eight characters needs an escape.
    bool needsEscape(const char* eight)
    {
        constexpr uint64_t ones = 0x0101010101010101;
        constexpr uint64_t highs = 0x8080808080808080;
        uint64_t word;
        std::memcpy(&word, eight, 8);
        // The high bit of a byte that is below `limit`; a false one can only follow a true one.
        const auto below = [word](uint64_t flip, uint64_t limit) {
            return ((word ^ ones * flip) - ones * limit) & ~(word ^ ones * flip) & highs;
        };
        return (below(0, 0x20) | below('"', 1) | below('\\', 1)) != 0;
    }

    // Where the next character that needs an escape is, from `start` on; looks at eight at a time.
    size_t findEscape(std::string_view text, size_t start)
    {
        const size_t size = text.size();
        if (size >= 8) {
            for (; start + 8 <= size; start += 8) {
                if (needsEscape(text.data() + start))
                    break;
            }
            if (start + 8 > size && start < size && !needsEscape(text.data() + size - 8))
                return size;
        }
        while (start < size && !needsEscape(static_cast<unsigned char>(text[start])))
            ++start;
        return start;
    }

} // namespace

void appendJsonString(std::string& text, std::string_view string)
{
    static constexpr char Hex[] = "0123456789abcdef";
    text += '"';
    size_t plain = 0; // start of the stretch that needs no escape
    for (size_t i = findEscape(string, 0); i < string.size(); i = findEscape(string, i + 1)) {
        const auto c = static_cast<unsigned char>(string[i]);
        text.append(string, plain, i - plain);
        plain = i + 1;
        switch (c) {
        case '"':
            text += "\\\"";
            break;
        case '\\':
            text += "\\\\";
            break;
        case '\n':
            text += "\\n";
            break;
        case '\r':
            text += "\\r";
            break;
        case '\t':
            text += "\\t";
            break;
        case '\b':
            text += "\\b";
            break;
        case '\f':
            text += "\\f";
            break;
        default:
            text += "\\u00";
            text += Hex[c >> 4];
            text += Hex[c & 15];
        }
    }
    text.append(string, plain);
    text += '"';
}

void appendJson(std::string& text, const Value& value, JsonStyle style)
{
    if (!value.isUndefined())
        Writer(text, style).write(value);
}

std::string writeJson(const Value& value, JsonStyle style)
{
    std::string text;
    appendJson(text, value, style);
    return text;
}

} // namespace sluis::value
