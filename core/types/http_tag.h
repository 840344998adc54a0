#pragma once

#include "core/runtime/types.h"

namespace sluis::types {

// Tag "HTTP request": sends what the form says to any address (cli.md, "Types of our own").
class HttpTag final : public runtime::TagType
{
public:
    templates::TypeDescription describe() const override;
    runtime::TagPlan plan(const runtime::TagInput& input) const override;
};

} // namespace sluis::types
