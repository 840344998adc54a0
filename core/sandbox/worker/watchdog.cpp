#include "core/sandbox/worker/watchdog.h"

#include "core/sandbox/worker/place.h"

#include <v8.h>

#include <pthread.h>
#include <time.h>
#include <utility>

namespace sluis::sandbox::worker {
namespace {

    constexpr std::chrono::milliseconds Tick{10};
    constexpr int IdleTicksUntilSleep = 50;
    // For the interrupt that notes the line; then the call is ended without it. Of the engine's own time: it may be
    // waiting for a processor.
    constexpr int64_t GraceNs = 20'000'000;
    constexpr int64_t LongGraceNs = 100'000'000;

    int64_t clockNs(clockid_t clock)
    {
        timespec now{};
        clock_gettime(clock, &now);
        return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
    }

} // namespace

int64_t Watchdog::nowNs()
{
    return clockNs(CLOCK_MONOTONIC);
}

Watchdog::Watchdog(v8::Isolate* isolate, const protocol::Limits& limits)
    : m_isolate(isolate)
    , m_hardCallNs(limits.hardCall.count() * 1'000'000)
    , m_graceNs(limits.hardCall.count() * 1'000'000 * 4)
{
    pthread_getcpuclockid(pthread_self(), &m_engineClock);
    m_thread = std::thread([this] { watch(); });
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_isWatching; });
}

Watchdog::~Watchdog()
{
    {
        std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Watchdog::arm()
{
    m_fired = false;
    m_line = 0;
    m_startedNs = nowNs();
    if (m_asleep) {
        {
            std::lock_guard lock(m_mutex);
        }
        m_wake.notify_one();
    }
}

bool Watchdog::disarm()
{
    m_startedNs = 0;
    std::lock_guard lock(m_mutex); // whatever the thread does to the isolate has been done
    if (!m_fired)
        return false;
    m_isolate->CancelTerminateExecution();
    return true;
}

// On a quiet machine both clocks agree. On a busy one the call gets the time it may run, up to a limit.
bool Watchdog::isOverdue(int64_t startedNs)
{
    const int64_t wall = nowNs() - startedNs;
    if (startedNs != m_seenNs) { // asking the engine's clock in arm() would cost every call a system call
        m_seenNs = startedNs;
        m_startedCpuNs = clockNs(m_engineClock) - wall;
    }
    if (wall < m_hardCallNs)
        return false;
    return wall >= m_hardCallNs + m_graceNs || (clockNs(m_engineClock) - m_startedCpuNs) * 20 >= m_hardCallNs * 19;
}

// Interrupts come where the engine looks for them, so a function of its own that runs for long is not seen.
void Watchdog::look()
{
    m_isAsked = false;
    const int64_t started = m_startedNs;
    if (started == 0)
        return;
    if (const uint32_t line = currentLine(m_isolate); line != 0) {
        m_line = line;
        if (m_seen)
            m_seen(line);
    }
    if (started != m_ending)
        return; // nothing is wrong, or that was a call that has ended
    m_fired = true;
    m_isolate->TerminateExecution();
}

void Watchdog::watch()
{
    int idleTicks = 0;
    int64_t seenLast = 0;
    int64_t endingSinceNs = 0;
    int64_t endingSinceCpuNs = 0;
    std::unique_lock lock(m_mutex);
    m_isWatching = true;
    m_wake.notify_all();
    while (!m_stop) {
        if (idleTicks >= IdleTicksUntilSleep) {
            m_asleep = true;
            m_wake.wait(lock, [this] { return m_stop || m_startedNs != 0; });
            m_asleep = false;
            idleTicks = 0;
            continue;
        }
        m_wake.wait_for(lock, Tick);
        const int64_t started = m_startedNs;
        idleTicks = started == 0 ? idleTicks + 1 : 0;
        if (started != 0 && m_tick)
            m_tick();
        if (started == 0 || m_fired)
            continue;
        const bool isOverdueNow = isOverdue(started);
        const bool ends = isOverdueNow && m_ending != started;
        if (ends) {
            m_ending = started;
            endingSinceNs = nowNs();
            endingSinceCpuNs = clockNs(m_engineClock);
        }
        // Where a call is that has run for a tick; and a last look at one that has run too long.
        if ((ends || std::exchange(seenLast, started) == started) && !m_isAsked.exchange(true)) {
            m_isolate->RequestInterrupt([](v8::Isolate*, void* self) { static_cast<Watchdog*>(self)->look(); }, this);
        }
        if (isOverdueNow && !ends
            && (clockNs(m_engineClock) - endingSinceCpuNs > GraceNs || nowNs() - endingSinceNs > LongGraceNs)) {
            m_fired = true;
            m_isolate->TerminateExecution();
        }
    }
}

} // namespace sluis::sandbox::worker
