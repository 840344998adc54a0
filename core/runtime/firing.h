#pragma once

#include "core/plan/plan.h"
#include "core/runtime/trace.h"

#include <span>

// Whether a tag may run for an event, and if not, why (container reference, 2.3, 6.2 and 6.3). TagStatus::Success
// stands for "it may".
namespace sluis::runtime {

struct FiringInput {
    const plan::Plan& plan;
    std::span<const char> fired; // for each trigger
    const value::Value& event; // the original one
    WallTime now;
    bool preview = true;
};

// All rules: paused, triggers, then what readiness() says.
TagStatus firingStatus(const plan::Tag& tag, const FiringInput& input);

// The rules that hold for setup and cleanup tags, too: paused, schedule, live only, consent.
TagStatus readiness(const plan::Tag& tag, const FiringInput& input);

// The sentence for a status that firingStatus() or readiness() gave.
Message firingReason(TagStatus status, const plan::Tag& tag, const FiringInput& input);

// Those of the tag's triggers that fired.
std::vector<container::TriggerId> firedAmong(const std::vector<plan::TriggerIndex>& triggers, const FiringInput& input);

} // namespace sluis::runtime
