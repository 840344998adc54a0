#include "core/runtime/firing.h"

#include "core/plan/decisions.h"
#include "core/privacy/consent.h"

#include <algorithm>

namespace sluis::runtime {
namespace {

    using plan::Tag;

    bool anyFired(const std::vector<plan::TriggerIndex>& triggers, const FiringInput& input)
    {
        return std::any_of(
            triggers.begin(), triggers.end(), [&](plan::TriggerIndex trigger) { return input.fired[trigger] != 0; });
    }

    // The first consent type that is missing, nullptr when all are there.
    const std::string* missingConsent(const Tag& tag, const FiringInput& input)
    {
        for (const std::string& type : tag.neededConsent) {
            const privacy::Consent consent = privacy::consentOf(input.event, type);
            if (consent == privacy::Consent::Denied
                || (consent == privacy::Consent::Unknown && plan::UnknownConsentIsDenied))
                return &type;
        }
        return nullptr;
    }

    std::string nameOf(const FiringInput& input, plan::TriggerIndex trigger)
    {
        return input.plan.triggers[trigger].name;
    }

    Message notFired(const Tag& tag, const FiringInput& input)
    {
        if (tag.firingTriggers.empty())
            return {"runtime.noTrigger", {}};
        if (tag.firingTriggers.size() == 1)
            return {"runtime.triggerDidNotFire", {nameOf(input, tag.firingTriggers.front())}};
        return {"runtime.noTriggerFired", {std::to_string(tag.firingTriggers.size())}};
    }

    Message blocked(const Tag& tag, const FiringInput& input)
    {
        for (const plan::TriggerIndex trigger : tag.blockingTriggers) {
            if (input.fired[trigger])
                return {"runtime.blocked", {nameOf(input, trigger)}};
        }
        return {};
    }

    Message consentReason(const Tag& tag, const FiringInput& input)
    {
        const std::string* type = missingConsent(tag, input);
        if (!type)
            return {};
        const bool isDenied = privacy::consentOf(input.event, *type) == privacy::Consent::Denied;
        return {isDenied ? "runtime.consentDenied" : "runtime.consentUnknown", {*type}};
    }

} // namespace

TagStatus readiness(const Tag& tag, const FiringInput& input)
{
    if (tag.isPaused)
        return TagStatus::Paused;
    if ((tag.startsAt && input.now < *tag.startsAt) || (tag.endsAt && input.now >= *tag.endsAt))
        return TagStatus::OutOfSchedule;
    if (tag.isLiveOnly && input.preview)
        return TagStatus::LiveOnly;
    return missingConsent(tag, input) ? TagStatus::Consent : TagStatus::Success;
}

TagStatus firingStatus(const Tag& tag, const FiringInput& input)
{
    if (tag.isPaused)
        return TagStatus::Paused;
    if (!anyFired(tag.firingTriggers, input))
        return TagStatus::NotFired;
    return anyFired(tag.blockingTriggers, input) ? TagStatus::Blocked : readiness(tag, input);
}

Message firingReason(TagStatus status, const Tag& tag, const FiringInput& input)
{
    switch (status) {
    case TagStatus::NotFired:
        return notFired(tag, input);
    case TagStatus::Blocked:
        return blocked(tag, input);
    case TagStatus::Paused:
        return {"runtime.paused", {}};
    case TagStatus::OutOfSchedule:
        if (tag.startsAt && input.now < *tag.startsAt)
            return {"runtime.scheduleStarts", {toIso8601(*tag.startsAt)}};
        return tag.endsAt ? Message{"runtime.scheduleEnded", {toIso8601(*tag.endsAt)}} : Message();
    case TagStatus::LiveOnly:
        return {"runtime.liveOnly", {}};
    case TagStatus::Consent:
        return consentReason(tag, input);
    default:
        return {};
    }
}

std::vector<container::TriggerId> firedAmong(const std::vector<plan::TriggerIndex>& triggers, const FiringInput& input)
{
    std::vector<container::TriggerId> ids;
    for (const plan::TriggerIndex trigger : triggers) {
        if (input.fired[trigger])
            ids.push_back(input.plan.triggers[trigger].id);
    }
    return ids;
}

} // namespace sluis::runtime
