#pragma once

#include "core/crypto/secret.h"
#include "core/publish/channel.h"
#include "core/publish/gateway_status.h"
#include "core/publish/secrets_file.h"

namespace sluis::publish {

// The publisher's end of the admin protocol. Errors are the gateway's own reasons, or the channel's. Blocks.
class GatewayClient
{
public:
    // The channel outlives it. Without a token only pair() is of use.
    explicit GatewayClient(Channel& channel, crypto::Secret token = {})
        : m_channel(channel)
        , m_token(std::move(token))
    { }

    struct Paired {
        crypto::Secret token;
        GatewayStatus status;
    };
    // Spends the secret of a pairing code; this client has the token from then on.
    Result<Paired> pair(std::string_view secret, const std::string& container, const std::string& environment,
        const std::string& owner, const crypto::PublicKey& key);

    Result<GatewayStatus> status();
    Result<void> stage(const Bundle& bundle); // verified and warmed by the gateway, not active yet
    Result<GatewayStatus> activate(const std::string& hashText);
    Result<GatewayStatus> fallBack(const crypto::SigningKey& key); // of what is active at this moment
    // Sets and removes secrets, sealed for this gateway and signed. Denied: publish.noSecretsThere, a gateway that is
    // too old. Conflict: publish.secretsChanged, somebody else was faster.
    Result<GatewayStatus> changeSecrets(const SecretChanges& changes, const crypto::SigningKey& key);
    Result<Bundle> held(uint64_t version);
    Result<void> forgetUs(); // ends the token

private:
    Result<http::Response> exchange(std::string_view method, const std::string& path, std::string_view body);
    Result<value::Value> exchangeJson(std::string_view method, const std::string& path, std::string_view body = {});

    Channel& m_channel;
    crypto::Secret m_token;
};

} // namespace sluis::publish
