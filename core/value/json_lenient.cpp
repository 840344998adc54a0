#include "core/value/json_lenient.h"

#include <fmt/format.h>

namespace sluis::value {
namespace {

    bool isBlank(char c)
    {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    bool closesNext(std::string_view text, size_t afterComma)
    {
        size_t next = afterComma;
        while (next < text.size() && isBlank(text[next]))
            ++next;
        return next < text.size() && (text[next] == ']' || text[next] == '}');
    }

    // The text with what we repair repaired, and what that was.
    class Repairer
    {
    public:
        explicit Repairer(std::string_view text)
            : m_text(text)
        {
            m_result.reserve(text.size() + 16);
            for (size_t at = 0; at < text.size(); ++at)
                take(at);
        }

        std::string m_result;
        std::vector<JsonRepair> m_repairs;

    private:
        void take(size_t at)
        {
            const char c = m_text[at];
            if (m_inString)
                takeInString(at, c);
            else if (c == ',' && closesNext(m_text, at + 1))
                note(JsonRepair::Kind::TrailingComma);
            else {
                m_inString = c == '"';
                m_result += c;
            }
            ++m_column;
            if (c == '\n') {
                ++m_line;
                m_column = 1;
            }
        }

        void takeInString(size_t at, char c)
        {
            if (static_cast<unsigned char>(c) < 0x20) {
                note(JsonRepair::Kind::ControlCharacter);
                if (m_escaped) // a backslash before a raw line end: nothing it could escape
                    m_result.pop_back();
                if (c != '\r' || at + 1 >= m_text.size() || m_text[at + 1] != '\n')
                    m_result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
                m_escaped = false;
                return;
            }
            m_result += c;
            if (c == '"' && !m_escaped)
                m_inString = false;
            m_escaped = c == '\\' && !m_escaped;
        }

        void note(JsonRepair::Kind kind)
        {
            if (m_repairs.size() < LenientJson::MaxRepairs)
                m_repairs.push_back({kind, m_line, m_column});
        }

        std::string_view m_text;
        bool m_inString = false;
        bool m_escaped = false;
        int m_line = 1;
        int m_column = 1;
    };

} // namespace

Result<LenientJson> readJsonLenient(std::string_view text, const JsonLimits& limits)
{
    auto asItIs = readJson(text, limits);
    if (asItIs)
        return LenientJson{std::move(*asItIs), {}};
    if (asItIs.error().code == ErrorCode::LimitReached)
        return fail(asItIs.error());
    Repairer repairer(text);
    auto repaired = readJson(repairer.m_result, limits);
    if (!repaired)
        return fail(repaired.error().code == ErrorCode::LimitReached ? repaired.error() : asItIs.error());
    return LenientJson{std::move(*repaired), std::move(repairer.m_repairs)};
}

} // namespace sluis::value
