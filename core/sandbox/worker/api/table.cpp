#include "core/sandbox/worker/api/table.h"

#include "core/sandbox/worker/convert.h"
#include "core/sandbox/worker/realm.h"

#include <array>

namespace sluis::sandbox::worker::api {
namespace {

    void callback(const v8::FunctionCallbackInfo<v8::Value>& info)
    {
        const auto* function = static_cast<const Function*>(info.Data().As<v8::External>()->Value());
        Run* run = Engine::of(info.GetIsolate()).current();
        if (!run)
            return;
        Call call(info, function->name, *run);
        function->body(call);
    }

    std::array<Group, 11> groups()
    {
        return {valueFunctions(), encodingFunctions(), cryptoFunctions(), urlFunctions(), regexFunctions(),
            eventFunctions(), requestFunctions(), responseFunctions(), outgoingFunctions(), containerFunctions(),
            timeFunctions()};
    }

    std::array<Library, 7> libraries()
    {
        return {jsonLibrary(), mathLibrary(), objectLibrary(), promiseLibrary(), storageLibrary(), bigQueryLibrary(),
            firestoreLibrary()};
    }

} // namespace

v8::Local<v8::Function> makeFunction(v8::Local<v8::Context> context, const Function& function)
{
    v8::Isolate* isolate = context->GetIsolate();
    const v8::Local<v8::Value> data = v8::External::New(isolate, const_cast<Function*>(&function));
    const v8::Local<v8::Function> made
        = v8::Function::New(context, callback, data, 0, v8::ConstructorBehavior::kThrow).ToLocalChecked();
    made->SetName(keyToV8(isolate, function.name));
    Realm::freeze(context, made);
    return made;
}

v8::MaybeLocal<v8::Value> make(Realm& realm, v8::Local<v8::Context> context, std::string_view name)
{
    static_cast<void>(realm);
    for (const Group& group : groups()) {
        for (const Function& function : group)
            if (function.name == name)
                return makeFunction(context, function);
    }
    for (const Library& library : libraries()) {
        if (library.name != name)
            continue;
        v8::Isolate* isolate = context->GetIsolate();
        const v8::Local<v8::Object> object = v8::Object::New(isolate);
        for (const Function& function : library.members)
            object->CreateDataProperty(context, keyToV8(isolate, function.name), makeFunction(context, function))
                .Check();
        Realm::freeze(context, object);
        return object;
    }
    return {};
}

std::vector<std::string> allNames()
{
    std::vector<std::string> names;
    for (const Group& group : groups())
        for (const Function& function : group)
            names.emplace_back(function.name);
    for (const Library& library : libraries())
        names.emplace_back(library.name);
    return names;
}

} // namespace sluis::sandbox::worker::api
