#pragma once

#include <QStringList>

class QSettings;

namespace sluis::shell {

// The workspaces and folders that were open, the last one first. Files that are gone are left out when asked for.
class RecentFiles
{
public:
    static constexpr int Limit = 12;

    // `settings` outlives this.
    explicit RecentFiles(QSettings& settings)
        : m_settings(settings)
    { }

    QStringList files() const;
    void add(const QString& path);
    void remove(const QString& path);
    void clear();

private:
    QSettings& m_settings;
};

} // namespace sluis::shell
