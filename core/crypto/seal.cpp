#include "core/crypto/seal.h"

#include "core/crypto/sodium.h"

#include <sodium.h>

namespace sluis::crypto {
namespace {

    constexpr std::string_view Magic = "SLUISEAL1\n";
    constexpr size_t WorkBytes = 16; // two numbers of 8 bytes: passes, memory
    constexpr size_t KeyBytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
    constexpr size_t NonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr size_t TagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    constexpr size_t HeaderBytes = 10 + WorkBytes + crypto_pwhash_SALTBYTES + NonceBytes;
    constexpr uint64_t PassesLimit = 8;
    constexpr uint64_t MemoryLimitBytes = uint64_t{256} << 20;

    static_assert(Magic.size() == 10);

    struct Work {
        uint64_t passes;
        uint64_t memoryBytes;
    };

    Work workOf(PassphraseWork work)
    {
        if (work == PassphraseWork::Fast)
            return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
        return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE};
    }

    std::string bigEndian(uint64_t number)
    {
        std::string bytes(8, '\0');
        for (size_t i = 8; i-- > 0; number >>= 8)
            bytes[i] = static_cast<char>(number & 0xff);
        return bytes;
    }

    uint64_t fromBigEndian(std::string_view bytes)
    {
        uint64_t number = 0;
        for (const unsigned char byte : bytes)
            number = number << 8 | byte;
        return number;
    }

    // Fails only when the memory that the work asks for cannot be had.
    Result<Secret> keyFrom(const Secret& passphrase, std::string_view salt, Work work)
    {
        startSodium();
        std::string key(KeyBytes, '\0');
        const auto& text = passphrase.reveal();
        const int derived = crypto_pwhash(writable(key), key.size(), text.data(), text.size(), readable(salt),
            work.passes, work.memoryBytes, crypto_pwhash_ALG_ARGON2ID13);
        if (derived != 0)
            return fail(ErrorCode::Unavailable, "crypto.noMemoryForPassphrase");
        Secret secret(key);
        wipe(key);
        return secret;
    }

} // namespace

Result<std::string> seal(std::string_view plain, const Secret& passphrase, PassphraseWork passphraseWork)
{
    const Work work = workOf(passphraseWork);
    const std::string salt = randomBytes(crypto_pwhash_SALTBYTES);
    const std::string nonce = randomBytes(NonceBytes);
    auto key = keyFrom(passphrase, salt, work);
    if (!key)
        return fail(key.error());
    std::string sealed(Magic);
    sealed += bigEndian(work.passes) + bigEndian(work.memoryBytes) + salt + nonce;
    std::string box(plain.size() + TagBytes, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(writable(box), nullptr, readable(plain), plain.size(), readable(sealed),
        sealed.size(), nullptr, readable(nonce), readable(key->reveal()));
    sealed += box;
    return sealed;
}

Result<Secret> openSealed(std::string_view sealed, const Secret& passphrase)
{
    if (sealed.size() < HeaderBytes + TagBytes || !sealed.starts_with(Magic))
        return fail(ErrorCode::InvalidInput, "crypto.notSealed");
    const auto header = sealed.substr(0, HeaderBytes);
    const auto box = sealed.substr(HeaderBytes);
    auto take = [rest = header.substr(Magic.size())](size_t count) mutable {
        const auto part = rest.substr(0, count);
        rest.remove_prefix(count);
        return part;
    };
    const uint64_t passes = fromBigEndian(take(8));
    const uint64_t memoryBytes = fromBigEndian(take(8));
    if (passes < crypto_pwhash_OPSLIMIT_MIN || memoryBytes < crypto_pwhash_MEMLIMIT_MIN)
        return fail(ErrorCode::InvalidInput, "crypto.notSealed");
    if (passes > PassesLimit || memoryBytes > MemoryLimitBytes)
        return fail(ErrorCode::LimitReached, "crypto.sealTooCostly");
    const auto salt = take(crypto_pwhash_SALTBYTES);
    const auto nonce = take(NonceBytes);
    auto key = keyFrom(passphrase, salt, {passes, memoryBytes});
    if (!key)
        return fail(key.error());
    std::string plain(box.size() - TagBytes, '\0');
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(writable(plain), nullptr, nullptr, readable(box),
        box.size(), readable(header), header.size(), readable(nonce), readable(key->reveal()));
    if (opened != 0)
        return fail(ErrorCode::Denied, "crypto.wrongPassphrase");
    Secret secret(plain);
    wipe(plain);
    return secret;
}

BoxKey BoxKey::create()
{
    startSodium();
    std::string publicKey(crypto_box_PUBLICKEYBYTES, '\0');
    std::string secretKey(crypto_box_SECRETKEYBYTES, '\0');
    crypto_box_keypair(writable(publicKey), writable(secretKey));
    BoxKey key(Secret(secretKey), std::move(publicKey));
    wipe(secretKey);
    return key;
}

Result<BoxKey> BoxKey::fromSecretKey(const Secret& secretKey)
{
    if (secretKey.reveal().size() != crypto_box_SECRETKEYBYTES)
        return fail(ErrorCode::InvalidInput, "crypto.notABoxKey");
    std::string publicKey(crypto_box_PUBLICKEYBYTES, '\0');
    crypto_scalarmult_base(writable(publicKey), readable(secretKey.reveal()));
    return BoxKey(secretKey.copy(), std::move(publicKey));
}

Result<Secret> BoxKey::open(std::string_view box) const
{
    if (box.size() < crypto_box_SEALBYTES)
        return fail(ErrorCode::Denied, "crypto.boxNotForUs");
    std::string plain(box.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(
            writable(plain), readable(box), box.size(), readable(m_publicKey), readable(m_secretKey.reveal()))
        != 0)
        return fail(ErrorCode::Denied, "crypto.boxNotForUs");
    Secret secret(plain);
    wipe(plain);
    return secret;
}

Result<std::string> sealFor(std::string_view publicKey, std::string_view plain)
{
    if (publicKey.size() != crypto_box_PUBLICKEYBYTES)
        return fail(ErrorCode::InvalidInput, "crypto.notABoxKey");
    startSodium();
    std::string box(plain.size() + crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal(writable(box), readable(plain), plain.size(), readable(publicKey)) != 0)
        return fail(ErrorCode::InvalidInput, "crypto.notABoxKey");
    return box;
}

} // namespace sluis::crypto
