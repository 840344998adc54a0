#include "core/runtime/delivery.h"

namespace sluis::runtime {

Outcome heldOutcome()
{
    AnswerTrace assumed;
    assumed.status = 200;
    assumed.assumed = true;
    return {OutgoingState::Held, std::move(assumed), std::nullopt};
}

std::optional<Outcome> HoldEverything::deliver(Outgoing, OutcomeReceiver*, uint64_t)
{
    return heldOutcome();
}

} // namespace sluis::runtime
