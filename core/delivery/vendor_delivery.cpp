#include "core/delivery/vendor_delivery.h"

#include "core/base/assert.h"

namespace sluis::delivery {
namespace {

    using runtime::OutgoingState;

    http::OutgoingRequest toSend(runtime::OutgoingRequest&& request)
    {
        http::OutgoingRequest sent;
        sent.method = std::move(request.method);
        sent.url = std::move(request.url);
        sent.headers.reserve(request.headers.size());
        for (auto& [name, value] : request.headers)
            sent.headers.push_back({std::move(name), std::move(value)});
        sent.body = std::move(request.body);
        sent.timeLimit = request.timeout;
        return sent;
    }

    // Refused by a rule of ours, before anything left.
    bool isRefusal(const Error& error)
    {
        return error.code == ErrorCode::Denied || error.code == ErrorCode::InvalidInput;
    }

    runtime::Outcome toOutcome(Result<http::Answer>&& result)
    {
        runtime::Outcome outcome;
        if (!result) {
            outcome.state = isRefusal(result.error()) ? OutgoingState::Refused : OutgoingState::Failed;
            outcome.error = messageOf(result.error());
            return outcome;
        }
        outcome.state = OutgoingState::Sent;
        runtime::AnswerTrace& answer = outcome.answer.emplace();
        answer.status = result->status;
        for (http::Header& header : result->headers)
            answer.headers.emplace_back(std::move(header.name), std::move(header.value));
        answer.body = std::move(result->body);
        answer.milliseconds = std::chrono::duration<double, std::milli>(result->duration).count();
        return outcome;
    }

} // namespace

std::optional<runtime::Outcome> VendorDelivery::deliver(
    runtime::Outgoing outgoing, runtime::OutcomeReceiver* receiver, uint64_t token)
{
    if (m_mode == SendMode::Hold) {
        ++m_held;
        return runtime::heldOutcome();
    }
    send(std::move(outgoing.request), [receiver, token](runtime::Outcome outcome) {
        if (receiver)
            receiver->delivered(token, std::move(outcome));
    });
    return std::nullopt;
}

void VendorDelivery::send(runtime::OutgoingRequest request, std::function<void(runtime::Outcome)> done)
{
    SLUIS_ASSERT(m_sender);
    m_sender->send(toSend(std::move(request)), [this, done = std::move(done)](Result<http::Answer> result) {
        ++(result ? m_sent : m_failed);
        done(toOutcome(std::move(result)));
    });
}

DeliveryNumbers VendorDelivery::numbers() const
{
    return {m_held, m_sent, m_failed};
}

} // namespace sluis::delivery
