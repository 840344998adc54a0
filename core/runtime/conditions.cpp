#include "core/runtime/conditions.h"

#include "core/base/letter_case.h"
#include "core/plan/decisions.h"
#include "core/value/text.h"

#include <algorithm>

namespace sluis::runtime {
namespace {

    using container::Operator;
    using plan::Condition;
    using value::Value;

    bool compareTexts(Operator op, std::string_view left, std::string_view right)
    {
        switch (op) {
        case Operator::Equals:
            return left == right;
        case Operator::Contains:
            return left.find(right) != std::string_view::npos;
        case Operator::StartsWith:
            return left.starts_with(right);
        case Operator::EndsWith:
            return left.ends_with(right);
        default:
            return false;
        }
    }

    bool compareNumbers(Operator op, double left, double right)
    {
        switch (op) {
        case Operator::Greater:
            return left > right;
        case Operator::GreaterOrEquals:
            return left >= right;
        case Operator::Less:
            return left < right;
        case Operator::LessOrEquals:
            return left <= right;
        default:
            return false;
        }
    }

    bool isOrder(Operator op)
    {
        return op == Operator::Greater || op == Operator::GreaterOrEquals || op == Operator::Less
            || op == Operator::LessOrEquals;
    }

    std::string_view textOf(const Value& value, std::string& room)
    {
        if (value.isString())
            return value.string();
        room.clear();
        value::appendText(room, value);
        return room;
    }

    double numberOf(const Value& value)
    {
        std::string room;
        return value.isNumber() ? value.number() : plan::orderNumber(textOf(value, room));
    }

    // Before negation.
    enum class Verdict { No, Yes, Never };

    Verdict verdict(bool holds)
    {
        return holds ? Verdict::Yes : Verdict::No;
    }

    Verdict compare(const Condition& condition, const Value& left, const Value& right)
    {
        if (condition.neverHolds)
            return Verdict::Never;
        const bool isConstant = condition.right.isConstant();
        if (isConstant && left.isString() && !condition.ignoreCase && !isOrder(condition.op)
            && condition.op != Operator::MatchRegex) // most of them, without memory for texts
            return verdict(compareTexts(condition.op, left.string(), condition.rightText));
        if (isOrder(condition.op))
            return verdict(
                compareNumbers(condition.op, numberOf(left), isConstant ? condition.rightNumber : numberOf(right)));
        std::string leftRoom;
        std::string_view leftText = textOf(left, leftRoom);
        std::string rightRoom;
        std::string_view rightText = isConstant ? std::string_view(condition.rightText) : textOf(right, rightRoom);
        if (condition.op == Operator::MatchRegex) {
            if (condition.pattern)
                return verdict(condition.pattern->matches(leftText));
            const auto letterCase = condition.ignoreCase ? plan::LetterCase::Ignored : plan::LetterCase::Matters;
            const plan::PatternPtr pattern = plan::Pattern::compile(rightText, letterCase);
            return pattern->isValid() ? verdict(pattern->matches(leftText)) : Verdict::Never;
        }
        if (condition.ignoreCase) {
            leftRoom = lowerCase(leftText);
            leftText = leftRoom;
            if (!isConstant) {
                rightRoom = lowerCase(rightText);
                rightText = rightRoom;
            }
        }
        return verdict(compareTexts(condition.op, leftText, rightText));
    }

    bool holdsAfterNegation(const Condition& condition, const Value& left, const Value& right)
    {
        return compare(condition, left, right) == (condition.negate ? Verdict::No : Verdict::Yes);
    }

    void fillIn(ConditionTrace& trace, const Condition& condition, Evaluator& evaluator)
    {
        trace.variable = condition.variableText;
        trace.op = condition.op;
        trace.operatorName = condition.operatorText;
        trace.negate = condition.negate;
        trace.ignoreCase = condition.ignoreCase;
        trace.left = evaluator.evaluate(condition.left);
        trace.right = evaluator.evaluate(condition.right);
        trace.holds = holdsAfterNegation(condition, trace.left, trace.right);
    }

    bool isPageView(const Value& event)
    {
        const Value& name = event["event_name"];
        return std::find(plan::PageViewEvents.begin(), plan::PageViewEvents.end(), name.string())
            != plan::PageViewEvents.end();
    }

} // namespace

bool holds(const Condition& condition, Evaluator& evaluator)
{
    Value leftRoom;
    Value rightRoom;
    const Value& left = evaluator.view(condition.left, leftRoom);
    return holdsAfterNegation(condition, left, evaluator.view(condition.right, rightRoom));
}

bool allHold(const plan::Conditions& conditions, Evaluator& evaluator)
{
    return std::all_of(
        conditions.begin(), conditions.end(), [&](const Condition& condition) { return holds(condition, evaluator); });
}

ConditionTrace explain(const Condition& condition, Evaluator& evaluator)
{
    ConditionTrace trace;
    fillIn(trace, condition, evaluator);
    return trace;
}

bool fires(const plan::Trigger& trigger, Evaluator& evaluator)
{
    return trigger.isSupported && (!trigger.isPageView || isPageView(evaluator.event()))
        && allHold(*trigger.conditions, evaluator);
}

TriggerTrace explain(const plan::Trigger& trigger, Evaluator& evaluator)
{
    TriggerTrace trace{trigger.id, trigger.name, trigger.type, false, {}};
    trace.conditions.reserve(trigger.conditions->size());
    bool all = trigger.isSupported && (!trigger.isPageView || isPageView(evaluator.event()));
    for (const Condition& condition : *trigger.conditions) {
        fillIn(trace.conditions.emplace_back(), condition, evaluator);
        all = all && trace.conditions.back().holds;
    }
    trace.fired = all;
    return trace;
}

} // namespace sluis::runtime
