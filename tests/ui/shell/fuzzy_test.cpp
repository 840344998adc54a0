#include "ui/shell/command_results.h"
#include "ui/shell/fuzzy.h"

#include <QElapsedTimer>
#include <QTest>

using namespace sluis::shell;

namespace {

QString marked(const QString& query, const QString& text)
{
    const FuzzyMatch match = fuzzyMatch(query, text);
    if (match.score == 0)
        return "no";
    QString result;
    for (int index = 0; index < text.size(); ++index)
        result += match.letters.contains(index) ? text[index].toUpper() : text[index].toLower();
    return result;
}

class ListProvider : public CommandProvider
{
public:
    ListProvider(QString title, QChar prefix, QStringList names)
        : m_title(std::move(title))
        , m_prefix(prefix)
        , m_names(std::move(names))
    { }
    QString title() const override { return m_title; }
    QChar prefix() const override { return m_prefix; }
    QVector<CommandItem> items(const QString&, int) const override
    {
        QVector<CommandItem> items;
        for (const QString& name : m_names) {
            CommandItem item;
            item.key = m_title + ':' + name;
            item.text = name;
            items.append(item);
        }
        return items;
    }

private:
    QString m_title;
    QChar m_prefix;
    QStringList m_names;
};

QStringList listed(const QVector<CommandRow>& rows)
{
    QStringList lines;
    for (const CommandRow& row : rows)
        lines << (row.isCaption ? '[' + row.caption + ']' : row.item.text);
    return lines;
}

} // namespace

class FuzzyTest : public QObject
{
    Q_OBJECT

private slots:
    void lettersAreFoundWherePeopleMeanThem_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a word") << "purch" << "Meta – Purchase" << "meta – PURCHase";
        QTest::newRow("first letters") << "mp" << "Meta – Purchase" << "Meta – Purchase";
        QTest::newRow("inside") << "chase" << "Purchase" << "purCHASE";
        QTest::newRow("word start beats the inside") << "tag" << "vintage tags" << "vintage TAGs";
        QTest::newRow("accents do not count") << "cafe" << "Café order" << "CAFÉ order";
        QTest::newRow("spaces do not count") << "run draft" << "Run again with the draft" << "RUN again with the DRAFT";
        QTest::newRow("not there") << "xyz" << "Purchase" << "no";
        QTest::newRow("wrong order") << "hcrup" << "Purchase" << "no";
        QTest::newRow("scattered by chance")
            << "abc" << "a very long sentence that has a b somewhere and then a c far away" << "no";
    }
    void lettersAreFoundWherePeopleMeanThem()
    {
        QFETCH(QString, query);
        QFETCH(QString, text);
        QFETCH(QString, expected);
        if (query == "mp")
            QCOMPARE(fuzzyMatch(query, text).letters, QVector<int>({0, 7}));
        else
            QCOMPARE(marked(query, text), expected);
    }

    void wholeWordsComeFirst()
    {
        QVERIFY(fuzzyMatch("purchase", "Purchase").score > fuzzyMatch("purchase", "Purchase – big bikes").score);
        QVERIFY(fuzzyMatch("purchase", "Purchase – big bikes").score > fuzzyMatch("purchase", "Repurchased").score);
        QVERIFY(fuzzyMatch("ga", "GA4 – All events").score > fuzzyMatch("ga", "Gateway add").score - 30);
    }

    void fiveThousandNamesAreSearchedBetweenTwoKeys()
    {
        QElapsedTimer timer;
        timer.start();
        int found = 0;
        for (int index = 0; index < 5000; ++index)
            found += fuzzyMatch("purch", QString("Google Ads – Purchase of a bicycle number %1").arg(index)).score > 0;
        QCOMPARE(found, 5000);
        QVERIFY2(timer.elapsed() < 2000,
            qPrintable(QString::number(timer.elapsed()))); // without optimisation; a hang would be longer
    }

    void aRowAppearsOnceAndRecentOnesStandFirst()
    {
        ListProvider entities("Entities", '/', {"Purchase", "Meta – Purchase", "Page view"});
        ListProvider actions("Actions", '>', {"Pause", "Publish"});
        const QVector<const CommandProvider*> both{&entities, &actions};
        QCOMPARE(listed(findCommands(CommandQuery::fromText("p", both), both, {"Entities:Meta – Purchase"}, "Recent")),
            QStringList({"[Recent]", "Meta – Purchase", "[Entities]", "Purchase", "Page view", "[Actions]", "Pause",
                "Publish"}));
        QCOMPARE(listed(findCommands(CommandQuery::fromText("> pub", both), both, {}, "Recent")),
            QStringList({"[Actions]", "Publish"}));
        QCOMPARE(listed(findCommands(CommandQuery::fromText("nothing", both), both, {}, "Recent")), QStringList());
    }

    void noMoreThanTwelveRows()
    {
        QStringList names;
        for (int index = 0; index < 40; ++index)
            names << QString("Tag %1").arg(index);
        ListProvider one("One", '/', names);
        const QVector<const CommandProvider*> alone{&one};
        const auto rows = findCommands({"tag", {}}, alone, {}, "Recent");
        QCOMPARE(rows.size(), CommandRowLimit + 1);
        QVERIFY(rows.first().more.contains("28"));
    }
};

QTEST_MAIN(FuzzyTest)
#include "fuzzy_test.moc"
