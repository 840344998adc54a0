#include "ui/bridge/hit_feed.h"

#include "tests/ui/support/fake_source.h"
#include "tests/ui/support/sample_shop.h"

#include <QSignalSpy>
#include <QTest>

using namespace sluis;

class HitFeedTest : public QObject
{
    Q_OBJECT

private:
    test::FakeSource m_source;
    container::Container m_shop = test::sampleShop();

    runtime::TracePtr arrive(const char* event)
    {
        auto trace = m_source.hit(m_shop, test::simpleEvent(event));
        m_source.emitTrace(trace);
        return trace;
    }

private Q_SLOTS:
    void aBatchIsOneSignal()
    {
        bridge::HitFeed feed(m_source);
        int batches = 0;
        connect(&feed, &bridge::HitFeed::hitsArrived, this, [&](const bridge::TraceBatch& batch) {
            ++batches;
            QCOMPARE(batch.size(), size_t(3));
        });
        for (int hit = 0; hit < 3; ++hit)
            arrive("page_view");
        feed.deliver();
        QCOMPARE(batches, 1);
        QCOMPARE(feed.arrived(), uint64_t(3));
    }

    void aSecondTraceOfAHitReplacesTheFirst()
    {
        bridge::HitFeed feed(m_source);
        int changes = 0;
        connect(&feed, &bridge::HitFeed::hitsChanged, this, [&] { ++changes; });
        const auto trace = arrive("page_view");
        feed.deliver();
        auto complete = std::make_shared<runtime::Trace>(*trace);
        complete->milliseconds = 99;
        m_source.emitTrace(complete);
        feed.deliver();
        QCOMPARE(changes, 1);
        QCOMPARE(feed.hits().size(), size_t(1));
        QCOMPARE(feed.hit(trace->hit.id)->milliseconds, 99.0);
    }

    void pausingKeepsTheListStillAndLosesNothing()
    {
        bridge::HitFeed feed(m_source);
        arrive("page_view");
        feed.deliver();
        feed.setPaused(true);
        arrive("purchase");
        arrive("purchase");
        feed.deliver();
        QCOMPARE(feed.hits().size(), size_t(1));
        QCOMPARE(feed.waiting(), size_t(2));
        feed.setPaused(false);
        QCOMPARE(feed.hits().size(), size_t(3));
        QCOMPARE(feed.waiting(), size_t(0));
    }

    void theOldestMakeRoomAtTheLimit()
    {
        bridge::HitFeed feed(m_source);
        const auto first = arrive("page_view");
        feed.deliver();
        std::vector<HitId> removed;
        connect(&feed, &bridge::HitFeed::hitsRemoved, this,
            [&](const std::vector<HitId>& ids) { removed.insert(removed.end(), ids.begin(), ids.end()); });
        for (size_t hit = 1; hit <= bridge::HitFeed::KeptHits; ++hit) {
            arrive("page_view");
            if (hit % 1000 == 0)
                feed.deliver();
        }
        feed.deliver();
        QCOMPARE(feed.hits().size(), bridge::HitFeed::KeptHits);
        QCOMPARE(removed.size(), size_t(1));
        QVERIFY(removed.front() == first->hit.id);
        QVERIFY(!feed.hit(first->hit.id));
        QVERIFY(feed.older(feed.newest()->hit.id) == feed.hits()[feed.hits().size() - 2]);
    }
};

QTEST_GUILESS_MAIN(HitFeedTest)
#include "hit_feed_test.moc"
