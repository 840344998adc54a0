#pragma once

#include "ui/shell/languages.h"

#include <QObject>
#include <QSettings>

namespace sluis::shell {
class MainWindow;
}
namespace sluis::pages {
class SettingsPage;
}

namespace sluis::workbench {

// What a person chose for this machine, in force from the start and in every window: language, theme, motion, and
// whether listening starts by itself.
class Preferences : public QObject
{
    Q_OBJECT

public:
    // `settings` outlives this. The theme is installed before.
    explicit Preferences(QSettings& settings, QObject* parent = nullptr);

    // Puts in force what was chosen; `language` counts before the choice when it is given.
    void apply(const QString& language = {});
    bool listensByItself() const;

    // Gives both what there is to choose from and keeps what is chosen there.
    void attach(shell::MainWindow& window, pages::SettingsPage& page);

Q_SIGNALS:
    void languageChanged();

private:
    void useLanguage(const QString& code);

    QSettings& m_settings;
    shell::Languages m_languages;
};

} // namespace sluis::workbench
