#include "ui/models/hit_table_model.h"

#include "tests/ui/support/fake_source.h"
#include "tests/ui/support/sample_shop.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace sluis;
using models::HitTableModel;

class HitTableModelTest : public QObject
{
    Q_OBJECT

private:
    test::FakeSource m_source;
    container::Container m_shop = test::sampleShop();

    void arrive(const value::Value& event, const std::string& path = "/g/collect")
    {
        m_source.emitTrace(m_source.hit(m_shop, event, path));
    }

private Q_SLOTS:
    void newRowsStandOnTopAndOneBatchIsOneInsert()
    {
        bridge::HitFeed feed(m_source);
        bridge::PinnedHits pins(feed, nullptr);
        HitTableModel model(feed, pins);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        arrive(test::simpleEvent("page_view"));
        feed.deliver();
        const QPersistentModelIndex first(model.index(0, HitTableModel::Event));
        QSignalSpy inserts(&model, &HitTableModel::rowsInserted);
        arrive(test::simpleEvent("scroll"));
        arrive(test::purchaseEvent());
        feed.deliver();
        QCOMPARE(inserts.count(), 1);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, HitTableModel::Event).data().toString(), QStringLiteral("purchase"));
        QCOMPARE(first.row(), 2);
        QCOMPARE(model.row(0).fired, 2);
    }

    void aHitThatNobodyClaimedSaysSo()
    {
        bridge::HitFeed feed(m_source);
        bridge::PinnedHits pins(feed, nullptr);
        HitTableModel model(feed, pins);
        arrive(test::simpleEvent("x"), "/favicon.ico");
        feed.deliver();
        QCOMPARE(model.index(0, HitTableModel::Client).data().toString(), QStringLiteral("no client"));
        QVERIFY(model.row(0).event.isEmpty());
    }

    void theFilterHolds_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QStringList>("events");
        const QStringList all{"purchase", "", "sign_up", "page_view"};
        QTest::newRow("nothing") << "" << all;
        QTest::newRow("an event") << "event:purchase" << QStringList{"purchase"};
        QTest::newRow("a bare word looks at the event") << "sign" << QStringList{"sign_up"};
        QTest::newRow("not a path") << "-path:/healthz" << QStringList{"purchase", "sign_up", "page_view"};
        QTest::newRow("a tag that ran") << "tag:Meta" << QStringList{"purchase"};
        QTest::newRow("a tag that did not run") << "tag:Remarketing" << QStringList{};
        QTest::newRow("unclaimed") << "status:unclaimed" << QStringList{""};
        QTest::newRow("the status of the answer") << "status:204" << QStringList{"purchase", "sign_up", "page_view"};
        QTest::newRow("held") << "status:held client:ga4" << QStringList{"purchase", "sign_up", "page_view"};
        QTest::newRow("half typed") << "client:" << all;
        QTest::newRow("two words both hold") << "client:GA4 -event:purchase" << QStringList{"sign_up", "page_view"};
        QTest::newRow("quotes keep blanks") << "tag:\"Newsletter - Sub\"" << QStringList{"sign_up"};
    }

    void theFilterHolds()
    {
        QFETCH(QString, filter);
        QFETCH(QStringList, events);
        bridge::HitFeed feed(m_source);
        bridge::PinnedHits pins(feed, nullptr);
        HitTableModel model(feed, pins);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter(models::HitFilter(filter));
        arrive(test::simpleEvent("page_view"));
        arrive(test::simpleEvent("sign_up"));
        arrive(test::simpleEvent(""), "/healthz");
        feed.deliver();
        arrive(test::purchaseEvent());
        feed.deliver();
        QStringList shown;
        for (int row = 0; row < model.rowCount(); ++row)
            shown << model.row(row).event;
        QCOMPARE(shown, events);
        model.setFilter(models::HitFilter(QString()));
        QCOMPARE(model.rowCount(), 4);
    }

    void anUnknownWordIsNamed()
    {
        QCOMPARE(models::HitFilter(QStringLiteral("vendro:Meta")).unknownKeys(), QStringList{"vendro"});
    }

    void aHostileHitStaysOneLineOfPlainText()
    {
        bridge::HitFeed feed(m_source);
        bridge::PinnedHits pins(feed, nullptr);
        HitTableModel model(feed, pins);
        arrive(test::simpleEvent("<b>x</b>\r\n\xE2\x80\xAEy"));
        feed.deliver();
        const QString shown = model.index(0, HitTableModel::Event).data().toString();
        QVERIFY(shown.startsWith(QStringLiteral("<b>x</b>")));
        for (const QChar character : shown)
            QVERIFY(character.unicode() >= 0x20 && character.unicode() != 0x202E);
    }
};

QTEST_GUILESS_MAIN(HitTableModelTest)
#include "hit_table_model_test.moc"
