#include "core/sandbox/worker/engine.h"

#include "core/base/assert.h"
#include "core/sandbox/protocol/permissions.h"
#include "core/sandbox/worker/convert.h"
#include "core/sandbox/worker/realm_script.h"

#include <algorithm>

// Running one scenario of a template's tests (template reference, section 4).
namespace sluis::sandbox::worker {

using protocol::EffectKind;
using value::Value;

// What the script of test functions gets from us.
struct TestKit {
    using Info = v8::FunctionCallbackInfo<v8::Value>;

    static Run& run(const Info& info) { return *Engine::of(info.GetIsolate()).current(); }

    static void require(const Info& info)
    {
        v8::Isolate* isolate = info.GetIsolate();
        v8::Local<v8::String> name;
        v8::Local<v8::Value> value;
        if (!info[0]->ToString(isolate->GetCurrentContext()).ToLocal(&name))
            return;
        if (run(info).realm().library(textOf(isolate, name)).ToLocal(&value))
            info.GetReturnValue().Set(value);
        else
            throwError(isolate, "There is no API named \"" + textOf(isolate, name) + "\".");
    }

    static void runTemplate(const Info& info)
    {
        v8::Isolate* isolate = info.GetIsolate();
        const v8::Local<v8::Context> context = isolate->GetCurrentContext();
        v8::Local<v8::Value> arguments[] = {info[0], info[1]};
        v8::Local<v8::Value> result;
        // Of tags, too: tests wait for a promise that a tag returns.
        if (run(info)
                .test->templateFunction.Get(isolate)
                ->Call(context, v8::Undefined(isolate), 2, arguments)
                .ToLocal(&result))
            info.GetReturnValue().Set(result);
    }

    static void failed(const Info& info)
    {
        v8::Isolate* isolate = info.GetIsolate();
        v8::Local<v8::String> message;
        if (!info[0]->ToString(isolate->GetCurrentContext()).ToLocal(&message))
            return;
        constexpr size_t MessageBytes = 64 * 1024;
        std::string text = textOf(isolate, message);
        if (text.size() > MessageBytes)
            text.resize(MessageBytes);
        Engine& engine = Engine::of(isolate);
        engine.failTest(*engine.current(), text, currentPlace(isolate));
        throwError(isolate, text);
    }

    static void text(const Info& info)
    {
        v8::Local<v8::String> string;
        if (info[0]->IsSymbol())
            info.GetReturnValue().Set(toV8(info.GetIsolate(), "a symbol"));
        else if (info[0]->ToString(info.GetIsolate()->GetCurrentContext()).ToLocal(&string))
            info.GetReturnValue().Set(string);
    }

    static void isArray(const Info& info) { info.GetReturnValue().Set(info[0]->IsArray()); }
    static void isPromise(const Info& info) { info.GetReturnValue().Set(info[0]->IsPromise()); }

    static void hasOwn(const Info& info)
    {
        const v8::Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
        v8::Local<v8::String> name;
        if (info[0]->IsObject() && info[1]->ToString(context).ToLocal(&name))
            info.GetReturnValue().Set(info[0].As<v8::Object>()->HasOwnProperty(context, name).FromMaybe(false));
    }
};

v8::Local<v8::Object> Engine::testKit(Run& run)
{
    const v8::Local<v8::Context> context = run.realm().context();
    const v8::Local<v8::Object> kit = v8::Object::New(m_isolate);
    const std::pair<const char*, v8::FunctionCallback> functions[] = {{"require", TestKit::require},
        {"run", TestKit::runTemplate}, {"failed", TestKit::failed}, {"text", TestKit::text},
        {"isArray", TestKit::isArray}, {"isPromise", TestKit::isPromise}, {"hasOwn", TestKit::hasOwn}};
    for (const auto& [name, function] : functions)
        kit->CreateDataProperty(
               context, keyToV8(m_isolate, name), v8::Function::New(context, function).ToLocalChecked())
            .Check();
    for (const auto& [name, which] : {std::pair("keys", Realm::Kept::Keys), {"stringify", Realm::Kept::Stringify}})
        kit->CreateDataProperty(context, keyToV8(m_isolate, name), run.realm().kept(which)).Check();
    return kit;
}

void Engine::failTest(Run& run, std::string message, Place place)
{
    TestState& test = *run.test;
    if (test.failed)
        return;
    test.failed = true;
    test.message = std::move(message);
    test.place = std::move(place);
}

void Engine::test(protocol::RunTest order)
{
    const v8::HandleScope scope(m_isolate);
    Realm realm(*this, m_isolate);
    const templates::Permissions permissions = protocol::permissionsFrom(order.permissions);
    Storage storage;
    const Value noKeys;
    const auto owned = std::make_unique<Run>(order.run, Run::Mode::Test, order.role, realm, permissions, storage,
        noKeys, std::move(order.context), m_effects, m_limits);
    Run& run = *owned;
    run.test = std::make_unique<TestState>();
    lend(run);
    const int64_t started = Watchdog::nowNs();
    const int setupLines
        = order.setup.empty() ? 0 : 1 + static_cast<int>(std::count(order.setup.begin(), order.setup.end(), '\n'));
    enter(run, [&] {
        const v8::Local<v8::Context> context = realm.context();
        v8::Local<v8::Script> script;
        v8::Local<v8::Value> make;
        SLUIS_ASSERT(v8::Script::Compile(context, toV8(m_isolate, TestScriptSource)).ToLocal(&script));
        SLUIS_ASSERT(script->Run(context).ToLocal(&make));
        v8::Local<v8::Value> kit = testKit(run);
        v8::Local<v8::Value> functions;
        SLUIS_ASSERT(make.As<v8::Function>()->Call(context, v8::Undefined(m_isolate), 1, &kit).ToLocal(&functions));

        v8::Local<v8::Function> code;
        if (!realm.compile(order.code, TemplateScript, {"require", "data"}).ToLocal(&code))
            return;
        run.test->templateFunction.Reset(m_isolate, code);
        const char* names[] = {"runCode", "require", "mock", "mockObject", "assertThat", "assertApi", "fail"};
        v8::Local<v8::Value> arguments[std::size(names)];
        for (size_t i = 0; i < std::size(names); ++i)
            arguments[i] = functions.As<v8::Object>()->Get(context, keyToV8(m_isolate, names[i])).ToLocalChecked();
        v8::Local<v8::Function> test;
        const std::string source = order.setup.empty() ? order.test : order.setup + "\n" + order.test;
        if (realm
                .compile(
                    source, TestScript, {"runCode", "require", "mock", "mockObject", "assertThat", "assertApi", "fail"})
                .ToLocal(&test))
            mayThrow(test->Call(context, v8::Undefined(m_isolate), static_cast<int>(std::size(arguments)), arguments));
    });
    const TestState& state = *run.test;
    const bool inSetup = state.place.script == TestScript && state.place.line <= setupLines;
    const int line = state.place.script == TestScript && !inSetup ? state.place.line - setupLines : state.place.line;
    run.emit(EffectKind::Verdict, 0, static_cast<uint32_t>(line),
        Value::object(
            {{"passed", !state.failed}, {"message", state.message}, {"where", inSetup ? "setup" : state.place.script},
                {"micros", static_cast<double>((Watchdog::nowNs() - started) / 1000)}}));
}

} // namespace sluis::sandbox::worker
