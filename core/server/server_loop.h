#pragma once

#include "core/base/subscribers.h"
#include "core/delivery/vendor_delivery.h"
#include "core/http/forwarded.h"
#include "core/http/listener.h"
#include "core/runtime/engine.h"
#include "core/runtime/secret_texts.h"
#include "core/runtime/template_sandbox.h"
#include "core/server/server.h"
#include "core/server/serving.h"

#include <deque>
#include <functional>
#include <memory>
#include <thread>
#include <unordered_map>
#include <vector>

namespace sluis::server {

// What all loops of a server share; outlives them.
struct SharedParts {
    ServerOptions options;
    const Clock& clock;
    Random& random;
    runtime::TypeTable types;
    ServingSlot serving;
    std::shared_ptr<http::Admission> admission;
    std::vector<http::AddressRange> trustedProxies;
    Subscribers<runtime::TracePtr> subscribers;
    runtime::Secrets secrets{};
    runtime::SharedStorage templateStorage{};
    std::atomic<uint64_t> lastHit = 0;
};

// One loop with its thread: listeners, engine and delivery. A hit stays here from its first byte to the last answer of
// a vendor.
class ServerLoop final : http::ReadinessHandler
{
public:
    static Result<std::unique_ptr<ServerLoop>> make(SharedParts& shared);
    ~ServerLoop(); // at once, if stop() was not called

    // Before run(). A shared port is listened on by every loop.
    Result<uint16_t> listen(const ListenAddress& address, bool isShared);
    void run(); // starts the thread
    void stop(std::chrono::seconds patience); // lets hits under way end, then ends the thread
    void post(http::Loop::Work work) { m_loop->post(std::move(work)); }

    // On the loop's thread.
    void inject(http::Request request, std::string peer, std::function<void(runtime::TracePtr)> done);
    void sendHeld(runtime::TracePtr trace, OutgoingRef which, std::function<void(runtime::TracePtr)> done);

    void setSendMode(SendMode mode); // safe from any thread, as is numbers()
    ServerNumbers numbers() const;
    std::vector<StoppedTemplate> stoppedTemplates() const; // likewise
    void releaseTemplates(); // on the loop's thread, as is the next
    void setTemplateLimits(const sandbox::protocol::Limits& limits) { m_templates.setLimits(limits); }

private:
    ServerLoop(SharedParts& shared, std::unique_ptr<http::Loop> loop);
    void onRequest(const http::Request& request, const http::Peer& peer, http::Responder responder);
    const Serving& serving(); // keeps m_settings in step
    void run(runtime::Hit hit, runtime::Tracing tracing, runtime::RunCallbacks callbacks);
    size_t keep(http::Responder responder);
    void answer(size_t slot, runtime::Answered answered);
    void tell(const runtime::TracePtr& trace);
    const runtime::TracePtr& newestOf(const runtime::TracePtr& trace);
    void finishHeld(const runtime::TracePtr& trace, OutgoingRef which, runtime::Outcome outcome,
        const std::function<void(runtime::TracePtr)>& done);
    void clean(runtime::OutgoingTrace& sent) const;
    void checkDrained();
    void onReady(unsigned readiness) override; // the templates' processes have said something
    void pollTemplates();
    void noteStopped();

    SharedParts& m_shared;
    std::unique_ptr<http::Loop> m_loop;
    delivery::VendorDelivery m_delivery;
    runtime::TemplateSandbox m_templates; // outlives the engine
    bool m_watchesTemplates = false;
    std::optional<TimerId> m_templateTimer;
    MonotonicTime m_templateDeadline{}; // of the timer
    mutable std::mutex m_stoppedLock;
    std::vector<StoppedTemplate> m_stopped; // guarded by it
    bool m_anyStopped = false;
    runtime::Engine m_engine;
    ServingSlot::Cached m_serving;
    runtime::RunSettings m_settings; // of what m_serving had
    std::vector<http::Responder> m_responders; // by slot: keeps the engine's callbacks small
    std::vector<size_t> m_freeSlots;
    // The newest traces of hits of which held requests were sent, so that the answers of all of them come together.
    std::unordered_map<uint64_t, runtime::TracePtr> m_newest; // by hit
    std::deque<uint64_t> m_newestOrder; // the longest known first
    size_t m_heldUnderWay = 0;
    std::vector<std::unique_ptr<http::Listener>> m_listeners;
    size_t m_listenersDraining = 0;
    bool m_isStopping = false;
    std::atomic<uint64_t> m_hits = 0;
    std::atomic<uint64_t> m_claimed = 0;
    std::thread m_thread;
};

} // namespace sluis::server
