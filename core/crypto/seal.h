#pragma once

#include "core/base/result.h"
#include "core/crypto/secret.h"

#include <string>
#include <string_view>

namespace sluis::crypto {

// How much work guessing a passphrase costs: Interactive takes about 0.1 s and 64 MiB per guess. Fast is for tests.
enum class PassphraseWork { Interactive, Fast };

// A sealed file: secrets under a passphrase (argon2id, then XChaCha20-Poly1305). The bytes are written out in
// README.md. Unavailable: not enough memory for the work.
Result<std::string> seal(
    std::string_view plain, const Secret& passphrase, PassphraseWork work = PassphraseWork::Interactive);

// Denied: wrong passphrase or altered bytes (the two cannot be told apart). InvalidInput: not a sealed file.
// LimitReached: it asks for more work than 8 passes or 256 MiB, which a file from elsewhere could do to tie us up.
Result<Secret> openSealed(std::string_view sealed, const Secret& passphrase);

// A sealed box: everybody can put something in for the owner of a key pair (X25519), only the owner reads it.
class BoxKey
{
public:
    static BoxKey create();
    static Result<BoxKey> fromSecretKey(const Secret& secretKey); // InvalidInput: not 32 bytes

    const std::string& publicKey() const { return m_publicKey; } // 32 bytes
    const Secret& secretKey() const { return m_secretKey; }
    Result<Secret> open(std::string_view box) const; // Denied: for another key, or altered

private:
    BoxKey(Secret secretKey, std::string publicKey)
        : m_secretKey(std::move(secretKey))
        , m_publicKey(std::move(publicKey))
    { }

    Secret m_secretKey;
    std::string m_publicKey;
};

Result<std::string> sealFor(std::string_view publicKey, std::string_view plain); // InvalidInput: not a public key

} // namespace sluis::crypto
