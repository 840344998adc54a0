#include "ui/pages/tags/tags_page.h"

#include "tests/ui/support/bench.h"
#include "ui/bridge/entity_text.h"
#include "ui/editors/code_view.h"
#include "ui/editors/entity_browser.h"
#include "ui/editors/entity_editor.h"
#include "ui/editors/variable_field.h"
#include "ui/widgets/inline_message.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace sluis;

class TagsPageTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::Bench> m_bench;
    std::unique_ptr<pages::TagsPage> m_page;

    bridge::WorkspaceModel& workspace() { return m_bench->session.workspace(); }
    const container::Tag& tag(const char* id) { return *workspace().draft().tag(container::TagId(id)); }
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
        for (const auto& hit : m_bench->session.feed().hits()) {
            if (!hit->events.empty() && hit->events.front().name == "purchase")
                m_bench->session.selection().setSample(hit->hit.id);
        }
        QTRY_VERIFY(m_bench->session.evaluator().sample().trace);
        QTRY_VERIFY(m_bench->session.evaluator().isCurrent());
    }
    template <class T> T* find(const char* name) { return m_page->findChild<T*>(QLatin1String(name)); }
    editors::VariableField* field(const char* name) { return find<editors::VariableField>(name); }
    QTreeView* table() { return m_page->browser().view(); }
    QModelIndex row(const char* name)
    {
        return m_page->browser().tree().findIf(
            [name](const models::EntityRow& row) { return row.name == QLatin1String(name); });
    }
    void click(const char* name, Qt::KeyboardModifiers modifiers = {})
    {
        const QRect rect = table()->visualRect(row(name).siblingAtColumn(1));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers, rect.center());
    }

private Q_SLOTS:
    void initTestCase() { test::dress(); }
    void init()
    {
        m_bench = std::make_unique<test::Bench>();
        m_bench->arriveSome(6);
        m_page = std::make_unique<pages::TagsPage>(m_bench->session);
    }
    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void aBulkActionIsOneStepAndSelectingMovesNothing()
    {
        show();
        QAbstractItemModelTester tester(table()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const int top = table()->mapTo(m_page.get(), QPoint()).y();
        click("Meta - Purchase");
        QVERIFY(m_page->inspector());
        click("E-bike campaign", Qt::ControlModifier);
        QVERIFY(!m_page->inspector());
        QCOMPARE(m_page->browser().selection().size(), size_t(2));
        QCOMPARE(table()->mapTo(m_page.get(), QPoint()).y(), top);
        test::keepPicture(*m_page, QStringLiteral("tags"));
        QTest::mouseClick(find<QAbstractButton>("bulkPause"), Qt::LeftButton);
        QVERIFY(tag("31").isPaused() && tag("33").isPaused());
        QCOMPARE(m_page->browser().selection().size(), size_t(2)); // rows changed, the selection stays
        workspace().undoStack().undo();
        QVERIFY(!tag("31").isPaused() && !tag("33").isPaused());
    }

    void aFolderIsPaintedOverTheWholeWidthWhateverIsRepainted()
    {
        show();
        const QModelIndex folder = m_page->browser().tree().findIf(
            [](const models::EntityRow& row) { return row.kind == models::EntityRow::Kind::Folder; });
        QVERIFY(folder.isValid());
        QWidget* viewport = table()->viewport();
        const int middle = table()->visualRect(folder).center().y();
        const QRect part(viewport->width() / 2, middle - 2, 40, 4); // no column of it is the first
        QImage image(viewport->size(), QImage::Format_RGB32);
        image.fill(Qt::red);
        viewport->render(&image, part.topLeft(), QRegion(part));
        QCOMPARE(image.pixelColor(part.center()), theme::color(theme::Color::SurfaceWindow));
    }

    void theInspectorSaysWhatATagUsesAndWhatItDid()
    {
        show();
        click("Meta - Purchase");
        QWidget* inspector = m_page->inspector();
        inspector->resize(328, 780);
        inspector->setParent(nullptr);
        inspector->show();
        test::keepPicture(*inspector, QStringLiteral("inspector"));
        QVERIFY(inspector->findChild<QWidget*>(QStringLiteral("inspectorChip_20")));
        QVERIFY(inspector->findChild<QWidget*>(QStringLiteral("inspectorChip_50")));
        inspector->setParent(m_page.get());
    }

    void aProblemIsARowBelowWithItsField()
    {
        container::Tag changed = tag("31");
        container::putParameter(changed.parameters, container::textParameter("url", "https://x.example/{{Pixle}}"));
        workspace().put(changed);
        QTRY_VERIFY(!workspace().problemsOf({container::EntityKind::Tag, "31"}).empty());
        show();
        const QModelIndex problem = m_page->browser().tree().index(0, 0, row("Meta - Purchase"));
        QVERIFY(problem.isValid());
        test::keepPicture(*m_page, QStringLiteral("tags-problem"));
        QSignalSpy routes(m_page.get(), &pages::Page::routeRequested);
        const QRect rect = table()->visualRect(problem);
        QTest::mouseClick(
            table()->viewport(), Qt::LeftButton, {}, {table()->viewport()->width() - 60, rect.center().y()});
        QCOMPARE(routes.count(), 1);
        QCOMPARE(routes.front().front().toString(), QStringLiteral("tags/31/parameter.url"));
        m_page->navigate({QStringLiteral("31"), QStringLiteral("parameter.url")});
        QVERIFY(field("field_url")->hasFocus());
        QVERIFY(field("field_url")->property("invalid").toBool());
    }

    void theFilterAndTheHeaderNarrowAndSort()
    {
        show();
        auto* filter = find<QLineEdit>("tagsFilter");
        QTest::keyClicks(filter, QStringLiteral("vendor:meta"));
        QTest::keyClick(filter, Qt::Key_Return);
        QVERIFY(row("Meta - Purchase").isValid());
        QVERIFY(!row("Remarketing").isValid());
        QTest::keyClick(filter, Qt::Key_Escape);
        QTRY_VERIFY(row("Remarketing").isValid());
        auto* group = find<QComboBox>("tagsGroupBy");
        group->setFocus();
        QTest::keyClick(group, Qt::Key_End);
        QTRY_COMPARE(m_page->browser().tree().rowCount(), 6);
        QCOMPARE(
            m_page->browser().tree().at(m_page->browser().tree().index(0, 0)).name, QStringLiteral("E-bike campaign"));
    }

    void copiedTagsArePastedWithNewIdsAndFreeNames()
    {
        show();
        click("Meta - Purchase");
        m_page->browser().copySelection();
        QVERIFY(bridge::isEntityText(QGuiApplication::clipboard()->text()));
        m_page->browser().paste();
        const auto* copy = &workspace().draft().tags.back();
        QCOMPARE(copy->name, std::string("Meta - Purchase copy"));
        QCOMPARE(copy->firingTriggers, tag("31").firingTriggers);
        QCOMPARE(copy->folder, tag("31").folder);
        QVERIFY(copy->parameters == tag("31").parameters);
        workspace().undoStack().undo();
        QCOMPARE(workspace().draft().tags.size(), size_t(6));
    }

    void theExactRequestFollowsTheKeysWithinAHundredMilliseconds()
    {
        edit("31");
        auto* body = find<editors::CodeView>("sampleBody");
        QTRY_VERIFY(body->text().contains(QStringLiteral("\"transaction_id\": \"DZ-20418\"")));
        const auto& lines = body->lines();
        QVERIFY(std::any_of(lines.begin(), lines.end(), [](const auto& line) {
            return line.text.contains(QLatin1String("margin_class")) && line.mark == models::TraceRow::Mark::Added
                && line.note == QLatin1String("+ Add margin");
        }));
        QVERIFY(std::any_of(lines.begin(), lines.end(), [](const auto& line) {
            return line.text.startsWith(QLatin1String("ip_override")) && line.mark == models::TraceRow::Mark::Hidden;
        }));
        test::keepPicture(*m_page, QStringLiteral("tag-editor"));
        auto* url = field("field_url");
        url->setFocus();
        url->moveCursor(QTextCursor::End);
        QElapsedTimer clock;
        clock.start();
        QTest::keyClicks(url, QStringLiteral("/v2"));
        const auto shown = [&] {
            for (const auto* label : m_page->findChildren<QLabel*>())
                if (label->isVisible() && label->text().endsWith(QStringLiteral("/118402735521904/events/v2")))
                    return true;
            return false;
        };
        while (!shown() && clock.elapsed() < 2000)
            QTest::qWait(1);
        QVERIFY2(clock.elapsed() <= 100, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(workspace().undoStack().count(), 1);
    }

    void aTagThatDoesNotFireShowsWhatItWouldSend()
    {
        edit("33");
        QTRY_COMPARE(
            find<widgets::InlineMessage>("tagVerdict")->look().headline, QStringLiteral("Would not fire on this hit"));
        QTRY_VERIFY(find<editors::CodeView>("sampleBody")->text().contains(QStringLiteral("purchase")));
        test::keepPicture(*m_page, QStringLiteral("tag-editor-not-fired"));
    }

    void fieldsAppearWhenTheirConditionHolds()
    {
        edit("31");
        QVERIFY(!field("field_body")->isVisible());
        auto* kind = find<QComboBox>("field_bodyKind");
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_End);
        QTRY_VERIFY(field("field_body")->isVisible());
        QCOMPARE(std::string(container::textOf(tag("31").parameters, "bodyKind")), std::string("raw"));
        workspace().undoStack().undo();
        QTRY_VERIFY(!field("field_body")->isVisible());
    }

    void rowsOfATableAreAddedFilledAndRemoved()
    {
        edit("31");
        QTest::mouseClick(find<QAbstractButton>("field_headers_add"), Qt::LeftButton);
        auto* name = field("field_headers_0_name");
        QTRY_VERIFY(name && name->hasFocus());
        QTest::keyClicks(name, QStringLiteral("x-shop"));
        auto* value = field("field_headers_0_value");
        value->setFocus();
        QTest::keyClicks(value, QStringLiteral("{{ED - value}}"));
        const auto* headers = container::findParameter(tag("31").parameters, "headers");
        QVERIFY(headers && headers->list.size() == 1);
        QCOMPARE(std::string(container::textOf(headers->list[0].map, "value")), std::string("{{ED - value}}"));
        test::keepPicture(*m_page, QStringLiteral("tag-editor-table"));
        QTest::mouseClick(find<QAbstractButton>("field_headers_remove_0"), Qt::LeftButton);
        QVERIFY(container::findParameter(tag("31").parameters, "headers")->list.empty());
    }

    void anEmptyAddressIsMarkedAtOnce()
    {
        edit("31");
        auto* url = field("field_url");
        url->setFocus();
        url->selectAll();
        QTest::keyClick(url, Qt::Key_Delete);
        QVERIFY(url->property("invalid").toBool());
        const auto labels = url->parentWidget()->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
            [](const QLabel* label) { return label->text() == QLatin1String("An address is needed."); }));
    }

    void aTriggerGoesByItsCross()
    {
        edit("31");
        auto* chip = find<QAbstractButton>("firesOn_20");
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Delete);
        QVERIFY(tag("31").firingTriggers.empty());
        QTest::mouseClick(find<QCheckBox>("tagActive"), Qt::LeftButton, {}, {6, 6});
        QVERIFY(tag("31").isPaused());
    }

    void everyControlHasAName()
    {
        edit("31");
        QCOMPARE(test::namelessControls(*m_page).join(u'\n'), QString());
        m_page->navigate({});
        QCOMPARE(test::namelessControls(*m_page).join(u'\n'), QString());
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    TagsPageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tags_page_test.moc"
