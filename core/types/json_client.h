#pragma once

#include "core/runtime/types.h"

namespace sluis::types {

// Client "JSON": webhooks and own trackers. Claims given paths, reads a JSON body (or a form body, or the query of a
// GET) and maps it to event data (cli.md, "Types of our own").
class JsonClient final : public runtime::ClientType
{
public:
    templates::TypeDescription describe() const override;
    runtime::ClientOutcome claim(const runtime::ClientInput& input) const override;
};

} // namespace sluis::types
