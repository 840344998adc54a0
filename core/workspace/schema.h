#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace sluis::workspace {

// The tables of a workspace file; written out in README.md. Steps are only ever added.
constexpr int32_t WorkspaceApplicationId = 0x536c5773; // "SlWs"
std::span<const std::string_view> workspaceSteps();

} // namespace sluis::workspace
