#include "core/plan/lint_context.h"

#include "core/value/text.h"

#include <algorithm>
#include <cmath>

namespace sluis::plan {
namespace {

    using container::EntityKind;
    using container::EntityRef;
    using container::Tag;
    using container::Trigger;
    using container::TriggerId;

    bool contains(const std::vector<TriggerId>& ids, const TriggerId& id)
    {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    }

    // A trigger that is there and of a type that a server knows.
    bool canFire(const LintContext& context, const TriggerId& id)
    {
        if (const Trigger* trigger = context.trigger(id))
            return trigger->type != container::TriggerType::Other;
        return id.text == container::AllPagesTriggerId;
    }

    void neverFires(LintContext& context, const Tag& tag, const std::set<std::string>& followers)
    {
        const EntityRef ref{EntityKind::Tag, tag.id.text};
        const bool fires = std::any_of(tag.firingTriggers.begin(), tag.firingTriggers.end(),
            [&](const TriggerId& id) { return canFire(context, id) && !contains(tag.blockingTriggers, id); });
        if (fires || followers.contains(tag.name))
            return;
        if (tag.firingTriggers.empty()) {
            LintProblem& problem = context.add(Severity::Warning, ref, "firingTriggerId", {"lint.noTrigger", {}});
            Tag repaired = tag;
            repaired.firingTriggers = {TriggerId(std::string(container::AllPagesTriggerId))};
            problem.repairs.push_back(repairBy({"lint.repairFireOnPages", {}}, std::move(repaired)));
            return;
        }
        const bool isBlocked = std::any_of(tag.firingTriggers.begin(), tag.firingTriggers.end(),
            [&](const TriggerId& id) { return canFire(context, id); });
        context.add(
            Severity::Warning, ref, "firingTriggerId", {isBlocked ? "lint.blocksItself" : "lint.noTriggerFires", {}});
    }

    double moment(const std::optional<std::string>& text)
    {
        return text ? value::numberFromText(*text) : std::nan("");
    }

    void schedule(LintContext& context, const Tag& tag)
    {
        const EntityRef ref{EntityKind::Tag, tag.id.text};
        if (tag.scheduleStartMs.has_value() != tag.scheduleEndMs.has_value()) {
            const bool hasStart = tag.scheduleStartMs.has_value();
            LintProblem& problem = context.add(Severity::Warning, ref, hasStart ? "scheduleStartMs" : "scheduleEndMs",
                {hasStart ? "lint.loneStart" : "lint.loneEnd", {}});
            Tag repaired = tag;
            repaired.scheduleStartMs.reset();
            repaired.scheduleEndMs.reset();
            problem.repairs.push_back(repairBy({"lint.repairNoSchedule", {}}, std::move(repaired)));
        } else if (moment(tag.scheduleStartMs) >= moment(tag.scheduleEndMs)) {
            context.add(Severity::Warning, ref, "scheduleEndMs", {"lint.emptySchedule", {}});
        }
    }

    void sequence(LintContext& context, const Tag& tag)
    {
        const EntityRef ref{EntityKind::Tag, tag.id.text};
        if (tag.setupTags.size() > 1)
            context.add(Severity::Warning, ref, "setupTag.1", {"lint.severalSetupTags", {}});
        if (tag.teardownTags.size() > 1)
            context.add(Severity::Warning, ref, "teardownTag.1", {"lint.severalCleanupTags", {}});
    }

    void consent(LintContext& context, const Tag& tag)
    {
        const bool isNeeded = tag.consentSettings && tag.consentSettings->status == container::ConsentStatus::Needed;
        if (isNeeded && (!tag.consentSettings->types || tag.consentSettings->types->list.empty()))
            context.add(Severity::Warning, {EntityKind::Tag, tag.id.text}, "consentSettings.consentType",
                {"lint.consentWithoutTypes", {}});
    }

} // namespace

void lintFiring(LintContext& context)
{
    std::set<std::string> followers; // run before or after another tag, so they need no trigger
    for (const Tag& tag : context.container.tags) {
        for (const auto* list : {&tag.setupTags, &tag.teardownTags}) {
            for (const container::SequencedTag& other : *list)
                followers.insert(other.tagName);
        }
    }
    for (const Tag& tag : context.container.tags) {
        neverFires(context, tag, followers);
        schedule(context, tag);
        sequence(context, tag);
        consent(context, tag);
    }
}

} // namespace sluis::plan
