#pragma once

#include "core/base/result.h"
#include "core/sandbox/protocol/messages.h"
#include "core/sandbox/worker/realm.h"
#include "core/sandbox/worker/run.h"
#include "core/sandbox/worker/shapes.h"
#include "core/sandbox/worker/watchdog.h"
#include "core/templates/permissions.h"

#include <v8.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sluis::sandbox::worker {

enum class Jit { Off, On };

// V8's flags and platform; once per process, before the first engine.
void startV8(Jit jit, const protocol::Limits& limits);

// Runs templates: takes frames of orders, answers with frames of effects. One thread. It does not trust what it runs,
// and whoever reads its effects does not trust it.
class Engine
{
public:
    explicit Engine(const protocol::Limits& limits);
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    // All orders of a frame; the effects of each are handed out as soon as it is done. False for a frame that is not as
    // the protocol says.
    using Sink = std::function<void(std::string_view effects)>;
    bool handle(std::string_view frame, const Sink& sink);
    bool handle(std::string_view frame, std::string& out); // appends them all

    bool isWorn() const { return m_worn; } // its heap was full once: a fresh process is better
    // For whoever looks on while a call runs, and when it has ended the process.
    struct Mark {
        enum class What { Run, Line, OutOfMemory } what = What::Run;
        uint64_t run = 0; // that is about to run, 0 for none
        uint32_t line = 0; // of the template, where it is
    };
    void setMark(void (*mark)(void*, Mark), void* data);
    void onTick(std::function<void()> tick); // called by the watchdog's thread now and then while something runs
    void warmUp();

    static Engine& of(v8::Isolate* isolate) { return *static_cast<Engine*>(isolate->GetData(0)); }
    Run* current() const { return m_current; }
    v8::Isolate* isolate() const { return m_isolate; }
    const protocol::Limits& limits() const { return m_limits; }
    Shapes& shapes() { return *m_shapes; }

private:
    struct Program;
    struct Buffers;

    void load(protocol::LoadTemplate order);
    Shapes::Found takeFields(protocol::Reader& in, uint64_t templateId);
    void start(protocol::StartRun order, const Shapes::Found& data);
    void answer(const protocol::AnswerCall& order, const Shapes::Found& body);
    void notify(const protocol::NotifyRun& order);
    void expire(uint64_t run, double nowMs);
    void storage(const protocol::StorageChange& order);
    void test(protocol::RunTest order);
    void check(uint64_t run, std::string_view code);
    bool handleOne(protocol::Reader& in);
    Run* find(uint64_t run);
    void settled(uint64_t run); // for an order that had nothing to do: every order that starts a call is answered
    void lend(Run& run);

    // Calls body() as the given run, then the jobs it left; reports what went wrong and that the run now waits or is
    // over.
    void enter(Run& run, const std::function<void()>& body);
    void drain(Run& run, const v8::TryCatch& caught);
    void reportException(Run& run, const v8::TryCatch& caught, const char* kind);
    void reportUnheard(Run& run);
    void failTest(Run& run, std::string message, Place place);
    v8::Local<v8::Object> testKit(Run& run);

    static void promiseRejected(v8::PromiseRejectMessage message);
    [[noreturn]] static void endOutOfMemory();
    static size_t nearHeapLimit(void* self, size_t current, size_t initial);
    friend struct TestKit;

    protocol::Limits m_limits;
    std::unique_ptr<Buffers> m_buffers;
    v8::Isolate* m_isolate = nullptr;
    std::unique_ptr<Watchdog> m_watchdog;
    std::unordered_map<uint64_t, std::unique_ptr<Program>> m_programs;
    std::unordered_map<uint64_t, protocol::RequestView> m_requests;
    std::unique_ptr<Shapes> m_shapes;
    std::unordered_map<uint64_t, LentValue> m_lent; // events, descriptions of the container
    std::unordered_map<uint64_t, std::unique_ptr<Run>> m_runs;
    std::string m_effects;
    Run* m_current = nullptr;
    bool m_worn = false;
    bool m_outOfMemory = false;
    void (*m_mark)(void*, Mark) = nullptr;
    void* m_markData = nullptr;
};

} // namespace sluis::sandbox::worker
