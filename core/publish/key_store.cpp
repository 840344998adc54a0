#include "core/publish/key_store.h"

#include "core/base/encoding.h"
#include "core/base/files.h"
#include "core/value/json.h"

namespace sluis::publish {
namespace {

    constexpr size_t FileLimitBytes = 1 << 20;

} // namespace

Result<crypto::SigningKey> signingKey(KeyStore& store, const std::string& name)
{
    auto seed = store.read(name);
    if (seed)
        return crypto::SigningKey::fromSeed(*seed);
    if (seed.error().code != ErrorCode::NotFound)
        return fail(seed.error());
    auto key = crypto::SigningKey::create();
    if (auto kept = store.keep(name, key.seed()); !kept)
        return fail(kept.error());
    return key;
}

Result<std::unique_ptr<SealedKeyStore>> SealedKeyStore::open(
    const std::filesystem::path& file, crypto::Secret passphrase, crypto::PassphraseWork work)
{
    std::unique_ptr<SealedKeyStore> store(new SealedKeyStore(file, std::move(passphrase), work));
    std::error_code unknown;
    if (!std::filesystem::exists(file, unknown) && !unknown)
        return store;
    auto sealed = readFile(file, FileLimitBytes);
    if (!sealed)
        return fail(sealed.error());
    auto plain = crypto::openSealed(*sealed, store->m_passphrase);
    if (!plain)
        return fail(plain.error());
    auto json = value::readJson(plain->reveal());
    if (!json || !json->isObject())
        return fail(ErrorCode::Corrupt, "publish.storeDamaged", file.string());
    for (const value::Member& member : json->members()) {
        auto bytes = fromBase64(member.value.string());
        if (!bytes)
            return fail(ErrorCode::Corrupt, "publish.storeDamaged", file.string());
        store->m_secrets.emplace(member.name(), crypto::Secret(*bytes));
        crypto::wipe(*bytes);
    }
    return store;
}

Result<crypto::Secret> SealedKeyStore::read(const std::string& name)
{
    std::lock_guard lock(m_mutex);
    const auto found = m_secrets.find(name);
    if (found == m_secrets.end())
        return fail(ErrorCode::NotFound, "publish.noSuchKey", name);
    return found->second.copy();
}

Result<void> SealedKeyStore::keep(const std::string& name, const crypto::Secret& secret)
{
    std::lock_guard lock(m_mutex);
    m_secrets.insert_or_assign(name, secret.copy());
    return write();
}

Result<void> SealedKeyStore::remove(const std::string& name)
{
    std::lock_guard lock(m_mutex);
    if (m_secrets.erase(name) == 0)
        return {};
    return write();
}

Result<void> SealedKeyStore::write() const
{
    value::Value json = value::Value::object();
    for (const auto& [name, secret] : m_secrets)
        json.set(name, toBase64(secret.reveal()));
    std::string text = value::writeJson(json);
    auto sealed = crypto::seal(text, m_passphrase, m_work);
    crypto::wipe(text);
    if (!sealed)
        return fail(sealed.error());
    return replaceFile(m_file, *sealed);
}

} // namespace sluis::publish
