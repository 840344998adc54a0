#include "ui/theme/desktop.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QGuiApplication>

namespace sluis::theme {

namespace {

    const QString Service = QStringLiteral("org.freedesktop.portal.Desktop");
    const QString Path = QStringLiteral("/org/freedesktop/portal/desktop");
    const QString Interface = QStringLiteral("org.freedesktop.portal.Settings");
    const QString Appearance = QStringLiteral("org.freedesktop.appearance");
    const QString GnomeInterface = QStringLiteral("org.gnome.desktop.interface");
    const QString ColorScheme = QStringLiteral("color-scheme");
    const QString Animations = QStringLiteral("enable-animations");

    QVariant unwrapped(QVariant value)
    {
        while (value.canConvert<QDBusVariant>())
            value = value.value<QDBusVariant>().variant();
        return value;
    }

} // namespace

Desktop::Desktop(QObject* parent)
    : QObject(parent)
{
    const bool hasDesktop = QGuiApplication::platformName() == QLatin1String("xcb")
        || QGuiApplication::platformName().startsWith(QLatin1String("wayland"));
    if (!hasDesktop || !QDBusConnection::sessionBus().isConnected())
        return;
    QDBusConnection::sessionBus().connect(Service, Path, Interface, QStringLiteral("SettingChanged"), this,
        SLOT(settingChanged(QString, QString, QDBusVariant)));
    read(Appearance, ColorScheme);
    read(GnomeInterface, Animations);
}

void Desktop::read(const QString& group, const QString& key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(Service, Path, Interface, QStringLiteral("Read"));
    call << group << key;
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, group, key, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            take(group, key, reply.value().variant());
        watcher->deleteLater();
    });
}

void Desktop::settingChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    take(group, key, value.variant());
}

void Desktop::take(const QString& group, const QString& key, const QVariant& value)
{
    if (group == Appearance && key == ColorScheme) {
        // 0 no preference, 1 dark, 2 light (portal's specification).
        const uint scheme = unwrapped(value).toUInt();
        m_dark = scheme == 0 ? std::nullopt : std::optional<bool>(scheme == 1);
    } else if (group == GnomeInterface && key == Animations) {
        m_lessMotion = !unwrapped(value).toBool();
    } else {
        return;
    }
    Q_EMIT changed();
}

} // namespace sluis::theme
