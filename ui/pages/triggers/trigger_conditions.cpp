#include "ui/pages/triggers/trigger_conditions.h"

#include "ui/bridge/text.h"
#include "ui/bridge/verdict.h"

namespace sluis::pages {

namespace {

    constexpr auto EventVariable = "{{_event}}";

    editors::ConditionDraft draftOf(const container::Condition& condition, bool isFixed)
    {
        editors::ConditionDraft draft;
        draft.variable = bridge::shownReference(std::string(condition.variable()));
        if (condition.op == container::Operator::Unknown)
            draft.otherComparison = bridge::operatorWord(
                condition.op, condition.isNegated(), condition.ignoresCase(), condition.unknownOperator);
        else
            draft.comparison = bridge::Comparison{condition.op, condition.isNegated(), condition.ignoresCase()};
        draft.expected = bridge::text(condition.expected());
        draft.isFixed = isFixed;
        return draft;
    }

    container::Condition conditionOf(
        const editors::ConditionDraft& draft, const std::vector<container::Condition>& before)
    {
        for (const container::Condition& known : before) {
            editors::ConditionDraft same = draftOf(known, draft.isFixed);
            if (same == draft)
                return known;
            // A comparison that we do not know stays with its value edited.
            same.expected = draft.expected;
            if (known.op == container::Operator::Unknown && same == draft) {
                container::Condition changed = known;
                container::putParameter(
                    changed.parameters, container::textParameter("arg1", bridge::utf8(draft.expected)));
                return changed;
            }
        }
        const bridge::Comparison comparison = draft.comparison.value_or(bridge::Comparison{});
        const std::string variable = draft.isFixed ? EventVariable : bridge::utf8(draft.variable);
        return container::makeCondition(
            variable, comparison.op, bridge::utf8(draft.expected), comparison.negate, comparison.ignoreCase);
    }

} // namespace

std::vector<editors::ConditionDraft> draftsOf(const container::Trigger& trigger)
{
    std::vector<editors::ConditionDraft> drafts;
    for (const container::Condition& condition : trigger.customEventFilter)
        drafts.push_back(draftOf(condition, drafts.empty() && trigger.type == container::TriggerType::CustomEvent));
    for (const container::Condition& condition : trigger.filter)
        drafts.push_back(draftOf(condition, false));
    return drafts;
}

container::Trigger withConditions(container::Trigger trigger, const std::vector<editors::ConditionDraft>& complete)
{
    std::vector<container::Condition> before = trigger.customEventFilter;
    before.insert(before.end(), trigger.filter.begin(), trigger.filter.end());
    trigger.customEventFilter.clear();
    trigger.filter.clear();
    for (const editors::ConditionDraft& draft : complete)
        (draft.isFixed ? trigger.customEventFilter : trigger.filter).push_back(conditionOf(draft, before));
    return trigger;
}

container::Trigger asType(container::Trigger trigger, container::TriggerType type)
{
    trigger.type = type;
    trigger.otherType.clear();
    if (type != container::TriggerType::CustomEvent)
        trigger.customEventFilter.clear();
    else if (trigger.customEventFilter.empty())
        trigger.customEventFilter = {container::makeCondition(EventVariable, container::Operator::Equals, {})};
    return trigger;
}

} // namespace sluis::pages
