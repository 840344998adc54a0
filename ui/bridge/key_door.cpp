#include "ui/bridge/key_door.h"

#include "ui/bridge/text.h"

namespace sluis::bridge {

bool asksForPassphrase(const Error& error)
{
    return error.reason == "crypto.wrongPassphrase" || error.reason == "app.noKeyring";
}

KeyDoor::KeyDoor(OpenKeyStore open, QObject* parent)
    : QObject(parent)
    , m_open(std::move(open))
{ }

KeyDoor::~KeyDoor() = default;

Result<publish::KeyStore*> KeyDoor::keys()
{
    const std::lock_guard lock(m_mutex);
    if (!m_keys) {
        auto opened = m_open(m_passphrase);
        if (!opened)
            return fail(opened.error());
        m_keys = std::move(*opened);
        QMetaObject::invokeMethod(this, &KeyDoor::opened, Qt::QueuedConnection);
    }
    return m_keys.get();
}

void KeyDoor::setPassphrase(const QString& passphrase)
{
    const std::lock_guard lock(m_mutex);
    m_passphrase = utf8(passphrase);
}

bool KeyDoor::isOpen() const
{
    const std::lock_guard lock(m_mutex);
    return m_keys != nullptr;
}

bool KeyDoor::isFile() const
{
    const std::lock_guard lock(m_mutex);
    return m_keys && !m_passphrase.empty();
}

} // namespace sluis::bridge
