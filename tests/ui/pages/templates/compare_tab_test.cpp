#include "ui/pages/templates/compare_tab.h"

#include "core/templates/template_edit.h"
#include "core/workspace/workspace.h"
#include "tests/ui/pages/templates/template_bench.h"
#include "ui/editors/code_view.h"
#include "ui/pages/templates/compare_menu.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/tab_strip.h"

#include <QDialog>
#include <QLabel>
#include <QTemporaryDir>

using namespace sluis;

class CompareTabTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::TemplateBench> m_bench;
    std::unique_ptr<workspace::Workspace> m_file;
    std::unique_ptr<bridge::VersionShelf> m_shelf;

    void typeInCode(const char* words)
    {
        m_bench->edit("60", "code");
        auto* editor = m_bench->find<editors::CodeEditor>("templateCode");
        editor->setFocus();
        editor->setCursorPosition(0, 0);
        QTest::keyClicks(editor, QLatin1String(words));
        QTest::keyClick(editor, Qt::Key_Escape);
        QTest::keyClick(editor, Qt::Key_Return);
    }
    void chooseFromMenu(const QString& entry)
    {
        m_bench->click("templateCompare");
        auto* menu = m_bench->find<QMenu>("templateCompareMenu");
        QTRY_VERIFY(menu->isVisible());
        auto* action = menu->findChild<QAction*>(entry);
        QVERIFY2(action, qPrintable(entry));
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    }
    QString changes() { return wordsIn(m_bench->find<QWidget>("compareChanges")); }
    static QString wordsIn(QWidget* widget)
    {
        QStringList words;
        for (const auto* label : widget->findChildren<QLabel*>())
            words << label->text();
        return words.join(u'\n');
    }
    std::vector<editors::CodeView::Line> marked(const char* view)
    {
        std::vector<editors::CodeView::Line> lines;
        for (const auto& line : m_bench->find<editors::CodeView>(view)->lines()) {
            if (line.mark != models::TraceRow::Mark::None)
                lines.push_back(line);
        }
        return lines;
    }

private Q_SLOTS:
    void initTestCase() { test::dress(); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_bench = std::make_unique<test::TemplateBench>();
        const auto path = m_folder->filePath(QStringLiteral("shop.sluis")).toStdString();
        m_file = workspace::Workspace::create(path, test::TemplateBench::shop(), nullptr, m_bench->systemClock).value();
        m_shelf = std::make_unique<bridge::VersionShelf>(*m_file, m_bench->workspace());
        m_shelf->create(QStringLiteral("Before the sale"));
        m_bench->page->setVersions(*m_shelf);
        m_bench->edit("60", "code");
    }
    void cleanup()
    {
        m_bench->page.reset();
        m_shelf.reset();
        m_bench.reset();
        m_file.reset();
    }

    void whatChangedSinceAVersionIsSaidPartByPart()
    {
        auto* badge = m_bench->find<widgets::Badge>("templateEdited");
        QVERIFY(badge->look().text.isEmpty());
        typeInCode("// ours");
        QCOMPARE(badge->look().text, QStringLiteral("edited since version 1"));
        auto& draft = m_bench->page->editor().draft();
        auto fields = draft.subject()->fields;
        fields[0].label = "Where to";
        draft.changeFields(fields);
        draft.changePermissions({{"read_request", "1", value::Value::object({{"requestAccess", "any"}})}});
        chooseFromMenu(QStringLiteral("compareVersion_1"));
        QTRY_COMPARE(m_bench->page->editor().tab(), QStringLiteral("compare"));
        QCOMPARE(
            m_bench->find<QLabel>("compareTitle")->text(), QStringLiteral("What is otherwise here than in version 1"));
        QVERIFY2(changes().contains(QStringLiteral("May do more: Read the visitor's request")), qPrintable(changes()));
        QVERIFY(changes().contains(QStringLiteral("May do no more: Send requests")));
        QVERIFY(changes().contains(QStringLiteral("Field changes: url\nlabel")));
        auto lines = marked("compareCode");
        QCOMPARE(lines.size(), size_t(1));
        QCOMPARE(lines[0].text, QStringLiteral("// ours"));
        QCOMPARE(lines[0].number, 1);
        test::keepPicture(*m_bench->page, QStringLiteral("template-compare"));
        QCOMPARE(test::namelessControls(*m_bench->page).join(u'\n'), QString());
        // It follows what is typed.
        typeInCode("// more");
        m_bench->chooseTab("compare");
        QTRY_COMPARE(marked("compareCode").size(), size_t(2));
        m_bench->click("compareStop");
        QCOMPARE(m_bench->page->editor().tab(), QStringLiteral("code"));
    }

    void withTheReadyMadeOneAndWithAFile()
    {
        auto& draft = m_bench->page->editor().draft();
        const QString path = m_folder->filePath(QStringLiteral("other.tpl"));
        QFile other(path);
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write(QByteArray::fromStdString(templates::withCode(draft.text(), "return 1;")));
        other.close();
        m_bench->find<pages::CompareMenu>("templateCompareMenu")->compareWithFile(path);
        QTRY_COMPARE(m_bench->page->editor().tab(), QStringLiteral("compare"));
        QVERIFY(marked("compareCode").size() > 2);
        // Another file that is none is said, and the comparison stays.
        QSignalSpy refused(&m_bench->workspace(), &bridge::WorkspaceModel::refused);
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("Dear reader");
        other.close();
        m_bench->find<pages::CompareMenu>("templateCompareMenu")->compareWithFile(path);
        QTRY_COMPARE(refused.count(), 1);
        QCOMPARE(m_bench->page->editor().tab(), QStringLiteral("compare"));
        // A ready-made one is offered under its name.
        templates::TemplateInfo info = draft.subject()->info;
        info.name = "Meta Conversions API";
        draft.changeInfo(info, {});
        chooseFromMenu(QStringLiteral("compareReadyMade"));
        QTRY_VERIFY(m_bench->find<QLabel>("compareTitle")->text().contains(QStringLiteral("Meta Conversions API")));
    }

    void anUpdateShowsTheLinesOfTheCode()
    {
        const std::string newer = templates::withCode(
            m_bench->textOf("60"), "// newer\n" + templates::readTemplate(m_bench->textOf("60"))->code);
        m_bench->page->importText(QStringLiteral("webhook.tpl"), newer);
        QTRY_VERIFY(m_bench->find<QDialog>("installTemplate"));
        QCOMPARE(marked("installCode").size(), size_t(1));
        test::keepPicture(*m_bench->find<QDialog>("installTemplate"), QStringLiteral("template-update-code"));
        QTest::keyClick(m_bench->find<QDialog>("installTemplate"), Qt::Key_Escape);
    }

    void theTestsStandBesideTheCode()
    {
        auto* tabs = m_bench->find<widgets::TabStrip>("templateSideTabs");
        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_Right);
        QTRY_VERIFY(m_bench->find<QWidget>("panelTests")->isVisible());
        m_bench->click("panelRunAll");
        QTRY_VERIFY(m_bench->desk.testsOf(container::TemplateId("60"))
            && !m_bench->desk.testsOf(container::TemplateId("60"))->isRunning);
        test::keepPicture(*m_bench->page, QStringLiteral("template-side-tests"));
        auto* list = m_bench->find<QAbstractItemView>("panelTests");
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
        QVERIFY(m_bench->find<QWidget>("panelOutcome")->isVisible());
        m_bench->click("panelOpenTest");
        QCOMPARE(m_bench->page->editor().tab(), QStringLiteral("tests"));
        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_Left);
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    CompareTabTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "compare_tab_test.moc"
