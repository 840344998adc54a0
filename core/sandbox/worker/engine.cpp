#include "core/sandbox/worker/engine.h"

#include "core/base/assert.h"
#include "core/sandbox/protocol/permissions.h"
#include "core/sandbox/worker/api/table.h"
#include "core/sandbox/worker/convert.h"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <unistd.h>

namespace sluis::sandbox::worker {
namespace {

    constexpr int OutOfMemoryExit = 4;

} // namespace

using protocol::EffectKind;
using protocol::Order;
using value::Value;

// Array buffers live outside the heap, so they have a quota of their own. (Templates have no way to make one; this
// holds even if one is found.)
struct Engine::Buffers final : v8::ArrayBuffer::Allocator {
    explicit Buffers(size_t limit)
        : left(limit)
    { }
    void* Allocate(size_t size) override
    {
        void* memory = AllocateUninitialized(size);
        return memory ? std::memset(memory, 0, size) : nullptr;
    }
    void* AllocateUninitialized(size_t size) override
    {
        if (size > left)
            return nullptr;
        left -= size;
        return std::malloc(size ? size : 1);
    }
    void Free(void* memory, size_t size) override
    {
        left += size;
        std::free(memory);
    }
    size_t left;
};

// One template: its code compiled in a realm of its own.
struct Engine::Program {
    protocol::LoadTemplate source;
    templates::Permissions permissions;
    Storage storage;
    std::unique_ptr<Realm> realm;
    v8::Global<v8::Function> function;
    std::string syntaxError; // empty when it compiled
    int syntaxLine = 0;
};

Engine::Engine(const protocol::Limits& limits)
    : m_limits(limits)
    , m_buffers(std::make_unique<Buffers>(limits.bufferBytes))
{
    v8::Isolate::CreateParams params;
    params.array_buffer_allocator = m_buffers.get();
    params.constraints.ConfigureDefaultsFromHeapSize(0, limits.heapBytes);
    m_isolate = v8::Isolate::New(params);
    m_isolate->SetData(0, this);
    m_isolate->SetMicrotasksPolicy(v8::MicrotasksPolicy::kExplicit);
    m_isolate->SetPromiseRejectCallback(promiseRejected);
    m_isolate->AddNearHeapLimitCallback(nearHeapLimit, this);
    m_isolate->SetCaptureStackTraceForUncaughtExceptions(true, 32,
        static_cast<v8::StackTrace::StackTraceOptions>(v8::StackTrace::kLineNumber | v8::StackTrace::kScriptName));
    m_isolate->SetOOMErrorHandler([](const char*, bool) { endOutOfMemory(); });
    std::set_new_handler(endOutOfMemory);
    m_isolate->Enter();
    m_shapes = std::make_unique<Shapes>(m_isolate);
    m_watchdog = std::make_unique<Watchdog>(m_isolate, limits);
}

Engine::~Engine()
{
    m_watchdog.reset();
    m_runs.clear();
    m_programs.clear();
    m_lent.clear();
    m_shapes.reset();
    m_isolate->Exit();
    m_isolate->Dispose();
}

void Engine::setMark(void (*mark)(void*, Mark), void* data)
{
    m_mark = mark;
    m_markData = data;
    m_watchdog->onLine([this](uint32_t line) { m_mark(m_markData, {Mark::What::Line, 0, line}); });
}

void Engine::warmUp()
{
    const v8::HandleScope scope(m_isolate);
    Realm realm(*this, m_isolate);
    const v8::Context::Scope inside(realm.context());
    v8::Local<v8::Function> function;
    if (realm.compile("return 1 + 1;", TemplateScript, {"require", "data"}).ToLocal(&function))
        mayThrow(function->Call(realm.context(), v8::Undefined(m_isolate), 0, nullptr));
}

bool Engine::handle(std::string_view frame, const Sink& sink)
{
    protocol::Reader in(frame);
    while (!in.atEnd() && handleOne(in)) {
        if (!m_effects.empty())
            sink(m_effects);
        m_effects.clear();
    }
    return in.ok();
}

bool Engine::handle(std::string_view frame, std::string& out)
{
    return handle(frame, [&out](std::string_view effects) { out += effects; });
}

void Engine::onTick(std::function<void()> tick)
{
    m_watchdog->onTick(std::move(tick));
}

bool Engine::handleOne(protocol::Reader& in)
{
    const auto withRun = [&](auto read, auto handler) {
        const auto order = read(in);
        if (in.ok())
            (this->*handler)(order);
    };
    switch (static_cast<Order>(in.byte())) {
    case Order::Configure:
        m_limits = protocol::readLimits(in);
        m_watchdog->setLimit(m_limits.hardCall);
        break;
    case Order::Load:
        if (auto order = protocol::readLoad(in); in.ok())
            load(std::move(order));
        break;
    case Order::Unload:
        m_programs.erase(in.count());
        break;
    case Order::PutRequest: {
        const uint64_t slot = in.count();
        m_requests[slot] = protocol::readRequest(in);
        break;
    }
    case Order::PutEvent: {
        const uint64_t slot = in.count();
        const v8::HandleScope scope(m_isolate);
        m_lent.erase(slot);
        m_lent.try_emplace(slot, *m_shapes, in);
        break;
    }
    case Order::Drop: {
        const uint64_t slot = in.count();
        m_requests.erase(slot);
        m_lent.erase(slot);
        break;
    }
    case Order::Start: {
        auto order = protocol::readStartHead(in);
        const auto data = takeFields(in, order.templateId);
        if (in.ok())
            start(std::move(order), data);
        break;
    }
    case Order::Answer: {
        const auto order = protocol::readAnswerHead(in);
        const auto body = m_shapes->take(in);
        if (in.ok())
            answer(order, body);
        break;
    }
    case Order::Notify:
        withRun(protocol::readNotify, &Engine::notify);
        break;
    case Order::Expire: {
        const uint64_t run = in.count();
        const double nowMs = in.real();
        if (in.ok())
            expire(run, nowMs);
        break;
    }
    case Order::End:
        m_runs.erase(in.count());
        break;
    case Order::Storage:
        withRun(protocol::readStorage, &Engine::storage);
        break;
    case Order::Test:
        if (auto order = protocol::readTest(in); in.ok())
            test(std::move(order));
        break;
    case Order::Check: {
        const uint64_t run = in.count();
        const std::string_view code = in.text();
        if (in.ok())
            check(run, code);
        break;
    }
    default:
        in.spoil();
    }
    return in.ok();
}

void Engine::load(protocol::LoadTemplate order)
{
    const v8::HandleScope scope(m_isolate);
    auto program = std::make_unique<Program>();
    program->source = std::move(order);
    program->permissions = protocol::permissionsFrom(program->source.permissions);
    for (const value::Member& item : program->source.storage.members()) {
        program->storage.items[std::string(item.name())] = item.value;
        program->storage.bytes += item.name().size() + item.value.size();
    }
    program->realm = std::make_unique<Realm>(*this, m_isolate);
    const v8::Context::Scope inside(program->realm->context());
    const v8::TryCatch caught(m_isolate);
    v8::Local<v8::Function> function;
    if (program->realm->compile(program->source.code, TemplateScript, {"require", "data"}).ToLocal(&function)) {
        program->function.Reset(m_isolate, function);
    } else {
        program->syntaxError = messageText(m_isolate, caught.Message());
        program->syntaxLine = placeOf(m_isolate, caught.Message()).line;
    }
    m_programs[program->source.id] = std::move(program);
}

Run* Engine::find(uint64_t run)
{
    const auto found = m_runs.find(run);
    return found == m_runs.end() ? nullptr : found->second.get();
}

void Engine::lend(Run& run)
{
    const auto find = [this](uint64_t slot) {
        const auto found = m_lent.find(slot);
        return found == m_lent.end() ? nullptr : &found->second;
    };
    run.event = find(run.context().event);
    run.container = find(run.context().container);
    if (const auto request = m_requests.find(run.context().request); request != m_requests.end())
        run.request = &request->second;
}

// What a template is started with is an object, whatever was sent.
Shapes::Found Engine::takeFields(protocol::Reader& in, uint64_t templateId)
{
    static constexpr char Nothing[] = {static_cast<char>(protocol::Wire::Object), 0};
    const auto program = m_programs.find(templateId);
    const bool isTag = program != m_programs.end() && program->second->source.role == protocol::Role::Tag;
    const auto with = isTag ? Shapes::With::TagCallbacks : Shapes::With::Nothing;
    if (in.rest().starts_with(Nothing[0]))
        return m_shapes->take(in, with);
    in.value();
    protocol::Reader nothing(std::string_view(Nothing, sizeof(Nothing)));
    return m_shapes->take(nothing, with);
}

void Engine::start(protocol::StartRun order, const Shapes::Found& given)
{
    const auto found = m_programs.find(order.templateId);
    if (found == m_programs.end() || m_runs.contains(order.run))
        return settled(order.run);
    Program& program = *found->second;
    Run& run = *(m_runs[order.run]
        = std::make_unique<Run>(order.run, Run::Mode::Live, program.source.role, *program.realm, program.permissions,
            program.storage, program.source.privateKeys, std::move(order.context), m_effects, m_limits));
    if (program.function.IsEmpty()) {
        run.emit(EffectKind::Failed, 0, static_cast<uint32_t>(program.syntaxLine),
            Value::object({{"kind", "syntax"}, {"message", program.syntaxError}}));
        return settled(order.run);
    }
    lend(run);
    enter(run, [&] {
        const v8::Local<v8::Context> context = run.realm().context();
        v8::Local<v8::Value> data;
        const auto with = run.role() == protocol::Role::Tag ? Shapes::With::TagCallbacks : Shapes::With::Nothing;
        if (!m_shapes->make(run.realm(), given, with).ToLocal(&data))
            return;
        v8::Local<v8::Value> arguments[] = {run.realm().requireFunction(), data};
        v8::Local<v8::Value> result;
        if (!program.function.Get(m_isolate)->Call(context, v8::Undefined(m_isolate), 2, arguments).ToLocal(&result))
            return;
        if (run.role() == protocol::Role::Variable)
            api::returnResult(context, run, result);
    });
}

void Engine::answer(const protocol::AnswerCall& order, const Shapes::Found& given)
{
    Run* run = find(order.run);
    if (!run || !run->pending().contains(order.call))
        return settled(order.run);
    run->nowMs = std::max(run->nowMs, order.nowMs);
    enter(*run, [&] {
        PendingCall pending = std::move(run->pending().at(order.call));
        run->pending().erase(order.call);
        v8::Local<v8::Value> body;
        if (m_shapes->make(run->realm(), given).ToLocal(&body))
            api::settle(run->realm().context(), pending, order.succeeded, body);
    });
}

void Engine::notify(const protocol::NotifyRun& order)
{
    Run* run = find(order.run);
    if (!run || !run->pending().contains(order.call))
        return settled(order.run);
    run->nowMs = std::max(run->nowMs, order.nowMs);
    enter(*run, [&] {
        const v8::Local<v8::Context> context = run->realm().context();
        PendingCall& pending = run->pending().at(order.call);
        const v8::Local<v8::Function> function = pending.onSuccess.Get(m_isolate);
        const auto kind = pending.kind;
        if (kind != PendingCall::Kind::Listener)
            run->pending().erase(order.call);
        std::vector<v8::Local<v8::Value>> arguments;
        if (kind == PendingCall::Kind::Complete)
            arguments.push_back(api::bindToEvent(context, order.call));
        for (const Value& argument : order.arguments.items())
            arguments.push_back(toV8(context, argument));
        mayThrow(
            function->Call(context, v8::Undefined(m_isolate), static_cast<int>(arguments.size()), arguments.data()));
    });
}

void Engine::expire(uint64_t id, double nowMs)
{
    Run* run = find(id);
    if (!run)
        return settled(id);
    run->nowMs = std::max(run->nowMs, nowMs);
    enter(*run, [&] { run->rejectOpenPromises(m_isolate); });
}

void Engine::storage(const protocol::StorageChange& order)
{
    const auto found = m_programs.find(order.templateId);
    if (found == m_programs.end())
        return;
    Storage& storage = found->second->storage;
    if (order.what == protocol::StorageChange::What::Clear)
        storage.items.clear();
    else if (order.what == protocol::StorageChange::What::Remove)
        storage.items.erase(order.key);
    else
        storage.items[order.key] = order.value;
}

void Engine::check(uint64_t run, std::string_view code)
{
    const v8::HandleScope scope(m_isolate);
    Realm realm(*this, m_isolate);
    const v8::Context::Scope inside(realm.context());
    const v8::TryCatch caught(m_isolate);
    protocol::Writer out(m_effects);
    if (realm.compile(code, TemplateScript, {"require", "data"}).IsEmpty()) {
        const Value body = Value::object({{"kind", "syntax"}, {"message", messageText(m_isolate, caught.Message())},
            {"column",
                caught.Message().IsEmpty() ? 0 : caught.Message()->GetStartColumn(realm.context()).FromMaybe(0) + 1}});
        protocol::write(out,
            protocol::Effect{
                EffectKind::Failed, run, 0, static_cast<uint32_t>(placeOf(m_isolate, caught.Message()).line), body});
    }
    settled(run);
}

void Engine::settled(uint64_t id)
{
    Run* run = find(id);
    const double waiting = run ? static_cast<double>(run->waiting(m_isolate)) : 0;
    protocol::Writer out(m_effects);
    protocol::write(
        out, protocol::Effect{EffectKind::Settled, id, 0, 0, Value::object({{"waiting", waiting}, {"micros", 0}})});
}

void Engine::enter(Run& run, const std::function<void()>& body)
{
    const v8::HandleScope scope(m_isolate);
    const v8::Context::Scope inside(run.realm().context());
    m_current = &run;
    if (m_mark)
        m_mark(m_markData, {Mark::What::Run, run.id(), 0});
    m_outOfMemory = false;
    run.startCall();
    const int64_t started = Watchdog::nowNs();
    m_watchdog->arm();
    {
        const v8::TryCatch caught(m_isolate);
        body();
        run.synchronous = false;
        if (caught.HasCaught() && !caught.HasTerminated() && !m_watchdog->hasFired())
            reportException(run, caught, "exception");
        drain(run, caught);
    }
    const bool overdue = m_watchdog->disarm();
    if (m_outOfMemory)
        m_isolate->CancelTerminateExecution();
    if (overdue || m_outOfMemory) {
        run.pending().clear();
        run.later().clear();
        run.resultPending = false;
        const Value failure = Value::object({{"kind", m_outOfMemory ? "memory" : "timeout"}});
        run.emit(EffectKind::Failed, 0, m_watchdog->line(), failure);
        if (run.isTest())
            failTest(run,
                m_outOfMemory
                    ? "It used more than " + std::to_string(m_limits.heapBytes >> 20) + " MB of memory and was stopped."
                    : "It ran longer than " + std::to_string(m_limits.hardCall.count()) + " ms and was stopped.",
                {TemplateScript, static_cast<int>(m_watchdog->line())});
    }
    reportUnheard(run);
    if (m_mark)
        m_mark(m_markData, {Mark::What::Run, 0, 0});
    m_current = nullptr;
    const int64_t micros = (Watchdog::nowNs() - started) / 1000;
    run.emit(EffectKind::Settled, 0, 0,
        Value::object(
            {{"waiting", static_cast<double>(run.waiting(m_isolate))}, {"micros", static_cast<double>(micros)}}));
}

// Promise jobs first, then what callLater left, one by one, until nothing is left. The watchdog ends what never ends.
void Engine::drain(Run& run, const v8::TryCatch& caught)
{
    while (!caught.HasTerminated() && !m_watchdog->hasFired() && !m_outOfMemory) {
        m_isolate->PerformMicrotaskCheckpoint();
        if (run.later().empty())
            break;
        const v8::HandleScope scope(m_isolate);
        const v8::Local<v8::Function> function = run.later().front().Get(m_isolate);
        run.later().pop_front();
        const v8::TryCatch inner(m_isolate);
        mayThrow(function->Call(run.realm().context(), v8::Undefined(m_isolate), 0, nullptr));
        if (inner.HasTerminated() || m_watchdog->hasFired())
            break;
        if (inner.HasCaught())
            reportException(run, inner, "exception");
    }
}

void Engine::reportException(Run& run, const v8::TryCatch& caught, const char* kind)
{
    const v8::HandleScope scope(m_isolate);
    std::string message = messageText(m_isolate, caught.Message());
    const Place place = placeOf(m_isolate, caught.Message());
    if (run.isTest())
        return failTest(run, std::move(message), place);
    run.emit(EffectKind::Failed, 0, static_cast<uint32_t>(place.line),
        Value::object({{"kind", kind}, {"message", message}}));
}

// Rejections that nobody listens to when everything has run. Of a test only errors count: a template may well refuse
// with a value and leave it at that.
void Engine::reportUnheard(Run& run)
{
    const v8::HandleScope scope(m_isolate);
    std::vector<Run::Unheard> unheard;
    unheard.swap(run.unheard);
    for (const Run::Unheard& one : unheard) {
        const v8::Local<v8::Value> reason = one.reason.Get(m_isolate);
        const v8::Local<v8::Message> message = v8::Exception::CreateMessage(m_isolate, reason);
        const Place place = placeOf(m_isolate, message);
        std::string text = messageText(m_isolate, message);
        if (!run.isTest())
            run.emit(EffectKind::Failed, 0, static_cast<uint32_t>(place.line),
                Value::object({{"kind", "rejected"}, {"message", text}}));
        else if (reason->IsNativeError())
            failTest(run, std::move(text), place);
    }
}

void Engine::promiseRejected(v8::PromiseRejectMessage message)
{
    v8::Isolate* isolate = v8::Isolate::GetCurrent();
    Run* run = Engine::of(isolate).m_current;
    if (!run)
        return;
    if (message.GetEvent() == v8::kPromiseRejectWithNoHandler && run->unheard.size() < run->limits().callbacksPerRun)
        run->unheard.push_back({v8::Global<v8::Promise>(isolate, message.GetPromise()),
            v8::Global<v8::Value>(isolate, message.GetValue())});
    else if (message.GetEvent() == v8::kPromiseHandlerAddedAfterReject)
        std::erase_if(run->unheard, [&](const Run::Unheard& one) { return one.promise == message.GetPromise(); });
}

// There is no way back. First the least that has to be said, then what may fail itself.
void Engine::endOutOfMemory()
{
    static bool isSaid = false;
    v8::Isolate* isolate = v8::Isolate::TryGetCurrent();
    Engine* const engine = isolate ? &of(isolate) : nullptr;
    if (std::exchange(isSaid, true) || !engine || !engine->m_mark)
        _exit(OutOfMemoryExit);
    engine->m_mark(engine->m_markData, {Mark::What::OutOfMemory, 0, 0});
    if (const uint32_t line = currentLine(isolate); line != 0)
        engine->m_mark(engine->m_markData, {Mark::What::Line, 0, line});
    _exit(OutOfMemoryExit);
}

// The call is ended and gets some room to unwind, once: a function of the engine's own that goes on allocating without
// looking up runs into the limit again, and then the process ends.
size_t Engine::nearHeapLimit(void* self, size_t current, size_t)
{
    auto* engine = static_cast<Engine*>(self);
    constexpr size_t RoomToUnwind = 16 * 1024 * 1024;
    const bool first = !engine->m_worn;
    engine->m_outOfMemory = true;
    engine->m_worn = true;
    engine->m_isolate->TerminateExecution();
    return first ? current + RoomToUnwind : current;
}

} // namespace sluis::sandbox::worker
