#pragma once

#include "core/base/clock.h"
#include "core/base/message.h"
#include "core/container/entities.h"
#include "core/runtime/shared_storage.h"
#include "core/sandbox/host/cloud_store.h"
#include "core/sandbox/host/pool.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// Where the templates of containers run: the pool of sandbox processes of one thread, and which template is which
// program there.
namespace sluis::runtime {

class TemplateSandbox;

// A template of a container, ready to run; it leaves the sandbox with the last one who holds it.
struct LoadedTemplate {
    LoadedTemplate(TemplateSandbox& sandbox, const container::CustomTemplate& source);
    ~LoadedTemplate();
    LoadedTemplate(const LoadedTemplate&) = delete;
    LoadedTemplate& operator=(const LoadedTemplate&) = delete;

    TemplateSandbox& sandbox;
    const std::string text;
    std::string name; // for people
    uint64_t program = 0; // of the pool; 0 when it cannot be read
    sandbox::host::Role role = sandbox::host::Role::Tag;
    Message reason; // why it does not run
    bool readsMeasurementHits = false; // it takes events out of requests of a measurement protocol
};
using TemplatePtr = std::shared_ptr<const LoadedTemplate>;

// One thread. The processes start with the first template. Wait until descriptor() is readable or deadline() has come,
// then poll(); poll() also sends what was collected.
class TemplateSandbox
{
public:
    struct Options {
        std::string program; // sluis-sandbox
        size_t workers = 1;
        bool warmSpare = true;
        sandbox::host::CloudStore* cloud = nullptr; // answers Firestore and BigQuery; outlives the sandbox
        sandbox::protocol::Limits limits{};
        value::Value privateKeys{}; // of hmacSha256, object: id to base64 text
        // Where other threads run the same templates: what they have in common, and how to get something onto this
        // thread.
        SharedStorage* storage = nullptr; // outlives the sandbox
        std::function<void(std::function<void()>)> post{};
    };

    TemplateSandbox(Options options, const Clock& templateClock); // the clock is what templates see
    void setLimits(const sandbox::protocol::Limits& limits);

    // The same template gives the same program as long as somebody holds it. Where the sandbox cannot start it is one
    // that does not run, with the reason.
    TemplatePtr load(const container::CustomTemplate& source);
    TemplatePtr find(const container::CustomTemplate& source) const; // null when nobody holds it

    // Called when something has been collected that poll() will send; once until then.
    void onWork(std::function<void()> work) { m_onWork = std::move(work); }
    void workIsThere();

    // Templates that are not started for a while because they had to be stopped too often.
    struct Stopped {
        std::string name;
        std::string text; // of the template
        WallTime until{};
        Message reason; // what was wrong the last time

        bool operator==(const Stopped&) const = default;
    };
    std::vector<Stopped> stopped() const;
    void release(const std::string& text); // it may run again at once

    using Alarm = uint64_t;
    Alarm after(std::chrono::milliseconds delay, std::function<void()> work);
    void cancel(Alarm alarm);

    sandbox::host::Pool& pool() { return *m_pool; }
    sandbox::host::CloudStore* cloud() const { return m_options.cloud; }
    void poll();
    void wait(std::chrono::milliseconds atMost); // for programs without a loop
    int descriptor() const { return m_pool ? m_pool->descriptor() : -1; } // -1: nothing has been started
    std::optional<MonotonicTime> deadline() const;

private:
    friend struct LoadedTemplate;
    Result<> start();
    void ring();
    TemplatePtr withProgram(uint64_t program) const;
    void stored(uint64_t program, const value::Value& change); // by a template of ours
    void take(const SharedStorage::Change& change); // of another thread

    Options m_options;
    const Clock& m_templateClock;
    const SystemClock m_clock;
    std::unique_ptr<sandbox::host::Pool> m_pool;
    std::map<std::string, std::weak_ptr<const LoadedTemplate>, std::less<>> m_loaded; // by text
    std::map<std::pair<MonotonicTime, Alarm>, std::function<void()>> m_alarms;
    Alarm m_lastAlarm = 0;
    std::function<void()> m_onWork;
    bool m_isWorkThere = false;
    Subscription m_elsewhere;
};

} // namespace sluis::runtime
