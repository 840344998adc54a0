#pragma once

#include "core/base/assert.h"
#include "core/plan/decisions.h"
#include "core/runtime/hit_run.h"
#include "core/runtime/recorder.h"
#include "core/runtime/response_cookies.h"
#include "core/runtime/tag_step.h"

// One tag: setup tag, its own view of the event, what it sends, cleanup tag.
namespace sluis::runtime {

template <class Sink> TagRun<Sink>& HitRun<Sink>::nextRun(Event& event, plan::TagIndex index, bool isAwaited)
{
    if (event.runCount == event.runs.size())
        event.runs.push_back(std::make_unique<Tag>());
    Tag& run = *event.runs[event.runCount];
    run.number = static_cast<uint32_t>(event.runCount++);
    run.tag = index;
    run.isAwaited = isAwaited || Sink::records || m_hasTemplates;
    run.templateRun = nullptr;
    run.underWay = 0;
    run.status = TagStatus::Success;
    run.reason = {};
    run.answered.reset();
    run.ended.reset();
    if (!event.runOfTag[index])
        event.runOfTag[index] = &run;
    if constexpr (Sink::records) {
        run.trace = {};
        describe(m_plan->tags[index], run.trace);
    }
    return run;
}

template <class Sink> void HitRun<Sink>::startTag(Event& event, plan::TagIndex index)
{
    const plan::Tag& tag = m_plan->tags[index];
    if (tag.firing != container::FiringOption::Unlimited && event.runOfTag[index])
        return; // it ran already as setup or cleanup tag of another
    if (tag.firing == container::FiringOption::OncePerLoad)
        m_ranForHit.push_back(index);
    const bool isSequence = tag.setup || tag.cleanup;
    Tag& run = nextRun(event, index, isSequence);
    if (isSequence)
        run.sequence = runSequence(event, run);
    else
        run.core = runCore(event, run);
}

// The run of a setup or cleanup tag, started if that tag did not run for this event; null when it may not run now.
template <class Sink>
TagRun<Sink>* HitRun<Sink>::sequenced(Event& event, const plan::Sequenced& other, const char* reason, Tag& main)
{
    if (!other.tag || *other.tag == main.tag)
        return nullptr;
    if (Tag* existing = event.runOfTag[*other.tag])
        return existing;
    if (readiness(m_plan->tags[*other.tag], firingInput(event)) != TagStatus::Success)
        return nullptr;
    Tag& run = nextRun(event, *other.tag, true);
    run.reason = {reason, {m_plan->tags[main.tag].name}};
    run.core = runCore(event, run);
    return &run;
}

template <class Sink> Task HitRun<Sink>::runSequence(Event& event, Tag& main)
{
    const plan::Tag& tag = m_plan->tags[main.tag];
    if (tag.setup) {
        bool failed = plan::IdleSetupTagFails;
        if (Tag* setup = sequenced(event, *tag.setup, "runtime.ranAsSetup", main)) {
            Signal& ended = setup->ended;
            co_await ended;
            failed = setup->status != TagStatus::Success;
        }
        if (failed && tag.setup->stopsOnFailure) {
            fail(main, TagStatus::SetupFailed, {"runtime.setupFailed", {tag.setup->name}});
            main.ended.set();
            co_return;
        }
    }
    main.core = runCore(event, main);
    co_await main.core;
    if (!tag.cleanup || (main.status != TagStatus::Success && tag.cleanup->stopsOnFailure))
        co_return;
    if (Tag* cleanup = sequenced(event, *tag.cleanup, "runtime.ranAsCleanup", main)) {
        Signal& ended = cleanup->ended;
        co_await ended;
    }
}

template <class Sink> Task HitRun<Sink>::runCore(Event& event, Tag& run)
{
    if (Sink::records || m_hasTemplates)
        run.start = m_environment.clock.steady();
    run.view.event = event.event;
    run.view.hidden = {};
    auto evaluator = m_evaluators.take();
    evaluator->begin(*event.scope, run.view.event, run.view.hidden, &event.evaluator);
    if (m_hasTemplates && needsTemplates(m_plan->tags[run.tag], run.tag)) {
        ++m_busy;
        Task templated = runTemplated(event, run, *evaluator);
        co_await templated;
    } else {
        transform(run, *evaluator);
        execute(event, run, *evaluator);
    }
    if constexpr (Sink::records)
        describe(*m_plan, evaluator->evaluated(), run.trace.variables);
    m_evaluators.give(std::move(evaluator));
    if (run.underWay > 0) {
        Signal& answered = run.answered;
        co_await answered;
    }
    if constexpr (Sink::records) {
        const auto spent = std::chrono::duration<double, std::milli>(m_environment.clock.steady() - run.start);
        run.trace.milliseconds = spent.count();
    }
    run.ended.set();
}

template <class Sink> void HitRun<Sink>::transform(Tag& run, Evaluator& evaluator)
{
    for (const plan::TransformationIndex index : m_plan->tags[run.tag].transformations)
        transform(run, evaluator, index);
}

template <class Sink> void HitRun<Sink>::transform(Tag& run, Evaluator& evaluator, plan::TransformationIndex index)
{
    const plan::Transformation& transformation = m_plan->transformations[index];
    if constexpr (Sink::records) {
        evaluator.setAsker({AskerKind::Transformation, index});
        run.trace.transformations.push_back(explainAndApply(transformation, evaluator, run.view));
    } else if (applies(transformation, evaluator)) {
        apply(transformation, evaluator, run.view);
    }
}

template <class Sink> void HitRun<Sink>::execute(Event& event, Tag& run, Evaluator& evaluator)
{
    const plan::Tag& tag = m_plan->tags[run.tag];
    evaluator.setAsker({AskerKind::Tag, run.tag});
    value::Value room;
    const value::Value& parameters = evaluator.view(*tag.parameters, room);
    TagStep step
        = stepOf(tag, m_binding->tags[run.tag], m_hit, run.view, parameters, m_environment.clock, m_environment.random);
    m_pixels.insert(m_pixels.end(), step.plan.browserPixels.begin(), step.plan.browserPixels.end());
    for (const CookieTrace& cookie : step.plan.cookies)
        addCookie(m_outcome.response, cookie, m_hit);
    if constexpr (Sink::records) {
        run.trace.eventData = run.view.event;
        run.trace.parameters = parameters;
        run.trace.cookies = std::move(step.plan.cookies);
    }
    if (step.status != TagStatus::Success)
        fail(run, step.status, std::move(step.reason));
    send(event, run, step.plan.requests);
}

template <class Sink> void HitRun<Sink>::send(Event& event, Tag& run, std::vector<OutgoingRequest>& requests)
{
    const plan::Tag& tag = m_plan->tags[run.tag];
    if constexpr (Sink::records)
        run.trace.outgoing.reserve(requests.size());
    const SecretGrantPtr grant = m_scrubber ? m_binding->secrets.tags[run.tag].grant : nullptr;
    for (size_t i = 0; i < requests.size(); ++i) {
        Outgoing outgoing{std::move(requests[i]), idempotencyKey(m_hit.nonce, event.number, run.number, i), m_hit.id,
            tag.id, tag.vendor, run.view.event, grant};
        if constexpr (Sink::records) {
            run.trace.outgoing.push_back(describe(outgoing.request, outgoing.idempotencyKey));
            if (m_scrubber)
                noteSecrets(run.trace.outgoing.back(), outgoing, *m_binding->secrets.secrets);
        }
        const uint64_t token = (uint64_t(event.number) << 40) | (uint64_t(run.number) << 16) | i;
        const auto outcome = m_environment.delivery.deliver(std::move(outgoing), run.isAwaited ? this : nullptr, token);
        if (outcome)
            take(run, i, *outcome);
        else if (run.isAwaited)
            ++run.underWay;
    }
}

template <class Sink> void HitRun<Sink>::delivered(uint64_t token, Outcome outcome)
{
    Event& event = *m_events.at(token >> 40);
    Tag& run = *event.runs.at((token >> 16) & 0xFFFFFF);
    SLUIS_ASSERT(run.underWay > 0);
    take(run, token & 0xFFFF, outcome);
    if (--run.underWay == 0)
        run.answered.set();
    templatesMoved();
}

template <class Sink> void HitRun<Sink>::take(Tag& run, size_t request, const Outcome& outcome)
{
    if constexpr (Sink::records)
        record(run.trace.outgoing[request], outcome);
    if (succeeded(run, outcome))
        return;
    if (outcome.error)
        fail(run, TagStatus::Failure, *outcome.error);
    else
        fail(run, TagStatus::Failure,
            {"runtime.vendorRefused",
                {m_plan->tags[run.tag].vendor, std::to_string(outcome.answer ? outcome.answer->status : 0)}});
}

template <class Sink> bool HitRun<Sink>::succeeded(const Tag& run, const Outcome& outcome) const
{
    if (outcome.state == OutgoingState::Failed || outcome.state == OutgoingState::Refused || !outcome.answer)
        return false;
    return m_binding->tags[run.tag]->succeeded(*outcome.answer);
}

template <class Sink> void HitRun<Sink>::fail(Tag& run, TagStatus status, Message reason)
{
    if (run.status != TagStatus::Success)
        return; // the first failure is the reason
    run.status = status;
    run.reason = std::move(reason);
}

} // namespace sluis::runtime
