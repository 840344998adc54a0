#include "core/http/shell_words.h"

#include "core/base/encoding.h"
#include "core/base/utf8.h"

#include <utility>

namespace sluis::http {

namespace {

    bool isBlank(char c)
    {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    // Reads one command of bash from its front to its end.
    class BashReader
    {
    public:
        explicit BashReader(std::string_view text)
            : m_rest(text)
        { }

        std::optional<std::vector<std::string>> read()
        {
            while (!m_rest.empty()) {
                const char c = take();
                if (isBlank(c))
                    endWord();
                else if (!readPart(c))
                    return std::nullopt;
            }
            endWord();
            return std::move(m_words);
        }

    private:
        char take()
        {
            const char c = m_rest.front();
            m_rest.remove_prefix(1);
            return c;
        }

        void endWord()
        {
            if (m_inWord)
                m_words.push_back(std::exchange(m_word, {}));
            m_inWord = false;
        }

        bool readPart(char c)
        {
            if (c == '\\') {
                skipLineEndOr([this](char escaped) {
                    m_inWord = true;
                    m_word += escaped;
                });
                return true;
            }
            m_inWord = true;
            if (c == '\'')
                return readSingleQuoted();
            if (c == '"')
                return readDoubleQuoted();
            if (c == '$' && m_rest.starts_with('\'')) {
                take();
                return readAnsiQuoted();
            }
            m_word += c;
            return true;
        }

        template <class Otherwise> void skipLineEndOr(Otherwise otherwise)
        {
            if (m_rest.starts_with("\r\n"))
                m_rest.remove_prefix(2);
            else if (m_rest.starts_with('\n'))
                m_rest.remove_prefix(1);
            else if (!m_rest.empty())
                otherwise(take());
        }

        bool readSingleQuoted()
        {
            const size_t end = m_rest.find('\'');
            if (end == std::string_view::npos)
                return false;
            m_word += m_rest.substr(0, end);
            m_rest.remove_prefix(end + 1);
            return true;
        }

        bool readDoubleQuoted()
        {
            while (!m_rest.empty()) {
                const char c = take();
                if (c == '"')
                    return true;
                if (c != '\\') {
                    m_word += c;
                    continue;
                }
                skipLineEndOr([this](char escaped) {
                    if (std::string_view("\\\"$`!").find(escaped) == std::string_view::npos)
                        m_word += '\\';
                    m_word += escaped;
                });
            }
            return false;
        }

        // $'…' with the escapes of C.
        bool readAnsiQuoted()
        {
            while (!m_rest.empty()) {
                const char c = take();
                if (c == '\'')
                    return true;
                if (c == '\\' && !m_rest.empty())
                    readEscape(take());
                else
                    m_word += c;
            }
            return false;
        }

        void readEscape(char c)
        {
            constexpr std::string_view Letters = "abefnrtv";
            constexpr std::string_view Controls = "\a\b\x1B\f\n\r\t\v";
            if (const size_t at = Letters.find(c); at != std::string_view::npos)
                m_word += Controls[at];
            else if (c == 'x')
                m_word += static_cast<char>(takeNumber(16, 2));
            else if (c == 'u')
                readCodePoint(4);
            else if (c == 'U')
                readCodePoint(8);
            else if (c >= '0' && c <= '7')
                m_word += static_cast<char>(takeNumber(8, 2, static_cast<uint32_t>(c - '0')));
            else if (std::string_view("\\'\"?").find(c) != std::string_view::npos)
                m_word += c;
            else
                m_word.append("\\").append(1, c);
        }

        // Browsers write characters beyond the first plane as two surrogates.
        void readCodePoint(int digits)
        {
            uint32_t point = takeNumber(16, digits);
            if (point >= 0xD800 && point < 0xDC00 && m_rest.starts_with("\\u")) {
                m_rest.remove_prefix(2);
                const uint32_t low = takeNumber(16, 4);
                point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
            }
            appendUtf8(m_word, static_cast<char32_t>(point));
        }

        uint32_t takeNumber(int base, int digitLimit, uint32_t number = 0)
        {
            for (int i = 0; i < digitLimit && !m_rest.empty(); ++i) {
                const int digit = hexDigit(m_rest.front());
                if (digit < 0 || digit >= base)
                    break;
                number = number * static_cast<uint32_t>(base) + static_cast<uint32_t>(digit);
                take();
            }
            return number;
        }

        std::string_view m_rest;
        std::vector<std::string> m_words;
        std::string m_word;
        bool m_inWord = false;
    };

    // What cmd leaves of its own line: '^' is gone, except inside quotes that were not themselves escaped.
    std::string withoutCarets(std::string_view command)
    {
        std::string out;
        bool inQuotes = false;
        for (size_t i = 0; i < command.size(); ++i) {
            const char c = command[i];
            if (c == '"')
                inQuotes = !inQuotes;
            if (c != '^' || inQuotes) {
                out += c;
                continue;
            }
            if (command.substr(i + 1).starts_with("\r\n"))
                i += 2;
            else if (command.substr(i + 1).starts_with('\n'))
                i += 1;
            else if (i + 1 < command.size()) {
                out += command[++i];
                continue;
            }
            // Browsers write a line end inside a value as "^", two line ends: the second one is meant.
            if (command.substr(i + 1).starts_with("\r\n") || command.substr(i + 1).starts_with('\n')) {
                i += command[i + 1] == '\r' ? 2 : 1;
                out += '\n';
            } else {
                out += ' ';
            }
        }
        return out;
    }

} // namespace

std::optional<std::vector<std::string>> bashWords(std::string_view command)
{
    return BashReader(command).read();
}

std::optional<std::vector<std::string>> cmdWords(std::string_view command)
{
    const std::string line = withoutCarets(command);
    std::vector<std::string> words;
    std::string word;
    bool inWord = false;
    bool inQuotes = false;
    for (size_t i = 0; i < line.size(); ++i) {
        size_t backslashes = 0;
        while (i < line.size() && line[i] == '\\') {
            ++backslashes;
            ++i;
        }
        const bool beforeQuote = i < line.size() && line[i] == '"';
        word.append(beforeQuote ? backslashes / 2 : backslashes, '\\');
        inWord |= backslashes > 0;
        if (i == line.size())
            break;
        if (beforeQuote) {
            inWord = true;
            if (backslashes % 2 == 1) {
                word += '"';
            } else if (inQuotes && i + 1 < line.size() && line[i + 1] == '"') {
                word += '"';
                ++i;
            } else {
                inQuotes = !inQuotes;
            }
        } else if (isBlank(line[i]) && !inQuotes) {
            if (inWord)
                words.push_back(std::exchange(word, {}));
            inWord = false;
        } else {
            inWord = true;
            word += line[i];
        }
    }
    if (inQuotes)
        return std::nullopt;
    if (inWord)
        words.push_back(word);
    return words;
}

} // namespace sluis::http
