#pragma once

#include "core/plan/plan.h"
#include "core/runtime/evaluator.h"
#include "core/runtime/trace.h"

namespace sluis::runtime {

// Decides whether a condition holds. Never fails: both sides are compared as text, a variable without a value as the
// text "undefined"; an order between things that are not numbers is false, and so is an unknown operator or a broken
// pattern, negated or not (container reference, 2.2).
bool holds(const plan::Condition& condition, Evaluator& evaluator);

// All of them; stops at the first that does not hold.
bool allHold(const plan::Conditions& conditions, Evaluator& evaluator);

// The same with both values, for the trace.
ConditionTrace explain(const plan::Condition& condition, Evaluator& evaluator);

// Whether a trigger fires for the event of this evaluator.
bool fires(const plan::Trigger& trigger, Evaluator& evaluator);

// Every condition, also those after the first that does not hold.
TriggerTrace explain(const plan::Trigger& trigger, Evaluator& evaluator);

} // namespace sluis::runtime
