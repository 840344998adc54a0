#pragma once

#include "core/runtime/types.h"

namespace sluis::types {

// Tag "Google Analytics: GA4": sends an event on to Google Analytics (container reference, 4.2). Everything it sends
// comes from the event data that the tag sees; it never looks at the request.
class GaawTag final : public runtime::TagType
{
public:
    templates::TypeDescription describe() const override;
    runtime::TagPlan plan(const runtime::TagInput& input) const override;
};

} // namespace sluis::types
