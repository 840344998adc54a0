#include "core/sandbox/host/pool_impl.h"

#include "core/sandbox/protocol/permissions.h"

// Orders: which worker gets what, and that it knows what it needs.
namespace sluis::sandbox::host {

WorkerSeat* Pool::Impl::leastBusy()
{
    WorkerSeat* best = nullptr;
    for (const auto& seat : m_seats) {
        if (!seat->retiring && (!best || seat->calls + seat->runs < best->calls + best->runs))
            best = seat.get();
    }
    return best;
}

void Pool::Impl::startCall(WorkerSeat& seat, RunState& run)
{
    ++run.calls;
    if (seat.calls++ == 0)
        noteStart(seat);
    seat.queue();
}

void Pool::Impl::place(uint64_t id, RunState& run)
{
    WorkerSeat* seat = leastBusy();
    if (!seat && fill())
        seat = leastBusy();
    if (!seat)
        return m_lostSoon.emplace_back(id, Loss{}), void();
    run.seat = seat;
    run.calls = 0;
    run.lent.clear();
    ++seat->runs;
    if (auto* job = std::get_if<Job>(&run.work))
        startJob(id, run, *job);
    else if (auto* test = std::get_if<TestJob>(&run.work))
        startTest(id, run, *test);
    else {
        protocol::Writer out = seat->writer();
        protocol::writeCheck(out, id, std::get<std::string>(run.work));
        startCall(*seat, run);
    }
    run.repeated = 0;
    for (const std::string& order : run.journal) {
        if (!run.seat)
            break;
        run.seat->writer().bytes() += order;
        startCall(*run.seat, run);
    }
}

uint64_t Pool::Impl::lendRequest(RunState& run, const std::shared_ptr<const RequestView>& request)
{
    if (request)
        run.lent.push_back(request.get());
    return run.seat->lend(request, m_lastSlot, protocol::writeRequest);
}

void Pool::Impl::startJob(uint64_t id, RunState& run, const Job& job)
{
    const auto program = m_programs.find(job.program);
    if (program == m_programs.end())
        return m_lostSoon.emplace_back(id, Loss{RunLoss::Removed}), void();
    if (isQuarantined(program->second)) {
        const Quarantine& why = program->second.quarantine;
        return m_lostSoon.emplace_back(id, Loss{RunLoss::Quarantined, why.last.line, why.until}), void();
    }
    run.program = job.program;
    WorkerSeat& seat = *run.seat;
    if (seat.programs.insert(job.program).second)
        load(seat, job.program, program->second);
    protocol::StartRun start{id, job.program, {}, job.data};
    start.context.request = lendRequest(run, job.request);
    const auto lend = [&](const std::shared_ptr<const Value>& value) {
        if (value)
            run.lent.push_back(value.get());
        return seat.lend(value, m_lastSlot, protocol::writeEvent);
    };
    start.context.event = lend(job.event);
    start.context.container = lend(job.container);
    start.context.nowMs = run.startedMs;
    start.context.seed = job.seed;
    start.context.clientName = job.clientName;
    start.context.listeners = job.listeners;
    start.context.preview = job.preview;
    start.context.explain = job.explain;
    protocol::Writer out = seat.writer();
    protocol::write(out, start);
    startCall(seat, run);
}

void Pool::Impl::load(WorkerSeat& seat, uint64_t id, const ProgramState& state)
{
    protocol::Writer out = seat.writer();
    protocol::write(out,
        protocol::LoadTemplate{id, state.program.role, state.program.name, state.program.code,
            protocol::toWire(state.program.permissions), state.program.privateKeys, state.storage});
    seat.queue();
}

void Pool::Impl::startTest(uint64_t id, RunState& run, const TestJob& test)
{
    protocol::RunTest order{id, test.role, test.code, test.setup, test.test, protocol::toWire(test.permissions), {}};
    order.context.request = lendRequest(run, test.request);
    order.context.nowMs = templateNow();
    order.context.seed = test.seed;
    order.context.preview = true;
    protocol::Writer out = run.seat->writer();
    protocol::write(out, order);
    startCall(*run.seat, run);
}

void Pool::Impl::leaveSeat(uint64_t id, RunState& run)
{
    WorkerSeat* seat = std::exchange(run.seat, nullptr);
    if (!seat)
        return;
    --seat->runs;
    protocol::Writer out = seat->writer();
    protocol::writeNumbered(out, protocol::Order::End, id);
    seat->queue();
    for (const void* shared : run.lent)
        seat->giveBack(shared);
    run.lent.clear();
}

} // namespace sluis::sandbox::host
