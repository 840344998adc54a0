#pragma once

#include "core/base/result.h"
#include "core/crypto/secret.h"

#include <string>
#include <string_view>

namespace sluis::crypto {

constexpr size_t SignatureBytes = 64;
constexpr size_t PublicKeyBytes = 32;
constexpr size_t SeedBytes = 32;

// Ed25519 (RFC 8032). Anybody may have it.
struct PublicKey {
    std::string bytes; // PublicKeyBytes long

    // Names the key in lists, envelopes and logs: the first 8 bytes of its SHA-256 in hex.
    std::string id() const;
    bool operator==(const PublicKey&) const = default;
};

Result<PublicKey> readPublicKey(std::string_view base64Url); // InvalidInput: not 32 bytes of base64url
std::string toText(const PublicKey& key);

// The private half; overwritten when it goes.
class SigningKey
{
public:
    static SigningKey create(); // from the operating system's random numbers
    static Result<SigningKey> fromSeed(const Secret& seed); // InvalidInput: not SeedBytes long

    const PublicKey& publicKey() const { return m_publicKey; }
    Secret seed() const; // what a KeyStore keeps

    std::string sign(std::string_view bytes) const; // SignatureBytes long, the same for the same bytes

private:
    SigningKey(Secret secretKey, PublicKey publicKey)
        : m_secretKey(std::move(secretKey))
        , m_publicKey(std::move(publicKey))
    { }

    Secret m_secretKey; // seed and public key, as libsodium wants it
    PublicKey m_publicKey;
};

// False for a signature or key of another length, too.
bool verify(const PublicKey& key, std::string_view bytes, std::string_view signature);

} // namespace sluis::crypto
