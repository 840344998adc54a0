#pragma once

#include "core/container/container.h"

namespace sluis::bridge {

// Copies of a draft that answer "what would be": made for the evaluator, run on one hit and thrown away.

// The name of the trigger that withEveryVariable() adds; its conditions carry the values.
inline constexpr std::string_view ValuesTriggerName = "sluis: values";

// With one more trigger that asks every variable (or those named) for its value, and a tag that never runs to make it
// matter.
container::Container withEveryVariable(const container::Container& draft, const std::vector<std::string>& only = {});

// With these tags fired by everything: not paused, not blocked, without schedule and consent.
container::Container withTagsFiring(const container::Container& draft, const std::vector<container::TagId>& tags);

} // namespace sluis::bridge
