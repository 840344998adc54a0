#pragma once

#include <v8.h>

#include <string>
#include <string_view>
#include <unordered_map>

namespace sluis::sandbox::worker {

class Engine;

// One V8 context with everything taken out that a template could leave something in: no global names, frozen
// prototypes, no way to a constructor. What `require` gives is made once, frozen, and the same for every run of the
// context.
class Realm
{
public:
    Realm(Engine& engine, v8::Isolate* isolate);
    ~Realm();
    Realm(const Realm&) = delete;
    Realm& operator=(const Realm&) = delete;

    v8::Local<v8::Context> context() const { return m_context.Get(m_isolate); }

    // A function whose body is the source; empty with an exception pending when it does not parse. Frozen.
    v8::MaybeLocal<v8::Function> compile(
        std::string_view source, const char* scriptName, std::initializer_list<const char*> parameters);

    // What require(name) gives; empty for unknown names.
    v8::MaybeLocal<v8::Value> library(std::string_view name);
    v8::Local<v8::Function> requireFunction() const { return m_require.Get(m_isolate); }

    // A function that was taken out of the realm before it was closed: "parse", "stringify", "createPromise" …
    v8::Local<v8::Function> kept(const char* name) const;

    static void freeze(v8::Local<v8::Context> context, v8::Local<v8::Object> object);

private:
    Engine& m_engine;
    v8::Isolate* m_isolate;
    v8::Global<v8::Context> m_context;
    v8::Global<v8::Object> m_kept;
    v8::Global<v8::Function> m_require;
    std::unordered_map<std::string, v8::Global<v8::Value>> m_library;
    bool m_closed = false;

    friend struct GlobalScope;
};

} // namespace sluis::sandbox::worker
