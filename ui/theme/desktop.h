#pragma once

#include <QObject>

#include <optional>

class QDBusVariant;

namespace sluis::theme {

// What the desktop says about itself through the settings portal: Qt 6.4 has no words for it. Silent without a session
// bus and on the offscreen platform. Asks in the background; changed() follows.
class Desktop : public QObject
{
    Q_OBJECT

public:
    explicit Desktop(QObject* parent);

    std::optional<bool> isDark() const { return m_dark; }
    bool wantsLessMotion() const { return m_lessMotion; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void read(const QString& group, const QString& key);
    void take(const QString& group, const QString& key, const QVariant& value);

    std::optional<bool> m_dark;
    bool m_lessMotion = false;
};

} // namespace sluis::theme
