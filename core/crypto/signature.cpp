#include "core/crypto/signature.h"

#include "core/base/encoding.h"
#include "core/crypto/hash.h"
#include "core/crypto/sodium.h"

#include <sodium.h>

namespace sluis::crypto {

static_assert(crypto_sign_BYTES == SignatureBytes && crypto_sign_PUBLICKEYBYTES == PublicKeyBytes
    && crypto_sign_SEEDBYTES == SeedBytes);

std::string PublicKey::id() const
{
    return toHex(std::string_view(sha256(bytes)).substr(0, 8));
}

Result<PublicKey> readPublicKey(std::string_view base64Url)
{
    auto bytes = fromBase64Url(base64Url);
    if (!bytes || bytes->size() != PublicKeyBytes)
        return fail(ErrorCode::InvalidInput, "crypto.notAPublicKey");
    return PublicKey{std::move(*bytes)};
}

std::string toText(const PublicKey& key)
{
    return toBase64Url(key.bytes);
}

SigningKey SigningKey::create()
{
    const Secret seed(randomBytes(SeedBytes));
    return std::move(fromSeed(seed)).value();
}

Result<SigningKey> SigningKey::fromSeed(const Secret& seed)
{
    if (seed.reveal().size() != SeedBytes)
        return fail(ErrorCode::InvalidInput, "crypto.notASigningKey");
    startSodium();
    std::string publicKey(PublicKeyBytes, '\0');
    std::string secretKey(crypto_sign_SECRETKEYBYTES, '\0');
    crypto_sign_seed_keypair(writable(publicKey), writable(secretKey), readable(seed.reveal()));
    SigningKey key(Secret(secretKey), PublicKey{std::move(publicKey)});
    wipe(secretKey);
    return key;
}

Secret SigningKey::seed() const
{
    return Secret(m_secretKey.reveal().substr(0, SeedBytes));
}

std::string SigningKey::sign(std::string_view bytes) const
{
    std::string signature(SignatureBytes, '\0');
    crypto_sign_detached(writable(signature), nullptr, readable(bytes), bytes.size(), readable(m_secretKey.reveal()));
    return signature;
}

bool verify(const PublicKey& key, std::string_view bytes, std::string_view signature)
{
    return key.bytes.size() == PublicKeyBytes && signature.size() == SignatureBytes
        && crypto_sign_verify_detached(readable(signature), readable(bytes), bytes.size(), readable(key.bytes)) == 0;
}

} // namespace sluis::crypto
