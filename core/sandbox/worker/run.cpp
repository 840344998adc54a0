#include "core/sandbox/worker/run.h"

#include "core/sandbox/worker/convert.h"
#include "core/sandbox/worker/realm.h"

#include <algorithm>
#include <utility>

namespace sluis::sandbox::worker {

using protocol::EffectKind;
using value::Value;

Run::Run(uint64_t id, Mode mode, protocol::Role role, Realm& realm, const templates::Permissions& permissions,
    Storage& storage, const Value& privateKeys, protocol::RunContext context, std::string& out,
    const protocol::Limits& limits)
    : nowMs(context.nowMs)
    , random(context.seed)
    , m_id(id)
    , m_mode(mode)
    , m_role(role)
    , m_realm(realm)
    , m_permissions(permissions)
    , m_storage(storage)
    , m_privateKeys(privateKeys)
    , m_context(std::move(context))
    , m_out(out)
    , m_limits(limits)
{ }

void Run::emit(EffectKind kind, uint64_t call, uint32_t line, const Value& body)
{
    protocol::Writer out(m_out);
    protocol::writeEffectHead(out, kind, m_id, call, line);
    out.value(body);
}

protocol::Writer Run::begin(EffectKind kind, uint64_t call, uint32_t line)
{
    m_effectStart = m_out.size();
    protocol::Writer out(m_out);
    protocol::writeEffectHead(out, kind, m_id, call, line);
    return out;
}

bool Run::end(v8::Isolate* isolate)
{
    // A test's effects are not looked at by anybody but its own recorder.
    const bool tooMuch = m_out.size() - m_bytesAtStart > m_limits.effectBytesPerCall;
    if (tooMuch || isTest())
        discard();
    if (tooMuch)
        throwError(isolate, "The template hands out too much data in one call.");
    return !tooMuch;
}

void Run::discard()
{
    m_out.resize(m_effectStart);
}

uint64_t Run::addPending(PendingCall pending)
{
    if (m_pending.size() >= m_limits.callbacksPerRun)
        return 0;
    m_pending.emplace(++m_lastCall, std::move(pending));
    return m_lastCall;
}

size_t Run::waiting(v8::Isolate* isolate) const
{
    size_t count = resultPending ? 1 : 0;
    for (const auto& [call, pending] : m_pending)
        count += pending.keeps ? 1 : 0;
    for (const Tracked& tracked : m_tracked) {
        const v8::Local<v8::Promise> promise = tracked.promise.Get(isolate);
        // A promise that nobody can settle any more and nobody waits for does not hold the run.
        count += promise->State() == v8::Promise::kPending && promise->HasHandler() ? 1 : 0;
    }
    return count;
}

bool Run::addLater(v8::Isolate* isolate, v8::Local<v8::Function> function)
{
    if (++m_callbacks > m_limits.callbacksPerRun) {
        throwError(isolate, "The template leaves too many functions for later.");
        return false;
    }
    m_later.emplace_back(isolate, function);
    return true;
}

void Run::track(v8::Isolate* isolate, v8::Local<v8::Promise> promise, v8::Local<v8::Function> refuse)
{
    if (promise->State() != v8::Promise::kPending || m_tracked.size() >= m_limits.callbacksPerRun)
        return;
    m_tracked.push_back({v8::Global<v8::Promise>(isolate, promise), v8::Global<v8::Function>(isolate, refuse), nowMs});
}

void Run::rejectOpenPromises(v8::Isolate* isolate)
{
    const v8::Local<v8::Context> context = m_realm.context();
    const v8::Local<v8::Object> reason = v8::Object::New(isolate);
    reason->CreateDataProperty(context, keyToV8(isolate, "reason"), toV8(isolate, "timed_out")).Check();
    const double limit = static_cast<double>(m_limits.promiseLife.count());
    for (Tracked& tracked : m_tracked) {
        if (nowMs - tracked.sinceMs < limit)
            continue;
        v8::Local<v8::Value> argument = reason;
        mayThrow(tracked.refuse.Get(isolate)->Call(context, v8::Undefined(isolate), 1, &argument));
    }
    std::erase_if(m_tracked, [&](const Tracked& tracked) { return nowMs - tracked.sinceMs >= limit; });
}

bool Run::log(std::string_view text, uint32_t line)
{
    constexpr size_t LineBytes = 16 * 1024;
    if (m_logLines >= m_limits.logLinesPerRun || m_logBytes >= m_limits.logBytesPerRun) {
        if (!std::exchange(m_logIsCut, true))
            emit(EffectKind::Log, 0, line,
                "The console ends here: a run may write " + std::to_string(m_limits.logLinesPerRun) + " lines and "
                    + std::to_string(m_limits.logBytesPerRun / 1024) + " KB.");
        return false;
    }
    ++m_logLines;
    text = text.substr(0, LineBytes);
    m_logBytes += text.size();
    emit(EffectKind::Log, 0, line, text);
    return true;
}

void Run::denied(std::string_view permission, std::string_view api, uint32_t line)
{
    if (++m_callbacks <= m_limits.callbacksPerRun)
        emit(isTest() ? EffectKind::Finding : EffectKind::Denied, 0, line, Value::array({permission, api}));
}

v8::Local<v8::Object> Run::implicitGlobals()
{
    v8::Isolate* isolate = v8::Isolate::GetCurrent();
    if (m_implicitGlobals.IsEmpty())
        m_implicitGlobals.Reset(isolate, v8::Object::New(isolate, v8::Null(isolate), nullptr, nullptr, 0));
    return m_implicitGlobals.Get(isolate);
}

} // namespace sluis::sandbox::worker
