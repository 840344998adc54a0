#include "ui/models/event_data_rows.h"
#include "ui/models/request_rows.h"
#include "ui/models/trace_rows.h"

#include "tests/ui/support/fake_source.h"
#include "tests/ui/support/sample_shop.h"
#include "tests/ui/support/sample_types.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sluis;
using Kind = models::TraceRow::Kind;
using Mark = models::TraceRow::Mark;

class TraceRowsTest : public QObject
{
    Q_OBJECT

private:
    test::FakeSource m_source;
    bridge::MemoryDraftStore m_store{test::sampleShop()};
    bridge::WorkspaceModel m_workspace{m_store, test::sampleTypes, nullptr};

    runtime::TracePtr purchase() { return m_source.hit(m_workspace.draft(), test::purchaseEvent()); }

    static const models::TreeRow<models::TraceRow>& find(const models::TraceRows& rows, const QString& title)
    {
        for (const auto& row : rows) {
            if (row.data.title == title)
                return row;
            for (const auto& child : row.children)
                if (child.data.title == title)
                    return child;
        }
        static const models::TreeRow<models::TraceRow> none;
        return none;
    }

private Q_SLOTS:
    void tagsAreInTwoGroupsAndAClosedRowSaysWhyItDidNotFire()
    {
        const auto trace = purchase();
        const auto rows = models::tagRows(*trace, 0, m_workspace);
        QCOMPARE(rows.size(), size_t(2));
        QCOMPARE(rows[0].data.title, QStringLiteral("Fired"));
        QCOMPARE(rows[0].data.detail, QStringLiteral("2"));
        QCOMPARE(rows[1].data.detail, QStringLiteral("4"));
        QCOMPARE(find(rows, "E-bike campaign").data.right, QStringLiteral("1 of 3 condition(s) failed"));
        QCOMPARE(find(rows, "Meta - Add to cart").data.rightReference, QStringLiteral("{{Event Name}}"));
        QCOMPARE(find(rows, "Meta - Add to cart").data.right, QStringLiteral("purchase"));
        QCOMPARE(find(rows, "Remarketing").data.right, QStringLiteral("paused by you"));
    }

    void anOpenTagShowsItsTriggersConditionsAndTheExactRequest()
    {
        const auto trace = purchase();
        const auto rows = models::tagRows(*trace, 0, m_workspace);
        const auto& meta = find(rows, "Meta - Purchase");
        QList<Kind> kinds;
        for (const auto& child : meta.children)
            kinds << child.data.kind;
        const QList<Kind> expected{Kind::By, Kind::Condition, Kind::By, Kind::Condition, Kind::By, Kind::Request};
        QCOMPARE(kinds, expected);
        QCOMPARE(
            meta.children[3].data.icon, QStringLiteral("minus")); // a blocking trigger that does not hold is neutral
        QCOMPARE(meta.children[5].data.badge, QStringLiteral("held"));
        QVERIFY(meta.children[5].data.value.contains(QStringLiteral("/118402735521904/events")));
    }

    void whatAVendorSeesNamesWhatWasHiddenAndBecauseOfWhat()
    {
        const auto trace = purchase();
        const runtime::EventTrace& event = trace->events[0];
        const auto viewers = models::viewersOf(event, m_workspace.types());
        QCOMPARE(viewers.size(), size_t(2));
        QCOMPARE(viewers[1].vendor, QStringLiteral("Meta"));
        const auto* tag = &event.tags[viewers[1].tag];
        const auto rows = models::eventDataRows(event, tag);
        QCOMPARE(find(rows, "ip_override").data.mark, Mark::Hidden);
        QCOMPARE(find(rows, "ip_override").data.right, QStringLiteral("Hide visitor details"));
        QCOMPARE(find(rows, "margin_class").data.mark, Mark::Added);
        QCOMPARE(find(rows, "event_location.country").data.mark, Mark::Same);
        const models::DataCounts counts = models::countParameters(event, tag);
        QCOMPARE(counts.hidden, 5);
        QCOMPARE(counts.added, 1);
        const auto hidden = models::eventDataRows(event, tag, models::DataFilter::Hidden);
        QCOMPARE(hidden.size(), size_t(1));
        QCOMPARE(hidden[0].children.size(), size_t(5));
        const auto steps = models::pipeTo(*tag);
        QCOMPARE(steps.size(), size_t(2));
        QCOMPARE(steps[0].hidden, 5);
        QCOMPARE(steps[1].added, 1);
    }

    void everyTabSurvivesTheModelTester()
    {
        const auto trace = purchase();
        models::TraceTree model(1, [](const models::TraceRow& row, int) { return models::plainText(row); });
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const runtime::EventTrace& event = trace->events[0];
        model.setRows(models::tagRows(*trace, 0, m_workspace));
        model.setRows(models::triggerRows(event, m_workspace));
        model.setRows(models::variableRows(event, m_workspace));
        model.setRows(models::transformationRows(event, m_workspace));
        model.setRows(models::outgoingRows(*trace, 0, m_workspace));
        model.setRows(models::consoleRows(*trace, 0));
        model.setRows(models::requestRows(*trace));
        model.setRows(models::summaryRows(*trace, m_workspace));
        model.setRows({});
    }

    void aCurlCommandIsSafeToPaste()
    {
        runtime::OutgoingTrace request;
        request.method = "POST";
        request.url = "https://vendor.example/a?b='; rm -rf /'";
        request.headers = {{"x-note", "it's"}};
        request.body = "{\"a\":\"$(reboot)\"}";
        const QString command = models::asCurl(request);
        QVERIFY(command.contains(QStringLiteral("'https://vendor.example/a?b='\\''; rm -rf /'\\'''")));
        QVERIFY(command.contains(QStringLiteral("-H 'x-note: it'\\''s'")));
        QVERIFY(command.contains(QStringLiteral("--data-binary '{\"a\":\"$(reboot)\"}'")));
    }

    void bodiesAreShownAsTheyRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("shown");
        QTest::newRow("JSON") << QByteArray("{\"a\":1}") << "{\n    \"a\": 1\n}";
        QTest::newRow("a form") << QByteArray("en=page_view&dt=a%20b") << "en=page_view\ndt=a b";
        QTest::newRow("text") << QByteArray("plain words here") << "plain words here";
        QTest::newRow("bytes") << QByteArray("\xff\xfe\x00", 3) << "3 byte(s) that are not text";
        QTest::newRow("broken JSON") << QByteArray("{\"a\":") << "{\"a\":";
    }

    void bodiesAreShownAsTheyRead()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, shown);
        QCOMPARE(models::bodyText(body.toStdString(), 40), shown);
    }
};

QTEST_GUILESS_MAIN(TraceRowsTest)
#include "trace_rows_test.moc"
