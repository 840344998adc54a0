#include "ui/shell/window_state.h"

#include <QSettings>
#include <QVariant>

namespace sluis::shell {

namespace {

    QString commonKey(const QString& name)
    {
        return QStringLiteral("window/") + name;
    }

} // namespace

QString WindowState::keyOf(const QString& name) const
{
    return m_workspace.isEmpty() ? commonKey(name) : QStringLiteral("workspace/%1/%2").arg(m_workspace, name);
}

QByteArray WindowState::bytes(const QString& name) const
{
    return m_settings.value(keyOf(name), m_settings.value(commonKey(name))).toByteArray();
}

void WindowState::setBytes(const QString& name, const QByteArray& value)
{
    m_settings.setValue(keyOf(name), value);
    m_settings.setValue(commonKey(name), value);
}

QString WindowState::text(const QString& name, const QString& fallback) const
{
    return m_settings.value(keyOf(name), m_settings.value(commonKey(name), fallback)).toString();
}

QString WindowState::ownText(const QString& name) const
{
    return m_settings.value(keyOf(name)).toString();
}

void WindowState::setText(const QString& name, const QString& value)
{
    m_settings.setValue(keyOf(name), value);
    m_settings.setValue(commonKey(name), value);
}

int WindowState::number(const QString& name, int fallback) const
{
    return m_settings.value(keyOf(name), m_settings.value(commonKey(name), fallback)).toInt();
}

void WindowState::setNumber(const QString& name, int value)
{
    m_settings.setValue(keyOf(name), value);
    m_settings.setValue(commonKey(name), value);
}

} // namespace sluis::shell
