#include "core/templates/js_pattern.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace sluis::templates {
namespace {

    constexpr char32_t LastCodePoint = 0x10FFFF;

    std::u32string decode(std::string_view text)
    {
        std::u32string points;
        points.reserve(text.size());
        while (!text.empty())
            points += takeCodePoint(text);
        return points;
    }

    bool isDigit(char32_t c)
    {
        return c >= U'0' && c <= U'9';
    }
    bool isWord(char32_t c)
    {
        return isDigit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_';
    }
    bool isLineEnd(char32_t c)
    {
        return c == U'\n' || c == U'\r' || c == 0x2028 || c == 0x2029;
    }

    int hexDigit(char32_t c)
    {
        if (isDigit(c))
            return static_cast<int>(c - U'0');
        if (c >= U'a' && c <= U'f')
            return static_cast<int>(c - U'a') + 10;
        if (c >= U'A' && c <= U'F')
            return static_cast<int>(c - U'A') + 10;
        return -1;
    }

    using Ranges = std::vector<std::pair<char32_t, char32_t>>;

    Ranges inverted(Ranges ranges)
    {
        std::sort(ranges.begin(), ranges.end());
        Ranges result;
        char32_t next = 0;
        for (const auto& [low, high] : ranges) {
            if (low > next)
                result.emplace_back(next, low - 1);
            next = std::max<char32_t>(next, high + 1);
        }
        if (next <= LastCodePoint)
            result.emplace_back(next, LastCodePoint);
        return result;
    }

    // \d \w \s and their opposites; empty for other letters.
    Ranges shorthand(char32_t letter)
    {
        static const Ranges digits{{U'0', U'9'}};
        static const Ranges words{{U'0', U'9'}, {U'A', U'Z'}, {U'_', U'_'}, {U'a', U'z'}};
        static const Ranges blanks{{9, 13}, {32, 32}, {0xA0, 0xA0}, {0x1680, 0x1680}, {0x2000, 0x200A},
            {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}, {0xFEFF, 0xFEFF}};
        switch (letter) {
        case U'd':
            return digits;
        case U'w':
            return words;
        case U's':
            return blanks;
        case U'D':
            return inverted(digits);
        case U'W':
            return inverted(words);
        case U'S':
            return inverted(blanks);
        default:
            return {};
        }
    }

} // namespace

bool JsPattern::CharacterClass::holds(char32_t c) const
{
    const bool inside = std::any_of(
        ranges.begin(), ranges.end(), [c](const auto& range) { return c >= range.first && c <= range.second; });
    return inside != negated;
}

// Recursive descent over the pattern; every part emits its instructions at the end of the program. Inside a look-behind
// the parts of a sequence are put in opposite order and read backward, as ECMAScript defines it.
class JsPatternCompiler
{
public:
    explicit JsPatternCompiler(std::string_view pattern)
        : m_text(decode(pattern))
    { }

    std::optional<JsPattern> run()
    {
        Code code = alternatives(false, 0);
        if (m_failed || m_at != m_text.size() || m_highestReference >= m_pattern.m_groups)
            return std::nullopt;
        code.push_back({Op::Match, false, 0, 0});
        m_pattern.m_program = std::move(code);
        return std::move(m_pattern);
    }

private:
    using Op = JsPattern::Op;
    using Instruction = JsPattern::Instruction;
    using Code = std::vector<Instruction>; // jumps are relative to the start of the piece

    bool more() const { return !m_failed && m_at < m_text.size(); }
    char32_t peek() const { return m_text[m_at]; }
    bool take(std::u32string_view expected)
    {
        if (std::u32string_view(m_text).substr(std::min(m_at, m_text.size())).substr(0, expected.size()) != expected)
            return false;
        m_at += expected.size();
        return true;
    }
    Code fail()
    {
        m_failed = true;
        return {};
    }

    void append(Code& code, const Code& piece)
    {
        const auto offset = static_cast<uint32_t>(code.size());
        if (code.size() + piece.size() > JsPattern::ProgramLimit) {
            m_failed = true;
            return;
        }
        for (Instruction instruction : piece) {
            if (instruction.op == Op::Split || instruction.op == Op::Jump)
                instruction.a += offset;
            if (instruction.op == Op::Split || instruction.op == Op::Look || instruction.op == Op::NotLook)
                instruction.b += offset;
            code.push_back(instruction);
        }
    }

    Code alternatives(bool backward, size_t nesting)
    {
        if (nesting > JsPattern::NestingLimit)
            return fail();
        Code code = sequence(backward, nesting);
        while (more() && take(U"|")) {
            const Code other = sequence(backward, nesting);
            Code joined{{Op::Split, false, 1, static_cast<uint32_t>(code.size() + 2)}};
            append(joined, code);
            joined.push_back({Op::Jump, false, static_cast<uint32_t>(joined.size() + 1 + other.size()), 0});
            append(joined, other);
            code = std::move(joined);
        }
        return code;
    }

    Code sequence(bool backward, size_t nesting)
    {
        std::vector<Code> parts;
        while (more() && peek() != U'|' && peek() != U')')
            parts.push_back(term(backward, nesting));
        if (backward)
            std::reverse(parts.begin(), parts.end());
        Code code;
        for (const Code& part : parts)
            append(code, part);
        return code;
    }

    Code term(bool backward, size_t nesting)
    {
        if (take(U"^"))
            return {{Op::Start, false, 0, 0}};
        if (take(U"$"))
            return {{Op::End, false, 0, 0}};
        if (take(U"\\b"))
            return {{Op::WordEdge, false, 0, 0}};
        if (take(U"\\B"))
            return {{Op::NotWordEdge, false, 0, 0}};
        struct Look {
            std::u32string_view mark;
            Op op;
            bool behind;
        };
        static constexpr Look looks[] = {{U"(?=", Op::Look, false}, {U"(?!", Op::NotLook, false},
            {U"(?<=", Op::Look, true}, {U"(?<!", Op::NotLook, true}};
        for (const auto& [mark, op, behind] : looks) {
            if (!take(mark))
                continue;
            Code inner = alternatives(behind, nesting + 1);
            if (!take(U")"))
                return fail();
            Code code{{op, false, 0, static_cast<uint32_t>(inner.size() + 2)}};
            append(code, inner);
            code.push_back({Op::LookEnd, false, 0, 0});
            return behind ? code : quantified(std::move(code));
        }
        if (take(U"(")) {
            const bool captures = !take(U"?:");
            const uint32_t group = captures ? m_pattern.m_groups++ : 0;
            if (captures && take(U"?<")) {
                while (more() && peek() != U'>')
                    ++m_at;
                if (!take(U">"))
                    return fail();
            } else if (captures && m_at < m_text.size() && peek() == U'?') {
                return fail();
            }
            const Code inner = alternatives(backward, nesting + 1);
            if (!take(U")"))
                return fail();
            Code code;
            if (captures)
                code.push_back({Op::Save, false, 2 * group + (backward ? 1 : 0), 0});
            append(code, inner);
            if (captures)
                code.push_back({Op::Save, false, 2 * group + (backward ? 0 : 1), 0});
            return quantified(std::move(code));
        }
        return quantified(atom(backward));
    }

    Code atom(bool backward)
    {
        const char32_t c = m_text[m_at++];
        switch (c) {
        case U'.':
            return {{Op::Any, backward, 0, 0}};
        case U'[':
            return characterClass(backward);
        case U'\\':
            return escape(backward);
        case U'*':
        case U'+':
        case U'?':
            return fail();
        default:
            return {{Op::Char, backward, c, 0}};
        }
    }

    Code classInstruction(Ranges ranges, bool negated, bool backward)
    {
        m_pattern.m_classes.push_back({negated, std::move(ranges)});
        return {{Op::Class, backward, static_cast<uint32_t>(m_pattern.m_classes.size() - 1), 0}};
    }

    Code escape(bool backward)
    {
        if (!more())
            return fail();
        if (Ranges ranges = shorthand(peek()); !ranges.empty()) {
            ++m_at;
            return classInstruction(std::move(ranges), false, backward);
        }
        if (peek() >= U'1' && peek() <= U'9') {
            uint32_t group = 0;
            while (more() && isDigit(peek()) && group < 1000)
                group = group * 10 + (m_text[m_at++] - U'0');
            m_highestReference = std::max(m_highestReference, group);
            return {{Op::BackReference, backward, group, 0}};
        }
        return {{Op::Char, backward, escapedCharacter(), 0}};
    }

    // Behind a backslash, for single characters.
    char32_t escapedCharacter()
    {
        const char32_t c = m_text[m_at++];
        switch (c) {
        case U'n':
            return U'\n';
        case U'r':
            return U'\r';
        case U't':
            return U'\t';
        case U'f':
            return U'\f';
        case U'v':
            return U'\v';
        case U'0':
            return U'\0';
        case U'c':
            return more() ? m_text[m_at++] % 32 : c;
        case U'x':
            return hexadecimal(2, c);
        case U'u':
            return hexadecimal(4, c);
        default:
            return c;
        }
    }

    char32_t hexadecimal(size_t digits, char32_t otherwise)
    {
        char32_t value = 0;
        for (size_t i = 0; i < digits; ++i) {
            const int digit = m_at + i < m_text.size() ? hexDigit(m_text[m_at + i]) : -1;
            if (digit < 0)
                return otherwise;
            value = value * 16 + static_cast<char32_t>(digit);
        }
        m_at += digits;
        return value;
    }

    Code characterClass(bool backward)
    {
        const bool negated = take(U"^");
        Ranges ranges;
        while (more() && peek() != U']') {
            const Ranges low = classAtom();
            if (low.size() == 1 && low[0].first == low[0].second && m_at + 1 < m_text.size() && peek() == U'-'
                && m_text[m_at + 1] != U']') {
                ++m_at;
                const Ranges high = classAtom();
                if (high.size() != 1 || high[0].first < low[0].first)
                    return fail();
                ranges.emplace_back(low[0].first, high[0].second);
            } else {
                ranges.insert(ranges.end(), low.begin(), low.end());
            }
        }
        if (!take(U"]"))
            return fail();
        return classInstruction(std::move(ranges), negated, backward);
    }

    Ranges classAtom()
    {
        char32_t c = m_text[m_at++];
        if (c == U'\\' && more()) {
            if (Ranges ranges = shorthand(peek()); !ranges.empty()) {
                ++m_at;
                return ranges;
            }
            c = take(U"b") ? U'\b' : escapedCharacter();
        }
        return {{c, c}};
    }

    Code quantified(Code part)
    {
        uint32_t least = 1;
        uint32_t most = 1;
        constexpr uint32_t Unbounded = UINT32_MAX;
        if (!more())
            return part;
        if (take(U"*")) {
            least = 0;
            most = Unbounded;
        } else if (take(U"+")) {
            most = Unbounded;
        } else if (take(U"?")) {
            least = 0;
        } else if (peek() != U'{' || !braces(least, most, Unbounded)) {
            return part;
        }
        const bool lazy = take(U"?");
        if (least > most)
            return fail();
        Code code;
        for (uint32_t i = 0; i < least && !m_failed && !part.empty(); ++i)
            append(code, part);
        if (most == Unbounded)
            append(code, loop(part, lazy));
        else if (!part.empty()) {
            const uint64_t size = static_cast<uint64_t>(most - least) * (part.size() + 1);
            if (size > JsPattern::ProgramLimit)
                return fail();
            Code optional; // every choice may leave to the end of all
            while (optional.size() < size) {
                optional.push_back(choice(static_cast<uint32_t>(size - optional.size()), lazy)[0]);
                optional.back().a += static_cast<uint32_t>(optional.size() - 1);
                optional.back().b += static_cast<uint32_t>(optional.size() - 1);
                append(optional, part);
            }
            append(code, optional);
        }
        return code;
    }

    static Code choice(uint32_t past, bool lazy) { return {{Op::Split, false, lazy ? past : 1, lazy ? 1 : past}}; }

    Code loop(const Code& part, bool lazy)
    {
        const uint32_t place = m_pattern.m_places++;
        Code code = choice(static_cast<uint32_t>(part.size() + 4), lazy);
        code.push_back({Op::MarkPlace, false, place, 0});
        append(code, part);
        code.push_back({Op::MustAdvance, false, place, 0});
        code.push_back({Op::Jump, false, 0, 0});
        return code;
    }

    // {n}, {n,} and {n,m}; anything else is plain text, as in browsers.
    bool braces(uint32_t& least, uint32_t& most, uint32_t unbounded)
    {
        size_t at = m_at + 1;
        auto number = [&](uint32_t& result) {
            const size_t start = at;
            for (result = 0; at < m_text.size() && isDigit(m_text[at]) && result < 100'000; ++at)
                result = result * 10 + (m_text[at] - U'0');
            return at > start;
        };
        uint32_t low = 0;
        if (!number(low))
            return false;
        uint32_t high = low;
        if (at < m_text.size() && m_text[at] == U',') {
            ++at;
            if (!number(high))
                high = unbounded;
        }
        if (at >= m_text.size() || m_text[at] != U'}')
            return false;
        m_at = at + 1;
        least = low;
        most = high;
        return true;
    }

    std::u32string m_text;
    size_t m_at = 0;
    bool m_failed = false;
    uint32_t m_highestReference = 0;
    JsPattern m_pattern;
};

// One search with an explicit stack of places to go back to.
class JsPatternRun
{
public:
    JsPatternRun(const JsPattern& pattern, std::u32string_view text)
        : m_pattern(pattern)
        , m_text(text)
        , m_slots(2 * pattern.m_groups + pattern.m_places, None)
    { }

    std::optional<bool> search()
    {
        for (size_t start = 0; start <= m_text.size(); ++start) {
            std::fill(m_slots.begin(), m_slots.end(), None);
            m_undo.clear();
            const std::optional<bool> found = match(0, start);
            if (!found || *found)
                return found;
        }
        return false;
    }

private:
    using Op = JsPattern::Op;
    static constexpr size_t None = static_cast<size_t>(-1);

    struct Choice {
        uint32_t instruction;
        size_t at;
        size_t undo; // length of the undo list when the choice was made
    };

    void set(size_t slot, size_t value)
    {
        m_undo.emplace_back(slot, m_slots[slot]);
        m_slots[slot] = value;
    }
    void rewind(size_t length)
    {
        for (; m_undo.size() > length; m_undo.pop_back())
            m_slots[m_undo.back().first] = m_undo.back().second;
    }

    bool isWordAt(size_t at) const { return at < m_text.size() && isWord(m_text[at]); }
    bool isWordEdge(size_t at) const { return (at > 0 && isWordAt(at - 1)) != isWordAt(at); }

    bool step(const JsPattern::Instruction& instruction, size_t& at) const
    {
        if (instruction.backward ? at == 0 : at >= m_text.size())
            return false;
        const char32_t c = m_text[instruction.backward ? at - 1 : at];
        at += instruction.backward ? -1 : 1;
        if (instruction.op == Op::Char)
            return c == instruction.a;
        return instruction.op == Op::Any ? !isLineEnd(c) : m_pattern.m_classes[instruction.a].holds(c);
    }

    bool backReference(const JsPattern::Instruction& instruction, size_t& at) const
    {
        const size_t first = m_slots[2 * instruction.a];
        const size_t last = m_slots[2 * instruction.a + 1];
        if (first == None || last == None || last < first)
            return true;
        const size_t length = last - first;
        if (instruction.backward ? at < length : m_text.size() - at < length)
            return false;
        const size_t from = instruction.backward ? at - length : at;
        at = instruction.backward ? from : at + length;
        return m_text.substr(from, length) == m_text.substr(first, length);
    }

    // Runs until Match or LookEnd; nullopt when the budget is used up.
    std::optional<bool> match(uint32_t instruction, size_t at)
    {
        const size_t floor = m_choices.size();
        for (;;) {
            if (++m_steps > JsPattern::StepBudget)
                return std::nullopt;
            const JsPattern::Instruction& current = m_pattern.m_program[instruction];
            bool holds = true;
            uint32_t next = instruction + 1;
            switch (current.op) {
            case Op::Char:
            case Op::Any:
            case Op::Class:
                holds = step(current, at);
                break;
            case Op::Split:
                m_choices.push_back({current.b, at, m_undo.size()});
                next = current.a;
                break;
            case Op::Jump:
                next = current.a;
                break;
            case Op::Save:
                set(current.a, at);
                break;
            case Op::Start:
                holds = at == 0;
                break;
            case Op::End:
                holds = at == m_text.size();
                break;
            case Op::WordEdge:
                holds = isWordEdge(at);
                break;
            case Op::NotWordEdge:
                holds = !isWordEdge(at);
                break;
            case Op::Look:
            case Op::NotLook: {
                const size_t undo = m_undo.size();
                const std::optional<bool> found = match(instruction + 1, at);
                if (!found)
                    return std::nullopt;
                holds = *found == (current.op == Op::Look);
                if (!*found || current.op == Op::NotLook)
                    rewind(undo);
                next = current.b;
                break;
            }
            case Op::BackReference:
                holds = backReference(current, at);
                break;
            case Op::MarkPlace:
                set(2 * m_pattern.m_groups + current.a, at);
                break;
            case Op::MustAdvance:
                holds = m_slots[2 * m_pattern.m_groups + current.a] != at;
                break;
            case Op::LookEnd:
            case Op::Match:
                m_choices.resize(floor);
                return true;
            }
            if (holds) {
                instruction = next;
                continue;
            }
            if (m_choices.size() == floor)
                return false;
            const Choice choice = m_choices.back();
            m_choices.pop_back();
            rewind(choice.undo);
            instruction = choice.instruction;
            at = choice.at;
        }
    }

    const JsPattern& m_pattern;
    std::u32string_view m_text;
    std::vector<size_t> m_slots; // group starts and ends, then the places of loops
    std::vector<std::pair<size_t, size_t>> m_undo;
    std::vector<Choice> m_choices;
    size_t m_steps = 0;
};

std::optional<JsPattern> JsPattern::compile(std::string_view pattern)
{
    return JsPatternCompiler(pattern).run();
}

std::optional<bool> JsPattern::test(std::string_view text) const
{
    return JsPatternRun(*this, decode(text)).search();
}

} // namespace sluis::templates
