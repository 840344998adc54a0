#include "core/plan/decisions.h"
#include "core/runtime/hit_run.h"
#include "core/runtime/hit_run_event.h"
#include "core/runtime/hit_run_tag.h"
#include "core/runtime/hit_run_template.h"
#include "core/runtime/hit_run_trace.h"
#include "core/runtime/recorder.h"

// The hit: clients are asked, events run, the hit is answered, and the run ends when every tag has.
namespace sluis::runtime {

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
    if (const SecretBinding& secrets = m_binding->secrets; secrets.any()) {
        m_secretValues = secrets.secrets->values();
        m_scrubber.emplace(*secrets.secrets, *m_secretValues, secrets.given);
    }
    m_hasTemplates = m_binding->hasTemplates();
    if (m_hasTemplates)
        beginTemplates();
    m_main = main();
    if (m_main.hasEnded())
        recycle();
}

template <class Sink> Task HitRun<Sink>::main()
{
    bool isClaimed = false;
    if (m_hasTemplates && !m_binding->clientTemplates.empty()) {
        Task asking = claimInTurn(isClaimed);
        co_await asking;
    } else {
        isClaimed = claim();
    }
    for (value::Value& data : m_outcome.events) {
        Event& event = nextEvent(std::move(data));
        event.task = runEvent(event);
    }
    if (m_clientRun)
        co_await m_responded;
    while (!m_clientRun && m_busy > 0) {
        m_quiet.reset();
        co_await m_quiet;
    }
    answer(isClaimed);
    for (size_t i = 0; i < m_eventCount; ++i) {
        Task& task = m_events[i]->task;
        co_await task;
    }
    if (m_hasTemplates) {
        Task templates = awaitTemplates();
        co_await templates;
    }
    finish();
}

template <class Sink> bool HitRun<Sink>::claim()
{
    for (plan::ClientIndex i = 0; i < m_plan->clients.size(); ++i) {
        const EventScope scope = scopeOf(m_plan->clients[i]);
        auto evaluator = m_evaluators.take();
        evaluator->begin(scope, scope.event, NothingHidden);
        const bool isClaimed = ask(i, *evaluator);
        m_evaluators.give(std::move(evaluator));
        if (isClaimed)
            return true;
    }
    m_outcome = {};
    m_outcome.response.status = plan::StatusWithoutClient;
    return false;
}

template <class Sink> EventScope HitRun<Sink>::scopeOf(const plan::Client& client) const
{
    static const value::Value noEvent;
    return {*m_plan, m_binding->variables, m_hit, noEvent, client.name, m_settings.version, m_settings.preview,
        m_environment.clock, m_environment.random, false, m_binding->secrets.placeholders};
}

template <class Sink> bool HitRun<Sink>::ask(plan::ClientIndex index, Evaluator& evaluator)
{
    const plan::Client& client = m_plan->clients[index];
    const ClientType* type = m_binding->clients[index];
    m_outcome = {};
    Message refusal = client.reason;
    if (type) {
        value::Value room;
        const value::Value& parameters = evaluator.view(*client.parameters, room);
        const ClientInput input{m_hit, parameters, m_environment.clock, m_environment.random, Sink::records};
        try {
            m_outcome = type->claim(input);
        } catch (const std::exception& problem) {
            refusal = {"runtime.clientThrew", {client.name, problem.what()}};
        }
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
    event.onComplete = 0;
    if constexpr (Sink::records)
        event.trace = {};
    if (m_hasTemplates) { // somebody may look before they are evaluated
        event.fired.assign(m_plan->triggers.size(), 0);
        event.runOfTag.resize(std::max(event.runOfTag.size(), m_plan->tags.size()), nullptr);
    }
    event.event = std::move(data);
    event.scope.emplace(EventScope{*m_plan, m_binding->variables, m_hit, event.event, m_clientName, m_settings.version,
        m_settings.preview, m_environment.clock, m_environment.random, Sink::records, m_binding->secrets.placeholders});
    return event;
}

template <class Sink> void HitRun<Sink>::answer(bool isClaimed)
{
    m_response = std::move(m_outcome.response);
    if (!m_pixels.empty() && m_outcome.acceptsBrowserCommands)
        m_client->addBrowserCommands(m_response, m_pixels);
    if (m_scrubber) {
        for (const std::string& name : m_scrubber->takeOut(m_response)) {
            if constexpr (Sink::records)
                m_trace.problems.push_back({"runtime.secretTakenOut", {name}});
        }
    }
    const bool isWaited = m_hasTemplates && !m_work->isIdle();
    const bool isUnderWay = isWaited
        || std::any_of(m_events.begin(), m_events.begin() + static_cast<std::ptrdiff_t>(m_eventCount),
            [](const auto& event) { return !event->task.hasEnded(); });
    if constexpr (Sink::records) {
        m_trace.version = m_settings.version;
        if (!m_settings.contentOf.empty())
            m_trace.contentOf = m_settings.contentOf;
        m_trace.hit = describe(m_hit);
        m_trace.response = {m_response.status, headerList(m_response.headers), m_response.body};
        const auto sinceReceived = std::chrono::duration<double, std::milli>(m_environment.clock.now() - m_hit.time);
        m_trace.milliseconds = std::max(0.0, sinceReceived.count());
    }
    if (m_hasTemplates)
        m_work->answered();
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
        event.shared = nullptr;
        event.variableRuns.clear();
    }
    if (m_hasTemplates) {
        cancelAlarm();
        m_work->end();
        m_clientRun = nullptr;
        m_waitingEvents.clear();
        m_responded.reset();
        m_quiet.reset();
        m_busy = 0;
        m_hasTemplates = false;
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
    m_scrubber.reset();
    m_secretValues.reset();
    m_binding.reset();
    if constexpr (Sink::records)
        m_trace = {};
    m_spare.push_back(this);
}

// ---- the engine ----

struct Engine::Parts {
    explicit Parts(const Environment& outside)
        : environment(outside)
        , types(outside.types)
    { }

    template <class Sink> struct Pool;

    Environment environment;
    Secrets noSecrets; // where nobody gives any
    TypeIndex types;
    BindingPtr binding; // of the plan that came last
    EvaluatorPool evaluators;
    std::unique_ptr<Pool<NoTrace>> plain;
    std::unique_ptr<Pool<Recorder>> traced;
};

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
        m_parts->binding = bindTypes(std::move(plan), m_parts->types,
            m_parts->environment.secrets ? *m_parts->environment.secrets : m_parts->noSecrets,
            m_parts->environment.templates);
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
