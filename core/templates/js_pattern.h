#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluis::templates {

// A JavaScript regular expression without flags, as the validators of templates carry them: look-ahead, look-behind and
// back references included, which RE2 has not. Matching backtracks within a budget of steps, so a hostile pattern costs
// at most some milliseconds. Works on code points.
class JsPattern
{
public:
    // nullopt when it is not a pattern, or larger than we compile.
    static std::optional<JsPattern> compile(std::string_view pattern);

    // Whether the pattern is found anywhere in the text; nullopt when the budget ran out before that was known.
    std::optional<bool> test(std::string_view text) const;

    static constexpr size_t StepBudget = 500'000;
    static constexpr size_t ProgramLimit = 20'000; // instructions
    static constexpr size_t NestingLimit = 100; // groups inside each other

private:
    friend class JsPatternCompiler;
    friend class JsPatternRun;

    enum class Op : uint8_t {
        Char,
        Any,
        Class,
        Split,
        Jump,
        Save,
        Start,
        End,
        WordEdge,
        NotWordEdge,
        Look,
        NotLook,
        LookEnd,
        BackReference,
        MarkPlace,
        MustAdvance,
        Match
    };

    struct Instruction {
        Op op = Op::Match;
        bool backward = false; // reads towards the front, inside look-behinds
        uint32_t a = 0; // code point, class, group, register, or where to go first
        uint32_t b = 0; // where to go next
    };
    struct CharacterClass {
        bool negated = false;
        std::vector<std::pair<char32_t, char32_t>> ranges;
        bool holds(char32_t c) const;
    };

    std::vector<Instruction> m_program;
    std::vector<CharacterClass> m_classes;
    uint32_t m_groups = 1;
    uint32_t m_places = 0; // registers of loops
};

} // namespace sluis::templates
