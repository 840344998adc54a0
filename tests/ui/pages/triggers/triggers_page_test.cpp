#include "ui/pages/triggers/triggers_page.h"

#include "tests/ui/support/bench.h"
#include "ui/editors/condition_list.h"
#include "ui/editors/entity_browser.h"
#include "ui/editors/entity_editor.h"
#include "ui/editors/variable_completer.h"
#include "ui/widgets/inline_message.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace sluis;

class TriggersPageTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Bench> m_bench;
    std::unique_ptr<pages::TriggersPage> m_page;

    void show()
    {
        m_page->resize(1272, 824);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
    }
    void edit(const char* id)
    {
        m_page->navigate({QLatin1String(id)});
        show();
        choosePurchase();
        QTRY_VERIFY(m_bench->session.evaluator().sample().trace);
        QTRY_VERIFY(m_bench->session.evaluator().isCurrent());
    }
    void choosePurchase()
    {
        for (const auto& hit : m_bench->session.feed().hits()) {
            if (!hit->events.empty() && hit->events.front().name == "purchase")
                m_bench->session.selection().setSample(hit->hit.id);
        }
    }
    const container::Trigger& trigger(const char* id)
    {
        return *m_bench->session.workspace().draft().trigger(container::TriggerId(id));
    }
    template <class T> T* find(const char* name) { return m_page->findChild<T*>(QLatin1String(name)); }
    editors::VariableField* field(const char* name) { return find<editors::VariableField>(name); }
    QString truth(int row)
    {
        return find<editors::ConditionList>("conditions")
            ->findChildren<editors::VariableField*>()
            .at(row * 2)
            ->parentWidget()
            ->accessibleDescription();
    }

private Q_SLOTS:
    void initTestCase() { test::dress(); }
    void init()
    {
        m_bench = std::make_unique<test::Bench>();
        m_bench->arriveSome(6);
        m_page = std::make_unique<pages::TriggersPage>(m_bench->session);
    }
    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void theTableListsFoldersWithTheirTriggers()
    {
        show();
        const auto& tree = m_page->browser().tree();
        QCOMPARE(tree.rowCount(), 4);
        QCOMPARE(tree.index(0, 0).data().toString(), QStringLiteral("Newsletter"));
        m_page->showSample();
        QVERIFY(m_page->inspector() != nullptr);
        test::keepPicture(*m_page, QStringLiteral("triggers"));
    }

    void typingAConditionChangesItsTruthWithinAHundredMilliseconds()
    {
        edit("21");
        QTRY_COMPARE(find<QLabel>("matches")->text(), QStringLiteral("Matches 3 of the last 50 hit(s)"));
        auto* expected = field("condition2Expected");
        QCOMPARE(expected->text(), QStringLiteral("E-bikes"));
        QTRY_COMPARE(truth(2), QStringLiteral("does not hold on the sample"));
        test::keepPicture(*m_page, QStringLiteral("trigger-editor"));
        expected->setFocus();
        expected->selectAll();
        QTest::keyClicks(expected, QStringLiteral("City bike"));
        QElapsedTimer clock;
        clock.start();
        QTest::keyClick(expected, 's');
        while (truth(2) != QLatin1String("holds on the sample") && clock.elapsed() < 2000)
            QTest::qWait(1);
        QVERIFY2(clock.elapsed() <= 100, qPrintable(QString::number(clock.elapsed())));
        QTRY_COMPARE(find<QLabel>("matches")->text(), QStringLiteral("Matches 1 of the last 50 hit(s)"));
        QCOMPARE(std::string(trigger("21").filter[1].expected()), std::string("City bikes"));
        QTRY_COMPARE(
            find<widgets::InlineMessage>("triggerVerdict")->look().headline, QStringLiteral("Would fire on this hit"));
    }

    void typingIsOneStepOfUndoAndUndoComesBackIntoTheField()
    {
        edit("21");
        auto* expected = field("condition2Expected");
        expected->setFocus();
        expected->selectAll();
        QTest::keyClicks(expected, QStringLiteral("Cargo bikes"));
        QUndoStack& undo = m_bench->session.workspace().undoStack();
        QCOMPARE(undo.count(), 1);
        QTest::keyClick(expected, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(expected->text(), QStringLiteral("Cargo bikes")); // the field has no undo of its own
        undo.undo();
        QCOMPARE(expected->text(), QStringLiteral("E-bikes"));
        undo.redo();
        QCOMPARE(expected->text(), QStringLiteral("Cargo bikes"));
    }

    void twoBracesOpenTheListOfVariables()
    {
        edit("21");
        QTest::mouseClick(find<QAbstractButton>("addCondition"), Qt::LeftButton);
        auto* variable = field("condition3Variable");
        QVERIFY(variable->hasFocus());
        QTest::keyClicks(variable, QStringLiteral("{{ED - i"));
        auto* list = m_page->findChild<editors::VariableCompleter*>(QStringLiteral("variableCompleter"));
        const auto lists = m_page->findChildren<editors::VariableCompleter*>();
        for (auto* each : lists)
            if (each->isVisible())
                list = each;
        QVERIFY(list->isVisible());
        QCOMPARE(list->shown().front().name, QStringLiteral("ED - ip_override"));
        QCOMPARE(list->shown().size(), 5);
        test::keepPicture(*m_page, QStringLiteral("trigger-completer"));
        QTest::keyClick(variable, Qt::Key_Down);
        QTest::keyClick(variable, Qt::Key_Return);
        QVERIFY(!list->isVisible());
        QCOMPARE(variable->text(), QStringLiteral("{{ED - items}}"));
        // Without a comparison it does not count.
        QCOMPARE(trigger("21").filter.size(), size_t(2));
        auto* comparison = find<QComboBox>("condition3Comparison");
        comparison->setFocus();
        QTest::keyClick(comparison, Qt::Key_Down);
        QTRY_COMPARE(trigger("21").filter.size(), size_t(3));
    }

    void anUnknownNameBecomesANewVariable()
    {
        edit("20");
        QTest::mouseClick(find<QAbstractButton>("addCondition"), Qt::LeftButton);
        auto* variable = field("condition1Variable");
        QTest::keyClicks(variable, QStringLiteral("{{ED - coupon"));
        QTest::keyClick(variable, Qt::Key_Return);
        QCOMPARE(variable->text(), QStringLiteral("{{ED - coupon}}"));
        const auto* made = m_bench->session.workspace().draft().variableNamed("ED - coupon");
        QVERIFY(made);
        QCOMPARE(std::string(container::textOf(made->parameters, "keyPath")), std::string("coupon"));
    }

    void theActualValueIsOfferedAsARepair()
    {
        edit("21");
        auto* use = find<QAbstractButton>("useActualValue");
        QTRY_VERIFY(use->isVisible());
        QCOMPARE(use->text(), QStringLiteral("Use \u201CCity bikes\u201D"));
        QTest::mouseClick(use, Qt::LeftButton);
        QCOMPARE(std::string(trigger("21").filter[1].expected()), std::string("City bikes"));
    }

    void theSampleMovesWithTheButtonsAndTheList()
    {
        edit("21");
        const HitId before = m_bench->session.evaluator().sample().hit;
        QTest::mouseClick(find<QAbstractButton>("samplePrevious"), Qt::LeftButton);
        QTRY_VERIFY(m_bench->session.evaluator().sample().hit != before);
        auto* list = find<QListView>("lastHits");
        QTRY_VERIFY(list->model()->rowCount() == 50);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(3, 0)).center());
        QTRY_COMPARE(
            m_bench->session.evaluator().sample().hit.number, m_bench->session.feed().last(4).front()->hit.id.number);
    }

    void anotherTypeKeepsTheConditions()
    {
        edit("21");
        auto* type = find<QComboBox>("triggerType");
        type->setFocus();
        QTest::keyClick(type, Qt::Key_Down);
        QTest::keyClick(type, Qt::Key_Down);
        QCOMPARE(trigger("21").type, container::TriggerType::Always);
        QVERIFY(trigger("21").customEventFilter.empty());
        QCOMPARE(trigger("21").filter.size(), size_t(2));
        m_bench->session.workspace().undoStack().undo();
        m_bench->session.workspace().undoStack().undo();
        QCOMPARE(trigger("21").type, container::TriggerType::CustomEvent);
        QVERIFY(field("condition0Variable")->isReadOnly());
    }

    void theNameIsChangedInPlace()
    {
        edit("20");
        auto* name = find<QLineEdit>("editorName");
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Order"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(trigger("20").name, std::string("Order"));
    }

    void deletingWhatTagsUseShowsThemFirst()
    {
        edit("20");
        QTest::mouseClick(find<QAbstractButton>("editorDelete"), Qt::LeftButton);
        auto* confirm = find<QAbstractButton>("deleteConfirm");
        QVERIFY(confirm && confirm->isVisible());
        test::keepPicture(*confirm->window(), QStringLiteral("delete-dialog"));
        QTest::mouseClick(find<QAbstractButton>("deleteCancel"), Qt::LeftButton);
        QVERIFY(m_bench->session.workspace().draft().trigger(container::TriggerId("20")));
        QTest::mouseClick(find<QAbstractButton>("editorDelete"), Qt::LeftButton);
        QTRY_VERIFY(find<QAbstractButton>("deleteConfirm"));
        for (auto* button : m_page->findChildren<QAbstractButton*>(QStringLiteral("deleteConfirm")))
            if (button->isVisible())
                QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!m_bench->session.workspace().draft().trigger(container::TriggerId("20")));
        QVERIFY(!m_page->isEditing());
        m_bench->session.workspace().undoStack().undo();
        QVERIFY(m_bench->session.workspace().draft().trigger(container::TriggerId("20")));
    }

    void aNewTriggerOpensInItsEditor()
    {
        show();
        QSignalSpy routes(m_page.get(), &pages::Page::routeRequested);
        QTest::mouseClick(find<QAbstractButton>("triggersNew"), Qt::LeftButton);
        auto* filter = find<QLineEdit>("typeFilter");
        QTRY_VERIFY(filter->isVisible());
        test::keepPicture(*filter->window(), QStringLiteral("type-chooser"));
        QTest::keyClicks(filter, QStringLiteral("page"));
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(routes.count(), 1);
        const QString route = routes.front().front().toString();
        QVERIFY(route.startsWith(QStringLiteral("triggers/")));
        QCOMPARE(trigger(route.mid(9).toLatin1().constData()).type, container::TriggerType::ServerPageview);
    }

    void everyControlHasAName()
    {
        edit("21");
        QCOMPARE(test::namelessControls(*m_page).join(u'\n'), QString());
        m_page->navigate({});
        QCOMPARE(test::namelessControls(*m_page).join(u'\n'), QString());
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    TriggersPageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "triggers_page_test.moc"
