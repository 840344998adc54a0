#pragma once

#include "core/base/result.h"
#include "core/base/subscription.h"
#include "core/crypto/secret_values.h"
#include "core/http/request.h"
#include "core/runtime/trace.h"
#include "core/sandbox/protocol/limits.h"
#include "core/server/machine_keys.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sluis::plan {
class Plan;
}

namespace sluis::sandbox::host {
class CloudStore;
}

namespace sluis::server {

using PlanPtr = std::shared_ptr<const plan::Plan>;

struct ListenAddress {
    std::string address = "127.0.0.1"; // numeric IPv4 or IPv6
    uint16_t port = 0; // 0 takes a free one
};

enum class SendMode { Hold, Send };

// Where the container runs decides what the listener lets in (promises.md 2.1).
enum class Place {
    Workbench, // loopback only, Host must be this machine (or one of extraHosts), always traced
    Gateway, // any address; traced only while somebody looks
};

struct ServerOptions {
    Place place = Place::Workbench;
    std::vector<ListenAddress> listen{ListenAddress{}};
    std::vector<std::string> extraHosts; // "shop.localhost:8080": Host values besides this machine's own
    std::vector<std::string>
        trustedProxies; // "10.0.0.0/8": whose X-Forwarded-For says who the visitor is; none by default
    unsigned threads = 1; // loops, each with its own listener
    SendMode sendMode = SendMode::Hold;
    bool allowPrivateAddresses = false; // vendors on loopback and private networks, plain http: development only
    std::string vendorStandin; // "127.0.0.1:8091": every request goes there instead, development only
    bool preview = true; // live-only tags do not fire; Debug Mode is true
    std::string version = "draft"; // what traces name
    std::string contentOf;
    std::string sandboxProgram; // that templates run in; empty: sluis-sandbox beside this program
    sandbox::protocol::Limits templateLimits{}; // what one call of a template may use up
    MachineKeys keys{};
    sandbox::host::CloudStore* cloud = nullptr; // answers Firestore and BigQuery of templates; outlives the server
    std::filesystem::path keepTemplateStorageIn; // a file; empty: what templates store ends with the server
    std::function<void(const Error&)> onProblem{}; // from any thread: something of its own that does not stop it
    std::function<HitId()> nextHit; // numbers the hits, from any loop (a hit log does); without it they count from 1
};

// One outgoing request of a trace.
struct OutgoingRef {
    size_t event = 0;
    size_t tag = 0; // position in EventTrace::tags
    size_t request = 0; // position in TagTrace::outgoing
};

struct ServerNumbers {
    uint64_t hits = 0;
    uint64_t claimed = 0;
    uint64_t requestsHeld = 0;
    uint64_t requestsSent = 0;
    uint64_t requestsFailed = 0;
};

// A template that had to be stopped again and again, and is not started for a while.
struct StoppedTemplate {
    std::string name;
    std::string text; // of the template, as in the container
    WallTime until{};
    Message reason; // what was wrong the last time

    bool operator==(const StoppedTemplate&) const = default;
};

// The assembled server container: listener, plan, runtime, sender. The very same object runs in the workbench and in a
// gateway. It has threads of its own; every function may be called from any thread and none waits for the network
// except start() and stop().
class Server
{
public:
    // Errors: http.portInUse, http.addressNotUsable, http.notARange. Without a plan every hit is answered 503 until
    // there is one.
    static Result<std::unique_ptr<Server>> start(ServerOptions options, PlanPtr plan);
    virtual ~Server() = default; // stops

    virtual std::vector<ListenAddress> addresses() const = 0; // with the ports that were taken

    // Hits that arrive from then on run through this plan; a hit keeps the one it started with.
    virtual void setPlan(PlanPtr plan, std::string version = "draft", std::string contentOf = {}) = 0;

    // The values of secrets. They are put into requests that really leave, and nowhere else; requests under way keep
    // what they have.
    virtual void setSecrets(crypto::SecretValues values) = 0;

    virtual void setSendMode(SendMode mode) = 0;
    virtual SendMode sendMode() const = 0;

    // Called on a server thread with each trace: once when the hit was answered and, when requests were still under way
    // then, once more when all have ended (isComplete). Must return quickly.
    virtual Subscription onTrace(std::function<void(runtime::TracePtr)> callback) = 0;

    // Runs a request that did not come over the network (pasted, dropped, recorded) like one that did. It is traced.
    virtual void inject(http::Request request, std::string peer, std::function<void(runtime::TracePtr)> done) = 0;

    // Sends one held request of a trace; `done` gets a new trace of the same hit with state and answer filled in, and
    // so do the subscribers.
    virtual void sendHeld(runtime::TracePtr trace, OutgoingRef which, std::function<void(runtime::TracePtr)> done) = 0;

    virtual ServerNumbers numbers() const = 0;

    virtual bool runsTemplates() const = 0; // the program they run in is there
    virtual std::vector<StoppedTemplate> stoppedTemplates() const = 0;
    virtual void setTemplateLimits(const sandbox::protocol::Limits& limits) = 0; // of calls from then on
    virtual void releaseTemplates() = 0; // all that were stopped may run again

    // Lets hits under way end (30 s at most), then closes.
    virtual void stop() = 0;
};

} // namespace sluis::server
