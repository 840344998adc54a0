#include "core/base/assert.h"
#include "core/plan/decisions.h"
#include "core/runtime/binding.h"
#include "core/runtime/conditions.h"
#include "core/runtime/engine.h"
#include "core/runtime/firing.h"
#include "core/runtime/recorder.h"
#include "core/runtime/response_cookies.h"
#include "core/runtime/tag_step.h"
#include "core/runtime/task.h"
#include "core/runtime/transform.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

// One hit through the plan (container reference, 6.1 to 6.4). The only place that is compiled twice: for NoTrace, where
// everything about traces disappears, and for Recorder.
namespace sluis::runtime {
namespace {

    struct NoTrace {
        static constexpr bool records = false;
        struct ForTag { };
        struct ForEvent { };
        struct ForHit { };
    };

    struct Recorder {
        static constexpr bool records = true;
        using ForTag = TagTrace;
        using ForEvent = EventTrace;
        using ForHit = Trace;
    };

    // Evaluators that know the plan's size already, for one tag's view at a time.
    class EvaluatorPool
    {
    public:
        std::unique_ptr<Evaluator> take()
        {
            if (m_free.empty())
                return std::make_unique<Evaluator>();
            auto evaluator = std::move(m_free.back());
            m_free.pop_back();
            return evaluator;
        }
        void give(std::unique_ptr<Evaluator> evaluator)
        {
            evaluator->end();
            m_free.push_back(std::move(evaluator));
        }

    private:
        std::vector<std::unique_ptr<Evaluator>> m_free;
    };

    // One execution of one tag: on its own account, or as setup or cleanup tag of another.
    template <class Sink> struct TagRun {
        uint32_t number = 0; // among the runs of its event
        plan::TagIndex tag = 0;
        TagView view;
        bool isAwaited = false; // somebody needs to know how it ends
        size_t underWay = 0; // requests without an outcome
        TagStatus status = TagStatus::Success;
        Message reason;
        Signal answered; // no request is under way any more
        Signal ended;
        Task core;
        Task sequence;
        MonotonicTime start;
        [[no_unique_address]] typename Sink::ForTag trace;
    };

    template <class Sink> struct EventRun {
        uint32_t number = 0;
        value::Value event;
        std::optional<EventScope> scope;
        Evaluator evaluator; // of the original event
        std::vector<char> fired; // for each trigger
        std::vector<plan::TagIndex> selected;
        std::vector<std::unique_ptr<TagRun<Sink>>> runs; // the first `runCount` of them; the others are spare
        size_t runCount = 0;
        std::vector<TagRun<Sink>*> runOfTag; // for each tag its first run, null before
        Task task;
        [[no_unique_address]] typename Sink::ForEvent trace;
    };

} // namespace

struct Engine::Parts {
    explicit Parts(const Environment& outside)
        : environment(outside)
        , types(outside.types)
    { }

    template <class Sink> struct Pool;
    template <class Sink> Pool<Sink>& pool();

    Environment environment;
    TypeIndex types;
    BindingPtr binding; // of the plan that came last
    EvaluatorPool evaluators;
    std::unique_ptr<Pool<NoTrace>> plain;
    std::unique_ptr<Pool<Recorder>> traced;
};

namespace {

    template <class Sink> class HitRun final : public OutcomeReceiver
    {
    public:
        HitRun(const Environment& environment, EvaluatorPool& evaluators, std::vector<HitRun*>& spare)
            : m_environment(environment)
            , m_evaluators(evaluators)
            , m_spare(spare)
        { }

        void start(BindingPtr binding, Hit hit, const RunSettings& settings, RunCallbacks callbacks);
        void delivered(uint64_t token, Outcome outcome) override;

    private:
        using Tag = TagRun<Sink>;
        using Event = EventRun<Sink>;

        Task main();
        bool claim();
        bool ask(plan::ClientIndex index);
        Event& nextEvent(value::Value data);
        void answer(bool isClaimed);
        void finish();
        void recycle();

        Task runEvent(Event& event);
        void evaluateTriggers(Event& event);
        void evaluateTrigger(Event& event, plan::TriggerIndex index);
        void select(Event& event);
        void startTag(Event& event, plan::TagIndex index);
        Tag& nextRun(Event& event, plan::TagIndex index, bool isAwaited);
        Task runSequence(Event& event, Tag& main);
        Tag* sequenced(Event& event, const plan::Sequenced& other, const char* reason, Tag& main);
        Task runCore(Event& event, Tag& run);

        void transform(Tag& run, Evaluator& evaluator);
        void execute(Event& event, Tag& run, Evaluator& evaluator);
        void send(Event& event, Tag& run, std::vector<OutgoingRequest>& requests);
        void take(Tag& run, size_t request, const Outcome& outcome);
        bool succeeded(const Tag& run, const Outcome& outcome) const;
        void fail(Tag& run, TagStatus status, Message reason);

        FiringInput firingInput(const Event& event) const
        {
            return {*m_plan, event.fired, event.event, m_now, m_settings.preview};
        }
        bool wasLoaded(plan::TagIndex index) const
        {
            return std::find(m_ranForHit.begin(), m_ranForHit.end(), index) != m_ranForHit.end();
        }
        void assemble(Trace& trace, bool isLast);
        void assembleEvent(EventTrace& trace, Event& event, bool isLast);

        const Environment& m_environment;
        EvaluatorPool& m_evaluators;
        std::vector<HitRun*>& m_spare;
        BindingPtr m_binding;
        const plan::Plan* m_plan = nullptr;
        Hit m_hit;
        RunSettings m_settings;
        RunCallbacks m_callbacks;
        WallTime m_now;
        MonotonicTime m_start;
        std::string_view m_clientName;
        const ClientType* m_client = nullptr;
        ClientOutcome m_outcome;
        http::Response m_response;
        std::vector<std::string> m_pixels;
        std::vector<plan::TagIndex> m_ranForHit; // tags that fire once per request
        std::vector<std::unique_ptr<Event>> m_events; // the first `m_eventCount`; the others are spare
        size_t m_eventCount = 0;
        Task m_main;
        [[no_unique_address]] typename Sink::ForHit m_trace;
    };

    // ---- the hit ----

    template <class Sink>
    void HitRun<Sink>::start(BindingPtr binding, Hit hit, const RunSettings& settings, RunCallbacks callbacks)
    {
        m_binding = std::move(binding);
        m_plan = m_binding->plan.get();
        m_hit = std::move(hit);
        m_settings = settings;
        m_callbacks = std::move(callbacks);
        m_now = m_environment.clock.now();
        m_start = m_environment.clock.steady();
        m_main = main();
        if (m_main.hasEnded())
            recycle();
    }

    template <class Sink> Task HitRun<Sink>::main()
    {
        const bool isClaimed = claim();
        for (value::Value& data : m_outcome.events) {
            Event& event = nextEvent(std::move(data));
            event.task = runEvent(event);
        }
        answer(isClaimed);
        for (size_t i = 0; i < m_eventCount; ++i) {
            Task& task = m_events[i]->task;
            co_await task;
        }
        finish();
    }

    template <class Sink> bool HitRun<Sink>::claim()
    {
        for (plan::ClientIndex i = 0; i < m_plan->clients.size(); ++i) {
            if (ask(i))
                return true;
        }
        m_outcome = {};
        m_outcome.response.status = plan::StatusWithoutClient;
        return false;
    }

    template <class Sink> bool HitRun<Sink>::ask(plan::ClientIndex index)
    {
        const plan::Client& client = m_plan->clients[index];
        const ClientType* type = m_binding->clients[index];
        m_outcome = {};
        Message refusal = client.reason;
        if (type) {
            const privacy::Hidden nothing;
            const value::Value noEvent;
            const EventScope scope{*m_plan, m_binding->variables, m_hit, noEvent, client.name, m_settings.version,
                m_settings.preview, m_environment.clock, m_environment.random, false};
            auto evaluator = m_evaluators.take();
            evaluator->begin(scope, noEvent, nothing);
            value::Value room;
            const value::Value& parameters = evaluator->view(*client.parameters, room);
            const ClientInput input{m_hit, parameters, m_environment.clock, m_environment.random, Sink::records};
            try {
                m_outcome = type->claim(input);
            } catch (const std::exception& problem) {
                refusal = {"runtime.clientThrew", {client.name, problem.what()}};
            }
            m_evaluators.give(std::move(evaluator));
        } else if (client.runs != plan::Runs::No) {
            refusal = {client.runs == plan::Runs::Template ? "runtime.noSandbox" : "plan.typeUnknown", {client.type}};
        }
        if constexpr (Sink::records) {
            ClientTrace trace = describe(client);
            trace.claimed = m_outcome.claimed;
            trace.reason = refusal.key.empty() ? m_outcome.reason : refusal;
            if (trace.reason.key.empty() && !trace.claimed)
                trace.reason = {"runtime.notForThisClient", {}};
            trace.cookies = m_outcome.cookies;
            m_trace.clients.push_back(std::move(trace));
        }
        if (m_outcome.claimed) {
            m_client = type;
            m_clientName = client.name;
        }
        return m_outcome.claimed;
    }

    template <class Sink> EventRun<Sink>& HitRun<Sink>::nextEvent(value::Value data)
    {
        if (m_eventCount == m_events.size())
            m_events.push_back(std::make_unique<Event>());
        Event& event = *m_events[m_eventCount];
        event.number = static_cast<uint32_t>(m_eventCount++);
        event.event = std::move(data);
        event.scope.emplace(EventScope{*m_plan, m_binding->variables, m_hit, event.event, m_clientName,
            m_settings.version, m_settings.preview, m_environment.clock, m_environment.random, Sink::records});
        return event;
    }

    template <class Sink> void HitRun<Sink>::answer(bool isClaimed)
    {
        m_response = std::move(m_outcome.response);
        if (!m_pixels.empty() && m_outcome.acceptsBrowserCommands)
            m_client->addBrowserCommands(m_response, m_pixels);
        const bool isUnderWay
            = std::any_of(m_events.begin(), m_events.begin() + static_cast<std::ptrdiff_t>(m_eventCount),
                [](const auto& event) { return !event->task.hasEnded(); });
        if constexpr (Sink::records) {
            m_trace.version = m_settings.version;
            if (!m_settings.contentOf.empty())
                m_trace.contentOf = m_settings.contentOf;
            m_trace.hit = describe(m_hit);
            m_trace.response = {m_response.status, headerList(m_response.headers), m_response.body};
            const auto sinceReceived
                = std::chrono::duration<double, std::milli>(m_environment.clock.now() - m_hit.time);
            m_trace.milliseconds = std::max(0.0, sinceReceived.count());
        }
        if (m_callbacks.answered)
            m_callbacks.answered({std::move(m_response), isClaimed});
        if constexpr (Sink::records) {
            if (!isUnderWay || !m_callbacks.traced)
                return;
            auto soFar = std::make_shared<Trace>(m_trace);
            assemble(*soFar, false);
            m_callbacks.traced(std::move(soFar));
        }
    }

    template <class Sink> void HitRun<Sink>::finish()
    {
        if constexpr (Sink::records) {
            if (!m_callbacks.traced)
                return;
            auto whole = std::make_shared<Trace>(std::move(m_trace));
            assemble(*whole, true);
            m_callbacks.traced(std::move(whole));
        }
    }

    template <class Sink> void HitRun<Sink>::recycle()
    {
        for (size_t i = 0; i < m_eventCount; ++i) {
            Event& event = *m_events[i];
            event.task = Task();
            for (size_t j = 0; j < event.runCount; ++j) {
                Tag& run = *event.runs[j];
                run.core = Task();
                run.sequence = Task();
                run.view = {};
                event.runOfTag[run.tag] = nullptr;
            }
            event.runCount = 0;
            event.evaluator.end();
            event.event = {};
        }
        m_main = Task();
        m_eventCount = 0;
        m_outcome = {};
        m_pixels.clear();
        m_ranForHit.clear();
        m_hit = {};
        m_callbacks = {};
        m_client = nullptr;
        m_clientName = {};
        m_binding.reset();
        if constexpr (Sink::records)
            m_trace = {};
        m_spare.push_back(this);
    }

    // ---- one event ----

    template <class Sink> Task HitRun<Sink>::runEvent(Event& event)
    {
        static const privacy::Hidden nothing;
        event.evaluator.begin(*event.scope, event.event, nothing);
        evaluateTriggers(event);
        select(event);
        for (const plan::TagIndex index : event.selected)
            startTag(event, index);
        for (size_t i = 0; i < event.runCount; ++i) {
            Signal& ended = event.runs[i]->ended;
            co_await ended;
            Task& sequence = event.runs[i]->sequence; // may start a cleanup tag, which is one run more
            co_await sequence;
        }
    }

    template <class Sink> void HitRun<Sink>::evaluateTriggers(Event& event)
    {
        event.fired.assign(m_plan->triggers.size(), 0);
        if (event.runOfTag.size() < m_plan->tags.size())
            event.runOfTag.resize(m_plan->tags.size(), nullptr);
        if constexpr (Sink::records) {
            event.trace = {};
            event.trace.triggers.reserve(m_plan->triggers.size());
            for (plan::TriggerIndex i = 0; i < m_plan->triggers.size(); ++i)
                evaluateTrigger(event, i);
        } else {
            const auto byName = m_plan->triggersByEvent.find(event.event["event_name"].string());
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
        const FiringInput input = firingInput(event);
        for (plan::TriggerIndex i = 0; i < m_plan->triggers.size(); ++i) {
            if (!event.fired[i])
                continue;
            for (const plan::TagIndex index : m_plan->triggers[i].firedTags) {
                const plan::Tag& tag = m_plan->tags[index];
                const bool again = tag.firing != container::FiringOption::Unlimited
                    && std::find(event.selected.begin(), event.selected.end(), index) != event.selected.end();
                const bool isLoaded = tag.firing == container::FiringOption::OncePerLoad && wasLoaded(index);
                if (!again && !isLoaded && firingStatus(tag, input) == TagStatus::Success)
                    event.selected.push_back(index);
            }
        }
        std::stable_sort(
            event.selected.begin(), event.selected.end(), [this](plan::TagIndex left, plan::TagIndex right) {
                return m_plan->tags[left].rank < m_plan->tags[right].rank;
            });
    }

    // ---- tags ----

    template <class Sink> TagRun<Sink>& HitRun<Sink>::nextRun(Event& event, plan::TagIndex index, bool isAwaited)
    {
        if (event.runCount == event.runs.size())
            event.runs.push_back(std::make_unique<Tag>());
        Tag& run = *event.runs[event.runCount];
        run.number = static_cast<uint32_t>(event.runCount++);
        run.tag = index;
        run.isAwaited = isAwaited || Sink::records;
        run.underWay = 0;
        run.status = TagStatus::Success;
        run.reason = {};
        run.answered.reset();
        run.ended.reset();
        if (!event.runOfTag[index])
            event.runOfTag[index] = &run;
        if constexpr (Sink::records)
            run.trace = describe(m_plan->tags[index]);
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
        if constexpr (Sink::records)
            run.start = m_environment.clock.steady();
        run.view.event = event.event;
        run.view.hidden = {};
        auto evaluator = m_evaluators.take();
        evaluator->begin(*event.scope, run.view.event, run.view.hidden, &event.evaluator);
        transform(run, *evaluator);
        execute(event, run, *evaluator);
        if constexpr (Sink::records)
            run.trace.variables = describe(*m_plan, evaluator->evaluated());
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
        for (const plan::TransformationIndex index : m_plan->tags[run.tag].transformations) {
            const plan::Transformation& transformation = m_plan->transformations[index];
            if constexpr (Sink::records) {
                evaluator.setAsker({AskerKind::Transformation, index});
                run.trace.transformations.push_back(explainAndApply(transformation, evaluator, run.view));
            } else if (applies(transformation, evaluator)) {
                apply(transformation, evaluator, run.view);
            }
        }
    }

    template <class Sink> void HitRun<Sink>::execute(Event& event, Tag& run, Evaluator& evaluator)
    {
        const plan::Tag& tag = m_plan->tags[run.tag];
        evaluator.setAsker({AskerKind::Tag, run.tag});
        value::Value room;
        const value::Value& parameters = evaluator.view(*tag.parameters, room);
        TagStep step = stepOf(
            tag, m_binding->tags[run.tag], m_hit, run.view, parameters, m_environment.clock, m_environment.random);
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
        for (size_t i = 0; i < requests.size(); ++i) {
            Outgoing outgoing{std::move(requests[i]),
                fmt::format("{:016x}-{}-{}-{}", m_hit.nonce, event.number, run.number, i), m_hit.id, tag.id, tag.vendor,
                run.view.event};
            if constexpr (Sink::records)
                run.trace.outgoing.push_back(describe(outgoing.request, outgoing.idempotencyKey));
            const uint64_t token = (uint64_t(event.number) << 40) | (uint64_t(run.number) << 16) | i;
            const auto outcome
                = m_environment.delivery.deliver(std::move(outgoing), run.isAwaited ? this : nullptr, token);
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
        if (m_main.hasEnded())
            recycle();
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

    // ---- the trace ----

    template <class Sink> void HitRun<Sink>::assemble(Trace& trace, bool isLast)
    {
        if constexpr (Sink::records) {
            trace.events.resize(m_eventCount);
            for (size_t i = 0; i < m_eventCount; ++i)
                assembleEvent(trace.events[i], *m_events[i], isLast);
            trace.isComplete = isLast;
            collectProblems(trace);
        }
    }

    template <class Sink> void HitRun<Sink>::assembleEvent(EventTrace& trace, Event& event, bool isLast)
    {
        if constexpr (Sink::records) {
            std::vector<VariableTrace> evaluated = describe(*m_plan, event.evaluator.evaluated());
            std::move(evaluated.begin(), evaluated.end(), std::back_inserter(event.trace.variables));
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
                made.status = run.status;
                made.reason = run.ended.isSet() ? run.reason : Message{"runtime.waiting", {tag.vendor}};
                made.firedBy = firedAmong(tag.firingTriggers, input);
            }
            for (plan::TagIndex i = 0; i < m_plan->tags.size(); ++i) {
                if (event.runOfTag[i])
                    continue;
                const plan::Tag& tag = m_plan->tags[i];
                TagTrace made = describe(tag);
                made.status = firingStatus(tag, input);
                made.reason = firingReason(made.status, tag, input);
                if (made.status == TagStatus::Success) { // an earlier event of this request had it
                    made.status = TagStatus::NotFired;
                    made.reason = {"runtime.oncePerRequest", {}};
                }
                made.firedBy = firedAmong(tag.firingTriggers, input);
                made.blockedBy = firedAmong(tag.blockingTriggers, input);
                if (made.firedBy.empty()) {
                    for (const plan::TriggerIndex trigger : tag.firingTriggers)
                        made.missedTriggers.push_back(m_plan->triggers[trigger].id);
                }
                trace.tags.push_back(std::move(made));
            }
        }
    }

} // namespace

// ---- the engine ----

template <class Sink> struct Engine::Parts::Pool {
    std::vector<std::unique_ptr<HitRun<Sink>>> all;
    std::vector<HitRun<Sink>*> spare;

    HitRun<Sink>& take(Parts& parts)
    {
        if (spare.empty()) {
            all.push_back(std::make_unique<HitRun<Sink>>(parts.environment, parts.evaluators, spare));
            spare.push_back(all.back().get());
        }
        HitRun<Sink>* run = spare.back();
        spare.pop_back();
        return *run;
    }
    size_t underWay() const { return all.size() - spare.size(); }
};

Engine::Engine(const Environment& environment)
    : m_parts(std::make_unique<Parts>(environment))
{
    m_parts->plain = std::make_unique<Parts::Pool<NoTrace>>();
    m_parts->traced = std::make_unique<Parts::Pool<Recorder>>();
}

Engine::~Engine() = default;

void Engine::run(plan::PlanPtr plan, Hit hit, const RunSettings& settings, RunCallbacks callbacks)
{
    if (!m_parts->binding || m_parts->binding->plan != plan)
        m_parts->binding = bindTypes(std::move(plan), m_parts->types);
    if (settings.tracing == Tracing::On)
        m_parts->traced->take(*m_parts).start(m_parts->binding, std::move(hit), settings, std::move(callbacks));
    else
        m_parts->plain->take(*m_parts).start(m_parts->binding, std::move(hit), settings, std::move(callbacks));
}

size_t Engine::runsUnderWay() const
{
    return m_parts->plain->underWay() + m_parts->traced->underWay();
}

} // namespace sluis::runtime
