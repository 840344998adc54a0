#include "core/runtime/trace.h"

#include <array>

namespace sluis::runtime {

std::string_view statusName(TagStatus status)
{
    static constexpr std::array<std::string_view, 12> names = {"success", "failure", "exception", "timeout",
        "not_fired", "blocked", "paused", "out_of_schedule", "live_only", "consent", "setup_failed", "not_runnable"};
    return names[static_cast<size_t>(status)];
}

std::string_view stateName(OutgoingState state)
{
    static constexpr std::array<std::string_view, 4> names = {"held", "sent", "failed", "refused"};
    return names[static_cast<size_t>(state)];
}

} // namespace sluis::runtime
