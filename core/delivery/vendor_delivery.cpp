#include "core/delivery/vendor_delivery.h"

#include "core/base/assert.h"
#include "core/delivery/secret_filling.h"

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
    return send(std::move(outgoing.request), outgoing.secrets.get(), [receiver, token](runtime::Outcome outcome) {
        if (receiver)
            receiver->delivered(token, std::move(outcome));
    });
}

std::optional<runtime::Outcome> VendorDelivery::send(runtime::OutgoingRequest request,
    const runtime::SecretGrant* grant, std::function<void(runtime::Outcome)> done)
{
    SLUIS_ASSERT(m_sender);
    FilledSecrets filled;
    crypto::SecretValuesPtr values;
    if (m_secrets && m_secrets->areUsed()) {
        values = m_secrets->values();
        auto result = fillSecrets(request, grant, *m_secrets, *values);
        if (!result) {
            ++m_failed;
            return runtime::Outcome{OutgoingState::Refused, std::nullopt, messageOf(result.error())};
        }
        filled = std::move(*result);
    }
    if (filled.empty()) {
        m_sender->send(toSend(std::move(request)), [this, done = std::move(done)](Result<http::Answer> result) {
            ++(result ? m_sent : m_failed);
            done(toOutcome(std::move(result)));
        });
        return std::nullopt;
    }
    m_sender->send(toSend(std::move(request)),
        [this, done = std::move(done), filled = std::move(filled), values = std::move(values)](
            Result<http::Answer> result) {
            ++(result ? m_sent : m_failed);
            runtime::Outcome outcome = toOutcome(std::move(result));
            takeSecretsOut(outcome, filled, *m_secrets, *values);
            done(std::move(outcome));
        });
    return std::nullopt;
}

DeliveryNumbers VendorDelivery::numbers() const
{
    return {m_held, m_sent, m_failed};
}

} // namespace sluis::delivery
