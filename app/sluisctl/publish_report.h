#pragma once

#include "app/sluisctl/command.h"
#include "core/workspace/publishing.h"

#include <optional>

namespace sluis::sluisctl {

// Prints what keeps a publication from going, item by item, and gives the exit code; nothing when it may go.
std::optional<Exit> reportRefusal(const std::vector<workspace::GatewayPreview>& previews, bool json);

// Prints what became of it, gateway by gateway.
Exit reportOutcome(const workspace::PublishOutcome& outcome, bool json);

} // namespace sluis::sluisctl
