#include "ui/bridge/what_if.h"

#include <algorithm>

namespace sluis::bridge {

namespace {

    container::TriggerId addTrigger(
        container::Container& copy, std::string_view name, std::vector<container::Condition> filter)
    {
        container::Trigger trigger;
        trigger.id = container::TriggerId(copy.nextId());
        trigger.name = name;
        trigger.type = container::TriggerType::Always;
        trigger.filter = std::move(filter);
        copy.triggers.push_back(trigger);
        return trigger.id;
    }

} // namespace

container::Container withEveryVariable(const container::Container& draft)
{
    container::Container copy = draft;
    std::vector<container::Condition> asked;
    for (const container::BuiltInVariable& variable : draft.builtInVariables)
        asked.push_back(container::makeCondition("{{" + variable.name + "}}", container::Operator::Equals, {}));
    for (const container::Variable& variable : draft.variables)
        asked.push_back(container::makeCondition("{{" + variable.name + "}}", container::Operator::Equals, {}));
    const container::TriggerId trigger = addTrigger(copy, ValuesTriggerName, std::move(asked));
    container::Tag tag;
    tag.id = container::TagId(copy.nextId());
    tag.name = ValuesTriggerName;
    tag.type = "sluis_http";
    tag.paused = true;
    tag.firingTriggers = {trigger};
    copy.tags.push_back(std::move(tag));
    return copy;
}

container::Container withTagsFiring(const container::Container& draft, const std::vector<container::TagId>& tags)
{
    container::Container copy = draft;
    const container::TriggerId trigger = addTrigger(copy, "sluis: always", {});
    for (container::Tag& tag : copy.tags) {
        if (std::find(tags.begin(), tags.end(), tag.id) == tags.end())
            continue;
        tag.firingTriggers = {trigger};
        tag.blockingTriggers.clear();
        tag.paused.reset();
        tag.liveOnly.reset();
        tag.scheduleStartMs.reset();
        tag.scheduleEndMs.reset();
        tag.consentSettings.reset();
    }
    return copy;
}

} // namespace sluis::bridge
