#pragma once

#include "core/plan/plan.h"
#include "core/templates/type_catalogue.h"

namespace sluis::plan {

// Makes a container ready to run. Never fails: what cannot run says so when it is asked, and is listed in
// Plan::problems. With the plan of the state before an edit, everything that the edit did not touch is shared with it.
PlanPtr compile(std::shared_ptr<const container::Container> container, const templates::TypeCatalogue& catalogue,
    const PlanPtr& previous = {});

// One condition with the names of a plan, for an editor's row that is not part of the container yet.
Condition compileCondition(const Plan& plan, const container::Condition& condition);

} // namespace sluis::plan
