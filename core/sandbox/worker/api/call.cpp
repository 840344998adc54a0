#include "core/sandbox/worker/api/call.h"

#include "core/sandbox/worker/convert.h"
#include "core/sandbox/worker/realm.h"

namespace sluis::sandbox::worker::api {

Call::Call(const v8::FunctionCallbackInfo<v8::Value>& info, const char* name, Run& run)
    : m_info(info)
    , m_isolate(info.GetIsolate())
    , m_context(m_isolate->GetCurrentContext())
    , m_name(name)
    , m_run(run)
{ }

bool Call::text(int index, std::string& result) const
{
    return text(m_info[index], result);
}

bool Call::text(v8::Local<v8::Value> value, std::string& result) const
{
    v8::Local<v8::String> string;
    if (!value->ToString(m_context).ToLocal(&string))
        return false;
    result = textOf(m_isolate, string);
    return true;
}

v8::Local<v8::Value> Call::member(v8::Local<v8::Value> object, const char* name) const
{
    v8::Local<v8::Value> value;
    if (!object->IsObject())
        return v8::Undefined(m_isolate);
    const v8::TryCatch quiet(m_isolate);
    if (!object.As<v8::Object>()->Get(m_context, keyToV8(m_isolate, name)).ToLocal(&value))
        return v8::Undefined(m_isolate);
    return value;
}

std::string Call::memberText(v8::Local<v8::Value> object, const char* name) const
{
    const v8::Local<v8::Value> value = member(object, name);
    return value->IsString() ? textOf(m_isolate, value.As<v8::String>()) : std::string();
}

void Call::give(std::string_view text) const
{
    give(v8::Local<v8::Value>(toV8(m_isolate, text)));
}

void Call::give(const value::Value& value) const
{
    give(toV8(m_context, value));
}

void Call::fail(std::string_view message) const
{
    throwError(m_isolate, message);
}

bool Call::permit(std::string_view permission, bool allowed) const
{
    if (allowed)
        return true;
    m_run.denied(permission, m_name, line());
    if (m_run.isTest())
        return true;
    fail("The permission " + std::string(permission) + " does not allow this call of " + m_name + ".");
    return false;
}

uint32_t Call::line() const
{
    return currentLine(m_isolate);
}

uint64_t Call::promise() const
{
    v8::Local<v8::Promise::Resolver> resolver;
    if (!v8::Promise::Resolver::New(m_context).ToLocal(&resolver))
        return 0;
    PendingCall pending;
    pending.resolver.Reset(m_isolate, resolver);
    pending.keeps = true;
    const uint64_t number = m_run.addPending(std::move(pending));
    if (number == 0)
        fail("The template waits for too many things at once.");
    else
        give(v8::Local<v8::Value>(resolver->GetPromise()));
    return number;
}

} // namespace sluis::sandbox::worker::api
