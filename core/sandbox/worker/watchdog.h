#pragma once

#include "core/sandbox/protocol/limits.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>

namespace v8 {
class Isolate;
}

namespace sluis::sandbox::worker {

// A thread that ends a call when it has run too long. The engine's thread arms it for each call; while nothing runs it
// sleeps. It must be started before the process is confined: no thread can be made afterwards.
class Watchdog
{
public:
    // Returns when its thread runs: what the C library does first in a thread (it registers restartable sequences) is
    // forbidden in a confined process, and ends it.
    Watchdog(v8::Isolate* isolate, const protocol::Limits& limits);
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

    void arm();
    // Ends the watch. True when the call was ended by it.
    bool disarm();

    bool hasFired() const { return m_fired; }
    // Of the template: where the call was ended, or seen last when it could not be interrupted; 0 when unknown.
    uint32_t line() const { return m_line; }
    void onLine(std::function<void(uint32_t)> seen) { m_seen = std::move(seen); } // on the engine's thread
    void onTick(std::function<void()> tick) // called by the thread while a call runs; before the first arm()
    {
        const std::lock_guard lock(m_mutex);
        m_tick = std::move(tick);
    }
    void setLimit(std::chrono::milliseconds hardCall) { m_hardCallNs = hardCall.count() * 1'000'000; }

    static int64_t nowNs();

private:
    void watch();
    bool isOverdue(int64_t startedNs);
    void look(); // on the engine's thread, while a call runs

    v8::Isolate* m_isolate;
    std::atomic<int64_t> m_hardCallNs;
    const int64_t m_graceNs;
    std::atomic<int64_t> m_startedNs{0}; // 0: nothing runs
    int64_t m_seenNs = 0; // of the thread: the call that it has seen last, and the engine's clock at its start
    int64_t m_startedCpuNs = 0;
    std::atomic<int64_t> m_ending{0}; // m_startedNs of the call that is to end
    std::atomic<bool> m_isAsked{false}; // for a look that has not come yet
    std::atomic<bool> m_fired{false};
    std::atomic<uint32_t> m_line{0};
    clockid_t m_engineClock{};

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::atomic<bool> m_asleep{false};
    bool m_isWatching = false; // guarded by m_mutex
    bool m_stop = false; // guarded by m_mutex
    std::function<void()> m_tick; // guarded by m_mutex
    std::function<void(uint32_t)> m_seen;
    std::thread m_thread; // last: it uses all of the above
};

} // namespace sluis::sandbox::worker
