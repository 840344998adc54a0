#include "core/templates/js_tokens.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace sluis::templates {
namespace {

    constexpr std::array<std::string_view, 37> Keywords{"break", "case", "catch", "class", "const", "continue",
        "debugger", "default", "delete", "do", "else", "export", "extends", "finally", "for", "function", "if",
        "import", "in", "instanceof", "let", "new", "return", "super", "switch", "this", "throw", "try", "typeof",
        "var", "void", "while", "with", "yield", "null", "true", "false"};

    // Longest first.
    constexpr std::array<std::string_view, 37> Punctuators{">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>",
        "&&=", "||=", "?\?=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--",
        "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**", "{", "}", "(", ")"};

    bool isNameStart(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$'
            || static_cast<unsigned char>(c) >= 0x80;
    }

    bool isDigit(char c)
    {
        return c >= '0' && c <= '9';
    }

    class Scanner
    {
    public:
        explicit Scanner(std::string_view code)
            : m_code(code)
        { }

        std::vector<JsTokenAt> all()
        {
            while (skipBlanks(), m_at < m_code.size())
                add();
            return std::move(m_tokens);
        }

    private:
        char peek(size_t ahead = 0) const { return m_at + ahead < m_code.size() ? m_code[m_at + ahead] : '\0'; }

        void step()
        {
            if (m_code[m_at++] == '\n') {
                ++m_line;
                m_lineEnd = true;
            }
        }

        void skipBlanks()
        {
            while (m_at < m_code.size()) {
                const char c = peek();
                if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
                    step();
                } else if (c == '/' && peek(1) == '/') {
                    while (m_at < m_code.size() && peek() != '\n')
                        step();
                } else if (c == '/' && peek(1) == '*') {
                    const size_t end = m_code.find("*/", m_at + 2);
                    const size_t next = end == m_code.npos ? m_code.size() : end + 2;
                    while (m_at < next)
                        step();
                } else {
                    return;
                }
            }
        }

        void add()
        {
            const size_t start = m_at;
            JsTokenAt token;
            token.line = m_line;
            token.offset = start;
            token.afterLineEnd = std::exchange(m_lineEnd, false);
            token.kind = take();
            token.text = m_code.substr(start, m_at - start);
            if (token.kind == JsToken::Name
                && std::find(Keywords.begin(), Keywords.end(), token.text) != Keywords.end())
                token.kind = JsToken::Keyword;
            m_lineEnd = false;
            m_tokens.push_back(token);
        }

        JsToken take()
        {
            const char c = peek();
            if (isNameStart(c)) {
                while (m_at < m_code.size() && (isNameStart(peek()) || isDigit(peek())))
                    ++m_at;
                return JsToken::Name;
            }
            if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
                takeNumber();
                return JsToken::Number;
            }
            if (c == '"' || c == '\'') {
                takeQuoted(c);
                return JsToken::String;
            }
            if (c == '`') {
                takeQuoted(c);
                return JsToken::Template;
            }
            if (c == '/' && beginsPattern()) {
                takePattern();
                return JsToken::Regex;
            }
            for (const std::string_view punctuator : Punctuators) {
                if (m_code.substr(m_at).starts_with(punctuator)) {
                    m_at += punctuator.size();
                    return JsToken::Punctuator;
                }
            }
            ++m_at;
            return JsToken::Punctuator;
        }

        void takeNumber()
        {
            while (m_at < m_code.size()) {
                const char c = peek();
                const bool isSign
                    = (c == '+' || c == '-') && m_at > 0 && (m_code[m_at - 1] == 'e' || m_code[m_at - 1] == 'E');
                if (!isDigit(c) && !isNameStart(c) && c != '.' && !isSign)
                    return;
                ++m_at;
            }
        }

        void takeQuoted(char quote)
        {
            step();
            while (m_at < m_code.size()) {
                const char c = peek();
                if (c == '\n' && quote != '`')
                    return; // never closed: the syntax check says so
                step();
                if (c == '\\' && m_at < m_code.size())
                    step();
                else if (c == quote)
                    return;
            }
        }

        // After a value a slash divides; elsewhere it begins a pattern.
        bool beginsPattern() const
        {
            if (m_tokens.empty())
                return true;
            const JsTokenAt& before = m_tokens.back();
            switch (before.kind) {
            case JsToken::Name:
            case JsToken::Number:
            case JsToken::String:
            case JsToken::Template:
            case JsToken::Regex:
                return false;
            case JsToken::Keyword:
                return before.text != "this" && before.text != "null" && before.text != "true"
                    && before.text != "false";
            case JsToken::Punctuator:
                return before.text != ")" && before.text != "]" && before.text != "}";
            }
            return true;
        }

        void takePattern()
        {
            bool inClass = false;
            ++m_at;
            while (m_at < m_code.size() && peek() != '\n') {
                const char c = peek();
                ++m_at;
                if (c == '\\' && m_at < m_code.size())
                    ++m_at;
                else if (c == '[')
                    inClass = true;
                else if (c == ']')
                    inClass = false;
                else if (c == '/' && !inClass)
                    break;
            }
            while (isNameStart(peek()))
                ++m_at;
        }

        std::string_view m_code;
        size_t m_at = 0;
        int m_line = 1;
        bool m_lineEnd = false;
        std::vector<JsTokenAt> m_tokens;
    };

} // namespace

std::vector<JsTokenAt> jsTokens(std::string_view code)
{
    return Scanner(code).all();
}

std::string jsStringValue(std::string_view token)
{
    std::string text;
    for (size_t i = 1; i + 1 < token.size(); ++i) {
        if (token[i] != '\\') {
            text += token[i];
            continue;
        }
        const char escaped = token[++i];
        const size_t digits = escaped == 'x' ? 2 : escaped == 'u' ? 4 : 0;
        uint32_t code = 0;
        if (digits > 0 && i + digits < token.size()
            && std::from_chars(token.data() + i + 1, token.data() + i + 1 + digits, code, 16).ec == std::errc()) {
            appendUtf8(text, code);
            i += digits;
        } else if (escaped != '\n') {
            text += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped;
        }
    }
    return text;
}

} // namespace sluis::templates
