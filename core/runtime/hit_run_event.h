#pragma once

#include "core/runtime/conditions.h"
#include "core/runtime/hit_run.h"
#include "core/value/text.h"

// One event: which triggers fire, which tags are selected, and that all of them are waited for.
namespace sluis::runtime {

template <class Sink> Task HitRun<Sink>::runEvent(Event& event)
{
    static const privacy::Hidden nothing;
    event.evaluator.begin(*event.scope, event.event, nothing);
    const bool hasLayers = m_hasTemplates && !m_plan->eventLayers.empty();
    if (hasLayers) {
        ++m_busy;
        const auto first = std::find_if(m_plan->triggers.begin(), m_plan->triggers.end(),
            [](const plan::Trigger& trigger) { return trigger.isUsed; });
        event.evaluator.setAsker({AskerKind::Trigger, static_cast<uint32_t>(first - m_plan->triggers.begin())});
        Task layers = resolve(event, event.evaluator, m_plan->eventLayers, nullptr);
        co_await layers;
    }
    evaluateTriggers(event);
    select(event);
    for (const plan::TagIndex index : event.selected)
        startTag(event, index);
    if (hasLayers)
        quieter();
    for (size_t i = 0; i < event.runCount; ++i) {
        Signal& ended = event.runs[i]->ended;
        co_await ended;
        Task& sequence = event.runs[i]->sequence; // may start a cleanup tag, which is one run more
        co_await sequence;
    }
    if (m_hasTemplates)
        tellEnd(event);
}

template <class Sink> void HitRun<Sink>::evaluateTriggers(Event& event)
{
    event.fired.assign(m_plan->triggers.size(), 0);
    if (event.runOfTag.size() < m_plan->tags.size())
        event.runOfTag.resize(m_plan->tags.size(), nullptr);
    if constexpr (Sink::records) {
        event.trace.triggers.reserve(m_plan->triggers.size());
        for (plan::TriggerIndex i = 0; i < m_plan->triggers.size(); ++i)
            evaluateTrigger(event, i);
    } else {
        const value::Value& name = event.event["event_name"];
        const auto byName = name.isString() ? m_plan->triggersByEvent.find(name.string())
                                            : m_plan->triggersByEvent.find(value::toText(name));
        if (byName != m_plan->triggersByEvent.end()) {
            for (const plan::TriggerIndex index : byName->second)
                evaluateTrigger(event, index);
        }
        for (const plan::TriggerIndex index : m_plan->otherTriggers)
            evaluateTrigger(event, index);
    }
}

template <class Sink> void HitRun<Sink>::evaluateTrigger(Event& event, plan::TriggerIndex index)
{
    const plan::Trigger& trigger = m_plan->triggers[index];
    if constexpr (Sink::records) {
        event.evaluator.setAsker({AskerKind::Trigger, index});
        event.trace.triggers.push_back(explain(trigger, event.evaluator));
        event.fired[index] = event.trace.triggers.back().fired;
    } else {
        event.fired[index] = fires(trigger, event.evaluator);
    }
}

template <class Sink> void HitRun<Sink>::select(Event& event)
{
    event.selected.clear();
    event.isSelected.assign(m_plan->tags.size(), 0);
    const FiringInput input = firingInput(event);
    for (plan::TriggerIndex i = 0; i < m_plan->triggers.size(); ++i) {
        if (!event.fired[i])
            continue;
        for (const plan::TagIndex index : m_plan->triggers[i].firedTags) {
            const plan::Tag& tag = m_plan->tags[index];
            const bool again = tag.firing != container::FiringOption::Unlimited && event.isSelected[index];
            const bool isLoaded = tag.firing == container::FiringOption::OncePerLoad && wasLoaded(index);
            if (!again && !isLoaded && firingStatus(tag, input) == TagStatus::Success)
                event.selected.push_back(index);
            event.isSelected[index] = 1;
        }
    }
    if (event.selected.size() < 2)
        return; // sorting asks for memory even then
    std::stable_sort(event.selected.begin(), event.selected.end(), [this](plan::TagIndex left, plan::TagIndex right) {
        return m_plan->tags[left].rank < m_plan->tags[right].rank;
    });
}

} // namespace sluis::runtime
