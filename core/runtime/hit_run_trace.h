#pragma once

#include "core/runtime/hit_run.h"
#include "core/runtime/recorder.h"

#include <iterator>

// What happened, put together when somebody looks.
namespace sluis::runtime {

template <class Sink> void HitRun<Sink>::assemble(Trace& trace, bool isLast)
{
    if constexpr (Sink::records) {
        trace.events.resize(m_eventCount);
        for (size_t i = 0; i < m_eventCount; ++i)
            assembleEvent(trace.events[i], *m_events[i], isLast);
        if (m_hasTemplates)
            describeTemplates(trace);
        trace.isComplete = isLast;
        collectProblems(trace);
        if (m_scrubber)
            scrub(trace, *m_scrubber);
    }
}

template <class Sink> void HitRun<Sink>::assembleEvent(EventTrace& trace, Event& event, bool isLast)
{
    if constexpr (Sink::records) {
        describe(*m_plan, event.evaluator.evaluated(), event.trace.variables);
        if (isLast)
            trace = std::move(event.trace);
        else
            trace = event.trace;
        trace.name = event.event["event_name"].string();
        trace.data = event.event;
        trace.tags.reserve(m_plan->tags.size());
        const FiringInput input = firingInput(event);
        for (size_t i = 0; i < event.runCount; ++i) {
            Tag& run = *event.runs[i];
            const plan::Tag& tag = m_plan->tags[run.tag];
            trace.tags.push_back(isLast ? std::move(run.trace) : run.trace);
            TagTrace& made = trace.tags.back();
            if (run.templateRun)
                describe(*run.templateRun, made);
            made.status = run.status;
            made.reason = run.ended.isSet() ? run.reason : Message{"runtime.waiting", {tag.vendor}};
            made.firedBy = firedAmong(tag.firingTriggers, input);
        }
        for (plan::TagIndex i = 0; i < m_plan->tags.size(); ++i) {
            if (event.runOfTag[i])
                continue;
            const plan::Tag& tag = m_plan->tags[i];
            TagTrace& made = trace.tags.emplace_back();
            describe(tag, made);
            made.status = firingStatus(tag, input);
            made.reason = firingReason(made.status, tag, input);
            if (made.status == TagStatus::Success) { // an earlier event of this request had it
                made.status = TagStatus::NotFired;
                made.reason = {"runtime.oncePerRequest", {}};
            }
            made.firedBy = firedAmong(tag.firingTriggers, input);
            made.blockedBy = firedAmong(tag.blockingTriggers, input);
            if (made.firedBy.empty()) {
                made.missedTriggers.reserve(tag.firingTriggers.size());
                for (const plan::TriggerIndex trigger : tag.firingTriggers)
                    made.missedTriggers.push_back(m_plan->triggers[trigger].id);
            }
        }
    }
}

} // namespace sluis::runtime
