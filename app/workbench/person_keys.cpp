#include "app/workbench/person_keys.h"

#include "core/base/files.h"
#include "ui/bridge/text.h"

#include <qt6keychain/keychain.h>

#include <QEventLoop>

namespace sluis::workbench {

namespace {

    const QString Service = QStringLiteral("org.sluis.workbench");

    // Runs one job of the keyring to its end. Its own event loop belongs to this worker, never to the interface thread.
    template <class Job> void finish(Job& job)
    {
        job.setAutoDelete(false);
        job.setInsecureFallback(false);
        QEventLoop loop;
        QObject::connect(&job, &QKeychain::Job::finished, &loop, &QEventLoop::quit);
        job.start();
        loop.exec();
    }

    class KeyringStore final : public publish::KeyStore
    {
    public:
        Result<crypto::Secret> read(const std::string& name) override
        {
            QKeychain::ReadPasswordJob job(Service);
            job.setKey(bridge::text(name));
            finish(job);
            if (job.error() == QKeychain::EntryNotFound)
                return fail(ErrorCode::NotFound, "publish.noSuchKey", name);
            if (job.error() != QKeychain::NoError)
                return fail(ErrorCode::Unavailable, "app.keyringFailed", name, bridge::utf8(job.errorString()));
            return crypto::Secret(job.binaryData().toStdString());
        }

        Result<void> keep(const std::string& name, const crypto::Secret& secret) override
        {
            QKeychain::WritePasswordJob job(Service);
            job.setKey(bridge::text(name));
            job.setBinaryData(QByteArray::fromStdString(secret.reveal()));
            finish(job);
            if (job.error() != QKeychain::NoError)
                return fail(ErrorCode::Unavailable, "app.keyringFailed", name, bridge::utf8(job.errorString()));
            return {};
        }

        Result<void> remove(const std::string& name) override
        {
            QKeychain::DeletePasswordJob job(Service);
            job.setKey(bridge::text(name));
            finish(job);
            const bool gone = job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound;
            if (!gone)
                return fail(ErrorCode::Unavailable, "app.keyringFailed", name, bridge::utf8(job.errorString()));
            return {};
        }
    };

    bool hasKeyring()
    {
        KeyringStore keyring;
        const auto probe = keyring.read("probe");
        return probe || probe.error().code == ErrorCode::NotFound;
    }

} // namespace

Result<std::unique_ptr<publish::KeyStore>> openPersonKeys(const std::string& passphrase)
{
    if (passphrase.empty() && hasKeyring())
        return std::unique_ptr<publish::KeyStore>(std::make_unique<KeyringStore>());
    if (passphrase.empty())
        return fail(ErrorCode::Denied, "app.noKeyring");
    auto sealed = publish::SealedKeyStore::open(userDataFolder() / "keys.sealed", crypto::Secret(passphrase));
    if (!sealed)
        return fail(sealed.error());
    return std::unique_ptr<publish::KeyStore>(std::move(*sealed));
}

} // namespace sluis::workbench
