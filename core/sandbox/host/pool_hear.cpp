#include "core/sandbox/host/pool_impl.h"

#include "core/sandbox/host/effect_check.h"

#include <algorithm>

// Effects: checked, told to their listener, or known already.
namespace sluis::sandbox::host {

using protocol::FrameLimitBytes;

void Pool::Impl::drain(WorkerSeat& seat)
{
    std::string frame;
    while (true) {
        const auto got = seat.process->tryRead(frame);
        if (got == protocol::RingReader::Got::Nothing) {
            if (std::exchange(seat.hasSettled, false))
                noteStart(seat); // of the call that runs now, if there is one
            return;
        }
        const auto effects = got == protocol::RingReader::Got::Frame
            ? protocol::readEffects(frame)
            : Result<std::vector<Effect>>(fail(ErrorCode::Corrupt, "sandbox.badFrame"));
        const protocol::Limits& limits = m_options.worker.limits;
        seat.bytesUnsettled += frame.size();
        if (!effects
            || seat.bytesUnsettled > 2 * (limits.effectBytesPerCall + limits.logBytesPerRun) + FrameLimitBytes) {
            m_workerEnded = true;
            return seat.process->kill(); // nonsense, or more than any call may say
        }
        for (const Effect& effect : *effects)
            hear(seat, effect);
    }
}

void Pool::Impl::hear(WorkerSeat& seat, const Effect& effect)
{
    if (effect.kind == EffectKind::Settled) {
        if (seat.calls == 0)
            return seat.process->kill(); // it answers what nobody asked
        --seat.calls;
        seat.bytesUnsettled = 0;
        seat.hasSettled = true;
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
    ++m_told;
    if (effect.kind == EffectKind::Settled) {
        run.calls -= std::min<size_t>(run.calls, 1);
        const auto waiting = static_cast<size_t>(std::clamp(effect.body["waiting"].number(), 0.0, 1e6));
        run.expireAt.reset();
        if (waiting > 0) {
            run.expireAt = m_options.supervision->steady() + m_options.worker.limits.promiseLife;
            m_expiries.emplace_back(*run.expireAt, effect.run);
        }
        return listener->onSettled(
            waiting, std::chrono::microseconds(static_cast<int64_t>(effect.body["micros"].number())));
    }
    if (effect.kind == EffectKind::Failed) {
        const std::string_view kind = effect.body["kind"].string();
        seat.retiring = seat.retiring || kind == "memory";
        if (kind == "memory" || kind == "timeout")
            blameProgram(run.program, {kind == "memory" ? RunLoss::OutOfMemory : RunLoss::Stopped, effect.line});
    }
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
void Pool::Impl::hearAgain(const Effect& effect, RunState& run)
{
    if (effect.kind == EffectKind::Settled)
        run.calls -= std::min<size_t>(run.calls, 1);
    if (run.heard[run.repeated++] != std::pair(effect.kind, effect.call))
        m_lostSoon.emplace_back(effect.run, Loss{});
}

void Pool::Impl::hearFading(const WorkerSeat& seat, const Effect& effect)
{
    const auto found = m_fading.find(effect.run);
    if (found == m_fading.end() || found->second.seat != &seat)
        return;
    const auto program = m_programs.find(found->second.program);
    if (effect.kind == EffectKind::Storage && program != m_programs.end()
        && !checkEffect(program->second.program.permissions, effect))
        store(seat, found->second.program, program->second, effect.body);
    if (effect.kind == EffectKind::Settled && --found->second.calls == 0)
        m_fading.erase(found);
}

void Pool::Impl::expire()
{
    const auto now = m_options.supervision->steady();
    while (!m_expiries.empty() && m_expiries.front().first <= now) {
        const auto [time, id] = m_expiries.front();
        m_expiries.pop_front();
        const auto found = m_runs.find(id);
        if (found == m_runs.end() || found->second.expireAt != time)
            continue; // it has ended, or gone on meanwhile
        found->second.expireAt.reset();
        // Supervision says that the time is over, so it is over for the template's clock, too, even one that stands.
        const double then = templateNow() + static_cast<double>(m_options.worker.limits.promiseLife.count());
        const uint64_t number = id;
        tell(id, [&](protocol::Writer& out) { protocol::writeExpire(out, number, then); });
    }
}

} // namespace sluis::sandbox::host
