#pragma once

#include "ui/theme/palette_table.h"

#include <QObject>
#include <QString>

class QApplication;

namespace sluis::theme {

// What the person chose; System follows the desktop.
enum class Preference { System, Light, Dark };
enum class Motion { System, Full, Reduced };

class Desktop;

// The look of the whole program: owns the colours, the palette, the style and the style sheet of the application. There
// is one for each QApplication, as there is one QStyle; it is made by main (or a test) and found by Theme::instance()
// because paint functions and icon engines have no other way to it. Interface thread only.
class Theme : public QObject
{
    Q_OBJECT

public:
    // Loads faces and tokens and dresses `application`, whose child it becomes.
    static Theme& install(QApplication& application, Preference preference = Preference::System);
    static Theme& instance();
    ~Theme() override;

    Mode mode() const { return m_mode; }
    Preference preference() const { return m_preference; }
    void setPreference(Preference preference);

    QColor color(Color name) const { return m_table[name]; }

    Motion motion() const { return m_motion; }
    void setMotion(Motion motion) { m_motion = motion; }
    // How long an animation lasts: 0 when motion is reduced.
    int duration(int milliseconds) const;

Q_SIGNALS:
    // Every colour may be another one. Widgets are repainted by themselves; who keeps pictures made of colours drops
    // them.
    void changed();

private:
    Theme(QApplication& application, Preference preference);
    void apply();

    QApplication& m_application;
    Preference m_preference;
    Mode m_mode = Mode::Light;
    QString m_styleSheet; // with the names of colours in it
    PaletteTable m_light;
    PaletteTable m_dark;
    PaletteTable m_table;
    Motion m_motion = Motion::System;
    bool m_paletteWasDark; // before we dressed the application: what a desktop without a settings portal says
    Desktop* m_desktop;
};

} // namespace sluis::theme
