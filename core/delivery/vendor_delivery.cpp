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

void VendorDelivery::useGoogle(ServiceAccountPtr account, const Clock& clock)
{
    m_google = std::make_unique<GoogleTokens>(std::move(account), *m_sender, clock);
}

std::optional<Message> VendorDelivery::refusalOf(const runtime::OutgoingRequest& request) const
{
    if (request.googleScopes.empty())
        return std::nullopt;
    if (!m_google)
        return Message{"delivery.noGoogleAccount", {}};
    if (!takesGoogleTokens(request.url))
        return Message{"delivery.notGoogle", {request.url}};
    return std::nullopt;
}

std::optional<runtime::Outcome> VendorDelivery::send(
    runtime::OutgoingRequest request, const runtime::SecretGrant* grant, std::function<void(runtime::Outcome)> done)
{
    SLUIS_ASSERT(m_sender);
    const auto refused = [this](Message why) {
        ++m_failed;
        return runtime::Outcome{OutgoingState::Refused, std::nullopt, std::move(why)};
    };
    if (auto refusal = refusalOf(request))
        return refused(std::move(*refusal));
    FilledSecrets filled;
    crypto::SecretValuesPtr values;
    if (m_secrets && m_secrets->areUsed()) {
        values = m_secrets->values();
        auto result = fillSecrets(request, grant, *m_secrets, *values);
        if (!result)
            return refused(messageOf(result.error()));
        filled = std::move(*result);
    }
    if (!filled.empty()) {
        done = [this, done = std::move(done), filled = std::move(filled), values = std::move(values)](
                   runtime::Outcome outcome) {
            takeSecretsOut(outcome, filled, *m_secrets, *values);
            done(std::move(outcome));
        };
    }
    if (request.googleScopes.empty())
        sendNow(std::move(request), std::move(done));
    else
        sendWithToken(std::move(request), std::move(done));
    return std::nullopt;
}

void VendorDelivery::sendWithToken(runtime::OutgoingRequest request, std::function<void(runtime::Outcome)> done)
{
    const std::vector<std::string> scopes = request.googleScopes;
    m_google->token(
        scopes, [this, request = std::move(request), done = std::move(done)](Result<std::string> token) mutable {
            if (!token) {
                ++m_failed;
                return done(toOutcome(fail(token.error())));
            }
            request.headers.emplace_back("Authorization", "Bearer " + *token);
            sendNow(std::move(request), std::move(done));
        });
}

void VendorDelivery::sendNow(runtime::OutgoingRequest request, std::function<void(runtime::Outcome)> done)
{
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
