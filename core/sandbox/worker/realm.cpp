#include "core/sandbox/worker/realm.h"

#include "core/base/assert.h"
#include "core/sandbox/worker/api/table.h"
#include "core/sandbox/worker/convert.h"
#include "core/sandbox/worker/engine.h"
#include "core/sandbox/worker/place.h"
#include "core/sandbox/worker/realm_script.h"
#include "core/sandbox/worker/run.h"

#include <vector>

namespace sluis::sandbox::worker {

// A name that is assigned without being declared lives in the run that assigned it: careless code works, and the next
// run sees nothing of it.
struct GlobalScope {
    static Realm* realm(const v8::Local<v8::Value>& data)
    {
        return static_cast<Realm*>(data.As<v8::External>()->Value());
    }

    static v8::Local<v8::Object> names(const v8::PropertyCallbackInfo<v8::Value>& info)
    {
        Realm* realm = GlobalScope::realm(info.Data());
        Run* run = realm->m_closed ? realm->m_engine.current() : nullptr;
        return run ? run->implicitGlobals() : v8::Local<v8::Object>();
    }

    static void get(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info)
    {
        const v8::Local<v8::Object> object = names(info);
        if (object.IsEmpty())
            return;
        const v8::Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
        v8::Local<v8::Value> value;
        if (object->HasOwnProperty(context, name).FromMaybe(false) && object->Get(context, name).ToLocal(&value))
            info.GetReturnValue().Set(value);
    }

    static void set(
        v8::Local<v8::Name> name, v8::Local<v8::Value> value, const v8::PropertyCallbackInfo<v8::Value>& info)
    {
        const v8::Local<v8::Object> object = names(info);
        if (object.IsEmpty())
            return;
        object->CreateDataProperty(info.GetIsolate()->GetCurrentContext(), name, value).FromMaybe(false);
        info.GetReturnValue().Set(value);
    }

    static void setIndex(uint32_t, v8::Local<v8::Value> value, const v8::PropertyCallbackInfo<v8::Value>& info)
    {
        if (realm(info.Data())->m_closed)
            info.GetReturnValue().Set(value); // swallowed
    }
};

namespace {

    void requireCallback(const v8::FunctionCallbackInfo<v8::Value>& info)
    {
        v8::Isolate* isolate = info.GetIsolate();
        auto* realm = static_cast<Realm*>(info.Data().As<v8::External>()->Value());
        v8::Local<v8::String> name;
        if (!info[0]->ToString(isolate->GetCurrentContext()).ToLocal(&name))
            return;
        const std::string text = textOf(isolate, name);
        v8::Local<v8::Value> value;
        if (realm->library(text).ToLocal(&value))
            info.GetReturnValue().Set(value);
        else
            throwError(isolate, "There is no API named \"" + text + "\".");
    }

} // namespace

Realm::Realm(Engine& engine, v8::Isolate* isolate)
    : m_engine(engine)
    , m_isolate(isolate)
{
    const v8::HandleScope scope(isolate);
    const v8::Local<v8::External> self = v8::External::New(isolate, this);
    const v8::Local<v8::ObjectTemplate> globals = v8::ObjectTemplate::New(isolate);
    globals->SetHandler(
        v8::NamedPropertyHandlerConfiguration(GlobalScope::get, GlobalScope::set, nullptr, nullptr, nullptr, self,
            static_cast<v8::PropertyHandlerFlags>(static_cast<int>(v8::PropertyHandlerFlags::kNonMasking)
                | static_cast<int>(v8::PropertyHandlerFlags::kOnlyInterceptStrings))));
    globals->SetHandler(
        v8::IndexedPropertyHandlerConfiguration(nullptr, GlobalScope::setIndex, nullptr, nullptr, nullptr, self));

    const v8::Local<v8::Context> context = v8::Context::New(isolate, nullptr, globals);
    m_context.Reset(isolate, context);
    const v8::Context::Scope inside(context);
    context->AllowCodeGenerationFromStrings(false);

    v8::Local<v8::Script> script;
    v8::Local<v8::Value> result;
    SLUIS_ASSERT(v8::Script::Compile(context, toV8(isolate, RealmScript)).ToLocal(&script));
    SLUIS_ASSERT(script->Run(context).ToLocal(&result) && result->IsObject());
    const v8::Local<v8::Object> kept = result.As<v8::Object>();
    const auto take = [&](const char* name) {
        return kept->Get(context, keyToV8(isolate, name)).ToLocalChecked().As<v8::Function>();
    };
    constexpr std::array<const char*, static_cast<size_t>(Kept::Count)> Names{
        "parse", "stringify", "keys", "values", "entries", "freeze", "createPromise", "allPromises", "transact"};
    for (size_t i = 0; i < Names.size(); ++i)
        m_kept[i].Reset(isolate, take(Names[i]));

    v8::Local<v8::Value> make
        = v8::Function::New(context, requireCallback, self, 1, v8::ConstructorBehavior::kThrow).ToLocalChecked();
    SLUIS_ASSERT(take("makeRequire")->Call(context, v8::Undefined(isolate), 1, &make).ToLocal(&result));
    freeze(context, result.As<v8::Function>());
    m_require.Reset(isolate, result.As<v8::Function>());
    m_closed = true;
}

Realm::~Realm()
{
    m_engine.shapes().forget(*this);
}

void Realm::freeze(v8::Local<v8::Context> context, v8::Local<v8::Object> object)
{
    object->SetIntegrityLevel(context, v8::IntegrityLevel::kFrozen).Check();
}

v8::Local<v8::Function> Realm::function(const api::Function& function)
{
    for (const auto& [known, made] : m_functions) {
        if (known == &function)
            return made.Get(m_isolate);
    }
    const v8::Local<v8::Function> made = api::makeFunction(context(), function);
    m_functions.emplace_back(&function, v8::Global<v8::Function>(m_isolate, made));
    return made;
}

v8::MaybeLocal<v8::Function> Realm::compile(
    std::string_view source, const char* scriptName, std::initializer_list<const char*> parameters)
{
    v8::EscapableHandleScope scope(m_isolate);
    const v8::Local<v8::Context> context = this->context();
    std::vector<v8::Local<v8::String>> names;
    for (const char* name : parameters)
        names.push_back(keyToV8(m_isolate, name));
    const v8::ScriptOrigin origin(m_isolate, toV8(m_isolate, scriptName));
    v8::ScriptCompiler::Source text(toV8(m_isolate, source), origin);
    v8::Local<v8::Function> function;
    if (!v8::ScriptCompiler::CompileFunctionInContext(context, &text, names.size(), names.data(), 0, nullptr)
            .ToLocal(&function))
        return {};
    v8::Local<v8::Value> prototype;
    if (function->Get(context, keyToV8(m_isolate, "prototype")).ToLocal(&prototype) && prototype->IsObject())
        freeze(context, prototype.As<v8::Object>());
    freeze(context, function);
    return scope.Escape(function);
}

v8::MaybeLocal<v8::Value> Realm::library(std::string_view name)
{
    if (const auto found = m_library.find(std::string(name)); found != m_library.end())
        return found->second.Get(m_isolate);
    v8::Local<v8::Value> made;
    if (!api::make(*this, context(), name).ToLocal(&made))
        return {};
    m_library[std::string(name)].Reset(m_isolate, made);
    return made;
}

} // namespace sluis::sandbox::worker
