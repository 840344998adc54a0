#pragma once

#include "core/runtime/types.h"

namespace sluis::types {

// Client "Measurement Protocol (GA4)": events that servers, tills and apps post as JSON to /mp/collect. The address and
// the browser of the request are the sender's, never the visitor's, so only what the body says becomes event data; the
// api_secret never does.
class MpawClient final : public runtime::ClientType
{
public:
    templates::TypeDescription describe() const override;
    runtime::ClientOutcome claim(const runtime::ClientInput& input) const override;
};

} // namespace sluis::types
