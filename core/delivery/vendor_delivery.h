#pragma once

#include "core/delivery/google_tokens.h"
#include "core/http/sender.h"
#include "core/runtime/delivery.h"

#include <atomic>
#include <cstdint>
#include <memory>

namespace sluis::delivery {

enum class SendMode { Hold, Send };

struct DeliveryNumbers {
    uint64_t held = 0;
    uint64_t sent = 0; // answered by the vendor, whatever the status
    uint64_t failed = 0; // no answer, or refused before anything was sent
};

// How the requests of one loop's runs leave: held, or filled in with secrets and sent through the loop's sender. On the
// loop's thread, but for setMode(), mode() and numbers(), which are safe from any.
class VendorDelivery final : public runtime::Delivery
{
public:
    // The secrets outlive it; without any, requests leave as they are.
    VendorDelivery(std::unique_ptr<http::Sender> sender, SendMode mode, const runtime::Secrets* secrets = nullptr)
        : m_sender(std::move(sender))
        , m_mode(mode)
        , m_secrets(secrets)
    { }

    std::optional<runtime::Outcome> deliver(
        runtime::Outgoing outgoing, runtime::OutcomeReceiver* receiver, uint64_t token) override;

    // Sends, whatever the mode. The outcome of a request that may not leave is returned; otherwise `done` is called
    // later, once, unless the delivery stops before.
    std::optional<runtime::Outcome> send(runtime::OutgoingRequest request, const runtime::SecretGrant* grant,
        std::function<void(runtime::Outcome)> done);

    // Requests that ask for Google's credentials get this account's; they are refused without one. Before the first
    // request; the clock outlives the delivery.
    void useGoogle(ServiceAccountPtr account, const Clock& clock);

    // Gives up what is under way without a further call. Nothing may be delivered afterwards.
    void stop() { m_sender.reset(); }

    void setMode(SendMode mode) { m_mode = mode; }
    SendMode mode() const { return m_mode; }
    DeliveryNumbers numbers() const;

private:
    std::optional<Message> refusalOf(const runtime::OutgoingRequest& request) const;
    void sendWithToken(runtime::OutgoingRequest request, std::function<void(runtime::Outcome)> done);
    void sendNow(runtime::OutgoingRequest request, std::function<void(runtime::Outcome)> done);

    std::unique_ptr<http::Sender> m_sender;
    std::unique_ptr<GoogleTokens> m_google;
    std::atomic<SendMode> m_mode;
    const runtime::Secrets* const m_secrets;
    std::atomic<uint64_t> m_held = 0;
    std::atomic<uint64_t> m_sent = 0;
    std::atomic<uint64_t> m_failed = 0;
};

} // namespace sluis::delivery
