#include "core/sandbox/protocol/messages.h"

namespace sluis::sandbox::protocol {
namespace {

    void order(Writer& out, Order order)
    {
        out.byte(static_cast<uint8_t>(order));
    }

    template <class Enum> Enum enumOf(Reader& in, Enum last)
    {
        const uint8_t raw = in.byte();
        if (raw > static_cast<uint8_t>(last))
            in.spoil();
        return in.ok() ? static_cast<Enum>(raw) : Enum{};
    }

    std::string ownText(Reader& in)
    {
        return std::string(in.text());
    }

    void context(Writer& out, const RunContext& context)
    {
        out.count(context.request);
        out.count(context.event);
        out.count(context.container);
        out.real(context.nowMs);
        out.count(context.seed);
        out.byte(static_cast<uint8_t>((context.preview ? 1 : 0) | (context.explain ? 2 : 0)));
        out.text(context.clientName);
        out.value(context.listeners);
    }

    RunContext context(Reader& in)
    {
        RunContext context;
        context.request = in.count();
        context.event = in.count();
        context.container = in.count();
        context.nowMs = in.real();
        context.seed = in.count();
        const uint8_t flags = in.byte();
        context.preview = flags & 1;
        context.explain = flags & 2;
        context.clientName = ownText(in);
        context.listeners = in.value();
        return context;
    }

} // namespace

void write(Writer& out, const Limits& limits)
{
    order(out, Order::Configure);
    for (const auto time : {limits.softCall, limits.hardCall, limits.killAfter, limits.promiseLife})
        out.count(static_cast<uint64_t>(time.count()));
    for (const size_t size : {limits.heapBytes, limits.bufferBytes, limits.stackBytes, limits.addressSpaceBytes,
             static_cast<size_t>(limits.requestsPerRun), static_cast<size_t>(limits.callbacksPerRun),
             static_cast<size_t>(limits.logLinesPerRun), limits.logBytesPerRun, limits.effectBytesPerCall,
             limits.storageBytesPerTemplate})
        out.count(size);
}

Limits readLimits(Reader& in)
{
    Limits limits;
    for (auto* time : {&limits.softCall, &limits.hardCall, &limits.killAfter, &limits.promiseLife})
        *time = std::chrono::milliseconds(in.count());
    for (size_t* size : {&limits.heapBytes, &limits.bufferBytes, &limits.stackBytes, &limits.addressSpaceBytes})
        *size = in.count();
    for (uint32_t* number : {&limits.requestsPerRun, &limits.callbacksPerRun, &limits.logLinesPerRun})
        *number = static_cast<uint32_t>(in.count());
    for (size_t* size : {&limits.logBytesPerRun, &limits.effectBytesPerCall, &limits.storageBytesPerTemplate})
        *size = in.count();
    return limits;
}

void write(Writer& out, const LoadTemplate& load)
{
    order(out, Order::Load);
    out.count(load.id);
    out.byte(static_cast<uint8_t>(load.role));
    out.text(load.name);
    out.text(load.code);
    out.value(load.permissions);
    out.value(load.privateKeys);
    out.value(load.storage);
}

LoadTemplate readLoad(Reader& in)
{
    LoadTemplate load;
    load.id = in.count();
    load.role = enumOf(in, Role::Client);
    load.name = ownText(in);
    load.code = ownText(in);
    load.permissions = in.value();
    load.privateKeys = in.value();
    load.storage = in.value();
    return load;
}

void write(Writer& out, const StartRun& start)
{
    order(out, Order::Start);
    out.count(start.run);
    out.count(start.templateId);
    context(out, start.context);
    out.value(start.data);
}

StartRun readStartHead(Reader& in)
{
    StartRun start;
    start.run = in.count();
    start.templateId = in.count();
    start.context = context(in);
    return start;
}

StartRun readStart(Reader& in)
{
    StartRun start = readStartHead(in);
    start.data = in.value();
    return start;
}

void write(Writer& out, const AnswerCall& answer)
{
    order(out, Order::Answer);
    out.count(answer.run);
    out.count(answer.call);
    out.byte(answer.succeeded ? 1 : 0);
    out.real(answer.nowMs);
    out.value(answer.body);
}

AnswerCall readAnswerHead(Reader& in)
{
    AnswerCall answer;
    answer.run = in.count();
    answer.call = in.count();
    answer.succeeded = in.byte() != 0;
    answer.nowMs = in.real();
    return answer;
}

AnswerCall readAnswer(Reader& in)
{
    AnswerCall answer = readAnswerHead(in);
    answer.body = in.value();
    return answer;
}

void write(Writer& out, const NotifyRun& notify)
{
    order(out, Order::Notify);
    out.count(notify.run);
    out.count(notify.call);
    out.real(notify.nowMs);
    out.value(notify.arguments);
}

NotifyRun readNotify(Reader& in)
{
    NotifyRun notify;
    notify.run = in.count();
    notify.call = in.count();
    notify.nowMs = in.real();
    notify.arguments = in.value();
    return notify;
}

void write(Writer& out, const StorageChange& change)
{
    order(out, Order::Storage);
    out.count(change.templateId);
    out.byte(static_cast<uint8_t>(change.what));
    out.text(change.key);
    out.value(change.value);
}

StorageChange readStorage(Reader& in)
{
    StorageChange change;
    change.templateId = in.count();
    change.what = enumOf(in, StorageChange::What::Clear);
    change.key = ownText(in);
    change.value = in.value();
    return change;
}

void write(Writer& out, const RunTest& test)
{
    order(out, Order::Test);
    out.count(test.run);
    out.byte(static_cast<uint8_t>(test.role));
    out.text(test.code);
    out.text(test.setup);
    out.text(test.test);
    out.value(test.permissions);
    context(out, test.context);
}

RunTest readTest(Reader& in)
{
    RunTest test;
    test.run = in.count();
    test.role = enumOf(in, Role::Client);
    test.code = ownText(in);
    test.setup = ownText(in);
    test.test = ownText(in);
    test.permissions = in.value();
    test.context = context(in);
    return test;
}

void writeRequest(Writer& out, uint64_t slot, const RequestView& request)
{
    order(out, Order::PutRequest);
    out.count(slot);
    for (const std::string* text :
        {&request.method, &request.path, &request.query, &request.body, &request.remoteAddress})
        out.text(*text);
    out.byte(request.takesBrowserPixels ? 1 : 0);
    out.value(request.events);
    out.count(request.headers.size());
    for (const auto& [name, text] : request.headers) {
        out.text(name);
        out.text(text);
    }
}

RequestView readRequest(Reader& in)
{
    RequestView request;
    for (std::string* text : {&request.method, &request.path, &request.query, &request.body, &request.remoteAddress})
        *text = in.text();
    request.takesBrowserPixels = in.byte() != 0;
    request.events = in.value();
    for (uint64_t left = in.count(); left > 0 && in.ok(); --left) {
        std::string name = ownText(in);
        request.headers.emplace_back(std::move(name), ownText(in));
    }
    return request;
}

void writeEvent(Writer& out, uint64_t slot, const value::Value& event)
{
    order(out, Order::PutEvent);
    out.count(slot);
    out.value(event);
}

void writeNumbered(Writer& out, Order what, uint64_t id)
{
    order(out, what);
    out.count(id);
}

void writeExpire(Writer& out, uint64_t run, double nowMs)
{
    order(out, Order::Expire);
    out.count(run);
    out.real(nowMs);
}

void writeCheck(Writer& out, uint64_t run, std::string_view code)
{
    order(out, Order::Check);
    out.count(run);
    out.text(code);
}

void writeEffectHead(Writer& out, EffectKind kind, uint64_t run, uint64_t call, uint32_t line)
{
    out.byte(static_cast<uint8_t>(kind));
    out.count(run);
    out.count(call);
    out.count(line);
}

void write(Writer& out, const Effect& effect)
{
    writeEffectHead(out, effect.kind, effect.run, effect.call, effect.line);
    out.value(effect.body);
}

Effect readEffect(Reader& in)
{
    Effect effect;
    const uint8_t kind = in.byte();
    if (kind >= static_cast<uint8_t>(EffectKind::Count))
        in.spoil();
    else
        effect.kind = static_cast<EffectKind>(kind);
    effect.run = in.count();
    effect.call = in.count();
    effect.line = static_cast<uint32_t>(in.count());
    effect.body = in.value();
    return effect;
}

Result<std::vector<Effect>> readEffects(std::string_view frame)
{
    std::vector<Effect> effects;
    Reader in(frame);
    while (!in.atEnd())
        effects.push_back(readEffect(in));
    if (!in.ok())
        return fail(ErrorCode::Corrupt, "sandbox.badFrame");
    return effects;
}

} // namespace sluis::sandbox::protocol
