#include "core/runtime/template_run.h"

#include "core/runtime/template_work.h"

namespace sluis::runtime {
namespace {

    using sandbox::host::Effect;
    using sandbox::host::EffectKind;
    using sandbox::host::RunLoss;
    using value::Value;

    Message lossReason(RunLoss loss)
    {
        switch (loss) {
        case RunLoss::WorkerEnded:
            return {"sandbox.runEndedWorker", {}};
        case RunLoss::Quarantined:
            return {"runtime.templateQuarantined", {}};
        case RunLoss::Collateral:
            break;
        }
        return {"runtime.templateCollateral", {}};
    }

    struct Verdict {
        TagStatus status = TagStatus::Exception;
        Message reason;
    };

    Verdict verdictOf(const Effect& failed)
    {
        const std::string_view kind = failed.body["kind"].string();
        const std::string line = std::to_string(failed.line);
        if (kind == "timeout" && failed.line == 0)
            return {TagStatus::Timeout, {"sandbox.ranTooLong", {}}};
        if (kind == "timeout")
            return {TagStatus::Timeout, {"runtime.templateTooSlow", {line}}};
        if (kind == "memory")
            return {TagStatus::Timeout, {"sandbox.usedTooMuchMemory", {}}};
        const std::string text(failed.body["message"].string());
        if (failed.line == 0)
            return {TagStatus::Exception, {"sandbox.templateError", {text}}};
        return {TagStatus::Exception, {"runtime.templateThrew", {text, line}}};
    }

} // namespace

void TemplateRun::onEffect(const Effect& effect)
{
    const Value& body = effect.body;
    const int line = static_cast<int>(effect.line);
    switch (effect.kind) {
    case EffectKind::Log:
        console.push_back({start.name, std::string(body.string()), line});
        break;
    case EffectKind::Denied:
        if (body.items().size() == 2)
            denied.push_back({std::string(body.items()[0].string()), std::string(body.items()[1].string()), line});
        break;
    case EffectKind::TagSucceeded:
        decide(TagStatus::Success, {});
        break;
    case EffectKind::TagFailed:
        decide(TagStatus::Failure, {"runtime.templateReportedFailure", {}});
        break;
    case EffectKind::Returned:
        returned = body;
        decide(TagStatus::Success, {});
        break;
    case EffectKind::Failed: {
        Verdict verdict = verdictOf(effect);
        if (body["kind"].string() == "rejected")
            m_unheard = std::move(verdict.reason);
        else
            decide(verdict.status, std::move(verdict.reason));
        break;
    }
    case EffectKind::ClaimRequest:
        hasClaimed = start.source->role == sandbox::host::Role::Client && !settled.isSet();
        if (hasClaimed)
            m_work.take(*this, effect);
        break;
    default:
        m_work.take(*this, effect);
    }
}

void TemplateRun::onSettled(size_t waitsFor, std::chrono::microseconds took)
{
    calls -= calls > 0 ? 1 : 0;
    waiting = waitsFor;
    cost += took;
    if (calls == 0 && waiting == 0 && !listens) {
        if (!m_unheard.key.empty())
            decide(TagStatus::Exception, std::move(m_unheard));
        else if (isTag())
            decide(TagStatus::Timeout, {"runtime.templateNeverReported", {}});
        else
            decide(TagStatus::Success, {}); // undefined
    }
    if (!settled.isSet())
        settled.set();
    m_work.changed(*this);
}

void TemplateRun::onLost(RunLoss loss)
{
    isGone = true;
    calls = 0;
    waiting = 0;
    decide(TagStatus::Timeout, lossReason(loss));
    if (!settled.isSet())
        settled.set();
    m_work.changed(*this);
}

void TemplateRun::decide(TagStatus with, Message why)
{
    if (decided.isSet())
        return;
    status = with;
    reason = std::move(why);
    decided.set();
}

} // namespace sluis::runtime
