#include "core/sandbox/host/pool_impl.h"

#include <algorithm>
#include <sys/epoll.h>

// What the owner of a pool calls.
namespace sluis::sandbox::host {

using namespace std::chrono_literals;

uint64_t Pool::Impl::begin(Work work, RunListener& listener)
{
    const uint64_t id = ++m_lastRun;
    RunState& run = m_runs[id];
    run.listener = &listener;
    run.startedMs = templateNow();
    run.work = std::move(work);
    place(id, run);
    return id;
}

void Pool::Impl::answer(uint64_t id, uint64_t call, bool succeeded, const Value& body)
{
    tell(id, [&](protocol::Writer& out) {
        protocol::write(out, protocol::AnswerCall{id, call, succeeded, templateNow(), body});
    });
}

void Pool::Impl::notify(uint64_t id, uint64_t call, const Value& arguments)
{
    tell(id,
        [&](protocol::Writer& out) { protocol::write(out, protocol::NotifyRun{id, call, templateNow(), arguments}); });
}

void Pool::Impl::end(uint64_t id)
{
    const auto found = m_runs.find(id);
    if (found == m_runs.end())
        return;
    if (found->second.seat && found->second.calls > 0)
        m_fading[id] = {found->second.program, found->second.calls, found->second.seat};
    leaveSeat(id, found->second);
    m_runs.erase(found);
}

void Pool::Impl::flush()
{
    for (const auto& seat : m_seats)
        seat->send();
}

void Pool::Impl::poll()
{
    watch(0ms);
    work();
}

// One look takes back all rings of workers and tells of those that have ended.
void Pool::Impl::watch(std::chrono::milliseconds atMost)
{
    epoll_event events[16];
    const int count = epoll_wait(m_epoll, events, std::size(events), static_cast<int>(atMost.count()));
    for (int i = 0; i < count; ++i)
        m_workerEnded = m_workerEnded || events[i].data.u32 == EventOfEnd;
}

void Pool::Impl::work()
{
    const auto lost = std::exchange(m_lostSoon, {});
    for (const auto& [id, loss] : lost)
        lose(id, loss);
    bool again = true;
    for (int round = 0; again && round < 100; ++round) {
        for (size_t i = 0; i < m_seats.size(); ++i)
            drain(*m_seats[i]);
        supervise();
        expire();
        flush();
        again = false;
        for (const auto& seat : m_seats)
            again = !seat->process->prepareToSleep() || again;
    }
}

void Pool::Impl::wait(std::chrono::milliseconds atMost)
{
    const uint64_t before = m_told;
    work();
    if (!m_lostSoon.empty())
        return work();
    if (m_told != before)
        return;
    const auto now = m_options.supervision->steady();
    const auto due = deadline();
    if (due)
        atMost = std::clamp(std::chrono::duration_cast<std::chrono::milliseconds>(*due - now) + 1ms, 0ms, atMost);
    watch(atMost);
    work();
}

std::optional<MonotonicTime> Pool::Impl::deadline() const
{
    std::optional<MonotonicTime> first;
    const auto sooner = [&first](MonotonicTime time) { first = first ? std::min(*first, time) : time; };
    if (!m_lostSoon.empty())
        sooner(MonotonicTime{});
    for (const auto& seat : m_seats) {
        if (seat->calls > 0 || seat->retiring)
            sooner(limitOf(*seat));
        if (seat->hasUnsent())
            sooner(m_options.supervision->steady() + 5ms);
    }
    if (!m_expiries.empty())
        sooner(m_expiries.front().first);
    return first;
}

Pool::Health Pool::Impl::health() const
{
    Health health;
    health.ended = m_ended;
    health.quarantined = quarantines().size();
    for (const auto& seat : m_seats)
        health.pids.push_back(seat->process->pid());
    return health;
}

} // namespace sluis::sandbox::host
