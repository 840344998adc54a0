#include "core/plan/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

namespace sluis::plan {
namespace {

    constexpr int64_t PatternMemoryBytes = 1 << 20;
    constexpr int GroupLimit = 100; // $0 to $99, as JavaScript numbers them

    RE2::Options optionsFor(LetterCase letterCase)
    {
        RE2::Options options;
        options.set_log_errors(false);
        options.set_max_mem(PatternMemoryBytes);
        options.set_case_sensitive(letterCase == LetterCase::Matters);
        return options;
    }

    bool isDigit(char c)
    {
        return c >= '0' && c <= '9';
    }

    re2::StringPiece piece(std::string_view text)
    {
        return {text.data(), text.size()};
    }

} // namespace

struct Pattern::Engine {
    RE2 re2;
};

Pattern::Pattern(std::string_view text, LetterCase letterCase, MatchWhole whole)
    : m_text(text)
    , m_letterCase(letterCase)
    , m_whole(whole)
    , m_engine(new Engine{RE2(piece(text), optionsFor(letterCase))})
{
    if (m_engine->re2.ok())
        return;
    m_error = m_engine->re2.error();
    m_engine.reset();
}

Pattern::~Pattern() = default;

PatternPtr Pattern::compile(std::string_view text, LetterCase letterCase, MatchWhole whole)
{
    return PatternPtr(new Pattern(text, letterCase, whole));
}

bool Pattern::matches(std::string_view text) const
{
    const auto anchor = m_whole == MatchWhole::Yes ? RE2::ANCHOR_BOTH : RE2::UNANCHORED;
    return m_engine && m_engine->re2.Match(piece(text), 0, text.size(), anchor, nullptr, 0);
}

std::string Pattern::replaceFirst(std::string_view text, std::string_view replacement) const
{
    if (!m_engine)
        return std::string(text);
    std::array<re2::StringPiece, GroupLimit> groups;
    const int count = std::min(m_engine->re2.NumberOfCapturingGroups() + 1, GroupLimit);
    const auto anchor = m_whole == MatchWhole::Yes ? RE2::ANCHOR_BOTH : RE2::UNANCHORED;
    if (!m_engine->re2.Match(piece(text), 0, text.size(), anchor, groups.data(), count))
        return std::string(text);
    const auto append = [&](std::string& result, int group) {
        const re2::StringPiece& found = groups[static_cast<size_t>(group)];
        if (found.data())
            result.append(found.data(), found.size());
    };
    std::string result(text.data(), groups[0].data());
    for (size_t i = 0; i < replacement.size(); ++i) {
        const char next = i + 1 < replacement.size() ? replacement[i + 1] : '\0';
        if (replacement[i] != '$' || (next != '$' && next != '&' && !isDigit(next))) {
            result += replacement[i];
            continue;
        }
        ++i;
        if (next == '$') {
            result += '$';
        } else if (next == '&') {
            append(result, 0);
        } else {
            int group = next - '0';
            const char second = i + 1 < replacement.size() ? replacement[i + 1] : '\0';
            if (isDigit(second) && group * 10 + second - '0' < count) {
                group = group * 10 + second - '0';
                ++i;
            }
            if (group == 0 || group >= count)
                result.append("$").append(std::to_string(group));
            else
                append(result, group);
        }
    }
    const char* rest = groups[0].data() + groups[0].size();
    return result.append(rest, text.data() + text.size());
}

} // namespace sluis::plan
