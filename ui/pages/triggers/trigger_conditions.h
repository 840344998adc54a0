#pragma once

#include "ui/editors/condition_list.h"

#include "core/container/entities.h"

namespace sluis::pages {

// The conditions of a trigger as rows: the event of a Custom Event trigger first and fixed.
std::vector<editors::ConditionDraft> draftsOf(const container::Trigger& trigger);

// The trigger with the complete rows as its conditions. Conditions that were not touched stay as they came, with
// everything of them that this program does not know.
container::Trigger withConditions(container::Trigger trigger, const std::vector<editors::ConditionDraft>& complete);

// The trigger as another type: an event name appears or goes, the other conditions stay.
container::Trigger asType(container::Trigger trigger, container::TriggerType type);

} // namespace sluis::pages
