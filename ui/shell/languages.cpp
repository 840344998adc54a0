#include "ui/shell/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace sluis::shell {

namespace {

    const QString English = QStringLiteral("en");

} // namespace

Languages::~Languages()
{
    if (QCoreApplication::instance()) {
        QCoreApplication::removeTranslator(&m_own);
        QCoreApplication::removeTranslator(&m_qt);
    }
}

QVector<Language> Languages::available()
{
    return {{English, QStringLiteral("English")}, {QStringLiteral("nl"), QStringLiteral("Nederlands")},
        {QStringLiteral("de"), QStringLiteral("Deutsch")}, {QStringLiteral("fr"), QStringLiteral("Français")}};
}

QString Languages::ofTheDesktop()
{
    for (const QString& wanted : QLocale::system().uiLanguages()) {
        for (const Language& language : available()) {
            if (wanted == language.code || wanted.startsWith(language.code + QLatin1Char('-')))
                return language.code;
        }
    }
    return English;
}

void Languages::use(const QString& code)
{
    QString wanted = English;
    for (const Language& language : available()) {
        if (language.code == code)
            wanted = code;
    }
    if (wanted == m_current)
        return;
    m_current = wanted;
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_own);
    if (m_qt.load(QStringLiteral("qtbase_") + wanted, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    // English has a file too: its plurals.
    if (m_own.load(QStringLiteral(":/translations/sluis_%1.qm").arg(wanted)))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace sluis::shell
