#pragma once

#include "core/plan/plan.h"

#include <string>

namespace sluis::bench {

// The container of the pipeline figures: the GA4 client, 10 triggers of 3 conditions each, one tag per trigger, 3
// transformations that affect all tags. `firing` of the triggers hold on the hit of the load (all their conditions are
// evaluated), the others fail at their last condition. Tags are HTTP requests with the event as body to `url`.
plan::PlanPtr benchPlan(int firing, const std::string& url);

} // namespace sluis::bench
