#include "core/crypto/hash.h"

#include "core/crypto/sodium.h"

#include <sodium.h>

namespace sluis::crypto {

struct Sha256::State {
    crypto_hash_sha256_state sodium;
};

std::string sha256(std::string_view bytes)
{
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(writable(digest), readable(bytes), bytes.size());
    return digest;
}

std::string hmacSha256(std::string_view key, std::string_view bytes)
{
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, readable(key), key.size());
    crypto_auth_hmacsha256_update(&state, readable(bytes), bytes.size());
    std::string code(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_final(&state, writable(code));
    sodium_memzero(&state, sizeof(state));
    return code;
}

Sha256::Sha256()
    : m_state(std::make_unique<State>())
{
    crypto_hash_sha256_init(&m_state->sodium);
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes)
{
    crypto_hash_sha256_update(&m_state->sodium, readable(bytes), bytes.size());
}

std::string Sha256::finish()
{
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256_final(&m_state->sodium, writable(digest));
    crypto_hash_sha256_init(&m_state->sodium);
    return digest;
}

} // namespace sluis::crypto
