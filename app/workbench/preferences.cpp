#include "app/workbench/preferences.h"

#include "ui/pages/settings/settings_page.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"

namespace sluis::workbench {

using theme::Motion;
using theme::Preference;
using theme::Theme;

namespace {

    const QString LanguageKey = QStringLiteral("language");
    const QString ThemeKey = QStringLiteral("theme");
    const QString MotionKey = QStringLiteral("motion");
    const QString ListenKey = QStringLiteral("listensByItself");
    const QString TemplateTimeKey = QStringLiteral("templateMilliseconds");
    const QString TemplateMemoryKey = QStringLiteral("templateMegabytes");

    // A number that somebody may have edited: what is not one of the choices is the first of them.
    template <class Choice> Choice choiceOf(const QVariant& kept, Choice last)
    {
        const int number = kept.toInt();
        return number < 0 || number > static_cast<int>(last) ? Choice() : static_cast<Choice>(number);
    }

} // namespace

Preferences::Preferences(QSettings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
    connect(&Theme::instance(), &Theme::changed, this,
        [this] { m_settings.setValue(ThemeKey, static_cast<int>(Theme::instance().preference())); });
}

void Preferences::apply(const QString& language)
{
    if (m_settings.contains(ThemeKey))
        Theme::instance().setPreference(choiceOf(m_settings.value(ThemeKey), Preference::Dark));
    Theme::instance().setMotion(choiceOf(m_settings.value(MotionKey), Motion::Reduced));
    const QString kept = m_settings.value(LanguageKey, shell::Languages::ofTheDesktop()).toString();
    m_languages.use(language.isEmpty() ? kept : language);
}

bool Preferences::listensByItself() const
{
    return m_settings.value(ListenKey, true).toBool();
}

void Preferences::useLanguage(const QString& code)
{
    m_languages.use(code);
    m_settings.setValue(LanguageKey, m_languages.current());
    Q_EMIT languageChanged();
}

void Preferences::attach(shell::MainWindow& window, pages::SettingsPage& page)
{
    const auto showLanguages = [this, &window, &page] {
        QVector<pages::SettingsPage::Language> choices;
        for (const shell::Language& language : shell::Languages::available())
            choices.append({language.code, language.name});
        page.setLanguages(choices, m_languages.current());
        window.setLanguages(shell::Languages::available(), m_languages.current());
    };
    showLanguages();
    page.setMotion(Theme::instance().motion());
    page.setStartsByItself(listensByItself());
    page.setTemplateLimits(
        m_settings.value(TemplateTimeKey, 200).toUInt(), m_settings.value(TemplateMemoryKey, 64).toUInt());
    connect(this, &Preferences::languageChanged, &page, showLanguages);
    connect(&window, &shell::MainWindow::languageChosen, this, &Preferences::useLanguage);
    connect(&page, &pages::SettingsPage::languageChosen, this, &Preferences::useLanguage);
    connect(&page, &pages::SettingsPage::motionChosen, this,
        [this](Motion motion) { m_settings.setValue(MotionKey, static_cast<int>(motion)); });
    connect(&page, &pages::SettingsPage::startsByItselfChosen, this,
        [this](bool starts) { m_settings.setValue(ListenKey, starts); });
    connect(&page, &pages::SettingsPage::templateLimitsChosen, this, [this](unsigned milliseconds, unsigned megabytes) {
        m_settings.setValue(TemplateTimeKey, milliseconds);
        m_settings.setValue(TemplateMemoryKey, megabytes);
    });
}

} // namespace sluis::workbench
