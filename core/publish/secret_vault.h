#pragma once

#include "core/crypto/secret_values.h"
#include "core/publish/key_store.h"

#include <string>
#include <vector>

namespace sluis::publish {

// A value shorter than this could not be told from ordinary text where it must be taken out again.
constexpr size_t SecretValueLeast = 4; // bytes
constexpr size_t SecretValueLimit = 8 * 1024; // bytes

// InvalidInput: publish.notASecretName; publish.secretTooShort. LimitReached: publish.secretTooLong.
Result<void> checkSecret(const std::string& name, const crypto::Secret& value);

// The values of one workspace's secrets in the key store of a person, each under "secret/<workspace>/<name>". Names
// come from the container (container::secretsOf). Blocks and may be called where the key store may.
class SecretVault
{
public:
    // The store outlives it; `workspaceId` is Workspace::id().
    SecretVault(KeyStore& keys, std::string workspaceId)
        : m_keys(keys)
        , m_workspaceId(std::move(workspaceId))
    { }

    Result<bool> has(const std::string& name);
    Result<crypto::Secret> read(const std::string& name); // NotFound, publish.noSecretValue
    Result<void> set(const std::string& name, const crypto::Secret& value); // replaces; errors as checkSecret()
    Result<void> remove(const std::string& name); // also when there was no value

    // Of these names those that have a value.
    Result<crypto::SecretValues> readAll(const std::vector<std::string>& names);

    // What this person sent to a gateway last, so that publishing does not send an old value over a newer one of
    // somebody else.
    Result<bool> wasSent(const std::string& gatewayId, const std::string& name, const crypto::Secret& value);
    Result<void> noteSent(const std::string& gatewayId, const std::string& name, const crypto::Secret& value);

private:
    std::string keyOf(const std::string& name) const;
    std::string sentKeyOf(const std::string& gatewayId, const std::string& name) const;

    KeyStore& m_keys;
    const std::string m_workspaceId;
};

} // namespace sluis::publish
