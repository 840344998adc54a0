#include "ui/shell/languages.h"
#include "ui/shell/shell_state.h"
#include "ui/shell/status_line.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

using namespace sluis;
using namespace sluis::shell;

namespace {

struct Entry {
    QString source;
    QStringList translations; // one, or a form for each number
    bool finished = true;
};

QVector<Entry> entriesOf(const QString& code)
{
    QFile file(QStringLiteral(SLUIS_SOURCE_DIR "/translations/sluis_%1.ts").arg(code));
    QVector<Entry> entries;
    if (!file.open(QIODevice::ReadOnly))
        return entries;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("message"))
            entries.append(Entry());
        else if (xml.name() == QLatin1String("source"))
            entries.last().source = xml.readElementText();
        else if (xml.name() == QLatin1String("numerusform"))
            entries.last().translations.append(xml.readElementText());
        else if (xml.name() == QLatin1String("translation")) {
            entries.last().finished = xml.attributes().value("type").isEmpty();
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (!text.trimmed().isEmpty())
                entries.last().translations.append(text);
        }
    }
    return entries;
}

QStringList placesIn(const QString& text)
{
    QStringList places;
    static const QRegularExpression place("%(?:\\d+|n|L\\d+)");
    for (auto match = place.globalMatch(text); match.hasNext();)
        places.append(match.next().captured());
    places.sort();
    places.removeDuplicates();
    return places;
}

} // namespace

class LanguagesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { theme::Theme::install(*qApp, theme::Preference::Light); }

    void theInterfaceSwitchesWhileItRuns()
    {
        Languages languages;
        languages.use("en");
        ShellState state;
        QWidget window;
        StatusLine line(state, &window);
        state.setWorkspace({true, "w", "shop", "Shop", {}, {}});
        auto* errors = line.findChild<QAbstractButton*>("status.errors");
        QCOMPARE(errors->text(), QString("No errors"));
        languages.use("nl");
        QCoreApplication::processEvents();
        QCOMPARE(errors->text(), QString("Geen fouten"));
        languages.use("de");
        QCoreApplication::processEvents();
        QCOMPARE(errors->text(), QString("Keine Fehler"));
        languages.use("fr");
        QCoreApplication::processEvents();
        QCOMPARE(errors->text(), QString("Aucune erreur"));
        languages.use("tlh");
        QCOMPARE(languages.current(), QString("en"));
    }

    void englishHasItsPlurals()
    {
        Languages languages;
        languages.use("en");
        QCOMPARE(StatusLine::tr("%n warning(s)", nullptr, 1), QString("1 warning"));
        QCOMPARE(StatusLine::tr("%n warning(s)", nullptr, 3), QString("3 warnings"));
        const auto entries = entriesOf("en");
        QVERIFY(!entries.isEmpty());
        for (const Entry& entry : entries)
            QVERIFY2(entry.finished && !entry.translations.join(QString()).contains("(s)"), qPrintable(entry.source));
    }

    void everyTranslationKeepsThePlacesOfItsSentence_data()
    {
        QTest::addColumn<QString>("code");
        for (const Language& language : Languages::available())
            QTest::newRow(qPrintable(language.code)) << language.code;
    }
    void everyTranslationKeepsThePlacesOfItsSentence()
    {
        QFETCH(QString, code);
        for (const Entry& entry : entriesOf(code)) {
            if (!entry.finished)
                continue;
            QVERIFY2(!entry.translations.isEmpty(), qPrintable(entry.source));
            for (const QString& translation : entry.translations) {
                QStringList wanted = placesIn(entry.source);
                QStringList found = placesIn(translation);
                if (entry.translations.size() > 1) { // "one tag" may do without its number
                    wanted.removeAll("%n");
                    found.removeAll("%n");
                }
                QVERIFY2(wanted == found, qPrintable(entry.source + " -> " + translation));
            }
        }
    }
};

QTEST_MAIN(LanguagesTest)
#include "languages_test.moc"
