#include "ui/bridge/pasted_hits.h"

#include "core/value/json.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/support/fake_source.h"

#include <QSignalSpy>
#include <QTest>

using namespace sluis;

class PastedHitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPastedRunsThroughTheDraft_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("target");
        QTest::newRow("curl") << QStringLiteral("curl 'https://sst.example/g/collect?v=2&en=a' -X POST")
                              << QStringLiteral("/g/collect?v=2&en=a");
        QTest::newRow("URL") << QStringLiteral("https://sst.example/g/collect?v=2&en=b\n")
                             << QStringLiteral("/g/collect?v=2&en=b");
        QTest::newRow("raw request") << QStringLiteral("GET /g/collect?v=2&en=c HTTP/1.1\nHost: sst.example\n\n")
                                     << QStringLiteral("/g/collect?v=2&en=c");
    }

    void whatIsPastedRunsThroughTheDraft()
    {
        QFETCH(QString, text);
        QFETCH(QString, target);
        test::FakeSource source;
        bridge::PastedHits pasted(source);
        QSignalSpy taken(&pasted, &bridge::PastedHits::taken);
        pasted.takeText(text);
        QVERIFY(taken.wait());
        QCOMPARE(source.submitted.size(), size_t(1));
        QCOMPARE(QString::fromStdString(std::string(source.submitted[0].target())), target);
    }

    void everyRequestOfADroppedHarRuns()
    {
        const test::TempFolder folder;
        const auto entry = [](const char* url) {
            using value::Value;
            return Value::object(
                {{"request", Value::object({{"method", "GET"}, {"url", url}, {"headers", Value::array()}})}});
        };
        const value::Value entries = value::Value::array({entry("https://sst.example/g/collect?en=a"),
            entry("data:text/plain,x"), entry("https://sst.example/g/collect?en=b")});
        test::writeFile(folder / "visit.har",
            value::writeJson(value::Value::object({{"log", value::Value::object({{"entries", entries}})}})));
        test::FakeSource source;
        bridge::PastedHits pasted(source);
        QSignalSpy taken(&pasted, &bridge::PastedHits::taken);
        pasted.takeFile(QString::fromStdString(folder / "visit.har"));
        QVERIFY(taken.wait());
        QCOMPARE(source.submitted.size(), size_t(2));
        QCOMPARE(taken[0][1].toInt(), 1);
    }

    void whatIsNoRequestIsSaidInOneSentence()
    {
        test::FakeSource source;
        bridge::PastedHits pasted(source);
        QSignalSpy failed(&pasted, &bridge::PastedHits::failed);
        pasted.takeText(QStringLiteral("a shopping list"));
        QVERIFY(failed.wait());
        QVERIFY(source.submitted.empty());
        QVERIFY(!failed[0][0].toString().isEmpty());
        pasted.takeFile(QStringLiteral("/no/such/file.har"));
        QVERIFY(failed.wait());
        QVERIFY(failed[1][0].toString().contains(QStringLiteral("/no/such/file.har")));
    }
};

QTEST_MAIN(PastedHitsTest)
#include "pasted_hits_test.moc"
