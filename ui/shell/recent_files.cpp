#include "ui/shell/recent_files.h"

#include <QFileInfo>
#include <QSettings>

namespace sluis::shell {

namespace {

    const QString Key = QStringLiteral("recentFiles");

} // namespace

QStringList RecentFiles::files() const
{
    QStringList found;
    for (const QString& path : m_settings.value(Key).toStringList()) {
        if (QFileInfo::exists(path))
            found.append(path);
    }
    return found;
}

void RecentFiles::add(const QString& path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    QStringList all = m_settings.value(Key).toStringList();
    all.removeAll(whole);
    all.prepend(whole);
    m_settings.setValue(Key, QStringList(all.mid(0, Limit)));
}

void RecentFiles::remove(const QString& path)
{
    QStringList all = m_settings.value(Key).toStringList();
    all.removeAll(QFileInfo(path).absoluteFilePath());
    m_settings.setValue(Key, all);
}

void RecentFiles::clear()
{
    m_settings.remove(Key);
}

} // namespace sluis::shell
