#pragma once

#include "core/base/result.h"
#include "core/crypto/seal.h"
#include "core/crypto/signature.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace sluis::publish {

// Where secrets of a person are kept: signing keys, gateway tokens. Implemented by a sealed file (here) and by the
// system's keyring (app/workbench). May block; implementations say which threads may call.
class KeyStore
{
public:
    virtual ~KeyStore() = default;
    virtual Result<crypto::Secret> read(const std::string& name) = 0; // NotFound, publish.noSuchKey
    virtual Result<void> keep(const std::string& name, const crypto::Secret& secret) = 0; // replaces
    virtual Result<void> remove(const std::string& name) = 0; // also when it was not there
};

// The signing key of that name, made when there is none.
Result<crypto::SigningKey> signingKey(KeyStore& store, const std::string& name);

// Names and secrets as JSON in one sealed file (core/crypto/seal.h), 0600. Safe from any thread.
class SealedKeyStore final : public KeyStore
{
public:
    // An absent file is an empty store that is written at the first keep(). Denied, crypto.wrongPassphrase.
    static Result<std::unique_ptr<SealedKeyStore>> open(const std::filesystem::path& file, crypto::Secret passphrase,
        crypto::PassphraseWork work = crypto::PassphraseWork::Interactive);

    Result<crypto::Secret> read(const std::string& name) override;
    Result<void> keep(const std::string& name, const crypto::Secret& secret) override;
    Result<void> remove(const std::string& name) override;

private:
    SealedKeyStore(std::filesystem::path file, crypto::Secret passphrase, crypto::PassphraseWork work)
        : m_file(std::move(file))
        , m_passphrase(std::move(passphrase))
        , m_work(work)
    { }
    Result<void> write() const;

    const std::filesystem::path m_file;
    const crypto::Secret m_passphrase;
    const crypto::PassphraseWork m_work;
    std::mutex m_mutex;
    std::map<std::string, crypto::Secret> m_secrets; // guarded by m_mutex
};

} // namespace sluis::publish
