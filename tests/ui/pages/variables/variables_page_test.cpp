#include "ui/pages/variables/variables_page.h"

#include "tests/ui/support/bench.h"
#include "ui/editors/code_view.h"
#include "ui/editors/entity_browser.h"
#include "ui/editors/entity_editor.h"
#include "ui/editors/variable_field.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QListView>
#include <QTest>
#include <QTreeView>

using namespace sluis;

class VariablesPageTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Bench> m_bench;
    std::unique_ptr<pages::VariablesPage> m_page;

    bridge::WorkspaceModel& workspace() { return m_bench->session.workspace(); }
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
        QTRY_VERIFY(m_bench->session.evaluator().sample().trace);
        QTRY_VERIFY(m_bench->session.evaluator().isCurrent());
    }
    template <class T> T* find(const char* name) { return m_page->findChild<T*>(QLatin1String(name)); }

private Q_SLOTS:
    void initTestCase() { test::dress(); }
    void init()
    {
        m_bench = std::make_unique<test::Bench>();
        m_bench->arriveSome(6);
        m_page = std::make_unique<pages::VariablesPage>(m_bench->session);
    }
    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void theTableHasBuiltInOnesToo()
    {
        m_page->resize(1272, 824);
        m_page->show();
        const auto& tree = m_page->browser().tree();
        QVERIFY(tree.findIf([](const models::EntityRow& row) { return row.name == QLatin1String("Event Name"); })
                .isValid());
        test::keepPicture(*m_page, QStringLiteral("variables"));
        QCOMPARE(test::namelessControls(*m_page).join(u'\n'), QString());
    }

    void theValueFollowsTheKeys()
    {
        edit("10");
        auto* value = find<editors::CodeView>("variableValue");
        QTRY_COMPARE(value->text(), QStringLiteral("878.9"));
        auto* path = find<editors::VariableField>("field_keyPath");
        path->setFocus();
        path->selectAll();
        QTest::keyClicks(path, QStringLiteral("items.1.price"));
        QTRY_COMPARE(value->text(), QStringLiteral("29.9"));
        QCOMPARE(workspace().undoStack().count(), 1);
        auto* list = find<QListView>("lastValues");
        QTRY_COMPARE(list->model()->rowCount(), 50);
        test::keepPicture(*m_page, QStringLiteral("variable-editor"));
        QCOMPARE(test::namelessControls(*m_page).join(u'\n'), QString());
    }

    void anObjectIsShownAsItIs()
    {
        edit("11");
        QTRY_VERIFY(find<editors::CodeView>("variableValue")->text().startsWith(QStringLiteral("[\n")));
    }

    void aBuiltInOneKeepsItsName()
    {
        edit("EVENT_NAME");
        QVERIFY(find<QLineEdit>("editorName")->isReadOnly());
        QTRY_COMPARE(find<editors::CodeView>("variableValue")->text(), QStringLiteral("purchase"));
    }

    void aDefaultOpensItsField()
    {
        edit("10");
        QVERIFY(!find<editors::VariableField>("field_defaultValue")->isVisible());
        auto* box = find<QAbstractButton>("field_setDefaultValue");
        QTest::mouseClick(box, Qt::LeftButton, {}, {6, 14});
        QTRY_VERIFY(find<editors::VariableField>("field_defaultValue")->isVisible());
        QVERIFY(container::isTrue(
            workspace().draft().variable(container::VariableId("10"))->parameters, "setDefaultValue"));
    }

    void theFormatIsPartOfTheVariable()
    {
        edit("10");
        QTest::mouseClick(find<QAbstractButton>("fold"), Qt::LeftButton);
        auto* stand = find<editors::VariableField>("format_undefined");
        stand->setFocus();
        QTest::keyClicks(stand, QStringLiteral("0"));
        const auto& format = workspace().draft().variable(container::VariableId("10"))->formatValue;
        QVERIFY(format && format->convertUndefined);
        QCOMPARE(std::string(format->convertUndefined->text()), std::string("0"));
        QTest::keyClick(stand, Qt::Key_Backspace);
        QVERIFY(!workspace().draft().variable(container::VariableId("10"))->formatValue->convertUndefined);
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    VariablesPageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "variables_page_test.moc"
