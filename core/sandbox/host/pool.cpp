#include "core/sandbox/host/pool.h"

#include "core/sandbox/host/effect_check.h"
#include "core/sandbox/host/worker_seat.h"
#include "core/sandbox/protocol/permissions.h"

#include <algorithm>
#include <deque>
#include <sys/epoll.h>
#include <unistd.h>
#include <unordered_map>
#include <variant>

namespace sluis::sandbox::host {

using value::Value;
using namespace std::chrono_literals;

namespace {

    constexpr int WorkersARunMayEnd = 2;
    constexpr size_t WorkersATemplateMayEnd = 5;
    constexpr auto QuarantineWindow = 60s;
    constexpr auto StartLimit = 10s; // for a worker to become ready
    constexpr auto RetireLimit = 5s;
    constexpr size_t OrderLimitBytes = protocol::FrameLimitBytes - 512 * 1024;

} // namespace

class Pool::Impl {
public:
    explicit Impl(PoolOptions options)
        : m_options(std::move(options))
        , m_epoll(epoll_create1(EPOLL_CLOEXEC))
    {
    }

    ~Impl()
    {
        m_seats.clear();
        close(m_epoll);
    }

    Result<void> fill()
    {
        while (m_seats.size() < m_options.workers) {
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

    // ---- programs ----

    uint64_t add(Program program)
    {
        const uint64_t id = ++m_lastProgram;
        m_programs[id].program = std::move(program);
        return id;
    }

    void remove(uint64_t program)
    {
        m_programs.erase(program);
        for (const auto& seat : m_seats) {
            if (seat->programs.erase(program) == 0)
                continue;
            protocol::Writer out = seat->writer();
            protocol::writeNumbered(out, protocol::Order::Unload, program);
            seat->queue();
        }
    }

    Value storageOf(uint64_t program) const
    {
        const auto found = m_programs.find(program);
        return found == m_programs.end() ? Value() : found->second.storage;
    }

    void setStorage(uint64_t program, const Value& items)
    {
        if (const auto found = m_programs.find(program); found != m_programs.end())
            found->second.storage = items;
    }

    // ---- runs ----

    using Work = std::variant<Job, TestJob, std::string>; // the string is code to check

    uint64_t begin(Work work, RunListener& listener)
    {
        const uint64_t id = ++m_lastRun;
        RunState& run = m_runs[id];
        run.listener = &listener;
        run.startedMs = templateNow();
        run.work = std::move(work);
        place(id, run);
        return id;
    }

    void answer(uint64_t id, uint64_t call, bool succeeded, const Value& body)
    {
        tell(id, [&](protocol::Writer& out) { protocol::write(out, protocol::AnswerCall {id, call, succeeded, templateNow(), body}); });
    }

    void notify(uint64_t id, uint64_t call, const Value& arguments)
    {
        tell(id, [&](protocol::Writer& out) { protocol::write(out, protocol::NotifyRun {id, call, templateNow(), arguments}); });
    }

    void end(uint64_t id)
    {
        const auto found = m_runs.find(id);
        if (found == m_runs.end())
            return;
        if (found->second.seat && found->second.calls > 0)
            m_fading[id] = {found->second.program, found->second.calls, found->second.seat};
        leaveSeat(id, found->second);
        m_runs.erase(found);
    }

    // ---- the loop ----

    void flush()
    {
        for (const auto& seat : m_seats)
            seat->send();
    }

    void poll()
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

    void wait(std::chrono::milliseconds atMost)
    {
        poll();
        if (!m_lostSoon.empty())
            return poll();
        const auto now = m_options.supervision->steady();
        const auto due = deadline();
        if (due)
            atMost = std::clamp(std::chrono::duration_cast<std::chrono::milliseconds>(*due - now) + 1ms, 0ms, atMost);
        epoll_event events[16];
        epoll_wait(m_epoll, events, std::size(events), static_cast<int>(atMost.count()));
        poll();
    }

    int descriptor() const { return m_epoll; }

    std::optional<MonotonicTime> deadline() const
    {
        std::optional<MonotonicTime> first;
        const auto sooner = [&first](MonotonicTime time) { first = first ? std::min(*first, time) : time; };
        if (!m_lostSoon.empty())
            sooner(MonotonicTime {});
        for (const auto& seat : m_seats) {
            if (seat->calls > 0 || seat->retiring)
                sooner(limitOf(*seat));
            if (seat->hasUnsent())
                sooner(m_options.supervision->steady() + 5ms);
        }
        for (const auto& [id, run] : m_runs) {
            if (run.expireAt)
                sooner(*run.expireAt);
        }
        return first;
    }

    Health health() const
    {
        Health health;
        health.ended = m_ended;
        for (const auto& [id, program] : m_programs)
            health.quarantined += program.quarantined ? 1 : 0;
        for (const auto& seat : m_seats)
            health.pids.push_back(seat->process->pid());
        return health;
    }

private:
    struct ProgramState {
        Program program;
        Value storage = Value::object();
        std::deque<MonotonicTime> ends; // when it ended workers
        bool quarantined = false;
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

    double templateNow() const
    {
        return static_cast<double>(toMilliseconds(m_options.templateClock->now()));
    }

    Result<std::unique_ptr<WorkerSeat>> startWorker()
    {
        auto process = WorkerProcess::start(m_options.worker);
        if (!process)
            return fail(process.error());
        for (const int descriptor : {(*process)->eventDescriptor(), (*process)->processDescriptor()}) {
            epoll_event event {};
            event.events = EPOLLIN;
            event.data.fd = descriptor;
            epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
        }
        auto seat = std::make_unique<WorkerSeat>(std::move(*process));
        seat->busySince = m_options.supervision->steady();
        return seat;
    }

    // ---- giving work ----

    WorkerSeat* leastBusy()
    {
        WorkerSeat* best = nullptr;
        for (const auto& seat : m_seats) {
            if (!seat->retiring && (!best || seat->calls + seat->runs < best->calls + best->runs))
                best = seat.get();
        }
        return best;
    }

    void startCall(WorkerSeat& seat, RunState& run)
    {
        ++run.calls;
        if (seat.calls++ == 0)
            seat.busySince = m_options.supervision->steady();
        seat.queue();
    }

    template<class Write>
    void tell(uint64_t id, Write&& write)
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

    void place(uint64_t id, RunState& run)
    {
        WorkerSeat* seat = leastBusy();
        if (!seat)
            return m_lostSoon.emplace_back(id, RunLoss::Collateral), void();
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

    uint64_t lendRequest(RunState& run, const std::shared_ptr<const RequestView>& request)
    {
        if (request)
            run.lent.push_back(request.get());
        return run.seat->lend(request, m_lastSlot, protocol::writeRequest);
    }

    void startJob(uint64_t id, RunState& run, const Job& job)
    {
        const auto program = m_programs.find(job.program);
        if (program == m_programs.end() || program->second.quarantined)
            return m_lostSoon.emplace_back(id, RunLoss::Quarantined), void();
        run.program = job.program;
        WorkerSeat& seat = *run.seat;
        if (seat.programs.insert(job.program).second)
            load(seat, job.program, program->second);
        protocol::StartRun start {id, job.program, {}, job.data};
        start.context.request = lendRequest(run, job.request);
        if (job.event)
            run.lent.push_back(job.event.get());
        start.context.event = seat.lend(job.event, m_lastSlot, protocol::writeEvent);
        start.context.nowMs = run.startedMs;
        start.context.seed = job.seed;
        start.context.clientName = job.clientName;
        start.context.container = job.container;
        start.context.listeners = job.listeners;
        start.context.preview = job.preview;
        start.context.explain = job.explain;
        protocol::Writer out = seat.writer();
        protocol::write(out, start);
        startCall(seat, run);
    }

    void load(WorkerSeat& seat, uint64_t id, const ProgramState& state)
    {
        protocol::Writer out = seat.writer();
        protocol::write(out, protocol::LoadTemplate {id, state.program.role, state.program.name, state.program.code,
                                 protocol::toWire(state.program.permissions), state.program.privateKeys, state.storage});
        seat.queue();
    }

    void startTest(uint64_t id, RunState& run, const TestJob& test)
    {
        protocol::RunTest order {id, test.role, test.code, test.setup, test.test, protocol::toWire(test.permissions), {}};
        order.context.request = lendRequest(run, test.request);
        order.context.nowMs = templateNow();
        order.context.seed = test.seed;
        order.context.preview = true;
        protocol::Writer out = run.seat->writer();
        protocol::write(out, order);
        startCall(*run.seat, run);
    }

    void leaveSeat(uint64_t id, RunState& run)
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

    // ---- hearing of it ----

    void drain(WorkerSeat& seat)
    {
        seat.process->clearEvent();
        std::string frame;
        while (true) {
            const auto got = seat.process->tryRead(frame);
            if (got == protocol::RingReader::Got::Nothing)
                return;
            const auto effects = got == protocol::RingReader::Got::Frame ? protocol::readEffects(frame)
                                                                         : Result<std::vector<Effect>>(fail(ErrorCode::Corrupt, "sandbox.badFrame"));
            if (!effects)
                return seat.process->kill();
            for (const Effect& effect : *effects)
                hear(seat, effect);
        }
    }

    void hear(WorkerSeat& seat, const Effect& effect)
    {
        if (effect.kind == EffectKind::Settled) {
            seat.calls -= std::min<size_t>(seat.calls, 1);
            seat.busySince = m_options.supervision->steady();
        }
        const auto found = m_runs.find(effect.run);
        if (found == m_runs.end())
            return hearFading(seat, effect);
        if (found->second.seat != &seat)
            return; // a worker that speaks for others
        RunState& run = found->second;
        if (run.repeated < run.heard.size())
            return hearAgain(effect, run);
        run.heard.emplace_back(effect.kind, effect.call);
        run.repeated = run.heard.size();
        RunListener* listener = run.listener;
        if (effect.kind == EffectKind::Settled) {
            run.calls -= std::min<size_t>(run.calls, 1);
            const auto waiting = static_cast<size_t>(std::clamp(effect.body["waiting"].number(), 0.0, 1e6));
            run.expireAt.reset();
            if (waiting > 0)
                run.expireAt = m_options.supervision->steady() + m_options.worker.limits.promiseLife;
            return listener->onSettled(waiting, std::chrono::microseconds(static_cast<int64_t>(effect.body["micros"].number())));
        }
        if (effect.kind == EffectKind::Failed && effect.body["kind"].string() == "memory")
            seat.retiring = true;
        run.touched = run.touched || effect.kind != EffectKind::Log;
        if (const auto program = m_programs.find(run.program); program != m_programs.end()) {
            if (const auto denial = checkEffect(program->second.program.permissions, effect)) {
                Effect denied = effect;
                denied.kind = EffectKind::Denied;
                denied.body = Value::array({denial->permission, denial->api});
                return listener->onEffect(denied);
            }
            if (effect.kind == EffectKind::Storage)
                store(seat, run.program, program->second, effect.body);
        }
        listener->onEffect(effect);
    }

    // A run that was started again repeats what is known already. One that does not (its stored items changed meanwhile)
    // cannot be continued.
    void hearAgain(const Effect& effect, RunState& run)
    {
        if (effect.kind == EffectKind::Settled)
            run.calls -= std::min<size_t>(run.calls, 1);
        if (run.heard[run.repeated++] != std::pair(effect.kind, effect.call))
            m_lostSoon.emplace_back(effect.run, RunLoss::Collateral);
    }

    void hearFading(const WorkerSeat& seat, const Effect& effect)
    {
        const auto found = m_fading.find(effect.run);
        if (found == m_fading.end() || found->second.seat != &seat)
            return;
        const auto program = m_programs.find(found->second.program);
        if (effect.kind == EffectKind::Storage && program != m_programs.end() && !checkEffect(program->second.program.permissions, effect))
            store(seat, found->second.program, program->second, effect.body);
        if (effect.kind == EffectKind::Settled && --found->second.calls == 0)
            m_fading.erase(found);
    }

    // The server's copy is the true one; other workers hear of the change before their next run.
    void store(const WorkerSeat& from, uint64_t id, ProgramState& state, const Value& body)
    {
        protocol::StorageChange change;
        change.templateId = id;
        change.key = body["key"].string();
        change.value = body["value"];
        const std::string_view what = body["what"].string();
        if (what == "clear") {
            change.what = protocol::StorageChange::What::Clear;
            state.storage = Value::object();
        } else if (what == "remove") {
            change.what = protocol::StorageChange::What::Remove;
            state.storage.remove(change.key);
        } else {
            if (state.storage.size() > m_options.worker.limits.callbacksPerRun)
                return;
            state.storage.set(change.key, change.value);
        }
        for (const auto& seat : m_seats) {
            if (seat.get() == &from || !seat->programs.contains(id))
                continue;
            protocol::Writer out = seat->writer();
            protocol::write(out, change);
            seat->queue();
        }
    }

    void expire()
    {
        const auto now = m_options.supervision->steady();
        for (auto& [id, run] : m_runs) {
            if (!run.expireAt || *run.expireAt > now)
                continue;
            run.expireAt.reset();
            const uint64_t number = id;
            // Supervision says that the time is over, so it is over for the template's clock, too, even one that stands.
            const double then = templateNow() + static_cast<double>(m_options.worker.limits.promiseLife.count());
            tell(id, [&](protocol::Writer& out) { protocol::writeExpire(out, number, then); });
        }
    }

    // ---- ending and replacing ----

    MonotonicTime limitOf(const WorkerSeat& seat) const
    {
        if (!seat.hasStarted)
            return seat.busySince + StartLimit;
        if (seat.calls > 0)
            return seat.busySince + m_options.worker.limits.hardCall + m_options.worker.limits.killAfter;
        return seat.busySince + RetireLimit;
    }

    void supervise()
    {
        const auto now = m_options.supervision->steady();
        for (size_t i = 0; i < m_seats.size(); ++i) {
            WorkerSeat& seat = *m_seats[i];
            if (!seat.hasStarted && seat.process->isReady()) {
                seat.hasStarted = true;
                seat.busySince = now;
            }
            const bool retired = seat.retiring && (seat.runs == 0 || now >= limitOf(seat));
            if (seat.process->hasEnded())
                replace(i, seat.process->currentRun());
            else if (seat.calls > 0 && now >= limitOf(seat))
                replace(i, seat.process->currentRun());
            else if (retired)
                replace(i, 0);
        }
        if (m_spare && m_spare->process->hasEnded())
            m_spare.reset();
        static_cast<void>(fill()); // a worker that cannot be started now is tried again at the next poll
    }

    void replace(size_t index, uint64_t culprit)
    {
        std::unique_ptr<WorkerSeat> old = std::move(m_seats[index]);
        m_seats.erase(m_seats.begin() + static_cast<std::ptrdiff_t>(index));
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
            if (id == culprit)
                blame(id, run);
            else
                place(id, run);
        }
    }

    void blame(uint64_t id, RunState& run)
    {
        if (const auto program = m_programs.find(run.program); program != m_programs.end()) {
            const auto now = m_options.supervision->steady();
            auto& ends = program->second.ends;
            ends.push_back(now);
            while (!ends.empty() && now - ends.front() > QuarantineWindow)
                ends.pop_front();
            program->second.quarantined = program->second.quarantined || ends.size() >= WorkersATemplateMayEnd;
        }
        const bool mayTryAgain = std::holds_alternative<Job>(run.work) && !run.touched && ++run.workersEnded < WorkersARunMayEnd;
        if (mayTryAgain)
            place(id, run);
        else
            lose(id, RunLoss::WorkerEnded);
    }

    void lose(uint64_t id, RunLoss loss)
    {
        const auto found = m_runs.find(id);
        if (found == m_runs.end())
            return;
        RunListener* listener = found->second.listener;
        leaveSeat(id, found->second);
        m_runs.erase(found);
        listener->onLost(loss);
    }

    PoolOptions m_options;
    int m_epoll;
    std::vector<std::unique_ptr<WorkerSeat>> m_seats;
    std::unique_ptr<WorkerSeat> m_spare;
    std::unordered_map<uint64_t, ProgramState> m_programs;
    std::unordered_map<uint64_t, RunState> m_runs;
    std::unordered_map<uint64_t, Fading> m_fading;
    std::vector<std::pair<uint64_t, RunLoss>> m_lostSoon;
    uint64_t m_lastProgram = 0;
    uint64_t m_lastRun = 0;
    uint64_t m_lastSlot = 0;
    size_t m_ended = 0;
};

Pool::Pool(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

Pool::~Pool() = default;

Result<std::unique_ptr<Pool>> Pool::start(PoolOptions options)
{
    SLUIS_ASSERT(options.supervision && options.templateClock && options.workers > 0);
    auto impl = std::make_unique<Impl>(std::move(options));
    if (auto filled = impl->fill(); !filled)
        return fail(filled.error());
    return std::unique_ptr<Pool>(new Pool(std::move(impl)));
}

uint64_t Pool::add(Program program)
{
    return m_impl->add(std::move(program));
}

void Pool::remove(uint64_t program)
{
    m_impl->remove(program);
}

uint64_t Pool::run(Job job, RunListener& listener)
{
    return m_impl->begin(std::move(job), listener);
}

uint64_t Pool::test(TestJob job, RunListener& listener)
{
    return m_impl->begin(std::move(job), listener);
}

uint64_t Pool::check(std::string code, RunListener& listener)
{
    return m_impl->begin(std::move(code), listener);
}

void Pool::answer(uint64_t run, uint64_t call, bool succeeded, const Value& body)
{
    m_impl->answer(run, call, succeeded, body);
}

void Pool::notify(uint64_t run, uint64_t call, const Value& arguments)
{
    m_impl->notify(run, call, arguments);
}

void Pool::end(uint64_t run)
{
    m_impl->end(run);
}

void Pool::flush()
{
    m_impl->flush();
}

void Pool::poll()
{
    m_impl->poll();
}

void Pool::wait(std::chrono::milliseconds atMost)
{
    m_impl->wait(atMost);
}

int Pool::descriptor() const
{
    return m_impl->descriptor();
}

std::optional<MonotonicTime> Pool::deadline() const
{
    return m_impl->deadline();
}

Pool::Health Pool::health() const
{
    return m_impl->health();
}

Value Pool::storageOf(uint64_t program) const
{
    return m_impl->storageOf(program);
}

void Pool::setStorage(uint64_t program, const Value& items)
{
    m_impl->setStorage(program, items);
}

} // namespace sluis::sandbox::host
