#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace sluis::plan {

enum class LetterCase { Matters, Ignored };
enum class MatchWhole { No, Yes }; // Yes: the pattern is anchored at both ends

// A regular expression of a condition or a table, RE2 dialect: linear time whatever the text. Immutable; safe from any
// thread.
class Pattern
{
public:
    // Never fails: a pattern with an error matches nothing and says what is wrong.
    static std::shared_ptr<const Pattern> compile(
        std::string_view text, LetterCase letterCase, MatchWhole whole = MatchWhole::No);
    ~Pattern();
    Pattern(const Pattern&) = delete;
    Pattern& operator=(const Pattern&) = delete;

    bool isValid() const { return m_error.empty(); }
    const std::string& error() const { return m_error; } // "missing ): a(b", RE2's words
    const std::string& text() const { return m_text; }
    LetterCase letterCase() const { return m_letterCase; }
    MatchWhole whole() const { return m_whole; }

    bool matches(std::string_view text) const;

    // JavaScript's text.replace(pattern, replacement): the first match gives way, with $1 … $99, $& and $$ filled in.
    std::string replaceFirst(std::string_view text, std::string_view replacement) const;

private:
    Pattern(std::string_view text, LetterCase letterCase, MatchWhole whole);
    struct Engine;

    std::string m_text;
    LetterCase m_letterCase;
    MatchWhole m_whole;
    std::string m_error;
    std::unique_ptr<Engine> m_engine; // null for an error
};

using PatternPtr = std::shared_ptr<const Pattern>;

} // namespace sluis::plan
