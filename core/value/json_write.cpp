#include "core/value/json.h"
#include "core/value/text.h"

#include <cmath>

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

} // namespace

void appendJsonString(std::string& text, std::string_view string)
{
    static constexpr char Hex[] = "0123456789abcdef";
    text += '"';
    size_t plain = 0; // start of the stretch that needs no escape
    for (size_t i = 0; i < string.size(); ++i) {
        const auto c = static_cast<unsigned char>(string[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
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
