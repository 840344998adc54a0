#pragma once

#include "core/publish/admission.h"
#include "core/publish/secrets_file.h"
#include "core/value/value.h"

#include <string>

namespace sluis::publish {

// A signed word that changes a gateway's secrets. The changes are sealed for that gateway's key, and the order names
// the revision it follows, so it works once and at one gateway.
struct SecretsOrder {
    std::string container;
    std::string environment;
    uint64_t follows = 0;
    std::string sealed; // bytes
    Signature signature;

    bool operator==(const SecretsOrder&) const = default;
};

// Fails only when the gateway's key is none.
Result<SecretsOrder> signSecrets(const std::string& container, const std::string& environment,
    const GatewaySecrets& present, const SecretChanges& changes, const crypto::SigningKey& key);

value::Value toJson(const SecretsOrder& order);
Result<SecretsOrder> secretsOrderFromJson(const value::Value& json); // InvalidInput, publish.requestNotUnderstood

// What it says, once it is known to come from somebody who is trusted. Denied: publish.unknownKey,
// publish.badSignature, publish.wrongContainer, publish.wrongEnvironment, crypto.boxNotForUs.
Result<SecretChanges> openOrder(const SecretsOrder& order, const Trust& trust, const crypto::BoxKey& key);

} // namespace sluis::publish
