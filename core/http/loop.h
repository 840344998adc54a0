#pragma once

#include "core/base/clock.h"
#include "core/base/executor.h"
#include "core/base/result.h"
#include "core/base/timer_queue.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace sluis::http {

// What a descriptor is ready for, and what one waits for.
enum Readiness : unsigned {
    Readable = 1,
    Writable = 2,
    HungUp = 4, // always waited for: the peer is gone or the descriptor broken
};

class ReadinessHandler
{
public:
    virtual void onReady(unsigned readiness) = 0;

protected:
    ~ReadinessHandler() = default;
};

// One thread's wait for sockets, eventfds, timers and posted work. The thread that calls run() or poll() is the loop's;
// everything but post() and stop() belongs to it (or to whoever built the loop, before it runs).
class Loop final : public Executor
{
public:
    // The process ignores SIGPIPE from then on. Error: http.loopFailed.
    static Result<std::unique_ptr<Loop>> open(const Clock& clock);
    ~Loop() override;

    void run(); // until stop()
    void stop(); // safe from any thread
    void poll(
        std::chrono::milliseconds wait); // one round, for tests and tools: waits at most that long for something to do

    void post(Work work) override;
    TimerId after(std::chrono::milliseconds delay, Work work) override;
    void cancel(TimerId timer) override;

    // Calls the handler whenever the descriptor is ready for one of `readiness` (level-triggered). After forget() the
    // handler is not called, not even for what this round has found already.
    void watch(int descriptor, unsigned readiness, ReadinessHandler& handler);
    void change(int descriptor, unsigned readiness);
    void forget(int descriptor); // before the descriptor is closed

    MonotonicTime now() const { return m_now; } // of this round: no call to the clock
    const Clock& clock() const { return m_clock; }
    bool isOwnThread() const { return std::this_thread::get_id() == m_thread.load(std::memory_order_relaxed); }

private:
    struct Watch {
        ReadinessHandler* handler = nullptr;
        uint32_t generation = 0; // tells the users of one descriptor number apart
    };

    Loop(const Clock& clock, int poller, int wakeUp);
    void round(std::chrono::milliseconds wait);
    void runPosted();
    void wake();
    void clearWakeUp();
    void apply(int operation, int descriptor, unsigned readiness);

    const Clock& m_clock;
    const int m_poller;
    const int m_wakeUp; // eventfd
    MonotonicTime m_now;
    TimerQueue m_timers;
    std::vector<Watch> m_watches; // by descriptor
    std::vector<Work> m_own; // posted by the loop's own thread
    std::atomic<std::thread::id> m_thread;
    std::atomic<bool> m_stopping = false;
    std::atomic<bool> m_woken = false; // the eventfd is written and not yet read
    std::mutex m_mutex;
    std::vector<Work> m_posted; // guarded by m_mutex
};

} // namespace sluis::http
