#pragma once

#include "core/base/ids.h"
#include "core/runtime/secrets.h"
#include "core/runtime/types.h"

#include <optional>
#include <string>

// How the requests of a run leave: held, sent, or refused. The runtime does not know which; core/delivery and
// core/server implement this.
namespace sluis::runtime {

// One request to a vendor, with what the ledger and the privacy report need to know about it.
struct Outgoing {
    OutgoingRequest request;
    std::string idempotencyKey; // the same when the hit is run again after a crash
    HitId hit;
    container::TagId tag;
    std::string vendor;
    value::Value event; // the tag's own view: what could go into the request
    SecretGrantPtr secrets{}; // what may be filled in; null: nothing
};

// "<nonce>-<event>-<run>-<request>": the nonce of the hit as 16 hexadecimal digits, then numbers within the hit.
std::string idempotencyKey(uint64_t nonce, uint32_t event, uint32_t run, size_t request);

// What became of it.
struct Outcome {
    OutgoingState state = OutgoingState::Held;
    std::optional<AnswerTrace> answer; // an assumed one when it was held
    std::optional<Message> error;
};

// Is told the outcome of a request that was under way, once.
class OutcomeReceiver
{
public:
    virtual void delivered(uint64_t token, Outcome outcome) = 0;

protected:
    ~OutcomeReceiver() = default;
};

class Delivery
{
public:
    virtual ~Delivery() = default;

    // What is known at once is returned: held, refused. Otherwise nothing is returned and `receiver` is told `token`
    // and outcome later, on the same thread, never inside this call, and always (a time limit is an outcome). A null
    // receiver: nobody waits for the outcome. Receivers end with the engine; whoever owns both stops the delivery
    // first.
    virtual std::optional<Outcome> deliver(Outgoing outgoing, OutcomeReceiver* receiver, uint64_t token) = 0;
};

// Sends nothing: every request is answered by an assumed 200 with an empty body, so that the rest of a tag runs.
class HoldEverything final : public Delivery
{
public:
    std::optional<Outcome> deliver(Outgoing outgoing, OutcomeReceiver* receiver, uint64_t token) override;
};

// The outcome of a held request.
Outcome heldOutcome();

} // namespace sluis::runtime
