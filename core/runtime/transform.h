#pragma once

#include "core/plan/plan.h"
#include "core/runtime/evaluator.h"
#include "core/runtime/trace.h"

namespace sluis::runtime {

// What one tag sees: its own copy of the event, and what of the request is hidden from it.
struct TagView {
    value::Value event;
    privacy::Hidden hidden;
};

// Whether the conditions of a transformation hold on the view as it is; the evaluator looks at the view.
bool applies(const plan::Transformation& transformation, Evaluator& evaluator);

// Changes the view; the evaluator looks at it and is told (container reference, 5.2).
void apply(const plan::Transformation& transformation, Evaluator& evaluator, TagView& view);

// Both in one, with everything a trace shows.
TransformationTrace explainAndApply(const plan::Transformation& transformation, Evaluator& evaluator, TagView& view);

// What became different between two states of an event, by dotted path, in their order. Arrays count as a whole.
std::vector<ParameterChange> changesBetween(const value::Value& before, const value::Value& after);

} // namespace sluis::runtime
