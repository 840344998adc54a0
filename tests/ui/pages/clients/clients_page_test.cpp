#include "ui/pages/clients/clients_page.h"

#include "tests/ui/support/bench.h"
#include "ui/editors/entity_browser.h"
#include "ui/editors/entity_editor.h"
#include "ui/editors/trace_view.h"
#include "ui/widgets/inline_message.h"

#include <QAbstractButton>
#include <QSpinBox>
#include <QTest>

using namespace sluis;

class ClientsPageTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Bench> m_bench;
    std::unique_ptr<pages::ClientsPage> m_page;

    template <class T> T* find(const char* name) { return m_page->findChild<T*>(QLatin1String(name)); }
    void edit()
    {
        m_page->navigate({QStringLiteral("40")});
        m_page->resize(1272, 824);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
        QTRY_VERIFY(m_bench->session.evaluator().sample().trace);
    }

private Q_SLOTS:
    void initTestCase() { test::dress(); }
    void init()
    {
        m_bench = std::make_unique<test::Bench>();
        m_bench->arriveSome(6);
        m_page = std::make_unique<pages::ClientsPage>(m_bench->session);
    }
    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void theSampleSaysWhetherItClaimsAndWhatItMakes()
    {
        edit();
        QTRY_COMPARE(find<widgets::InlineMessage>("clientVerdict")->look().headline, QStringLiteral("Claims this hit"));
        QVERIFY(find<editors::TraceView>("clientRows")->model()->rowCount() > 0);
        test::keepPicture(*m_page, QStringLiteral("client-editor"));
        for (const auto& hit : m_bench->session.feed().hits()) {
            if (hit->events.empty())
                m_bench->session.selection().setSample(hit->hit.id);
        }
        QTRY_COMPARE(
            find<widgets::InlineMessage>("clientVerdict")->look().headline, QStringLiteral("Does not claim this hit"));
        QCOMPARE(test::namelessControls(*m_page).join(u'\n'), QString());
    }

    void fieldsAndPriorityAreEdits()
    {
        edit();
        auto* box = find<QAbstractButton>("field_activateDefaultPaths");
        QTest::mouseClick(box, Qt::LeftButton, {}, {6, 14});
        const auto client = [this] { return *m_bench->session.workspace().draft().client(container::ClientId("40")); };
        QVERIFY(container::isTrue(client().parameters, "activateDefaultPaths"));
        auto* priority = find<QSpinBox>("clientPriority");
        priority->setFocus();
        priority->selectAll();
        QTest::keyClicks(priority, QStringLiteral("7"));
        QCOMPARE(client().priority, std::optional<double>(7));
        m_bench->session.workspace().undoStack().undo();
        QCOMPARE(priority->value(), 0);
    }

    void theTableNamesTheClients()
    {
        m_page->resize(1272, 824);
        m_page->show();
        QCOMPARE(m_page->browser().tree().rowCount(), 1);
        test::keepPicture(*m_page, QStringLiteral("clients"));
        QCOMPARE(test::namelessControls(*m_page).join(u'\n'), QString());
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ClientsPageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "clients_page_test.moc"
