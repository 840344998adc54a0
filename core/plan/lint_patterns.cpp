#include "core/plan/lint_context.h"

#include <re2/re2.h>

#include <algorithm>

namespace sluis::plan {
namespace {

    using container::EntityKind;
    using container::EntityRef;

    struct Construct {
        std::string_view text;
        const char* name; // in words, an argument of the message
    };

    // What other dialects know and RE2 does not. Longer ones first.
    constexpr Construct Groups[] = {{"(?<=", "a look-behind"}, {"(?<!", "a look-behind"}, {"(?=", "a look-ahead"},
        {"(?!", "a look-ahead"}, {"(?>", "an atomic group"}, {"(?<", "a named group (write (?P<name>…) instead)"},
        {"(?'", "a named group (write (?P<name>…) instead)"}, {"(?R)", "a recursion"}, {"(?0)", "a recursion"},
        {"(?1)", "a recursion"}, {"(?&", "a recursion"}, {"(?(", "a condition inside the pattern"},
        {"(?#", "a comment"}, {"(?|", "a group that counts anew"}};
    constexpr Construct Escapes[] = {{"\\K", "\\K"}, {"\\G", "\\G"}, {"\\Z", "\\Z"}, {"\\R", "\\R"}, {"\\X", "\\X"},
        {"\\h", "\\h"}, {"\\H", "\\H"}, {"\\k", "a reference to a named group"}, {"\\g", "a reference to a group"}};

    struct Found {
        size_t at = 0;
        std::string name;
    };

    // Possessive quantifiers: a+ after a quantifier that takes one.
    bool isPossessive(std::string_view pattern, size_t at)
    {
        if (pattern[at] != '+' || at == 0)
            return false;
        const char before = pattern[at - 1];
        const bool isEscaped = at >= 2 && pattern[at - 2] == '\\';
        return !isEscaped && (before == '+' || before == '*' || before == '?' || before == '}');
    }

    std::optional<Found> foreignConstruct(std::string_view pattern)
    {
        bool inClass = false;
        for (size_t i = 0; i < pattern.size(); ++i) {
            const std::string_view rest = pattern.substr(i);
            if (rest[0] == '\\') {
                if (!inClass && rest.size() > 1 && rest[1] >= '1' && rest[1] <= '9')
                    return Found{i, "a back reference"};
                for (const Construct& escape : Escapes) {
                    if (!inClass && rest.starts_with(escape.text))
                        return Found{i, escape.name};
                }
                ++i;
            } else if (inClass) {
                inClass = rest[0] != ']';
            } else if (rest[0] == '[') {
                inClass = true;
                // A bracket right at the start belongs to the class.
                i += rest.starts_with("[^]") ? 2 : rest.starts_with("[]") ? 1 : 0;
            } else if (isPossessive(pattern, i)) {
                return Found{i, "a possessive quantifier"};
            } else {
                for (const Construct& group : Groups) {
                    if (rest.starts_with(group.text))
                        return Found{i, group.name};
                }
            }
        }
        return std::nullopt;
    }

    // Of a parenthesis without partner: the first ")" too many, else the last "(" that is left open.
    size_t lonelyParenthesis(std::string_view pattern)
    {
        std::vector<size_t> open;
        bool inClass = false;
        for (size_t i = 0; i < pattern.size(); ++i) {
            if (pattern[i] == '\\')
                ++i;
            else if (inClass)
                inClass = pattern[i] != ']';
            else if (pattern[i] == '[')
                inClass = true;
            else if (pattern[i] == '(')
                open.push_back(i);
            else if (pattern[i] == ')' && open.empty())
                return i;
            else if (pattern[i] == ')')
                open.pop_back();
        }
        return open.empty() ? pattern.npos : open.back();
    }

    std::string position(std::string_view pattern, size_t byte)
    {
        const std::string_view before = pattern.substr(0, byte);
        const auto characters = std::count_if(
            before.begin(), before.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
        return std::to_string(characters + 1);
    }

    void check(LintContext& context, const EntityRef& ref, std::string field, std::string_view pattern, bool ignoreCase)
    {
        if (pattern.find("{{") != pattern.npos)
            return; // known only when it runs
        if (Message problem = patternProblem(pattern, ignoreCase); !problem.key.empty())
            context.add(Severity::Error, ref, std::move(field), std::move(problem));
    }

    void ofTrigger(LintContext& context, const container::Trigger& trigger)
    {
        auto each = [&](const std::vector<container::Condition>& conditions, const char* name) {
            for (size_t i = 0; i < conditions.size(); ++i) {
                if (conditions[i].op == container::Operator::MatchRegex)
                    check(context, {EntityKind::Trigger, trigger.id.text},
                        std::string(name) + '.' + std::to_string(i) + ".arg1", conditions[i].expected(),
                        conditions[i].ignoresCase());
            }
        };
        each(trigger.customEventFilter, "customEventFilter");
        each(trigger.filter, "filter");
    }

} // namespace

Message patternProblem(std::string_view pattern, bool ignoreCase)
{
    RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(!ignoreCase);
    const RE2 compiled(re2::StringPiece(pattern.data(), pattern.size()), options);
    if (compiled.ok())
        return {};
    if (const std::optional<Found> found = foreignConstruct(pattern))
        return {"lint.patternForeign", {found->name, position(pattern, found->at)}};
    // RE2 names the piece it could not read (the last place where it stands is the likeliest), of parentheses the
    // whole.
    const std::string& piece = compiled.error_arg();
    size_t at = piece.empty() ? pattern.npos : pattern.rfind(piece);
    if (piece == pattern && lonelyParenthesis(pattern) != pattern.npos)
        at = lonelyParenthesis(pattern);
    std::string what = compiled.error();
    what = what.substr(0, what.find(':'));
    return {"lint.patternBroken", {what, position(pattern, at == pattern.npos ? pattern.size() : at)}};
}

void lintPatterns(LintContext& context)
{
    for (const container::Trigger& trigger : context.container.triggers)
        ofTrigger(context, trigger);
    for (const container::Variable& variable : context.container.variables) {
        if (variable.type != "remm")
            continue;
        const std::vector<container::Parameter>& rows = rowsOf(variable.parameters, "map");
        for (size_t i = 0; i < rows.size(); ++i)
            check(context, {EntityKind::Variable, variable.id.text}, "parameter.map." + std::to_string(i) + ".key",
                container::textOf(rows[i].map, "key"), container::isTrue(variable.parameters, "ignoreCase"));
    }
    for (const container::Transformation& transformation : context.container.transformations) {
        const std::vector<container::Parameter>& rows = rowsOf(transformation.parameters, "matchingConditionsTable");
        for (size_t i = 0; i < rows.size(); ++i) {
            if (container::textOf(rows[i].map, "expressionType").find("REGEX") != std::string_view::npos)
                check(context, {EntityKind::Transformation, transformation.id.text},
                    "parameter.matchingConditionsTable." + std::to_string(i) + ".expressionValue",
                    container::textOf(rows[i].map, "expressionValue"), false);
        }
    }
}

} // namespace sluis::plan
