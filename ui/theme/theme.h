#pragma once

#include "ui/theme/palette_table.h"

#include <QObject>

class QApplication;

namespace sluis::theme {

// What the person chose; System follows the desktop.
enum class Preference { System, Light, Dark };

// The look of the whole program: owns the colours, the palette, the style and the style sheet of the application. There is one
// for each QApplication, as there is one QStyle; it is made by main (or a test) and found by Theme::instance() because paint
// functions and icon engines have no other way to it. Interface thread only.
class Theme : public QObject {
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

Q_SIGNALS:
    // Every colour may be another one. Widgets are repainted by themselves; who keeps pictures made of colours drops them.
    void changed();

private:
    Theme(QApplication& application, Preference preference);
    void apply();

    QApplication& m_application;
    Preference m_preference;
    Mode m_mode = Mode::Light;
    PaletteTable m_light;
    PaletteTable m_dark;
    PaletteTable m_table;
    bool m_desktopIsDark; // by the palette before we dressed the application: the only sign that Qt 6.4 gives
};

} // namespace sluis::theme
