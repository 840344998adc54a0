#include "ui/theme/theme.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/palette.h"

#include <QApplication>
#include <QFile>
#include <QPixmapCache>

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
    , m_desktopIsDark(application.palette().color(QPalette::Window).lightness() < 128)
{
    initResources();
    m_light = readTable(Mode::Light);
    m_dark = readTable(Mode::Dark);
    loadFonts();
    theTheme = this;
    application.setWindowIcon(applicationIcon());
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
    const bool dark = m_preference == Preference::Dark || (m_preference == Preference::System && m_desktopIsDark);
    m_mode = dark ? Mode::Dark : Mode::Light;
    m_table = dark ? m_dark : m_light;
    m_application.setFont(font(Font::Base));
    m_application.setPalette(makePalette(m_table));
    QPixmapCache::clear();
    Q_EMIT changed();
}

QColor color(Color name)
{
    return Theme::instance().color(name);
}

} // namespace sluis::theme
