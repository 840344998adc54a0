#include "ui/pages/live/live_page.h"

#include "tests/ui/support/bench.h"
#include "ui/actions/action_registry.h"
#include "ui/editors/trace_view.h"
#include "ui/pages/live/hit_list.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/tab_strip.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace sluis;

class LivePageTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Bench> m_bench;
    std::unique_ptr<pages::LivePage> m_page;

    pages::HitList* list() { return m_page->findChild<pages::HitList*>(); }
    editors::TraceView* trace() { return m_page->findChild<editors::TraceView*>(QStringLiteral("traceView")); }
    void show(int height = 852)
    {
        m_page->resize(1272, height);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
        m_page->setFocus();
    }

private Q_SLOTS:
    void initTestCase() { test::dress(); }
    void init()
    {
        m_bench = std::make_unique<test::Bench>();
        m_page = std::make_unique<pages::LivePage>(m_bench->session);
    }
    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void beforeTheFirstHitThePageSaysHowToSendOne()
    {
        show();
        test::keepPicture(*m_page, QStringLiteral("live-empty"));
        auto* copy = m_page->findChild<QAbstractButton*>(QStringLiteral("copyCommand"));
        QTest::mouseClick(copy, Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(
            QStringLiteral("curl -i 'http://127.0.0.1:8080/g/collect?v=2")));
        QTest::mouseClick(m_page->findChild<QAbstractButton*>(QStringLiteral("sendTestHit")), Qt::LeftButton);
        QCOMPARE(m_bench->source.submitted.size(), size_t(1));
        QVERIFY(list()->isHidden() || !list()->isVisible());
        m_bench->arriveSome();
        QVERIFY(list()->isVisible());
    }

    void aClickOnAHitShowsItsTrace()
    {
        m_bench->arriveSome();
        show();
        QSignalSpy moved(m_page.get(), &pages::Page::routeChanged);
        m_page->showSample();
        QCOMPARE(list()->currentIndex().row(), 3); // of the two purchases the one for which more tags fired
        QVERIFY(moved.count() > 0);
        trace()->openIf([](const models::TraceRow& row) { return row.title == QLatin1String("Meta - Purchase"); });
        trace()->openIf([](const models::TraceRow& row) { return row.title == QLatin1String("E-bike campaign"); });
        test::keepPicture(*m_page, QStringLiteral("live-tags"));
        for (const char* tab :
            {"summary", "request", "data", "transformations", "triggers", "outgoing", "variables", "console"}) {
            m_page->navigate({QStringLiteral("hit"), QString::number(m_bench->session.selection().hit().number),
                QLatin1String(tab)});
            test::keepPicture(*m_page, QStringLiteral("live-") + QLatin1String(tab));
        }
    }

    void selectionAndPlaceStayWhenRowsArrive()
    {
        m_bench->arriveSome(8);
        show();
        list()->choose(m_bench->session.feed().hits().front()->hit.id);
        list()->verticalScrollBar()->setValue(300);
        const HitId chosen = m_bench->session.selection().hit();
        const HitId top = list()->hits().hitAt(list()->indexAt({5, 5}));
        const int offset = list()->visualRect(list()->indexAt({5, 5})).top();
        for (int batch = 0; batch < 3; ++batch) {
            for (int hit = 0; hit < 7; ++hit)
                m_bench->arrive(test::simpleEvent("page_view"));
            m_bench->session.feed().deliver();
        }
        QCOMPARE(m_bench->session.selection().hit(), chosen);
        QCOMPARE(list()->hits().hitAt(list()->currentIndex()), chosen);
        QCOMPARE(list()->hits().hitAt(list()->indexAt({5, 5})), top);
        QCOMPARE(list()->visualRect(list()->indexAt({5, 5})).top(), offset);
        auto* pill = m_page->findChild<QAbstractButton*>(QStringLiteral("newerHits"));
        QVERIFY(pill->isVisible());
        QVERIFY(pill->text().startsWith(QStringLiteral("21 ")));
        test::keepPicture(*m_page, QStringLiteral("live-newer"));
        QTest::mouseClick(pill, Qt::LeftButton);
        QVERIFY(!pill->isVisible());
        QCOMPARE(list()->verticalScrollBar()->value(), 0);
        QCOMPARE(m_bench->session.selection().hit(), chosen);
    }

    void atTheTopNewRowsAreSeenAtOnce()
    {
        m_bench->arriveSome(8);
        show();
        const auto fresh = m_bench->arrive(test::purchaseEvent());
        m_bench->session.feed().deliver();
        QCOMPARE(list()->hits().hitAt(list()->indexAt({5, 5})), fresh->hit.id);
        QVERIFY(!m_page->findChild<QAbstractButton*>(QStringLiteral("newerHits"))->isVisible());
    }

    void typingNarrowsTheList()
    {
        m_bench->arriveSome();
        show();
        auto* field = m_page->findChild<QLineEdit*>(QStringLiteral("liveFilter"));
        QTest::keyClicks(field, QStringLiteral("event:purchase"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(list()->hits().rowCount(), 4);
        QTest::keyClick(field, Qt::Key_Escape);
        QTRY_VERIFY(list()->hits().rowCount() > 4);
    }

    void pausingStopsTheList()
    {
        m_bench->arriveSome();
        show();
        const int before = list()->hits().rowCount();
        QTest::mouseClick(m_page->findChild<QAbstractButton*>(QStringLiteral("livePause")), Qt::LeftButton);
        m_bench->arrive(test::purchaseEvent());
        m_bench->session.feed().deliver();
        QCOMPARE(list()->hits().rowCount(), before);
        auto* pill = m_page->findChild<QAbstractButton*>(QStringLiteral("newerHits"));
        QVERIFY(pill->isVisible());
        QTest::mouseClick(pill, Qt::LeftButton);
        QCOMPARE(list()->hits().rowCount(), before + 1);
    }

    void sendThisOneSendsExactlyThatRequest()
    {
        m_bench->arriveSome();
        show();
        m_page->showSample();
        m_page->navigate({QStringLiteral("hit"), QString::number(m_bench->session.selection().hit().number),
            QStringLiteral("outgoing")});
        trace()->openIf([](const models::TraceRow& row) {
            return row.kind == models::TraceRow::Kind::Request && row.place->tag == 1;
        });
        const auto find = [&](const QModelIndex& below, auto&& self) -> QModelIndex {
            for (int row = 0; row < trace()->model()->rowCount(below); ++row) {
                const QModelIndex index = trace()->model()->index(row, 0, below);
                if (trace()->rowAt(index).kind == models::TraceRow::Kind::Request
                    && trace()->rowAt(index).place->tag == 1)
                    return index;
                if (const QModelIndex deeper = self(index, self); deeper.isValid())
                    return deeper;
            }
            return {};
        };
        const QModelIndex request = find({}, find);
        QVERIFY(request.isValid());
        const QRect rect = trace()->visualRect(request);
        QTest::mouseClick(
            trace()->viewport(), Qt::LeftButton, {}, {trace()->viewport()->width() - 16 - 6 - 20, rect.top() + 6 + 16});
        QCOMPARE(m_bench->source.sent.size(), size_t(1));
        QCOMPARE(m_bench->source.sent[0].second.tag, size_t(1));
    }

    void keysPauseStepAndCopy()
    {
        actions::ActionRegistry registry;
        m_page = std::make_unique<pages::LivePage>(m_bench->session, &registry);
        registry.addTo(m_page.get());
        registry.setPage(m_page.get());
        m_bench->arriveSome();
        show();
        list()->choose(m_bench->session.feed().newest()->hit.id);
        const HitId newest = m_bench->session.selection().hit();
        QTest::keyClick(m_page.get(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(m_bench->session.selection().hit(), m_bench->session.feed().older(newest)->hit.id);
        QTest::keyClick(m_page.get(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(m_bench->session.selection().hit(), newest);
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(m_page.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("curl ")));
        registry.action(QStringLiteral("live.pause"))->trigger();
        QVERIFY(m_bench->session.feed().isPaused());
        QVERIFY(registry.action(QStringLiteral("live.pause"))->isChecked());
        registry.action(QStringLiteral("live.clear"))->trigger();
        QVERIFY(m_bench->session.feed().hits().empty());
        m_page.reset(); // before its registry
    }

    void everyControlHasAName()
    {
        m_bench->arriveSome();
        show();
        QCOMPARE(test::namelessControls(*m_page).join(u'\n'), QString());
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    LivePageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "live_page_test.moc"
