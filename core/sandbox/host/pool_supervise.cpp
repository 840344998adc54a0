#include "core/sandbox/host/pool_impl.h"

#include <algorithm>
#include <sys/epoll.h>

// Limits of workers, and what happens to the runs of one that has to go.
namespace sluis::sandbox::host {

using namespace std::chrono_literals;

namespace {

    constexpr int WorkersARunMayEnd = 2;
    constexpr size_t StopsUntilQuarantine = 5;
    constexpr auto QuarantineWindow = 60s;
    constexpr auto QuarantineTime = 5min;
    constexpr auto StartLimit = 10s; // for a worker to become ready
    constexpr auto RetireLimit = 5s;
    // Of a call that has used up its wall time, on a machine that may be busy.
    constexpr auto IdleLimit = 40ms; // that its worker then neither runs nor wants to
    constexpr int Patience = 4; // times the limit, after which nothing counts any more
    constexpr auto LookAgain = 10ms;
    constexpr auto WatchdogTime = 100ms; // that a worker's own watchdog may take, of the time that the worker runs

} // namespace

Result<void> Pool::Impl::fill()
{
    const auto active = [this] {
        return static_cast<size_t>(
            std::count_if(m_seats.begin(), m_seats.end(), [](const auto& seat) { return !seat->retiring; }));
    };
    while (active() < m_options.workers) {
        auto seat = m_spare ? Result<std::unique_ptr<WorkerSeat>>(std::move(m_spare)) : startWorker();
        if (!seat)
            return fail(seat.error());
        m_seats.push_back(std::move(*seat));
    }
    if (m_options.warmSpare && !m_spare) {
        auto spare = startWorker();
        if (!spare)
            return fail(spare.error());
        m_spare = std::move(*spare);
    }
    return {};
}

Result<std::unique_ptr<WorkerSeat>> Pool::Impl::startWorker()
{
    auto process = WorkerProcess::start(m_options.worker);
    if (!process)
        return fail(process.error());
    epoll_event ring{};
    ring.events = EPOLLIN | EPOLLET;
    ring.data.u32 = EventOfRing;
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, (*process)->eventDescriptor(), &ring);
    epoll_event end{};
    end.events = EPOLLIN;
    end.data.u32 = EventOfEnd;
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, (*process)->processDescriptor(), &end);
    auto seat = std::make_unique<WorkerSeat>(std::move(*process));
    seat->busySince = m_options.supervision->steady();
    return seat;
}

MonotonicTime Pool::Impl::limitOf(const WorkerSeat& seat) const
{
    if (!seat.hasStarted)
        return seat.busySince + StartLimit;
    if (seat.suspicion)
        return seat.suspicion->lookAgain;
    if (seat.calls > 0)
        return seat.busySince + m_options.worker.limits.hardCall + m_options.worker.limits.killAfter;
    return seat.busySince + RetireLimit;
}

void Pool::Impl::noteStart(WorkerSeat& seat) const
{
    seat.busySince = m_options.supervision->steady();
    seat.ranBefore = seat.process->ran();
    seat.suspicion.reset();
}

// A worker that other programs keep from running is not one that hangs. One that has run for hardCall and a bit is: its
// own watchdog should have ended the call; so is one that does nothing.
bool Pool::Impl::isOverdue(WorkerSeat& seat, MonotonicTime now) const
{
    if (seat.calls == 0 || now < limitOf(seat))
        return false;
    if (!seat.hasStarted)
        return true;
    const protocol::Limits& limits = m_options.worker.limits;
    if (seat.process->ran() - seat.ranBefore
        >= limits.hardCall + std::min<std::chrono::milliseconds>(limits.killAfter, WatchdogTime))
        return true;
    const auto times = seat.process->times();
    if (!times || now - seat.busySince >= Patience * (limits.hardCall + limits.killAfter))
        return true;
    if (!seat.suspicion)
        seat.suspicion = {now, *times, now};
    seat.suspicion->lookAgain = now + LookAgain;
    const auto ran = times->ran - seat.suspicion->times.ran;
    const auto idle = (now - seat.suspicion->since) - ran - (times->waited - seat.suspicion->times.waited);
    return idle >= IdleLimit;
}

void Pool::Impl::supervise()
{
    const auto now = m_options.supervision->steady();
    const bool looksForEnd = std::exchange(m_workerEnded, false);
    for (size_t i = 0; i < m_seats.size(); ++i) {
        WorkerSeat& seat = *m_seats[i];
        if (!seat.hasStarted && seat.process->isReady()) {
            seat.hasStarted = true;
            seat.busySince = now;
        }
        const bool retired = seat.retiring && (seat.runs == 0 || now >= limitOf(seat));
        if (looksForEnd && seat.process->hasEnded())
            replace(i, seat.process->currentRun(),
                seat.process->ranOutOfMemory() ? RunLoss::OutOfMemory : RunLoss::Crashed);
        else if (isOverdue(seat, now))
            replace(i, seat.process->currentRun(), RunLoss::TimeUp);
        else if (retired || seat.isToGo)
            replace(i, 0, RunLoss::Collateral);
    }
    if (looksForEnd && m_spare && m_spare->process->hasEnded())
        m_spare.reset();
    static_cast<void>(fill()); // a worker that cannot be started now is tried again at the next poll
}

void Pool::Impl::replace(size_t index, uint64_t culprit, RunLoss what)
{
    std::unique_ptr<WorkerSeat> old = std::move(m_seats[index]);
    m_seats.erase(m_seats.begin() + static_cast<std::ptrdiff_t>(index));
    const Loss loss{what, old->process->currentLine(), {}};
    if (culprit != 0)
        drain(*old); // what it had done before it was ended counts
    old->process->kill();
    ++m_ended;
    std::erase_if(m_fading, [&](const auto& fading) { return fading.second.seat == old.get(); });
    static_cast<void>(fill());
    std::vector<uint64_t> affected;
    for (const auto& [id, run] : m_runs) {
        if (run.seat == old.get())
            affected.push_back(id);
    }
    for (const uint64_t id : affected) {
        const auto found = m_runs.find(id);
        if (found == m_runs.end())
            continue;
        RunState& run = found->second;
        run.seat = nullptr;
        run.expireAt.reset();
        const bool mayBeAnyone = culprit == 0 && what != RunLoss::Collateral && run.calls > 0;
        if (id == culprit)
            blame(id, run, loss);
        else if (mayBeAnyone && ++run.workersEnded >= WorkersARunMayEnd)
            lose(id, {});
        else
            place(id, run);
    }
}

void Pool::Impl::blame(uint64_t id, RunState& run, const Loss& loss)
{
    blameProgram(run.program, loss);
    const auto program = m_programs.find(run.program);
    const bool mayTryAgain = std::holds_alternative<Job>(run.work) && !run.touched
        && ++run.workersEnded < WorkersARunMayEnd && program != m_programs.end() && !isQuarantined(program->second);
    if (mayTryAgain)
        place(id, run);
    else
        lose(id, loss);
}

void Pool::Impl::blameProgram(uint64_t id, const Loss& loss)
{
    const auto found = m_programs.find(id);
    if (found == m_programs.end() || isQuarantined(found->second))
        return;
    ProgramState& state = found->second;
    const auto now = m_options.supervision->steady();
    state.stops.push_back(now);
    while (now - state.stops.front() > QuarantineWindow)
        state.stops.pop_front();
    if (state.stops.size() < StopsUntilQuarantine)
        return;
    m_everQuarantined = true;
    state.quarantinedUntil = now + QuarantineTime;
    state.quarantine
        = {id, state.program.name, state.stops.size(), m_options.supervision->now() + QuarantineTime, loss};
    state.stops.clear();
    for (const auto& [run, one] : m_runs) { // calls of it that a worker holds already are not to run either
        if (one.program == id && one.seat && one.calls > 0)
            one.seat->isToGo = true;
    }
}

bool Pool::Impl::isQuarantined(ProgramState& state) const
{
    if (state.quarantinedUntil && m_options.supervision->steady() >= *state.quarantinedUntil)
        state.quarantinedUntil.reset();
    return state.quarantinedUntil.has_value();
}

std::vector<Quarantine> Pool::Impl::quarantines() const
{
    std::vector<Quarantine> all;
    if (!m_everQuarantined) // asked after every poll
        return all;
    for (const auto& [id, state] : m_programs) {
        if (state.quarantinedUntil && m_options.supervision->steady() < *state.quarantinedUntil)
            all.push_back(state.quarantine);
    }
    return all;
}

// What runs ends where it is: nobody loses a hit because somebody chose another limit.
void Pool::Impl::setLimits(const protocol::Limits& limits)
{
    if (limits == m_options.worker.limits)
        return;
    m_options.worker.limits = limits;
    m_spare.reset();
    for (const auto& seat : m_seats)
        seat->retiring = true;
    static_cast<void>(fill());
}

void Pool::Impl::release(uint64_t program)
{
    if (const auto found = m_programs.find(program); found != m_programs.end())
        found->second.quarantinedUntil.reset();
}

void Pool::Impl::lose(uint64_t id, const Loss& loss)
{
    const auto found = m_runs.find(id);
    if (found == m_runs.end())
        return;
    RunListener* listener = found->second.listener;
    leaveSeat(id, found->second);
    m_runs.erase(found);
    ++m_told;
    listener->onLost(loss);
}

} // namespace sluis::sandbox::host
