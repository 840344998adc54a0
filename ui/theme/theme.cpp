#include "ui/theme/theme.h"

#include "ui/theme/desktop.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/palette.h"
#include "ui/theme/style.h"
#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QFile>
#include <QPixmapCache>
#include <QToolTip>

static void initResources()
{
    Q_INIT_RESOURCE(sluis); // the macro must stand outside any namespace
}

namespace sluis::theme {

namespace {

    Theme* theTheme = nullptr;

    PaletteTable readTable(Mode mode)
    {
        QFile file(QStringLiteral(":/theme/tokens.json"));
        const bool opened = file.open(QIODevice::ReadOnly);
        const auto table = opened ? PaletteTable::fromTokens(file.readAll(), mode) : std::nullopt;
        if (!table)
            qFatal("The colour tokens compiled into this program are not complete.");
        return *table;
    }

} // namespace

Theme& Theme::install(QApplication& application, Preference preference)
{
    if (!theTheme)
        theTheme = new Theme(application, preference);
    return *theTheme;
}

Theme& Theme::instance()
{
    if (!theTheme)
        qFatal("Theme::install comes first.");
    return *theTheme;
}

Theme::Theme(QApplication& application, Preference preference)
    : QObject(&application)
    , m_application(application)
    , m_preference(preference)
    , m_paletteWasDark(application.palette().color(QPalette::Window).lightness() < 128)
    , m_desktop(new Desktop(this))
{
    initResources();
    m_light = readTable(Mode::Light);
    m_dark = readTable(Mode::Dark);
    loadFonts();
    theTheme = this;
    QFile sheet(QStringLiteral(":/theme/workbench.qss"));
    if (sheet.open(QIODevice::ReadOnly))
        m_styleSheet = QString::fromUtf8(sheet.readAll());
    application.setStyle(new Style);
    application.setWindowIcon(applicationIcon());
    new FocusRing(this);
    connect(m_desktop, &Desktop::changed, this, [this] {
        if (m_preference == Preference::System)
            apply();
    });
    apply();
}

Theme::~Theme()
{
    theTheme = nullptr;
}

void Theme::setPreference(Preference preference)
{
    m_preference = preference;
    apply();
}

void Theme::apply()
{
    const bool desktopIsDark = m_desktop->isDark().value_or(m_paletteWasDark);
    const bool dark = m_preference == Preference::Dark || (m_preference == Preference::System && desktopIsDark);
    m_mode = dark ? Mode::Dark : Mode::Light;
    m_table = dark ? m_dark : m_light;
    m_application.setFont(font(Font::Base));
    m_application.setPalette(makePalette(m_table));
    m_application.setFont(font(Font::CaptionMedium), "QHeaderView");
    m_application.setFont(font(Font::Base), "QMenu");
    QToolTip::setFont(font(Font::Base));
    QToolTip::setPalette(makePalette(m_table));
    QPixmapCache::clear();
    m_application.setStyleSheet(fillStyleSheet(m_styleSheet, m_table));
    Q_EMIT changed();
}

int Theme::duration(int milliseconds) const
{
    const bool reduced = m_motion == Motion::Reduced || (m_motion == Motion::System && m_desktop->wantsLessMotion());
    return reduced ? 0 : milliseconds;
}

QColor color(Color name)
{
    return Theme::instance().color(name);
}

} // namespace sluis::theme
