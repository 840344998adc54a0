#pragma once

#include "core/sandbox/host/pool.h"
#include "core/sandbox/host/worker_seat.h"

#include <deque>
#include <sys/epoll.h>
#include <unistd.h>
#include <unordered_map>
#include <utility>
#include <variant>

// Private to the pool_….cpp files: pool_loop.cpp what is called from outside, pool_programs.cpp templates and what they
// store, pool_give.cpp orders, pool_hear.cpp effects, pool_supervise.cpp limits and replacement.
namespace sluis::sandbox::host {

using value::Value;

class Pool::Impl
{
public:
    explicit Impl(PoolOptions options)
        : m_options(std::move(options))
        , m_epoll(epoll_create1(EPOLL_CLOEXEC))
    { }
    ~Impl()
    {
        m_seats.clear();
        close(m_epoll);
    }

    Result<void> fill();

    uint64_t add(Program program);
    void remove(uint64_t program);
    Value storageOf(uint64_t program) const;
    void setStorage(uint64_t program, const Value& items);
    void storeFromOutside(uint64_t program, const Value& change);

    using Work = std::variant<Job, TestJob, std::string>; // the string is code to check
    uint64_t begin(Work work, RunListener& listener);
    void answer(uint64_t id, uint64_t call, bool succeeded, const Value& body);
    void notify(uint64_t id, uint64_t call, const Value& arguments);
    void end(uint64_t id);

    void flush();
    void poll();
    void wait(std::chrono::milliseconds atMost);
    int descriptor() const { return m_epoll; }
    std::optional<MonotonicTime> deadline() const;
    Health health() const;
    std::vector<Quarantine> quarantines() const;
    void release(uint64_t program);
    void setLimits(const protocol::Limits& limits);
    const PoolOptions& options() const { return m_options; }

private:
    struct ProgramState {
        Program program;
        Value storage = Value::object();
        std::deque<MonotonicTime> stops; // when calls of it had to be stopped, or workers that it ran in
        std::optional<MonotonicTime> quarantinedUntil;
        Quarantine quarantine; // while that is set
    };

    // A run that was ended while a call of it was on its way: what it stores meanwhile still counts.
    struct Fading {
        uint64_t program = 0;
        size_t calls = 0;
        const WorkerSeat* seat = nullptr;
    };

    struct RunState {
        RunListener* listener = nullptr;
        Work work; // kept until the run has done something, to start it again elsewhere
        uint64_t program = 0;
        WorkerSeat* seat = nullptr;
        std::vector<const void*> lent;
        size_t calls = 0; // orders without their Settled
        bool touched = false; // it has asked for something
        // What it takes to bring the run to the same point in another worker: it depends on nothing but these.
        double startedMs = 0; // of the template's clock
        std::vector<std::string> journal; // orders after the first
        std::vector<std::pair<EffectKind, uint64_t>> heard; // kind and call of every effect, Settled too
        size_t repeated = 0; // of them, since the last start: those are not told again
        int workersEnded = 0;
        std::optional<MonotonicTime> expireAt;
    };

    double templateNow() const { return static_cast<double>(toMilliseconds(m_options.templateClock->now())); }

    Result<std::unique_ptr<WorkerSeat>> startWorker();
    void watch(std::chrono::milliseconds atMost);
    void work();

    WorkerSeat* leastBusy();
    void startCall(WorkerSeat& seat, RunState& run);
    template <class Write> void tell(uint64_t id, Write&& write)
    {
        const auto found = m_runs.find(id);
        if (found == m_runs.end() || !found->second.seat)
            return;
        RunState& run = found->second;
        protocol::Writer out(run.journal.emplace_back());
        write(out);
        run.seat->writer().bytes() += run.journal.back();
        startCall(*run.seat, run);
    }
    void place(uint64_t id, RunState& run);
    uint64_t lendRequest(RunState& run, const std::shared_ptr<const RequestView>& request);
    void startJob(uint64_t id, RunState& run, const Job& job);
    void load(WorkerSeat& seat, uint64_t id, const ProgramState& state);
    void startTest(uint64_t id, RunState& run, const TestJob& test);
    void leaveSeat(uint64_t id, RunState& run);

    void drain(WorkerSeat& seat);
    void hear(WorkerSeat& seat, const Effect& effect);
    void hearAgain(const Effect& effect, RunState& run);
    void hearFading(const WorkerSeat& seat, const Effect& effect);
    void store(const WorkerSeat& from, uint64_t id, ProgramState& state, const Value& body);
    bool change(const WorkerSeat* except, uint64_t id, ProgramState& state, const Value& body);
    void expire();

    MonotonicTime limitOf(const WorkerSeat& seat) const;
    void noteStart(WorkerSeat& seat) const; // a call starts now
    bool isOverdue(WorkerSeat& seat, MonotonicTime now) const;
    void supervise();
    void replace(size_t index, uint64_t culprit, RunLoss what);
    void blame(uint64_t id, RunState& run, const Loss& loss);
    void blameProgram(uint64_t program, const Loss& loss);
    bool isQuarantined(ProgramState& state) const; // ends one that is over
    void lose(uint64_t id, const Loss& loss);

    static constexpr uint32_t EventOfRing = 0; // what m_epoll tells
    static constexpr uint32_t EventOfEnd = 1;

    PoolOptions m_options;
    int m_epoll;
    bool m_workerEnded = false; // one at least has, or will any moment
    std::vector<std::unique_ptr<WorkerSeat>> m_seats;
    std::unique_ptr<WorkerSeat> m_spare;
    std::unordered_map<uint64_t, ProgramState> m_programs;
    std::unordered_map<uint64_t, RunState> m_runs;
    std::unordered_map<uint64_t, Fading> m_fading;
    std::deque<std::pair<MonotonicTime, uint64_t>> m_expiries; // of runs that wait, in order; some are out of date
    std::vector<std::pair<uint64_t, Loss>> m_lostSoon;
    uint64_t m_lastProgram = 0;
    uint64_t m_lastRun = 0;
    uint64_t m_lastSlot = 0;
    size_t m_ended = 0;
    bool m_everQuarantined = false;
    uint64_t m_told = 0; // calls of listeners
};

} // namespace sluis::sandbox::host
