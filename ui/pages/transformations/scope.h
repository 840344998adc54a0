#pragma once

#include "ui/editors/condition_list.h"

#include "core/container/entities.h"

namespace sluis::pages {

// Which tags a transformation acts on and when, read from its parameters and written back in the same shapes.
struct TransformationScope {
    bool allExcept = true; // all tags but those listed; else only those
    std::vector<std::string> tags; // by name
    std::vector<std::string> types; // whole types of tags, by code
    bool conditional = false;
    std::vector<editors::ConditionDraft> conditions;

    bool operator==(const TransformationScope&) const = default;
};

TransformationScope scopeOf(const container::Transformation& transformation);

// Only what differs is written, so that everything else of the entity stays as it came.
container::Transformation withTags(container::Transformation transformation, const TransformationScope& scope);
container::Transformation withScopeConditions(
    container::Transformation transformation, bool conditional, const std::vector<editors::ConditionDraft>& complete);

} // namespace sluis::pages
