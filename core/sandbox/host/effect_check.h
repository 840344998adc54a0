#pragma once

#include "core/sandbox/protocol/messages.h"
#include "core/templates/permissions.h"

#include <optional>
#include <string>

namespace sluis::sandbox::host {

struct Denial {
    std::string permission;
    std::string api;
};

// Whether a template with these permissions may do this. The worker has asked the same before, but the worker may lie.
std::optional<Denial> checkEffect(const templates::Permissions& permissions, const protocol::Effect& effect);

} // namespace sluis::sandbox::host
