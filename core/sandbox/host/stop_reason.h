#pragma once

#include "core/base/message.h"
#include "core/sandbox/host/pool.h"

#include <string>

// One sentence for whoever wrote or uses a template that had to be stopped: which one, what limit, what line.
namespace sluis::sandbox::host {

// Of EffectKind::Failed: a limit, or the template's own error.
Message stopReason(const std::string& name, const protocol::Limits& limits, const Effect& failed);
Message stopReason(const std::string& name, const protocol::Limits& limits, const Loss& loss);

Message testStopReason(const protocol::Limits& limits, const Loss& loss); // of a test of a template

bool isLimit(const Effect& failed); // not the template's own error

std::string timeOfDay(WallTime time); // "14:05:10 UTC"

} // namespace sluis::sandbox::host
