#pragma once

#include <v8.h>

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sluis::sandbox::worker {

class Engine;
namespace api {
    struct Function;
}

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

    // Functions that were taken out of the realm before it was closed.
    enum class Kept { Parse, Stringify, Keys, Values, Entries, Freeze, CreatePromise, AllPromises, Transact, Count };
    v8::Local<v8::Function> kept(Kept which) const { return m_kept[static_cast<size_t>(which)].Get(m_isolate); }

    // A frozen function of ours, made once: it acts for the run that calls it.
    v8::Local<v8::Function> function(const api::Function& function);

    static void freeze(v8::Local<v8::Context> context, v8::Local<v8::Object> object);

private:
    Engine& m_engine;
    v8::Isolate* m_isolate;
    v8::Global<v8::Context> m_context;
    std::array<v8::Global<v8::Function>, static_cast<size_t>(Kept::Count)> m_kept;
    std::vector<std::pair<const api::Function*, v8::Global<v8::Function>>> m_functions; // few
    v8::Global<v8::Function> m_require;
    std::unordered_map<std::string, v8::Global<v8::Value>> m_library;
    bool m_closed = false;

    friend struct GlobalScope;
};

} // namespace sluis::sandbox::worker
