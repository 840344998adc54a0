#include "ui/shell/history.h"

#include <QTest>

using namespace sluis::shell;

class HistoryTest : public QObject
{
    Q_OBJECT

private slots:
    void aRouteIsReadAndWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("page");
        QTest::addColumn<QStringList>("rest");
        QTest::addColumn<QString>("back");
        QTest::newRow("page alone") << "tags" << "tags" << QStringList() << "tags";
        QTest::newRow("tag") << "tags/12" << "tags" << QStringList{"12"} << "tags/12";
        QTest::newRow("tab of a hit") << "live/hit/841/tags" << "live" << QStringList{"hit", "841", "tags"}
                                      << "live/hit/841/tags";
        QTest::newRow("stray slashes") << "/tags//12/" << "tags" << QStringList{"12"} << "tags/12";
        QTest::newRow("nothing") << "" << "" << QStringList() << "";
    }
    void aRouteIsReadAndWritten()
    {
        QFETCH(QString, text);
        QFETCH(QString, page);
        QFETCH(QStringList, rest);
        QFETCH(QString, back);
        const Route route = Route::fromText(text);
        QCOMPARE(route.page, page);
        QCOMPARE(route.rest, rest);
        QCOMPARE(route.text(), back);
    }

    void goingSomewhereDropsWhatLayAhead()
    {
        History history;
        for (const char* step : {"flow", "live", "tags"})
            history.visit(Route::fromText(step));
        QCOMPARE(history.back().text(), QString("live"));
        QCOMPARE(history.back().text(), QString("flow"));
        QVERIFY(!history.canGoBack());
        QCOMPARE(history.back().text(), QString("flow"));
        QCOMPARE(history.forward().text(), QString("live"));
        history.visit(Route::fromText("privacy"));
        QVERIFY(!history.canGoForward());
        QCOMPARE(history.back().text(), QString("live"));
    }

    void theSamePlaceAgainIsNoStep()
    {
        History history;
        history.visit(Route::fromText("tags/12"));
        history.visit(Route::fromText("tags/12"));
        QVERIFY(!history.canGoBack());
    }

    void itHasALimit()
    {
        History history;
        for (int step = 0; step < History::Limit + 50; ++step)
            history.visit(Route::fromText(QString("tags/%1").arg(step)));
        int steps = 0;
        for (; history.canGoBack(); ++steps)
            history.back();
        QCOMPARE(steps, History::Limit - 1);
    }
};

QTEST_MAIN(HistoryTest)
#include "history_test.moc"
