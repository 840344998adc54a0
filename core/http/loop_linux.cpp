#include "core/http/loop.h"

#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace sluis::http {

namespace {

    constexpr int EventsPerRound = 256;
    constexpr std::chrono::milliseconds LongestWait{60'000};

    uint32_t toEpoll(unsigned readiness)
    {
        return (readiness & Readable ? static_cast<uint32_t>(EPOLLIN) : 0u)
            | (readiness & Writable ? static_cast<uint32_t>(EPOLLOUT) : 0u);
    }

    unsigned fromEpoll(uint32_t events)
    {
        return (events & EPOLLIN ? Readable : 0u) | (events & EPOLLOUT ? Writable : 0u)
            | (events & (EPOLLHUP | EPOLLERR) ? HungUp : 0u);
    }

    // A peer that is gone is the error of a write, not the end of the process; OpenSSL cannot be told so for each
    // write.
    void blockBrokenPipes()
    {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    }

} // namespace

Result<std::unique_ptr<Loop>> Loop::open(const Clock& clock)
{
    // OpenSSL, also inside libcurl, writes to sockets that the peer may have closed: an error of the call is wanted
    // then, not the end of the process.
    signal(SIGPIPE, SIG_IGN);
    const int poller = epoll_create1(EPOLL_CLOEXEC);
    if (poller < 0)
        return fail(ErrorCode::Unavailable, "http.loopFailed", "epoll", std::strerror(errno));
    const int wakeUp = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (wakeUp < 0) {
        const int error = errno;
        close(poller);
        return fail(ErrorCode::Unavailable, "http.loopFailed", "eventfd", std::strerror(error));
    }
    return std::unique_ptr<Loop>(new Loop(clock, poller, wakeUp));
}

Loop::Loop(const Clock& clock, int poller, int wakeUp)
    : m_clock(clock)
    , m_poller(poller)
    , m_wakeUp(wakeUp)
    , m_now(clock.steady())
{
    apply(EPOLL_CTL_ADD, m_wakeUp, Readable);
}

Loop::~Loop()
{
    close(m_wakeUp);
    close(m_poller);
}

void Loop::run()
{
    blockBrokenPipes();
    m_thread = std::this_thread::get_id();
    while (!m_stopping.load(std::memory_order_acquire))
        round(LongestWait);
    m_stopping = false;
    m_thread = std::thread::id();
}

void Loop::poll(std::chrono::milliseconds wait)
{
    m_thread = std::this_thread::get_id();
    round(wait);
    m_thread = std::thread::id();
}

void Loop::stop()
{
    m_stopping.store(true, std::memory_order_release);
    wake();
}

void Loop::post(Work work)
{
    if (isOwnThread()) {
        m_own.push_back(std::move(work));
        return;
    }
    {
        std::lock_guard lock(m_mutex);
        m_posted.push_back(std::move(work));
    }
    wake();
}

TimerId Loop::after(std::chrono::milliseconds delay, Work work)
{
    return m_timers.add(m_clock.steady() + delay, std::move(work));
}

void Loop::cancel(TimerId timer)
{
    m_timers.cancel(timer);
}

void Loop::watch(int descriptor, unsigned readiness, ReadinessHandler& handler)
{
    const auto index = static_cast<size_t>(descriptor);
    if (m_watches.size() <= index)
        m_watches.resize(index + 64);
    m_watches[index].handler = &handler;
    ++m_watches[index].generation;
    apply(EPOLL_CTL_ADD, descriptor, readiness);
}

void Loop::change(int descriptor, unsigned readiness)
{
    apply(EPOLL_CTL_MOD, descriptor, readiness);
}

void Loop::forget(int descriptor)
{
    m_watches[static_cast<size_t>(descriptor)].handler = nullptr;
    epoll_ctl(m_poller, EPOLL_CTL_DEL, descriptor, nullptr);
}

void Loop::apply(int operation, int descriptor, unsigned readiness)
{
    epoll_event event{};
    event.events = toEpoll(readiness);
    const uint32_t generation = descriptor == m_wakeUp ? 0 : m_watches[static_cast<size_t>(descriptor)].generation;
    event.data.u64 = static_cast<uint64_t>(generation) << 32 | static_cast<uint32_t>(descriptor);
    SLUIS_ASSERT(epoll_ctl(m_poller, operation, descriptor, &event) == 0);
}

void Loop::round(std::chrono::milliseconds wait)
{
    const std::optional<MonotonicTime> due = m_timers.next();
    if (due) // rounded up, or the last millisecond would be spent turning round
        wait = std::min(wait, std::chrono::ceil<std::chrono::milliseconds>(*due - m_clock.steady()));
    if (!m_own.empty() || wait.count() < 0)
        wait = std::chrono::milliseconds(0);
    std::array<epoll_event, EventsPerRound> events;
    const int count = epoll_wait(m_poller, events.data(), EventsPerRound, static_cast<int>(wait.count()));
    m_now = m_clock.steady();
    for (int i = 0; i < count; ++i) {
        const auto& event = events[static_cast<size_t>(i)];
        const auto descriptor = static_cast<int>(event.data.u64 & 0xFFFFFFFF);
        if (descriptor == m_wakeUp) {
            clearWakeUp();
            continue;
        }
        const Watch& watch = m_watches[static_cast<size_t>(descriptor)];
        if (watch.handler && watch.generation == event.data.u64 >> 32)
            watch.handler->onReady(fromEpoll(event.events));
    }
    m_timers.runDue(m_now);
    runPosted();
}

void Loop::runPosted()
{
    std::vector<Work> work;
    {
        std::lock_guard lock(m_mutex);
        work.swap(m_posted);
    }
    for (const Work& each : work)
        each();
    work.clear();
    work.swap(m_own); // also what the work above has posted; what this posts waits for the next round
    for (const Work& each : work)
        each();
}

void Loop::wake()
{
    if (m_woken.exchange(true, std::memory_order_acq_rel))
        return;
    const uint64_t one = 1;
    SLUIS_ASSERT(write(m_wakeUp, &one, sizeof(one)) == sizeof(one));
}

void Loop::clearWakeUp()
{
    // In this order: who posts in between finds it woken, and its work is taken right after.
    uint64_t count = 0;
    static_cast<void>(!read(m_wakeUp, &count, sizeof(count)));
    m_woken.store(false, std::memory_order_release);
}

} // namespace sluis::http
