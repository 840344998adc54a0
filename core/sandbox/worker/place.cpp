#include "core/sandbox/worker/place.h"

#include "core/sandbox/worker/convert.h"

namespace sluis::sandbox::worker {
namespace {

    constexpr int FrameLimit = 32;

    Place firstOf(v8::Isolate* isolate, v8::Local<v8::StackTrace> stack, const char* wanted)
    {
        if (stack.IsEmpty())
            return {};
        for (int i = 0; i < stack->GetFrameCount(); ++i) {
            const v8::Local<v8::StackFrame> frame = stack->GetFrame(isolate, static_cast<uint32_t>(i));
            if (frame->GetScriptName().IsEmpty())
                continue;
            const std::string name = textOf(isolate, frame->GetScriptName());
            if (wanted ? name == wanted : name == TemplateScript || name == TestScript)
                return {name, frame->GetLineNumber()};
        }
        return {};
    }

    v8::Local<v8::StackTrace> stackNow(v8::Isolate* isolate)
    {
        return v8::StackTrace::CurrentStackTrace(isolate, FrameLimit,
            static_cast<v8::StackTrace::StackTraceOptions>(v8::StackTrace::kLineNumber | v8::StackTrace::kScriptName));
    }

} // namespace

Place currentPlace(v8::Isolate* isolate)
{
    const v8::HandleScope scope(isolate);
    return firstOf(isolate, stackNow(isolate), nullptr);
}

uint32_t currentLine(v8::Isolate* isolate)
{
    const v8::HandleScope scope(isolate);
    return static_cast<uint32_t>(firstOf(isolate, stackNow(isolate), TemplateScript).line);
}

Place placeOf(v8::Isolate* isolate, v8::Local<v8::Message> message)
{
    if (message.IsEmpty())
        return {};
    const Place onStack = firstOf(isolate, message->GetStackTrace(), nullptr);
    if (onStack.line > 0)
        return onStack;
    const v8::Local<v8::Value> name = message->GetScriptResourceName();
    const int line = message->GetLineNumber(isolate->GetCurrentContext()).FromMaybe(0);
    if (name.IsEmpty() || !name->IsString())
        return {};
    const std::string script = textOf(isolate, name.As<v8::String>());
    return script == TemplateScript || script == TestScript ? Place{script, line} : Place{};
}

} // namespace sluis::sandbox::worker
