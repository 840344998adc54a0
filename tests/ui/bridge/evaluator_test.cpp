#include "ui/bridge/evaluator.h"

#include "tests/ui/support/fake_source.h"
#include "tests/ui/support/sample_shop.h"
#include "tests/ui/support/sample_types.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace sluis;

class EvaluatorTest : public QObject
{
    Q_OBJECT

private:
    struct Bench {
        test::FakeSource source;
        test::FakeRunner runner;
        bridge::MemoryDraftStore store{test::sampleShop()};
        bridge::WorkspaceModel workspace{store, test::sampleTypes, nullptr};
        bridge::HitFeed feed{source};
        bridge::Selection selection;
        bridge::Evaluator evaluator{workspace, feed, selection, runner};

        void arrive(const value::Value& event) { source.emitTrace(source.hit(workspace.draft(), event)); }
        container::Trigger trigger(const char* id) { return *workspace.draft().trigger(container::TriggerId(id)); }
    };

private Q_SLOTS:
    void truthFollowsAConditionWithinAHundredMilliseconds()
    {
        Bench bench;
        for (int hit = 0; hit < 49; ++hit)
            bench.arrive(test::simpleEvent("page_view"));
        bench.arrive(test::purchaseEvent());
        bench.feed.deliver();
        const container::EntityRef ref{container::EntityKind::Trigger, "21"};
        bench.selection.setEntity(ref);
        bench.selection.setSample(bench.feed.newest()->hit.id);
        bench.evaluator.setActive(true);
        QTRY_COMPARE(bench.evaluator.strip().verdicts.size(), size_t(50));
        QCOMPARE(bench.evaluator.strip().count(bridge::Verdict::Kind::Yes), size_t(0));
        QCOMPARE(bench.evaluator.strip().count(bridge::Verdict::Kind::Almost), size_t(1));
        QCOMPARE(bench.evaluator.strip().verdicts.back().note, QStringLiteral("ED - items.0.item_category"));

        container::Trigger changed = bench.trigger("21");
        changed.filter[1]
            = container::makeCondition("{{ED - items.0.item_category}}", container::Operator::Equals, "City bikes");
        QElapsedTimer clock;
        clock.start();
        QVERIFY(bench.workspace.put(changed, QStringLiteral("condition")));
        while (bench.evaluator.strip().revision != bench.workspace.revision() && clock.elapsed() < 2000)
            QTest::qWait(1);
        QVERIFY2(clock.elapsed() <= 100, qPrintable(QStringLiteral("took %1 ms").arg(clock.elapsed())));
        QCOMPARE(bench.evaluator.strip().count(bridge::Verdict::Kind::Yes), size_t(1));
        QVERIFY(bridge::findTrigger(bench.evaluator.sample().trace->events[0], "21")->fired);
    }

    void hitsOfAnEarlierDayAreTriedWhenTheyComeBack()
    {
        Bench bench;
        bench.selection.setEntity(container::EntityRef{container::EntityKind::Trigger, "21"});
        bench.evaluator.setActive(true);
        QTRY_VERIFY(bench.evaluator.isCurrent());
        QVERIFY(!bench.evaluator.sample().trace);
        bench.feed.addOlder({bench.source.hit(bench.workspace.draft(), test::purchaseEvent())});
        QTRY_VERIFY(bench.evaluator.sample().trace);
        QTRY_COMPARE(bench.evaluator.strip().verdicts.size(), size_t(1));
    }

    void aTagThatDoesNotFireShowsWhatItWouldSend()
    {
        Bench bench;
        bench.arrive(test::purchaseEvent());
        bench.feed.deliver();
        bench.selection.setEntity(container::EntityRef{container::EntityKind::Tag, "33"});
        bench.evaluator.setActive(true);
        QTRY_VERIFY(bench.evaluator.sample().asIfFired);
        const auto* tag = bridge::findTag(bench.evaluator.sample().asIfFired->events[0], "33");
        QCOMPARE(tag->outgoing.size(), size_t(1));
        QVERIFY(!bridge::hasRun(bridge::findTag(bench.evaluator.sample().trace->events[0], "33")->status));
    }

    void everyVariableHasItsValueOnTheSample()
    {
        Bench bench;
        bench.arrive(test::purchaseEvent());
        bench.feed.deliver();
        bench.evaluator.setActive(true);
        QTRY_VERIFY(bench.evaluator.sample().trace);
        QCOMPARE(bench.evaluator.sample().values.at("ED - value").value, value::Value(878.9));
        QCOMPARE(bench.evaluator.sample().values.at("Event Name").value, value::Value("purchase"));
    }

    void withoutAHitThereIsNoSample()
    {
        Bench bench;
        QSignalSpy evaluated(&bench.evaluator, &bridge::Evaluator::sampleEvaluated);
        bench.evaluator.setActive(true);
        QTRY_COMPARE(evaluated.count(), 1);
        QVERIFY(!bench.evaluator.sample().trace);
    }
};

QTEST_GUILESS_MAIN(EvaluatorTest)
#include "evaluator_test.moc"
