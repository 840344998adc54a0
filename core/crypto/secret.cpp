#include "core/crypto/secret.h"

#include "core/base/assert.h"
#include "core/crypto/sodium.h"

#include <sodium.h>

namespace sluis::crypto {

void startSodium()
{
    static const int started = sodium_init();
    SLUIS_ASSERT(started >= 0);
}

std::string randomBytes(size_t count)
{
    startSodium();
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

bool constantTimeEquals(std::string_view left, std::string_view right)
{
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

void wipe(std::string& secret)
{
    secret.resize(secret.capacity()); // the tail that an earlier, longer content left behind goes too
    sodium_memzero(secret.data(), secret.size());
    secret.clear();
}

Secret::Secret(Secret&& other) noexcept
    : m_bytes(other.m_bytes)
{
    wipe(other.m_bytes); // a short text is moved by copying, so moving alone would leave it behind
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe(m_bytes);
        m_bytes = other.m_bytes;
        wipe(other.m_bytes);
    }
    return *this;
}

} // namespace sluis::crypto
