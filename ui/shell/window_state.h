#pragma once

#include <QByteArray>
#include <QString>

class QSettings;

namespace sluis::shell {

// Where windows, panes and columns were, kept for each workspace by its id; what no workspace has yet comes from the
// last one.
class WindowState
{
public:
    // `settings` outlives this.
    explicit WindowState(QSettings& settings)
        : m_settings(settings)
    { }

    void setWorkspace(const QString& key) { m_workspace = key; }

    QByteArray bytes(const QString& name) const;
    void setBytes(const QString& name, const QByteArray& value);
    QString text(const QString& name, const QString& fallback = {}) const;
    QString ownText(const QString& name) const; // of this workspace alone
    void setText(const QString& name, const QString& value);
    int number(const QString& name, int fallback) const;
    void setNumber(const QString& name, int value);

private:
    QString keyOf(const QString& name) const;

    QSettings& m_settings;
    QString m_workspace;
};

} // namespace sluis::shell
