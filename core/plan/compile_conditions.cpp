#include "core/base/letter_case.h"
#include "core/plan/compiler.h"
#include "core/value/text.h"

#include <array>
#include <cmath>
#include <limits>

namespace sluis::plan {

std::string_view operatorText(container::Operator op)
{
    static constexpr std::array<std::string_view, 11> names = {"EQUALS", "CONTAINS", "STARTS_WITH", "ENDS_WITH",
        "MATCH_REGEX", "GREATER", "GREATER_OR_EQUALS", "LESS", "LESS_OR_EQUALS", "CSS_SELECTOR", "URL_MATCHES"};
    const auto index = static_cast<size_t>(op);
    return index < names.size() ? names[index] : std::string_view();
}

double orderNumber(std::string_view text)
{
    return text.empty() ? std::numeric_limits<double>::quiet_NaN() : value::numberFromText(text);
}

void finishCondition(CompileContext& context, Condition& made)
{
    using container::Operator;
    made.neverHolds
        = made.op == Operator::Unknown || made.op == Operator::CssSelector || made.op == Operator::UrlMatches;
    if (!made.right.isConstant())
        return;
    made.rightText = value::toText(made.right.constant);
    if (made.op == Operator::MatchRegex) {
        made.pattern = context.pattern(
            made.rightText, made.ignoreCase ? LetterCase::Ignored : LetterCase::Matters, MatchWhole::No);
        made.neverHolds |= !made.pattern->isValid();
        return;
    }
    made.rightNumber = orderNumber(made.rightText);
    if (made.ignoreCase)
        made.rightText = lowerCase(made.rightText);
}

Condition compileCondition(
    CompileContext& context, const container::Condition& condition, std::vector<std::string>& unknownNames)
{
    ExpressionMaker maker(context.names);
    Condition made;
    made.left = maker.text(condition.variable());
    made.op = condition.op;
    made.negate = condition.isNegated();
    made.ignoreCase = condition.ignoresCase();
    made.right = maker.text(condition.expected());
    made.variableText = condition.variable();
    made.operatorText = condition.op == container::Operator::Unknown ? std::string_view(condition.unknownOperator)
                                                                     : operatorText(condition.op);
    made.hasUnknownNames = maker.sawUnknownNames();
    finishCondition(context, made);
    unknownNames.insert(unknownNames.end(), maker.unknownNames().begin(), maker.unknownNames().end());
    return made;
}

Condition compileCondition(const Plan& plan, const container::Condition& condition)
{
    static const templates::TypeCatalogue noTypes;
    std::map<std::string, PatternPtr> patterns;
    CompileContext context{*plan.source, noTypes, plan.variableByName, patterns, nullptr};
    std::vector<std::string> unknownNames;
    return compileCondition(context, condition, unknownNames);
}

void collectVariables(const Conditions& conditions, std::vector<VariableIndex>& variables)
{
    for (const Condition& condition : conditions) {
        collectVariables(condition.left, variables);
        collectVariables(condition.right, variables);
    }
}

} // namespace sluis::plan
