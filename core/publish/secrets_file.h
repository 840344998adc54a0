#pragma once

#include "core/crypto/seal.h"
#include "core/crypto/secret_values.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sluis::publish {

constexpr size_t SecretsPerGatewayLimit = 500;
constexpr const char* SecretsFolder = "secrets"; // of a state directory

// What is to become of a gateway's secrets, in one step.
struct SecretChanges {
    crypto::SecretValues set;
    std::vector<std::string> remove; // also those it does not have
};

// What a gateway says about its secrets: never a value.
struct GatewaySecrets {
    std::vector<std::string> names; // those with a value, sorted
    uint64_t revision = 0; // one more with every change
    std::string publicKey; // 32 bytes: what values are sealed for

    bool operator==(const GatewaySecrets&) const = default;
};

// The values of a gateway's secrets: one file in a folder (0700) of its state directory, sealed for a key that lies
// beside it (both 0600). Read anew for each question, so what another process changed counts at once; changes of
// several processes come one after the other. One thread at a time.
class SecretsFile
{
public:
    // Makes folder and key when they are missing. Fails closed: publish.storeDamaged when the key cannot be used.
    static Result<SecretsFile> open(const std::filesystem::path& folder);

    const crypto::BoxKey& key() const { return m_key; }

    struct Content {
        crypto::SecretValues values;
        uint64_t revision = 0; // 0: nothing was ever kept
    };
    Result<Content> read() const; // Corrupt, publish.storeDamaged
    Result<GatewaySecrets> describe() const;

    // Old or new, never a mix. With `follows` only when the file has that revision: Conflict, publish.secretsChanged.
    // Errors as checkSecret(); LimitReached, publish.tooManySecrets.
    Result<void> change(SecretChanges changes, std::optional<uint64_t> follows = {});

private:
    SecretsFile(std::filesystem::path folder, crypto::BoxKey key)
        : m_folder(std::move(folder))
        , m_key(std::move(key))
    { }

    std::filesystem::path m_folder;
    crypto::BoxKey m_key;
};

} // namespace sluis::publish
