#pragma once

#include "core/publish/key_store.h"

#include <QObject>

#include <functional>
#include <memory>
#include <mutex>

namespace sluis::bridge {

// Opens the person's key store. Called on a worker; may block for a keyring.
using OpenKeyStore = std::function<Result<std::unique_ptr<publish::KeyStore>>(const std::string& passphrase)>;

// Whether the error says that only a passphrase is missing: where no keyring runs, the keys are in a file that one
// opens.
bool asksForPassphrase(const Error& error);

// The one key store of the person at this machine, opened when somebody first needs it. All who use keys share it: two
// stores of one file would write over each other.
class KeyDoor : public QObject
{
    Q_OBJECT

public:
    explicit KeyDoor(OpenKeyStore open, QObject* parent = nullptr);
    ~KeyDoor() override;

    // For workers; waits. The store lives as long as the door, and so long as its kind allows it, several workers may
    // use it. An error is tried again at the next call.
    Result<publish::KeyStore*> keys();

    // What the next attempt uses. Any thread.
    void setPassphrase(const QString& passphrase);
    bool isOpen() const; // any thread
    bool isFile() const; // a passphrase opened it

Q_SIGNALS:
    void opened(); // in the interface thread

private:
    const OpenKeyStore m_open;
    mutable std::mutex m_mutex; // also held while opening, so that there is only one store
    std::string m_passphrase; // guarded by m_mutex
    std::unique_ptr<publish::KeyStore> m_keys; // guarded by m_mutex
};

} // namespace sluis::bridge
