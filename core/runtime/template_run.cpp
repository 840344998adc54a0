#include "core/runtime/template_run.h"

#include "core/runtime/template_work.h"
#include "core/sandbox/host/stop_reason.h"

namespace sluis::runtime {
namespace {

    using sandbox::host::Effect;
    using sandbox::host::EffectKind;
    using sandbox::host::stopReason;
    using value::Value;

    struct Verdict {
        TagStatus status = TagStatus::Exception;
        Message reason;
    };

    Verdict verdictOf(const std::string& name, const sandbox::protocol::Limits& limits, const Effect& failed)
    {
        const std::string_view kind = failed.body["kind"].string();
        const bool isStopped = kind == "timeout" || kind == "memory";
        return {isStopped ? TagStatus::Timeout : TagStatus::Exception, stopReason(name, limits, failed)};
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
        Verdict verdict = verdictOf(start.source->name, start.source->sandbox.pool().limits(), effect);
        if (body["kind"].string() == "rejected")
            m_unheard = std::move(verdict.reason);
        else
            stop(verdict.status, std::move(verdict.reason), effect.line);
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

void TemplateRun::onLost(const sandbox::host::Loss& loss)
{
    isGone = true;
    calls = 0;
    waiting = 0;
    stop(TagStatus::Timeout, stopReason(start.source->name, start.source->sandbox.pool().limits(), loss), loss.line);
    if (!settled.isSet())
        settled.set();
    m_work.changed(*this);
}

// What goes wrong after it has reported is not the reason of its status, but somebody should see it.
void TemplateRun::stop(TagStatus with, Message why, uint32_t line)
{
    if (decided.isSet())
        console.push_back({start.name, english(why), static_cast<int>(line)});
    decide(with, std::move(why));
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
