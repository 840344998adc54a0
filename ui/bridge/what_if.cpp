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

container::Container withEveryVariable(const container::Container& draft, const std::vector<std::string>& only)
{
    container::Container copy = draft;
    std::vector<container::Condition> asked;
    const auto ask = [&](const std::string& name) {
        if (only.empty() || std::find(only.begin(), only.end(), name) != only.end())
            asked.push_back(container::makeCondition("{{" + name + "}}", container::Operator::Equals, {}));
    };
    for (const container::BuiltInVariable& variable : draft.builtInVariables)
        ask(variable.name);
    for (const container::Variable& variable : draft.variables)
        ask(variable.name);
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
