#include "ui/pages/templates/tests_tab.h"

#include "core/templates/template_edit.h"
#include "tests/ui/pages/templates/template_bench.h"
#include "ui/editors/code_view.h"
#include "ui/pages/templates/test_list.h"
#include "ui/pages/templates/test_outcome.h"
#include "ui/widgets/label.h"

#include <QCheckBox>

using namespace sluis;

class TestsTabTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::TemplateBench> m_bench;

    pages::TestList* list() { return m_bench->find<pages::TestList>("testList"); }
    const bridge::TemplateTests* ran() { return m_bench->desk.testsOf(container::TemplateId("60")); }
    templates::Template subject() { return *templates::readTemplate(m_bench->textOf("60")); }
    void runAll()
    {
        m_bench->click("testsRunAll");
        QTRY_VERIFY(ran() && !ran()->isRunning);
    }
    void type(const char* code)
    {
        auto* editor = m_bench->find<editors::CodeEditor>("testCode");
        editor->setFocus();
        editor->selectAll();
        QTest::keyClicks(editor, QLatin1String(code));
        QTest::keyClick(editor, Qt::Key_Escape);
    }

private Q_SLOTS:
    void initTestCase() { test::dress(); }
    void init()
    {
        m_bench = std::make_unique<test::TemplateBench>();
        m_bench->find<QCheckBox>("testsBySelf")->setChecked(false);
        m_bench->edit("60", "tests");
    }
    void cleanup() { m_bench.reset(); }

    void allTestsRunInTheSandbox()
    {
        const size_t count = subject().tests.scenarios.size();
        QCOMPARE(static_cast<size_t>(list()->model()->rowCount()), count + 1);
        runAll();
        QVERIFY2(!ran()->error, ran()->error ? ran()->error->reason.c_str() : "");
        QCOMPARE(ran()->results.size(), count);
        QCOMPARE(ran()->failed(), size_t(0));
        test::keepPicture(*m_bench->page, QStringLiteral("template-tests"));
        QCOMPARE(test::namelessControls(*m_bench->page).join(u'\n'), QString());
        // The table knows it, too.
        m_bench->page->navigate({});
        const auto& tree = m_bench->page->table().tree();
        QTRY_COMPARE(tree.at(tree.index(0, 0)).failed, 0);
    }

    void aNewTestIsWrittenRunAndTakenBack()
    {
        const size_t count = subject().tests.scenarios.size();
        m_bench->click("testsAdd");
        QCOMPARE(subject().tests.scenarios.size(), count + 1);
        auto* name = m_bench->find<QLineEdit>("testName");
        QTRY_VERIFY(name->hasFocus());
        QTest::keyClicks(name, QStringLiteral("Knows two and two"));
        QCOMPARE(subject().tests.scenarios.back().name, std::string("Knows two and two"));
        type("assertThat({sum: 4, of: [2, 2]}).isEqualTo({sum: 5, of: [2, 2]});");
        m_bench->click("testRun");
        QTRY_VERIFY(ran() && !ran()->isRunning);
        QCOMPARE(ran()->results.size(), size_t(1));
        QVERIFY(!ran()->results.begin()->second.passed);
        auto* values = m_bench->find<editors::CodeView>("testDifference");
        QTRY_VERIFY(values->isVisible());
        QVERIFY2(values->text().contains(QStringLiteral("\"sum\": 5"))
                && values->text().contains(QStringLiteral("\"sum\": 4")),
            qPrintable(values->text()));
        test::keepPicture(*m_bench->page, QStringLiteral("template-test-fails"));
        auto* editor = m_bench->find<editors::CodeEditor>("testCode");
        QCOMPARE(editor->marks().size(), 1);
        m_bench->click("testGoToLine");
        QVERIFY(editor->hasFocus());
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Delete);
        QCOMPARE(subject().tests.scenarios.size(), count);
    }

    void whatWasEditedSinceIsNotShownAsPassed()
    {
        runAll();
        type("fail('on purpose');");
        QVERIFY(ran()->text != m_bench->textOf("60"));
        QVERIFY(
            !list()->model()->index(1, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("passed")));
    }

    void testsRunByThemselvesAfterAChange()
    {
        QTest::mouseClick(m_bench->find<QCheckBox>("testsBySelf"), Qt::LeftButton, {}, {6, 8});
        QTRY_VERIFY(ran() && !ran()->isRunning && !ran()->results.empty());
        type("fail('on purpose');");
        QTRY_VERIFY(ran()->text == m_bench->textOf("60") && !ran()->isRunning && ran()->failed() == 1);
    }

    void aTestThatNeverEndsIsStoppedAndNamed()
    {
        type("while (true) {}");
        m_bench->click("testRun");
        QTRY_VERIFY_WITH_TIMEOUT(ran() && !ran()->isRunning, 10000);
        QVERIFY(!ran()->results.begin()->second.passed);
        runAll(); // the rest goes on in a new worker
        QCOMPARE(ran()->failed(), size_t(1));
    }

    void aRunCanBeStopped()
    {
        type("while (true) {}");
        m_bench->click("testsRunAll");
        QVERIFY(m_bench->desk.isTesting());
        m_bench->click("testsRunAll"); // it says Stop
        QVERIFY(!m_bench->desk.isTesting());
    }

    void failuresAreTakenApart()
    {
        const auto parts = pages::takeApart("Expected it to be equal\nactual: {\"a\":1}\nexpected: {\"a\":2}");
        QCOMPARE(parts.sentence, QStringLiteral("Expected it to be equal"));
        QCOMPARE(parts.actual, QStringLiteral("{\"a\":1}"));
        QCOMPARE(parts.expected, QStringLiteral("{\"a\":2}"));
        const auto lines = pages::differenceLines(parts.expected, parts.actual);
        QCOMPARE(lines.size(), size_t(4));
        QCOMPARE(lines[1].note, QStringLiteral("expected"));
        QCOMPARE(lines[2].note, QStringLiteral("was"));
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    TestsTabTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tests_tab_test.moc"
