#include "ui/pages/transformations/transformations_page.h"

#include "tests/ui/support/bench.h"
#include "ui/editors/condition_list.h"
#include "ui/editors/entity_editor.h"
#include "ui/editors/trace_view.h"
#include "ui/editors/variable_field.h"
#include "ui/pages/transformations/scope.h"
#include "ui/widgets/inline_message.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QElapsedTimer>
#include <QTest>

using namespace sluis;

class TransformationsPageTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Bench> m_bench;
    std::unique_ptr<pages::TransformationsPage> m_page;

    bridge::WorkspaceModel& workspace() { return m_bench->session.workspace(); }
    const container::Transformation& transformation(const char* id)
    {
        return *workspace().draft().transformation(container::TransformationId(id));
    }
    void edit(const char* id)
    {
        m_page->navigate({QLatin1String(id)});
        m_page->resize(1272, 824);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
        for (const auto& hit : m_bench->session.feed().hits()) {
            if (!hit->events.empty() && hit->events.front().name == "purchase")
                m_bench->session.selection().setSample(hit->hit.id);
        }
        QTRY_VERIFY(m_bench->session.evaluator().sample().asIfFired);
        QTRY_VERIFY(m_bench->session.evaluator().isCurrent());
    }
    template <class T> T* find(const char* name) { return m_page->findChild<T*>(QLatin1String(name)); }
    QStringList changed()
    {
        auto* view = find<editors::TraceView>("beforeAndAfter");
        QStringList names;
        for (int row = 0; row < view->model()->rowCount(); ++row)
            names << view->rowAt(view->model()->index(row, 0)).title;
        return names;
    }

private Q_SLOTS:
    void initTestCase() { test::dress(); }
    void init()
    {
        m_bench = std::make_unique<test::Bench>();
        m_bench->arriveSome(6);
        m_page = std::make_unique<pages::TransformationsPage>(m_bench->session);
    }
    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void beforeAndAfterFollowTheKeysWithinAHundredMilliseconds()
    {
        edit("50");
        QTRY_COMPARE(changed().size(), 5);
        test::keepPicture(*m_page, QStringLiteral("transformation-editor"));
        QTest::mouseClick(find<QAbstractButton>("field_excludedParamsTable_add"), Qt::LeftButton);
        auto* field = find<editors::VariableField>("field_excludedParamsTable_5_excludedParams");
        QTRY_VERIFY(field && field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("transaction_i"));
        QElapsedTimer clock;
        clock.start();
        QTest::keyClick(field, 'd');
        while (!changed().contains(QStringLiteral("transaction_id")) && clock.elapsed() < 2000)
            QTest::qWait(1);
        QVERIFY2(clock.elapsed() <= 100, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(find<widgets::InlineMessage>("transformationVerdict")
                ->look()
                .headline.startsWith(QStringLiteral("Applied")));
    }

    void itsScopeIsChosen()
    {
        edit("51");
        QTRY_COMPARE(changed(), QStringList{"margin_class"});
        QVERIFY(find<QAbstractButton>("scopeSome")->isChecked());
        QTest::mouseClick(find<QAbstractButton>("scopeAll"), Qt::LeftButton, {}, {6, 8});
        QVERIFY(pages::scopeOf(transformation("51")).allExcept);
        auto* chip = find<QAbstractButton>("scopeTags_31");
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Delete);
        QVERIFY(pages::scopeOf(transformation("51")).tags.empty());
        workspace().undoStack().undo();
        workspace().undoStack().undo();
        QCOMPARE(pages::scopeOf(transformation("51")).tags, std::vector<std::string>{"Meta - Purchase"});
        QVERIFY(find<QAbstractButton>("scopeSome")->isChecked());
    }

    void conditionsAreKeptInTheirOwnVocabulary()
    {
        edit("51");
        QTest::mouseClick(find<QAbstractButton>("scopeConditional"), Qt::LeftButton, {}, {6, 8});
        auto* variable = find<editors::VariableField>("condition0Variable");
        QTRY_VERIFY(variable && variable->hasFocus());
        QTest::keyClicks(variable, QStringLiteral("{{ED - value"));
        QTest::keyClick(variable, Qt::Key_Return);
        auto* comparison = find<QComboBox>("condition0Comparison");
        comparison->setFocus();
        QTest::keyClick(comparison, Qt::Key_Down);
        QTest::keyClick(comparison, Qt::Key_Down);
        auto* expected = find<editors::VariableField>("condition0Expected");
        expected->setFocus();
        QTest::keyClicks(expected, QStringLiteral("500"));
        const auto* table = container::findParameter(transformation("51").parameters, "matchingConditionsTable");
        QVERIFY(table && table->list.size() == 1);
        QCOMPARE(std::string(container::textOf(table->list[0].map, "variableName")), std::string("ED - value"));
        QCOMPARE(std::string(container::textOf(table->list[0].map, "expressionType")), std::string("NOT_EQUALS"));
        QCOMPARE(std::string(container::textOf(table->list[0].map, "expressionValue")), std::string("500"));
        QVERIFY(container::isTrue(transformation("51").parameters, "matchingConditionsEnabled"));
    }

    void aRowThatIsNotUnderstoodStaysAsItCame()
    {
        container::Transformation changed = transformation("51");
        const auto row = container::mapParameter({container::textParameter("variableReference", "{{ED - value}}"),
            container::textParameter("expressionType", "SOUNDS_LIKE"),
            container::textParameter("expressionValue", "x")});
        container::putParameter(changed.parameters, container::listParameter("matchingConditionsTable", {row}));
        const auto drafts = pages::scopeOf(changed).conditions;
        QCOMPARE(drafts.front().otherComparison, QStringLiteral("SOUNDS_LIKE"));
        QVERIFY(drafts.front().isComplete());
        const auto same = pages::withScopeConditions(changed, false, drafts);
        QVERIFY(same == changed);
    }

    void everyControlHasAName()
    {
        edit("50");
        QCOMPARE(test::namelessControls(*m_page).join(u'\n'), QString());
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    TransformationsPageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "transformations_page_test.moc"
