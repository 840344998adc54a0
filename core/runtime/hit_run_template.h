#pragma once

#include "core/runtime/hit_run.h"
#include "core/runtime/recorder.h"

#include <fmt/format.h>
#include <iterator>

// What a hit does for templates: clients that claim it, variables in layers, tags.
namespace sluis::runtime {

// A client that claims a hit and does not answer it: then it is answered with 504 (architecture.md).
constexpr std::chrono::seconds ClientLimit{10};
constexpr int StatusTooSlow = 504;
constexpr size_t EventsPerHitLimit = 256; // that a template may run the container for

template <class Sink> void HitRun<Sink>::beginTemplates()
{
    if (!m_work)
        m_work = std::make_unique<TemplateWork>(*this);
    m_work->begin({m_environment, *m_plan, m_hit, m_settings, {}, m_outcome.response, m_pixels, false, Sink::records,
        m_scrubber ? &*m_scrubber : nullptr, m_binding->secrets.secrets});
}

// Its requests may be filled in with what its configuration refers to; what is given to it stands in its parameters.
template <class Sink>
void HitRun<Sink>::giveSecrets(TemplateStart& start, const std::vector<SecretUse>& uses, size_t index)
{
    if (index >= uses.size() || !uses[index].grant)
        return;
    start.secrets = uses[index].grant;
    start.data = runtime::giveSecrets(std::move(start.data), uses[index], *m_binding->secrets.secrets, *m_secretValues);
}

// ---- clients ----

template <class Sink> Task HitRun<Sink>::claimInTurn(bool& isClaimed)
{
    for (plan::ClientIndex i = 0; i < m_plan->clients.size() && !isClaimed; ++i) {
        const EventScope scope = scopeOf(m_plan->clients[i]);
        auto evaluator = m_evaluators.take();
        evaluator->begin(scope, scope.event, NothingHidden);
        if (!m_plan->clients[i].layers.empty() && !m_binding->variableTemplates.empty()) {
            Task below = resolveFor(i, *evaluator);
            co_await below;
        }
        if (m_binding->clientTemplates[i]) {
            Task asking = askTemplate(i, *evaluator);
            co_await asking;
            isClaimed = m_clientRun != nullptr;
        } else {
            isClaimed = ask(i, *evaluator);
        }
        m_evaluators.give(std::move(evaluator));
    }
    if (!isClaimed) {
        m_outcome = {};
        m_outcome.response.status = plan::StatusWithoutClient;
    }
    m_work->around().clientName = m_clientName;
    m_work->around().takesPixels = m_outcome.acceptsBrowserCommands;
}

// What stands in a client's parameters is known before it is asked. There is no event yet.
template <class Sink> Task HitRun<Sink>::resolveFor(plan::ClientIndex client, Evaluator& evaluator)
{
    for (const auto& layer : m_plan->clients[client].layers) {
        std::vector<std::pair<plan::VariableIndex, TemplateRun*>> started;
        for (const plan::VariableIndex index : layer) {
            if (!m_binding->variableTemplates[index] || evaluator.isKnown(index))
                continue;
            const plan::Variable& variable = *m_plan->variables[index];
            TemplateStart start{
                m_binding->variableTemplates[index], variable.name, fmt::format("c{}-v{}", client, index)};
            start.vendor = variable.name;
            start.data = evaluator.evaluate(variable.input);
            giveSecrets(start, m_binding->secrets.variables, index);
            start.index = index;
            started.emplace_back(index, &m_work->start(std::move(start)));
        }
        for (const auto& [index, variable] : started) {
            Signal& decided = variable->decided;
            co_await decided;
            evaluator.provide(index, variable->returned, variable->reason, variable);
        }
    }
}

template <class Sink> Task HitRun<Sink>::askTemplate(plan::ClientIndex index, Evaluator& evaluator)
{
    const plan::Client& client = m_plan->clients[index];
    m_outcome = {};
    TemplateStart start{m_binding->clientTemplates[index], client.name, fmt::format("c{}", index), {}, client.name};
    start.index = index;
    start.data = evaluator.evaluate(*client.parameters);
    giveSecrets(start, m_binding->secrets.clients, index);
    m_work->around().clientName = client.name;
    TemplateRun& run = m_work->start(std::move(start));
    Signal& settled = run.settled;
    co_await settled;
    if constexpr (Sink::records) {
        ClientTrace trace = describe(client);
        trace.claimed = run.hasClaimed;
        trace.reason = run.decided.isSet() ? run.reason : Message();
        if (trace.reason.key.empty())
            trace.reason = {run.hasClaimed ? "runtime.templateClaimed" : "runtime.notForThisClient", {}};
        trace.parameters = run.start.data;
        m_trace.clients.push_back(std::move(trace));
    }
}

template <class Sink> void HitRun<Sink>::claimed(TemplateRun& client)
{
    if (m_clientRun)
        return;
    m_clientRun = &client;
    m_clientName = m_plan->clients[client.start.index].name;
    m_alarm = client.start.source->sandbox.after(ClientLimit, [this] {
        m_alarm = 0;
        if (m_responded.isSet())
            return;
        m_outcome.response = {};
        m_outcome.response.status = StatusTooSlow;
        if constexpr (Sink::records)
            m_trace.problems.push_back(
                {"runtime.clientTooSlow", {std::string(m_clientName), std::to_string(ClientLimit.count())}});
        m_responded.set();
        templatesMoved();
    });
}

template <class Sink> void HitRun<Sink>::runContainer(uint64_t call, value::Value data, bool wantsEnd)
{
    if (!m_clientRun || m_eventCount >= EventsPerHitLimit)
        return;
    Event& event = nextEvent(std::move(data));
    event.onComplete = wantsEnd ? call : 0;
    m_work->bindEvent(call, event.number);
    m_waitingEvents.push_back(&event);
}

// Events start when the client's call is over: by then it has said what it wants to hear of them.
template <class Sink> void HitRun<Sink>::callEnded()
{
    for (Event* event : std::exchange(m_waitingEvents, {}))
        event->task = runEvent(*event);
}

template <class Sink> void HitRun<Sink>::returnResponse()
{
    if (m_clientRun && !m_responded.isSet())
        m_responded.set();
}

template <class Sink> void HitRun<Sink>::templatesMoved()
{
    if (m_clientRun && !m_responded.isSet() && m_work->isIdle()
        && std::all_of(m_events.begin(), m_events.begin() + static_cast<std::ptrdiff_t>(m_eventCount),
            [](const auto& event) { return event->task.hasEnded(); })) {
        m_outcome.response = {};
        m_outcome.response.status = StatusTooSlow;
        if constexpr (Sink::records)
            m_trace.problems.push_back({"runtime.clientNeverAnswered", {std::string(m_clientName)}});
        m_responded.set();
    }
    if (m_main.hasEnded())
        recycle();
}

template <class Sink> void HitRun<Sink>::cancelAlarm()
{
    if (m_alarm != 0)
        m_clientRun->start.source->sandbox.cancel(m_alarm);
    m_alarm = 0;
}

// ---- variables ----

// Runs the template variables that the view does not have yet, one layer after the other. A tag that sees the event as
// it is shares them with everybody who does.
template <class Sink>
Task HitRun<Sink>::resolve(Event& event, Evaluator& evaluator, const plan::Layers& layers, const Tag* run)
{
    for (const auto& layer : layers) {
        std::vector<std::pair<plan::VariableIndex, TemplateRun*>> started;
        for (const plan::VariableIndex index : layer) {
            if (m_binding->variableTemplates[index] && !evaluator.isKnown(index))
                started.emplace_back(index, &startVariable(event, evaluator, index, run));
        }
        for (const auto& [index, variable] : started) {
            Signal& decided = variable->decided;
            co_await decided;
            if (!evaluator.isKnown(index))
                evaluator.provide(index, variable->returned, variable->reason, variable);
        }
    }
}

template <class Sink>
TemplateRun& HitRun<Sink>::startVariable(Event& event, Evaluator& evaluator, plan::VariableIndex index, const Tag* run)
{
    const bool isShared = !run || m_plan->tags[run->tag].transformations.empty();
    if (isShared) {
        for (const auto& [known, variable] : event.variableRuns) {
            if (known == index)
                return *variable;
        }
        if (!event.shared)
            event.shared = std::make_shared<const value::Value>(event.event);
    }
    const plan::Variable& variable = *m_plan->variables[index];
    TemplateStart start{m_binding->variableTemplates[index], variable.name,
        isShared ? fmt::format("{}-v{}", event.number, index)
                 : fmt::format("{}-{}-v{}", event.number, run->number, index)};
    start.vendor = variable.name;
    start.data = evaluator.evaluate(variable.input);
    giveSecrets(start, m_binding->secrets.variables, index);
    start.event = isShared ? event.shared : std::make_shared<const value::Value>(run->view.event);
    start.hidden = evaluator.hidden();
    start.eventNumber = event.number;
    start.index = index;
    TemplateRun& made = m_work->start(std::move(start));
    if (isShared)
        event.variableRuns.emplace_back(index, &made);
    return made;
}

// ---- tags ----

template <class Sink> bool HitRun<Sink>::needsTemplates(const plan::Tag& tag, plan::TagIndex index) const
{
    return !tag.layers.empty() || (!m_binding->tagTemplates.empty() && m_binding->tagTemplates[index])
        || std::any_of(tag.transformations.begin(), tag.transformations.end(),
            [this](plan::TransformationIndex one) { return !m_plan->transformations[one].layers.empty(); });
}

template <class Sink> Task HitRun<Sink>::runTemplated(Event& event, Tag& run, Evaluator& evaluator)
{
    const plan::Tag& tag = m_plan->tags[run.tag];
    for (const plan::TransformationIndex index : tag.transformations) {
        const plan::Layers& layers = m_plan->transformations[index].layers;
        if (!layers.empty()) {
            evaluator.setAsker({AskerKind::Transformation, index});
            Task below = resolve(event, evaluator, layers, &run);
            co_await below;
        }
        transform(run, evaluator, index);
    }
    evaluator.setAsker({AskerKind::Tag, run.tag});
    Task below = resolve(event, evaluator, tag.layers, &run);
    co_await below;
    const TemplatePtr& source = m_binding->tagTemplates[run.tag];
    if (!source) {
        execute(event, run, evaluator);
        quieter();
        co_return;
    }
    TemplateStart start{source, tag.name, fmt::format("{}-{}", event.number, run.number), tag.id, tag.vendor};
    start.data = evaluator.evaluate(*tag.parameters);
    giveSecrets(start, m_binding->secrets.tags, run.tag);
    if (tag.transformations.empty()) {
        if (!event.shared)
            event.shared = std::make_shared<const value::Value>(event.event);
        start.event = event.shared;
    } else {
        start.event = std::make_shared<const value::Value>(run.view.event);
    }
    start.hidden = run.view.hidden;
    start.eventNumber = event.number;
    start.index = run.tag;
    if constexpr (Sink::records) {
        run.trace.eventData = run.view.event;
        run.trace.parameters = start.data;
    }
    TemplateRun& made = m_work->start(std::move(start));
    run.templateRun = &made;
    Signal& settled = made.settled;
    co_await settled;
    quieter();
    Signal& decided = made.decided;
    co_await decided;
    if (made.status != TagStatus::Success)
        fail(run, made.status, made.reason);
}

template <class Sink> void HitRun<Sink>::quieter()
{
    if (--m_busy == 0 && !m_quiet.isSet())
        m_quiet.set();
}

// ---- the end ----

template <class Sink> void HitRun<Sink>::tellEnd(Event& event)
{
    std::vector<value::Value> tags;
    for (size_t i = 0; i < event.runCount; ++i) {
        const Tag& run = *event.runs[i];
        const plan::Tag& tag = m_plan->tags[run.tag];
        const auto spent = std::chrono::duration<double, std::milli>(m_environment.clock.steady() - run.start);
        value::Value told = value::Value::object(
            {{"id", tag.id.text}, {"status", statusName(run.status)}, {"executionTime", spent.count()}});
        for (const value::Member& member : tag.monitoringMetadata.members())
            told.set(member.name(), member.value);
        tags.push_back(std::move(told));
    }
    m_work->eventEnded(event.number, value::Value::array(std::move(tags)), event.onComplete);
}

// Until nothing can come of any template, nor of events that one has started meanwhile.
template <class Sink> Task HitRun<Sink>::awaitTemplates()
{
    while (true) {
        for (size_t i = 0; i < m_eventCount; ++i) {
            Task& task = m_events[i]->task;
            co_await task;
        }
        if (m_work->isIdle())
            co_return;
        m_work->idle.reset();
        Signal& idle = m_work->idle;
        co_await idle;
    }
}

template <class Sink> void HitRun<Sink>::describeTemplates(Trace& trace)
{
    if constexpr (Sink::records) {
        trace.console.clear();
        for (const auto& run : m_work->runs()) {
            if (run->isTag())
                continue;
            std::copy(run->console.begin(), run->console.end(), std::back_inserter(trace.console));
            if (run->start.source->role != sandbox::host::Role::Client || run->start.index >= trace.clients.size())
                continue;
            ClientTrace& client = trace.clients[run->start.index];
            client.denied = run->denied;
            client.outgoing = run->outgoing;
            client.cookies = run->cookies;
        }
    }
}

} // namespace sluis::runtime
