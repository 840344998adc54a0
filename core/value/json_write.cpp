#include "core/base/words.h"
#include "core/value/json.h"
#include "core/value/text.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>

namespace sluis::value {
namespace {

    constexpr size_t IndentWidth = 4;

    bool needsEscape(unsigned char c)
    {
        return c < 0x20 || c == '"' || c == '\\';
    }

    // Not zero when one of eight characters needs an escape.
    uint64_t escapesIn(uint64_t word)
    {
        return words::below(word, 0x20) | words::equal(word, '"') | words::equal(word, '\\');
    }

    // Where the text grows: in a piece of memory at hand, which is appended when it is full.
    class Output
    {
    public:
        explicit Output(std::string& text)
            : m_text(text)
        { }
        ~Output() { flush(); }
        Output(const Output&) = delete;
        Output& operator=(const Output&) = delete;

        void put(char c)
        {
            need(1);
            *m_at++ = c;
        }
        void put(std::string_view text)
        {
            if (text.size() > Piece / 2)
                return putLong(text);
            need(text.size());
            std::memcpy(m_at, text.data(), text.size());
            m_at += text.size();
        }
        void putString(std::string_view string)
        {
            put('"');
            while (string.size() > Part) {
                putPart(string.substr(0, Part));
                string.remove_prefix(Part);
            }
            putPart(string);
            *m_at++ = '"'; // putPart() left room
        }

    private:
        static constexpr size_t Piece = 4096;
        static constexpr size_t Part = 512; // of a string that is escaped at a time
        static constexpr size_t LongestEscape = 6;

        void need(size_t bytes)
        {
            if (m_at + bytes > m_piece + Piece)
                flush();
        }
        void flush()
        {
            m_text.append(m_piece, static_cast<size_t>(m_at - m_piece));
            m_at = m_piece;
        }
        void putLong(std::string_view text)
        {
            flush();
            m_text += text;
        }
        // Copies eight characters at a time as long as they are plain.
        void putPart(std::string_view part)
        {
            need(part.size() * LongestEscape + sizeof(uint64_t));
            const char* from = part.data();
            size_t left = part.size();
            while (left > 0) {
                const size_t count = std::min<size_t>(left, 8);
                const uint64_t word = words::loadSome(from, count);
                const uint64_t blanks = count < 8 ? words::Ones * ' ' << (8 * count) : 0; // behind the end
                if (!escapesIn(word | blanks)) {
                    std::memcpy(m_at, &word, sizeof(word));
                    m_at += count;
                } else {
                    for (const char c : std::string_view(from, count)) {
                        if (needsEscape(static_cast<unsigned char>(c)))
                            putEscape(static_cast<unsigned char>(c));
                        else
                            *m_at++ = c;
                    }
                }
                from += count;
                left -= count;
            }
        }
        void putEscape(unsigned char c)
        {
            static constexpr char hex[] = "0123456789abcdef";
            static constexpr std::string_view named = "\"\\\n\r\t\b\f";
            static constexpr std::string_view letters = "\"\\nrtbf";
            *m_at++ = '\\';
            if (const size_t place = named.find(static_cast<char>(c)); place != std::string_view::npos) {
                *m_at++ = letters[place];
                return;
            }
            const char code[] = {'u', '0', '0', hex[c >> 4], hex[c & 15]};
            m_at = std::copy(std::begin(code), std::end(code), m_at);
        }

        std::string& m_text;
        char m_piece[Piece]; // filled up to m_at
        char* m_at = m_piece;
    };

    class Writer
    {
    public:
        Writer(std::string& text, JsonStyle style)
            : m_out(text)
            , m_pretty(style == JsonStyle::Pretty)
        { }

        void write(const Value& value)
        {
            switch (value.type()) {
            case Value::Type::Undefined:
            case Value::Type::Null:
                return m_out.put("null");
            case Value::Type::Boolean:
                return m_out.put(value.boolean() ? "true" : "false");
            case Value::Type::Number: {
                NumberRoom room;
                return m_out.put(std::isfinite(value.number()) ? numberToText(value.number(), room) : "null");
            }
            case Value::Type::String:
                return m_out.putString(value.string());
            case Value::Type::Array:
                return writeArray(value);
            case Value::Type::Object:
                return writeObject(value);
            }
        }

    private:
        void writeArray(const Value& value)
        {
            if (!enter())
                return;
            m_out.put('[');
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
            m_out.put('{');
            bool first = true;
            for (const Member& member : value.members()) {
                if (member.value.isUndefined())
                    continue;
                separate(first);
                m_out.putString(member.name());
                m_out.put(':');
                if (m_pretty)
                    m_out.put(' ');
                write(member.value);
            }
            leave(first, '}');
        }

        bool enter()
        {
            if (m_depth >= 2 * JsonLimits().depth) {
                m_out.put("null");
                return false;
            }
            ++m_depth;
            return true;
        }

        void separate(bool& first)
        {
            if (!first)
                m_out.put(',');
            first = false;
            newLine();
        }

        void leave(bool empty, char bracket)
        {
            --m_depth;
            if (!empty)
                newLine();
            m_out.put(bracket);
        }

        void newLine()
        {
            if (!m_pretty)
                return;
            m_out.put('\n');
            for (size_t i = 0; i < m_depth * IndentWidth; ++i)
                m_out.put(' ');
        }

        Output m_out;
        const bool m_pretty;
        size_t m_depth = 0;
    };

} // namespace

void appendJsonString(std::string& text, std::string_view string)
{
    Output(text).putString(string);
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
