#include "core/server/server_loop.h"

#include "core/base/assert.h"

#include <array>

namespace sluis::server {
namespace {

    constexpr std::chrono::milliseconds DrainLook{20}; // how often the end of runs is looked for while stopping

    constexpr size_t NewestLimit = 256; // hits whose held requests were sent

    // For load balancers; Google's containers answer at the second one.
    constexpr std::array<std::string_view, 2> HealthPaths{"/healthz", "/healthy"};

    bool isHealthPath(std::string_view path)
    {
        return path == HealthPaths[0] || path == HealthPaths[1];
    }

    http::SenderRules rulesOf(const ServerOptions& options)
    {
        http::SenderRules rules;
        rules.allowPrivateAddresses = options.allowPrivateAddresses;
        rules.allowPlainHttp = options.allowPrivateAddresses;
        rules.standIn = options.vendorStandin;
        return rules;
    }

    delivery::SendMode toDelivery(SendMode mode)
    {
        return mode == SendMode::Send ? delivery::SendMode::Send : delivery::SendMode::Hold;
    }

} // namespace

Result<std::unique_ptr<ServerLoop>> ServerLoop::make(SharedParts& shared)
{
    auto loop = http::Loop::open(shared.clock);
    if (!loop)
        return fail(loop.error());
    return std::unique_ptr<ServerLoop>(new ServerLoop(shared, std::move(*loop)));
}

ServerLoop::ServerLoop(SharedParts& shared, std::unique_ptr<http::Loop> loop)
    : m_shared(shared)
    , m_loop(std::move(loop))
    , m_delivery(
          http::makeSender(*m_loop, rulesOf(shared.options)), toDelivery(shared.options.sendMode), &shared.secrets)
    , m_templates({shared.options.sandboxProgram, 1, true, shared.options.cloud, shared.options.templateLimits,
                      shared.options.keys.templateKeys, &shared.templateStorage,
                      [this](std::function<void()> work) { m_loop->post(std::move(work)); }},
          shared.clock)
    , m_engine({shared.types, shared.clock, shared.random, m_delivery, &m_templates, &shared.secrets})
{
    m_templates.onWork([this] { m_loop->post([this] { pollTemplates(); }); });
    m_settings.preview = shared.options.preview;
    if (shared.options.keys.google)
        m_delivery.useGoogle(shared.options.keys.google, shared.clock);
}

ServerLoop::~ServerLoop()
{
    if (m_thread.joinable()) {
        m_loop->stop();
        m_thread.join();
    }
    m_listeners.clear();
    if (m_watchesTemplates)
        m_loop->forget(m_templates.descriptor());
    m_delivery.stop(); // before the engine, whose runs it would tell
}

Result<uint16_t> ServerLoop::listen(const ListenAddress& address, bool isShared)
{
    http::ListenerOptions options;
    options.address = address.address;
    options.port = address.port;
    options.shared = isShared;
    options.admission = m_shared.admission;
    options.onlyLocalHosts = m_shared.options.place == Place::Workbench;
    options.extraHosts = m_shared.options.extraHosts;
    auto listener = http::Listener::open(*m_loop, std::move(options),
        [this](const http::Request& request, const http::Peer& peer, http::Responder responder) {
            onRequest(request, peer, std::move(responder));
        });
    if (!listener)
        return fail(listener.error());
    m_listeners.push_back(std::move(*listener));
    return m_listeners.back()->port();
}

void ServerLoop::run()
{
    m_thread = std::thread([this] { m_loop->run(); });
}

void ServerLoop::stop(std::chrono::seconds patience)
{
    if (!m_thread.joinable())
        return; // never ran
    m_loop->post([this, patience] {
        m_isStopping = true;
        m_listenersDraining = m_listeners.size();
        for (const auto& listener : m_listeners)
            listener->drain([this] {
                --m_listenersDraining;
                checkDrained();
            });
        m_loop->after(patience, [this] { m_loop->stop(); });
        checkDrained();
    });
    m_thread.join();
}

// Ends the loop once nobody waits for an answer and no run for a vendor.
void ServerLoop::checkDrained()
{
    if (m_listenersDraining > 0)
        return;
    if (m_engine.runsUnderWay() == 0 && m_heldUnderWay == 0)
        m_loop->stop();
    else
        m_loop->after(DrainLook, [this] { checkDrained(); });
}

void ServerLoop::onReady(unsigned)
{
    pollTemplates();
}

// What was collected goes out, what has come is heard, and the next deadline has a timer.
// For other threads.
void ServerLoop::noteStopped()
{
    const auto stopped = m_templates.stopped();
    if (stopped.empty() && !m_anyStopped)
        return;
    m_anyStopped = !stopped.empty();
    const std::lock_guard lock(m_stoppedLock);
    m_stopped.clear();
    for (const auto& one : stopped)
        m_stopped.push_back({one.name, one.text, one.until, one.reason});
}

std::vector<StoppedTemplate> ServerLoop::stoppedTemplates() const
{
    const std::lock_guard lock(m_stoppedLock);
    std::vector<StoppedTemplate> now = m_stopped;
    std::erase_if(now, [this](const StoppedTemplate& one) { return one.until <= m_shared.clock.now(); });
    return now;
}

void ServerLoop::releaseTemplates()
{
    for (const auto& one : m_templates.stopped())
        m_templates.release(one.text);
    noteStopped();
}

void ServerLoop::pollTemplates()
{
    m_templates.poll();
    noteStopped();
    if (!m_watchesTemplates && m_templates.descriptor() >= 0) {
        m_loop->watch(m_templates.descriptor(), http::Readable, *this);
        m_watchesTemplates = true;
    }
    const auto deadline = m_templates.deadline();
    if (!deadline || (m_templateTimer && m_templateDeadline <= *deadline))
        return;
    if (m_templateTimer)
        m_loop->cancel(*m_templateTimer);
    m_templateDeadline = *deadline;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*deadline - m_shared.clock.steady());
    m_templateTimer = m_loop->after(std::max(left, std::chrono::milliseconds(0)), [this] {
        m_templateTimer.reset();
        pollTemplates();
    });
}

void ServerLoop::onRequest(const http::Request& request, const http::Peer& peer, http::Responder responder)
{
    if (isHealthPath(request.path()))
        return responder.respond({.headers = {{"Content-Type", "text/plain"}}, .body = "ok"});
    if (!serving().plan) // a gateway before its first version
        return responder.respond({.status = 503, .headers = {{"Retry-After", "60"}}});
    const bool isTraced = m_shared.options.place == Place::Workbench || !m_shared.subscribers.empty();
    const size_t slot = keep(std::move(responder));
    runtime::RunCallbacks callbacks;
    callbacks.answered = [this, slot](runtime::Answered answered) { answer(slot, std::move(answered)); };
    if (isTraced)
        callbacks.traced = [this](runtime::TracePtr trace) { tell(trace); };
    run({{}, m_shared.clock.now(), http::clientAddress(peer.address, request, m_shared.trustedProxies), request},
        isTraced ? runtime::Tracing::On : runtime::Tracing::Off, std::move(callbacks));
}

void ServerLoop::inject(http::Request request, std::string peer, std::function<void(runtime::TracePtr)> done)
{
    SLUIS_ASSERT(serving().plan);
    runtime::RunCallbacks callbacks;
    callbacks.answered = [this](const runtime::Answered& answered) { m_claimed += answered.isClaimed ? 1 : 0; };
    callbacks.traced = [this, done = std::move(done), isFirst = true](const runtime::TracePtr& trace) mutable {
        tell(trace);
        if (std::exchange(isFirst, false) && done)
            done(trace);
    };
    run({{}, m_shared.clock.now(), std::move(peer), std::move(request)}, runtime::Tracing::On, std::move(callbacks));
}

void ServerLoop::run(runtime::Hit hit, runtime::Tracing tracing, runtime::RunCallbacks callbacks)
{
    ++m_hits;
    hit.id = m_shared.options.nextHit ? m_shared.options.nextHit() : HitId{++m_shared.lastHit};
    m_settings.tracing = tracing;
    m_engine.run(serving().plan, std::move(hit), m_settings, std::move(callbacks));
}

const Serving& ServerLoop::serving()
{
    const uint64_t before = m_serving.change;
    const ServingPtr& serving = m_shared.serving.get(m_serving);
    if (before != m_serving.change) {
        m_settings.version = serving->version;
        m_settings.contentOf = serving->contentOf;
    }
    return *serving;
}

size_t ServerLoop::keep(http::Responder responder)
{
    if (m_freeSlots.empty()) {
        m_responders.push_back(std::move(responder));
        return m_responders.size() - 1;
    }
    const size_t slot = m_freeSlots.back();
    m_freeSlots.pop_back();
    m_responders[slot] = std::move(responder);
    return slot;
}

void ServerLoop::answer(size_t slot, runtime::Answered answered)
{
    m_claimed += answered.isClaimed ? 1 : 0;
    http::Responder responder = std::move(m_responders[slot]);
    m_freeSlots.push_back(slot);
    responder.respond(std::move(answered.response));
}

void ServerLoop::tell(const runtime::TracePtr& trace)
{
    m_shared.subscribers.tell(trace);
}

void ServerLoop::sendHeld(runtime::TracePtr trace, OutgoingRef which, std::function<void(runtime::TracePtr)> done)
{
    const bool isThere = which.event < trace->events.size() && which.tag < trace->events[which.event].tags.size()
        && which.request < trace->events[which.event].tags[which.tag].outgoing.size();
    if (!isThere || m_isStopping) {
        if (done)
            done(std::move(trace));
        return;
    }
    const runtime::OutgoingTrace& held = trace->events[which.event].tags[which.tag].outgoing[which.request];
    ++m_heldUnderWay;
    // A trace that was kept says secret:NAME where this process would know a placeholder.
    if (!held.secrets.empty() && !held.unfilled)
        return finishHeld(trace, which,
            {runtime::OutgoingState::Refused, std::nullopt,
                Message{"delivery.secretOfAnotherRun", {held.secrets.front()}}},
            done);
    runtime::OutgoingRequest request{
        held.method, held.url, held.headers, held.body, http::SendTimeLimit, held.googleScopes};
    if (held.unfilled)
        request = held.unfilled->request;
    const auto finish
        = [this, trace, which, done](runtime::Outcome outcome) { finishHeld(trace, which, std::move(outcome), done); };
    auto outcome = m_delivery.send(std::move(request), held.unfilled ? held.unfilled->secrets.get() : nullptr, finish);
    if (outcome)
        finish(std::move(*outcome));
}

// Somebody who sends several of one trace gives the same trace each time.
const runtime::TracePtr& ServerLoop::newestOf(const runtime::TracePtr& trace)
{
    const auto [place, isNew] = m_newest.try_emplace(trace->hit.id.number, trace);
    if (isNew) {
        m_newestOrder.push_back(trace->hit.id.number);
        if (m_newestOrder.size() > NewestLimit) {
            m_newest.erase(m_newestOrder.front());
            m_newestOrder.pop_front();
        }
    } else if (trace->isComplete && !place->second->isComplete) {
        place->second = trace;
    }
    return place->second;
}

// The answer may have the placeholder of what was filled in.
void ServerLoop::clean(runtime::OutgoingTrace& sent) const
{
    if (!sent.secrets.empty())
        runtime::scrub(sent, runtime::SecretScrubber(m_shared.secrets, {}, {}));
}

void ServerLoop::finishHeld(const runtime::TracePtr& trace, OutgoingRef which, runtime::Outcome outcome,
    const std::function<void(runtime::TracePtr)>& done)
{
    --m_heldUnderWay;
    auto next = std::make_shared<runtime::Trace>(*newestOf(trace));
    runtime::OutgoingTrace& sent = next->events[which.event].tags[which.tag].outgoing[which.request];
    sent.state = outcome.state;
    sent.answer = std::move(outcome.answer);
    sent.error = std::move(outcome.error);
    clean(sent);
    m_newest[next->hit.id.number] = next;
    tell(next);
    if (done)
        done(next);
}

void ServerLoop::setSendMode(SendMode mode)
{
    m_delivery.setMode(toDelivery(mode));
}

ServerNumbers ServerLoop::numbers() const
{
    const delivery::DeliveryNumbers delivered = m_delivery.numbers();
    return {m_hits, m_claimed, delivered.held, delivered.sent, delivered.failed};
}

} // namespace sluis::server
