#pragma once

#include "core/base/clock.h"
#include "core/sandbox/host/worker_process.h"
#include "core/sandbox/protocol/messages.h"
#include "core/templates/permissions.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluis::sandbox::host {

using protocol::Effect;
using protocol::EffectKind;
using protocol::RequestView;
using protocol::Role;

// A template as it runs: what of its file the sandbox needs.
struct Program {
    Role role = Role::Tag;
    std::string name;
    std::string code;
    templates::Permissions permissions;
    value::Value privateKeys; // object: key id to base64 text
};

enum class RunLoss {
    Stopped, // its worker stopped the call in time and goes on; of quarantines alone
    TimeUp, // its worker had to be ended from outside while it ran
    OutOfMemory, // its worker had no memory left for it
    Crashed, // its worker broke while it ran
    Collateral, // another template's doing, and the run could not be brought to the same point again
    Quarantined, // the template had to be stopped again and again; it is not started
    Removed // the template is not there any more
};

struct Loss {
    RunLoss what = RunLoss::Collateral;
    uint32_t line = 0; // of the template, where it was seen last; 0 when that is not known
    WallTime until{}; // of a quarantine

    bool operator==(const Loss&) const = default;
};

// A template that had to be stopped again and again, and is left alone for a while.
struct Quarantine {
    uint64_t program = 0;
    std::string name;
    size_t stops = 0; // within a minute, before it began
    WallTime until{};
    Loss last; // what was wrong the last time
};

// Hears what becomes of one run. Called from Pool::poll() and wait() alone.
class RunListener
{
public:
    virtual ~RunListener() = default;
    // Something the template does, checked against its permissions. Denied ones come as EffectKind::Denied.
    virtual void onEffect(const Effect& effect) = 0;
    // A call of the run is over; it now waits for so many things (0: nothing more comes unless a listener is notified).
    virtual void onSettled(size_t waitsFor, std::chrono::microseconds cost) = 0;
    // The run is gone. Nothing more is called.
    virtual void onLost(const Loss& loss) = 0;
};

struct Job {
    uint64_t program = 0; // from Pool::add()
    value::Value data;
    std::shared_ptr<const value::Value> event; // nullptr: there is none; the same pointer travels once
    std::shared_ptr<const RequestView> request; // likewise
    std::string clientName;
    std::shared_ptr<const value::Value> container; // what getContainerVersion gives; likewise
    value::Value listeners; // array of message types that somebody hears
    uint64_t seed = 0;
    bool preview = false;
    bool explain = false;
};

struct TestJob {
    Role role = Role::Tag;
    std::string code;
    std::string setup;
    std::string test;
    templates::Permissions permissions;
    std::shared_ptr<const RequestView> request;
    uint64_t seed = 0;
};

struct PoolOptions {
    WorkerOptions worker;
    size_t workers = 1;
    bool warmSpare = true;
    const Clock* supervision = nullptr; // outlives the pool; deadlines
    const Clock* templateClock = nullptr; // outlives the pool; what templates see
    // Told of everything that templates store: {what: "set", "remove", "clear", key, value}, as store() takes it.
    std::function<void(uint64_t program, const value::Value& change)> onStored{};
};

// Runs templates in worker processes and supervises those: ends and replaces what hangs or breaks, brings the other
// runs of such a worker to the same point in another one (they get the same orders again and their repetition is not
// told), keeps away from templates that end workers again and again. One thread; wait for descriptor() to become
// readable or deadline() to come, then poll(). Orders are collected until flush() or poll(): batches are cheap.
class Pool
{
public:
    static Result<std::unique_ptr<Pool>> start(PoolOptions options);
    ~Pool();

    uint64_t add(Program program);
    void remove(uint64_t program);

    // The listener must outlive the run: until end() or onLost().
    uint64_t run(Job job, RunListener& listener);
    uint64_t test(TestJob job, RunListener& listener);
    uint64_t check(
        std::string code, RunListener& listener); // its syntax: Failed with the line, or nothing, then onSettled
    void answer(uint64_t run, uint64_t call, bool succeeded, const value::Value& body);
    void notify(uint64_t run, uint64_t call, const value::Value& arguments);
    void end(uint64_t run); // nothing more is heard of it

    void flush();
    void poll();
    // Polls until something has happened, at most this long. For programs without a loop of their own, and tests.
    void wait(std::chrono::milliseconds atMost);
    int descriptor() const;
    std::optional<MonotonicTime> deadline() const;

    struct Health {
        size_t ended = 0; // workers that had to be replaced
        size_t quarantined = 0; // templates
        std::vector<int> pids;
    };
    Health health() const;

    std::vector<Quarantine> quarantines() const;
    void release(uint64_t program); // it may run again at once
    const protocol::Limits& limits() const;
    void setLimits(const protocol::Limits& limits); // of calls that start from then on, in new workers

    // What templateDataStorage of a template holds, to keep it beyond this process.
    value::Value storageOf(uint64_t program) const;
    void setStorage(uint64_t program, const value::Value& items); // before its first run
    void store(uint64_t program, const value::Value& change); // what another pool's onStored() was told

private:
    class Impl;
    explicit Pool(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace sluis::sandbox::host
