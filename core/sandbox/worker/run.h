#pragma once

#include "core/base/random.h"
#include "core/sandbox/protocol/messages.h"
#include "core/sandbox/worker/place.h"
#include "core/templates/permissions.h"

#include <v8.h>

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sluis::sandbox::worker {

class LentValue;
class Realm;

// What templateDataStorage of one template holds: a copy of what the server has, changed together with it.
struct Storage {
    std::map<std::string, value::Value, std::less<>> items;
    size_t bytes = 0;
};

// Something a run asked for and will hear of.
struct PendingCall {
    enum class Kind {
        Promise,
        Callbacks, // onSuccess(body) or onFailure(body)
        HttpCallback, // the old form: onSuccess(statusCode, headers, body)
        Listener, // onSuccess is called again and again
        Once,
        Complete // of runContainer: onSuccess(bindToEvent)
    } kind
        = Kind::Promise;
    v8::Global<v8::Promise::Resolver> resolver;
    v8::Global<v8::Function> onSuccess;
    v8::Global<v8::Function> onFailure;
    bool keeps = false; // the run is not over before it is answered
};

// What a test of a template needs besides.
struct TestState {
    bool failed = false;
    std::string message; // of the first failure
    Place place;
    v8::Global<v8::Function> templateFunction;
};

// One call of a template and everything that comes of it, over several messages. Belongs to the engine's thread.
class Run
{
public:
    enum class Mode { Live, Test };

    Run(uint64_t id, Mode mode, protocol::Role role, Realm& realm, const templates::Permissions& permissions,
        Storage& storage, const value::Value& privateKeys, protocol::RunContext context, std::string& out,
        const protocol::Limits& limits);

    uint64_t id() const { return m_id; }
    bool isTest() const { return m_mode == Mode::Test; }
    protocol::Role role() const { return m_role; }
    Realm& realm() { return m_realm; }
    const templates::Permissions& permissions() const { return m_permissions; }
    Storage& storage() { return m_storage; }
    const value::Value& privateKeys() const { return m_privateKeys; }
    const protocol::RunContext& context() const { return m_context; }
    const protocol::Limits& limits() const { return m_limits; }

    const LentValue* event = nullptr; // nullptr: there is none
    const LentValue* container = nullptr;
    const protocol::RequestView* request = nullptr;
    double nowMs = 0;
    SeededRandom random;

    // Effects. emit() writes one whole; begin() its head, then the caller appends one value and calls end(), which
    // throws in JavaScript and takes the effect back when the call has handed out too much.
    void emit(protocol::EffectKind kind, uint64_t call, uint32_t line, const value::Value& body);
    protocol::Writer begin(protocol::EffectKind kind, uint64_t call, uint32_t line);
    bool end(v8::Isolate* isolate);
    void discard();
    void startCall() { m_bytesAtStart = m_out.size(); }

    uint64_t addPending(PendingCall pending); // 0 when the run has too many
    std::map<uint64_t, PendingCall>& pending() { return m_pending; }
    size_t waiting(v8::Isolate* isolate) const; // for how many things it waits

    bool addLater(v8::Isolate* isolate, v8::Local<v8::Function> function);
    std::deque<v8::Global<v8::Function>>& later() { return m_later; }

    void track(v8::Isolate* isolate, v8::Local<v8::Promise> promise, v8::Local<v8::Function> refuse);
    void rejectOpenPromises(v8::Isolate* isolate); // those that have lived too long

    bool log(std::string_view text, uint32_t line); // false when the run has logged too much
    void denied(std::string_view permission, std::string_view api, uint32_t line);

    v8::Local<v8::Object> implicitGlobals();

    // Of promises: rejected without anybody to hear it, until somebody does.
    struct Unheard {
        v8::Global<v8::Promise> promise;
        v8::Global<v8::Value> reason;
    };
    std::vector<Unheard> unheard;

    std::vector<std::string> listening; // types of messages
    uint32_t requests = 0;
    uint32_t transactions = 0; // of Firestore
    uint64_t boundContainer = 0; // call of runContainer that bindToEvent() bound the running function to
    bool claimed = false;
    bool synchronous = true; // the template's own code runs, not something it left for later
    bool responseSent = false;
    bool reported = false; // gtmOnSuccess or gtmOnFailure
    bool resultPending = false; // a variable's promise
    std::unique_ptr<TestState> test;

private:
    struct Tracked {
        v8::Global<v8::Promise> promise;
        v8::Global<v8::Function> refuse;
        double sinceMs = 0;
    };

    uint64_t m_id;
    Mode m_mode;
    protocol::Role m_role;
    Realm& m_realm;
    const templates::Permissions& m_permissions;
    Storage& m_storage;
    const value::Value& m_privateKeys;
    protocol::RunContext m_context;
    std::string& m_out;
    const protocol::Limits& m_limits;

    size_t m_effectStart = 0;
    size_t m_bytesAtStart = 0;
    uint64_t m_lastCall = 0;
    std::map<uint64_t, PendingCall> m_pending;
    std::deque<v8::Global<v8::Function>> m_later;
    std::vector<Tracked> m_tracked;
    v8::Global<v8::Object> m_implicitGlobals;
    uint32_t m_callbacks = 0;
    uint32_t m_logLines = 0;
    size_t m_logBytes = 0;
    bool m_logIsCut = false;
};

} // namespace sluis::sandbox::worker
