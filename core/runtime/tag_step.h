#pragma once

#include "core/runtime/evaluator.h"
#include "core/runtime/transform.h"
#include "core/runtime/types.h"

#include <optional>

namespace sluis::runtime {

// What one tag wants to do: its plan, or why it has none.
struct TagStep {
    TagPlan plan;
    TagStatus status = TagStatus::Success;
    Message reason;
};

// Runs the tag's synchronous part on its view. `parameters` are those of the tag, variables filled in. Never throws.
TagStep stepOf(const plan::Tag& tag, const TagType* type, const Hit& hit, const TagView& view,
    const value::Value& parameters, const Clock& clock, Random& random);

// More requests than this from one tag for one event are cut off (promises.md, 3.2).
inline constexpr size_t RequestsPerTagLimit = 16;

} // namespace sluis::runtime
