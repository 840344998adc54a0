#include "core/plan/compiler.h"
#include "core/plan/decisions.h"

#include <algorithm>

namespace sluis::plan {
namespace {

    bool comparesEventName(const Plan& plan, const Condition& condition)
    {
        if (condition.left.kind != Expression::Kind::Variable || !condition.right.isConstant()
            || condition.op != container::Operator::Equals || condition.negate || condition.ignoreCase)
            return false;
        const Variable& variable = *plan.variables[condition.left.variable];
        return variable.kind == VariableKind::EventName && !variable.format;
    }

    // The only event name that a trigger can fire for, if one of its conditions is an exact comparison with it.
    std::optional<std::string_view> eventNameOf(const Plan& plan, const Trigger& trigger)
    {
        for (const Condition& condition : *trigger.conditions) {
            if (comparesEventName(plan, condition))
                return condition.rightText;
        }
        return std::nullopt;
    }

    void layOutTriggers(Plan& plan)
    {
        for (TagIndex i = 0; i < plan.tags.size(); ++i) {
            for (const TriggerIndex trigger : plan.tags[i].firingTriggers) {
                plan.triggers[trigger].firedTags.push_back(i);
                plan.triggers[trigger].isUsed = true;
            }
            for (const TriggerIndex trigger : plan.tags[i].blockingTriggers)
                plan.triggers[trigger].isUsed = true;
        }
        std::vector<VariableIndex> roots;
        for (TriggerIndex i = 0; i < plan.triggers.size(); ++i) {
            const Trigger& trigger = plan.triggers[i];
            if (!trigger.isUsed || !trigger.isSupported)
                continue;
            collectVariables(*trigger.conditions, roots);
            if (trigger.isPageView) {
                for (const std::string_view name : PageViewEvents)
                    plan.triggersByEvent[std::string(name)].push_back(i);
            } else if (const auto name = eventNameOf(plan, trigger)) {
                plan.triggersByEvent[std::string(*name)].push_back(i);
            } else {
                plan.otherTriggers.push_back(i);
            }
        }
        plan.eventLayers = layersOf(plan, roots);
    }

    // More pairs of tag and transformation than anybody has; beyond, no tag runs, because one that ran with a part of
    // its transformations could send what they hide.
    constexpr size_t PairLimit = 20'000'000;

    void layOutTransformations(Plan& plan)
    {
        if (!plan.tags.empty() && plan.transformations.size() > PairLimit / plan.tags.size()) {
            for (Tag& tag : plan.tags) {
                tag.runs = Runs::No;
                tag.reason = {"plan.tooManyTransformations", {std::to_string(plan.transformations.size())}};
            }
            return;
        }
        for (TransformationIndex i = 0; i < plan.transformations.size(); ++i) {
            Transformation& transformation = plan.transformations[i];
            const Scope scope(plan.source->transformations[transformation.sourceIndex]);
            for (size_t tag = 0; tag < plan.source->tags.size(); ++tag) {
                if (!scope.affects(plan.source->tags[tag]))
                    continue;
                plan.tags[tag].transformations.push_back(i);
                ++transformation.affectedTags;
            }
        }
    }

    void orderTags(Plan& plan)
    {
        std::vector<TagIndex> order(plan.tags.size());
        for (TagIndex i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(),
            [&plan](TagIndex left, TagIndex right) { return plan.tags[left].priority > plan.tags[right].priority; });
        for (uint32_t rank = 0; rank < order.size(); ++rank)
            plan.tags[order[rank]].rank = rank;
    }

} // namespace

void layOut(Plan& plan)
{
    layOutTriggers(plan);
    layOutTransformations(plan);
    orderTags(plan);
}

} // namespace sluis::plan
