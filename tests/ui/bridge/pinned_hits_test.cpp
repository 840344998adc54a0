#include "ui/bridge/pinned_hits.h"

#include "tests/support/fake_clock.h"
#include "tests/ui/support/fake_source.h"
#include "tests/ui/support/sample_shop.h"
#include "ui/bridge/hit_recorder.h"
#include "ui/bridge/workspace_pins.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sluis;

class PinnedHitsTest : public QObject
{
    Q_OBJECT

private:
    test::FakeSource m_source;
    container::Container m_shop = test::sampleShop();

    runtime::TracePtr arrive(bridge::HitFeed& feed)
    {
        auto trace = m_source.hit(m_shop, test::simpleEvent("page_view"));
        m_source.emitTrace(trace);
        feed.deliver();
        return trace;
    }

private Q_SLOTS:
    void pinnedHitsStayWhenTheListIsCleared()
    {
        bridge::HitFeed feed(m_source);
        bridge::PinnedHits pins(feed, nullptr);
        const auto kept = arrive(feed);
        arrive(feed);
        QSignalSpy changed(&pins, &bridge::PinnedHits::changed);
        pins.set(kept->hit.id, true);
        pins.set(kept->hit.id, true);
        QCOMPARE(changed.count(), 1);
        feed.clear();
        QCOMPARE(feed.hits().size(), size_t(1));
        QCOMPARE(feed.hits().front()->hit.id, kept->hit.id);
        pins.set(kept->hit.id, false);
        feed.clear();
        QVERIFY(feed.hits().empty());
    }

    void aHitThatIsNotThereCannotBePinned()
    {
        bridge::HitFeed feed(m_source);
        bridge::PinnedHits pins(feed, nullptr);
        pins.set(HitId{4711}, true);
        QVERIFY(!pins.contains(HitId{4711}));
    }

    void pinnedHitsAreThereAgainWhenTheWorkspaceIsOpenedAndTheLogIsEmpty()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("shop.sluis")).toStdString();
        const test::FakeClock clock;
        HitId hit;
        {
            auto workspace = workspace::Workspace::create(file, m_shop, nullptr, clock);
            QVERIFY(workspace.has_value());
            bridge::WorkspacePins store(**workspace);
            bridge::HitFeed feed(m_source);
            bridge::PinnedHits pins(feed, &store);
            hit = arrive(feed)->hit.id;
            const HitId other = arrive(feed)->hit.id;
            pins.set(hit, true);
            pins.set(other, true);
            pins.set(other, false);
        }
        auto workspace = workspace::Workspace::open(file, clock);
        QVERIFY(workspace.has_value());
        bridge::WorkspacePins store(**workspace);
        storage::HitLogOptions options;
        options.file = folder.filePath(QStringLiteral("shop.hits")).toStdString();
        auto log = storage::HitLog::open(options, clock);
        QVERIFY(log.has_value());
        bridge::HitFeed feed(m_source);
        bridge::PinnedHits pins(feed, &store);
        QVERIFY(pins.contains(hit));
        bridge::HitRecorder recorder(**log, options.file, m_source);
        recorder.bringBack(feed, store.records());
        QTRY_COMPARE(feed.hits().size(), size_t(1));
        QCOMPARE(feed.hits().front()->hit.id, hit);
        QCOMPARE(feed.hits().front()->events.front().name, std::string("page_view"));
        feed.clear();
        QCOMPARE(feed.hits().size(), size_t(1)); // it stays here, too
    }
};

QTEST_MAIN(PinnedHitsTest)
#include "pinned_hits_test.moc"
