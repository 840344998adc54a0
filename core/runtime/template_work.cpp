#include "core/runtime/template_work.h"

#include "core/runtime/recorder.h"
#include "core/runtime/request_view.h"
#include "core/value/text.h"

#include <algorithm>
#include <fmt/format.h>

// Starts templates and knows when they have ended. What they ask for is in template_effects.cpp.
namespace sluis::runtime {

using sandbox::host::Effect;
using sandbox::host::EffectKind;
using sandbox::host::Role;
using value::Value;

namespace {

    // The same for the same hit and the same place in it, whatever the order in which answers come.
    uint64_t seedFor(uint64_t nonce, std::string_view key)
    {
        uint64_t seed = 0xCBF29CE484222325U ^ nonce;
        for (const char c : key)
            seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
        return seed;
    }

    Value containerVersion(const TemplateWork::Surroundings& around)
    {
        const container::ContainerInfo& info = around.plan.source->info;
        return Value::object({{"containerId", info.publicId}, {"debugMode", around.settings.preview},
            {"environmentName", around.settings.preview ? "Draft" : "Live"},
            {"environmentMode", around.settings.preview}, {"previewMode", around.settings.preview},
            {"version", around.settings.version}});
    }

    // The events of a request of a measurement protocol, as our own client for it makes them.
    Value measurementEvents(const TemplateWork::Surroundings& around)
    {
        for (const auto& client : around.environment.types.clients) {
            if (client->describe().code != "gaaw_client")
                continue;
            ClientOutcome outcome = client->claim(
                {around.hit, Value::object(), around.environment.clock, around.environment.random, false});
            if (outcome.claimed)
                return Value::array(std::move(outcome.events));
        }
        return {};
    }

} // namespace

std::shared_ptr<const sandbox::host::RequestView> TemplateWork::viewOf(const TemplateStart& start)
{
    const privacy::Hidden& hidden = start.hidden;
    const bool withEvents = start.source->readsMeasurementHits && start.source->role == Role::Client;
    auto& known = withEvents ? m_measurementView
                             : m_views[(hidden.address ? 1 : 0) + (hidden.location ? 2 : 0) + (hidden.browser ? 4 : 0)];
    if (known)
        return known;
    const Hit& hit = m_around->hit;
    const RequestView shown(hit, hidden);
    auto view = std::make_shared<sandbox::host::RequestView>();
    view->method = hit.request.method();
    view->path = hit.request.path();
    view->query = shown.queryString().string();
    view->body = hit.request.body();
    for (const http::HeaderView& header : hit.request.headers()) {
        if (!hidden.any() || !hidden.covers(privacy::classOfHeader(header.name)))
            view->headers.emplace_back(header.name, header.value);
    }
    view->remoteAddress = shown.remoteAddress().string();
    view->takesBrowserPixels = m_around->takesPixels;
    if (withEvents)
        view->events = measurementEvents(*m_around);
    return known = std::move(view);
}

Value TemplateWork::listeningTo() const
{
    Value types = Value::array();
    for (const Listener& listener : m_listeners) {
        if (!listener.type.empty())
            types.push(listener.type);
    }
    return types;
}

TemplateRun& TemplateWork::start(TemplateStart start)
{
    m_sandbox = &start.source->sandbox;
    m_runs.push_back(std::make_unique<TemplateRun>(*this, std::move(start), static_cast<uint32_t>(m_runs.size())));
    TemplateRun& run = *m_runs.back();
    if (run.start.source->program == 0) {
        run.isGone = true;
        run.decide(TagStatus::NotRunnable, run.start.source->reason);
        run.settled.set();
        return run;
    }
    if (!m_container)
        m_container = std::make_shared<const Value>(containerVersion(*m_around));
    sandbox::host::Job job;
    job.program = run.start.source->program;
    job.data = run.start.data;
    job.event = run.start.event;
    job.request = viewOf(run.start);
    job.clientName = m_around->clientName;
    job.container = m_container;
    job.listeners = listeningTo();
    job.seed = seedFor(m_around->hit.nonce, run.start.key);
    job.preview = m_around->settings.preview;
    job.explain = m_around->records;
    run.calls = 1;
    run.run = m_sandbox->pool().run(std::move(job), run);
    m_sandbox->workIsThere();
    return run;
}

void TemplateWork::answer(TemplateRun& run, uint64_t call, bool succeeded, const Value& body)
{
    if (run.isGone)
        return;
    ++run.calls;
    m_sandbox->pool().answer(run.run, call, succeeded, body);
    m_sandbox->workIsThere();
}

void TemplateWork::notify(TemplateRun& run, uint64_t call, const Value& arguments)
{
    if (run.isGone)
        return;
    ++run.calls;
    m_sandbox->pool().notify(run.run, call, arguments);
    m_sandbox->workIsThere();
}

bool TemplateWork::isIdle() const
{
    return std::all_of(m_runs.begin(), m_runs.end(), [](const auto& run) { return run->isOver(); });
}

void TemplateWork::changed(TemplateRun& run)
{
    m_owner.callEnded();
    if (run.isOver() && !run.listens && !run.isGone) {
        run.isGone = true;
        m_sandbox->pool().end(run.run);
    }
    if (isIdle()) {
        // Who only listens hears nothing any more.
        for (size_t i = 0; i < m_runs.size(); ++i) {
            if (m_runs[i]->listens && m_runs[i]->isTag())
                m_runs[i]->decide(TagStatus::Timeout, {"runtime.templateNeverReported", {}});
        }
        if (isIdle() && !idle.isSet())
            idle.set();
    }
    m_owner.templatesMoved();
}

void TemplateWork::eventEnded(uint32_t event, Value tags, uint64_t onComplete)
{
    const Value arguments
        = Value::array({m_around->plan.source->info.publicId, Value::object({{"tags", std::move(tags)}})});
    const std::vector<Listener> listeners = m_listeners;
    for (const Listener& listener : listeners) {
        if (listener.type.empty() && listener.event == event)
            notify(*listener.run, listener.call, arguments);
    }
    if (onComplete == 0)
        return;
    for (const auto& run : m_runs) {
        if (run->hasClaimed)
            notify(*run, onComplete, Value::array());
    }
}

void TemplateWork::end()
{
    for (const auto& run : m_runs) {
        if (!run->isGone)
            m_sandbox->pool().end(run->run);
    }
    m_runs.clear();
    m_listeners.clear();
    m_views = {};
    m_measurementView = nullptr;
    m_container = nullptr;
    m_events.clear();
    m_isAnswered = false;
    m_around.reset();
    idle.reset();
}

} // namespace sluis::runtime
