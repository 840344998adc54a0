#include "ui/pages/templates/fields_tab.h"

#include "core/templates/template_edit.h"
#include "tests/ui/pages/templates/template_bench.h"
#include "ui/editors/field_form.h"
#include "ui/editors/variable_field.h"
#include "ui/pages/templates/field_list.h"

#include <QCheckBox>
#include <QMouseEvent>
#include <QRadioButton>

using namespace sluis;

class FieldsTabTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::TemplateBench> m_bench;

    pages::FieldList* list() { return m_bench->find<pages::FieldList>("fieldList"); }
    pages::Fields fields() { return templates::readTemplate(m_bench->textOf("60"))->fields; }
    QString names()
    {
        QStringList all;
        const pages::Fields now = fields();
        for (const pages::FieldRow& row : pages::fieldRows(now))
            all << QString(static_cast<int>(row.path.size()) - 1, u'.') + row.name;
        return all.join(u' ');
    }
    void addFromMenu(const char* type)
    {
        m_bench->click("fieldAdd");
        auto* menu = m_bench->find<QMenu>("fieldMenu");
        QTRY_VERIFY(menu->isVisible());
        auto* action = menu->findChild<QAction*>(QStringLiteral("add_") + QLatin1String(type));
        QVERIFY(action);
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    }
    QRect rowRect(int row) { return list()->visualRect(list()->model()->index(row, 0)); }
    void choose(int row) { QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, rowRect(row).center()); }
    void drag(QPoint from, QPoint to)
    {
        QWidget* viewport = list()->viewport();
        QTest::mousePress(viewport, Qt::LeftButton, {}, from);
        const auto move = [&](QPoint where) {
            QMouseEvent event(
                QEvent::MouseMove, where, viewport->mapToGlobal(where), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(viewport, &event);
        };
        move(from + QPoint(0, 20));
        move(to);
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, to);
    }
    void type(const char* control, const char* text)
    {
        QTRY_VERIFY2(m_bench->find<QLineEdit>(control) && m_bench->find<QLineEdit>(control)->isVisible(), control);
        auto* edit = m_bench->find<QLineEdit>(control);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, QLatin1String(text));
    }
    QWidget* preview(const QString& name)
    {
        for (auto* widget : m_bench->find<editors::FieldForm>("fieldPreview")->findChildren<QWidget*>(name)) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { test::dress(); }
    void init()
    {
        m_bench = std::make_unique<test::TemplateBench>();
        m_bench->edit("60", "fields");
    }
    void cleanup() { m_bench.reset(); }

    void theFormIsShownAsItWillBe()
    {
        QCOMPARE(names(), QStringLiteral("url method hash extra .key .value"));
        QTRY_VERIFY(preview(QStringLiteral("field_url")));
        choose(1);
        test::keepPicture(*m_bench->page, QStringLiteral("template-fields"));
        QCOMPARE(test::namelessControls(*m_bench->page).join(u'\n'), QString());
    }

    void aNewFieldStandsInThePreviewAtOnce()
    {
        choose(0);
        addFromMenu("TEXT");
        QCOMPARE(names(), QStringLiteral("url text method hash extra .key .value"));
        type("fieldName", "token");
        type("fieldLabel", "API token");
        QCOMPARE(fields()[1].name, std::string("token"));
        QCOMPARE(fields()[1].label, std::string("API token"));
        QTRY_VERIFY(preview(QStringLiteral("field_token")));
        // Two steps of undo for two properties, one for the field.
        for (int i = 0; i < 3; ++i)
            m_bench->workspace().undoStack().undo();
        QCOMPARE(m_bench->textOf("60"), test::templateText("webhook.tpl"));
    }

    void everyTypeCanBeMade()
    {
        for (const char* type :
            {"TEXT", "SELECT", "RADIO", "CHECKBOX", "GROUP", "LABEL", "SIMPLE_TABLE", "PARAM_TABLE"}) {
            choose(0);
            addFromMenu(type);
            const pages::Fields now = fields();
            QCOMPARE(pages::fieldTypeName(now[1].type), QLatin1String(type));
            m_bench->click("fieldRemove");
        }
        QCOMPARE(names(), QStringLiteral("url method hash extra .key .value"));
    }

    void draggingMovesAFieldAlsoIntoAGroup()
    {
        drag(rowRect(0).center(), {rowRect(2).center().x(), rowRect(2).bottom() - 3});
        QCOMPARE(names(), QStringLiteral("method hash .url extra .key .value")); // a checkbox takes fields
        m_bench->workspace().undoStack().undo();
        drag(rowRect(0).center(), {rowRect(1).center().x(), rowRect(1).bottom() - 3});
        QCOMPARE(names(), QStringLiteral("method url hash extra .key .value"));
        choose(1);
        addFromMenu("GROUP");
        QCOMPARE(names(), QStringLiteral("method url group hash extra .key .value"));
        drag(rowRect(1).center(), rowRect(2).center() + QPoint(0, 4));
        QCOMPARE(names(), QStringLiteral("method group .url hash extra .key .value"));
        test::keepPicture(*m_bench->page, QStringLiteral("template-fields-group"));
    }

    void theKeyboardMovesAndRemoves()
    {
        choose(0);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(names(), QStringLiteral("method url hash extra .key .value"));
        QTest::keyClick(list(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(names(), QStringLiteral("url method hash extra .key .value"));
        QTest::keyClick(list(), Qt::Key_Delete);
        QCOMPARE(names(), QStringLiteral("method hash extra .key .value"));
    }

    void choicesConditionsAndChecksAreEdited()
    {
        choose(1); // method
        m_bench->click("fieldChoices_add");
        type("fieldChoices_2_0", "DELETE");
        type("fieldChoices_2_1", "Delete it");
        QCOMPARE(fields()[1].choices.size(), size_t(3));
        QCOMPARE(fields()[1].choices[2].label, std::string("Delete it"));
        m_bench->click("fieldChoices_0_remove");
        QCOMPARE(fields()[1].choices.front().label, std::string("PUT"));
        m_bench->click("fieldConditions_add");
        auto* asked = m_bench->find<QComboBox>("fieldConditions_0_0");
        QTRY_VERIFY(asked && asked->isVisible());
        asked->setFocus();
        QTest::keyClicks(asked, QStringLiteral("hash"));
        Q_EMIT asked->activated(asked->currentIndex());
        QCOMPARE(fields()[1].enablingConditions.size(), size_t(1));
        QCOMPARE(fields()[1].enablingConditions[0].fieldName, std::string("hash"));
        QVERIFY(fields()[1].enablingConditions[0].value.boolean());
        QTRY_VERIFY(!preview(QStringLiteral("field_method"))); // the box is not ticked
        choose(0);
        m_bench->click("fieldValidators_add");
        type("fieldValidators_1_2", "An address is needed.");
        QCOMPARE(fields()[0].validators.back().errorMessage, std::string("An address is needed."));
    }

    void aCheckHasConditionsOfItsOwn()
    {
        choose(0); // url
        m_bench->click("fieldValidators_add");
        type("fieldValidators_1_2", "An address is needed.");
        m_bench->click("fieldValidators_1_conditions_add");
        QCOMPARE(fields()[0].validators[1].enablingConditions.size(), size_t(1));
        QVERIFY(fields()[0].validators[0].enablingConditions.empty());
        auto* asked = m_bench->find<QComboBox>("fieldValidators_1_conditions_0_0");
        QTRY_VERIFY(asked && asked->isVisible());
        asked->setFocus();
        QTest::keyClicks(asked, QStringLiteral("method"));
        Q_EMIT asked->activated(asked->currentIndex());
        type("fieldValidators_1_conditions_0_2", "PUT");
        const templates::EnablingCondition condition = fields()[0].validators[1].enablingConditions[0];
        QCOMPARE(condition.fieldName, std::string("method"));
        QCOMPARE(condition.value.string(), std::string_view("PUT"));
        test::keepPicture(*m_bench->page, QStringLiteral("template-check-conditions"));
        QCOMPARE(test::namelessControls(*m_bench->page).join(u'\n'), QString());
        // The check in front of it goes, its condition stays with it.
        m_bench->click("fieldValidators_0_remove");
        QCOMPARE(fields()[0].validators.size(), size_t(1));
        QCOMPARE(fields()[0].validators[0].errorMessage, std::string("An address is needed."));
        QCOMPARE(fields()[0].validators[0].enablingConditions.size(), size_t(1));
        QTRY_COMPARE(
            m_bench->page->findChildren<QWidget*>(QStringLiteral("fieldValidators_0_conditions_0_remove")).size(), 1);
        QTRY_VERIFY(m_bench->find<QWidget>("fieldValidators_0_conditions_0_remove")->isVisible());
        m_bench->click("fieldValidators_0_conditions_0_remove");
        QTRY_VERIFY(fields()[0].validators[0].enablingConditions.empty());
    }

    void aFieldBelongsToAChoiceOfARadioField()
    {
        choose(0);
        addFromMenu("RADIO");
        addFromMenu("TEXT");
        QCOMPARE(names(), QStringLiteral("url choice text method hash extra .key .value"));
        drag(rowRect(2).center(), rowRect(1).center() + QPoint(0, 4));
        QCOMPARE(names(), QStringLiteral("url choice .text method hash extra .key .value"));
        QCOMPARE(fields()[1].choices[0].children.size(), size_t(1));
        auto* choice = m_bench->find<QComboBox>("fieldChoice");
        QTRY_VERIFY(choice->isVisible());
        QCOMPARE(choice->count(), 2);
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Down);
        Q_EMIT choice->activated(choice->currentIndex());
        QCOMPARE(fields()[1].choices[0].children.size(), size_t(0));
        QCOMPARE(fields()[1].choices[1].children.size(), size_t(1));
        QTRY_VERIFY(!preview(QStringLiteral("field_text"))); // the first choice is chosen
        const auto radios = [&] {
            QList<QRadioButton*> shown;
            for (auto* one : m_bench->find<editors::FieldForm>("fieldPreview")->findChildren<QRadioButton*>()) {
                if (one->isVisible())
                    shown << one;
            }
            return shown;
        };
        const auto chooses = [&](int position) {
            QTRY_COMPARE(radios().size(), 2);
            radios()[position]->click();
        };
        chooses(1);
        QTRY_VERIFY(preview(QStringLiteral("field_text")));
        chooses(0);
        QTRY_VERIFY(!preview(QStringLiteral("field_text")));
        // Another field by the keyboard, and out again.
        choose(3);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(names(), QStringLiteral("url choice .method .text hash extra .key .value"));
        QTest::keyClick(list(), Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(names(), QStringLiteral("url choice .text method hash extra .key .value"));
    }

    // Every key of a field that the file format has can be reached where it counts.
    void everyPropertyIsThereWhereItCounts()
    {
        const auto shown = [&](const char* name) { return m_bench->find<QWidget>(name)->isVisible(); };
        choose(0); // url, TEXT
        for (const char* name :
            {"fieldHelp", "fieldHint", "fieldUnit", "fieldLines", "fieldTextAsList", "fieldMayBeEmpty", "fieldNotSet",
                "fieldDefault", "fieldInSummary", "fieldConditions", "fieldValidators"})
            QTRY_VERIFY2(shown(name), name);
        QVERIFY(!shown("fieldChoices") && !shown("fieldMacros"));
        choose(3); // extra, SIMPLE_TABLE
        for (const char* name : {"fieldNotSet", "fieldNewRow", "fieldInSummary", "fieldValidators"})
            QTRY_VERIFY2(shown(name), name);
        choose(4); // extra.key, a column of it: TEXT may offer choices there
        for (const char* name : {"fieldChoices", "fieldMacros", "fieldUnique", "fieldHint", "fieldDefault"})
            QTRY_VERIFY2(shown(name), name);
        QVERIFY(!shown("fieldConditions") && !shown("fieldLines"));
        QCOMPARE(m_bench->find<QComboBox>("fieldType")->count(), 2);
        m_bench->click("fieldChoices_add");
        QCOMPARE(fields()[3].columns[0].choices.size(), size_t(1));
        choose(2);
        addFromMenu("PARAM_TABLE");
        choose(4); // its first column: a field of its own
        for (const char* name : {"fieldLines", "fieldUnit", "fieldConditions", "fieldUnique", "fieldTextAsList"})
            QTRY_VERIFY2(shown(name), name);
        QCOMPARE(m_bench->find<QComboBox>("fieldType")->count(), 4);
        m_bench->click("fieldConditions_add"); // asks for another column of the row
        QCOMPARE(fields()[3].columns[0].enablingConditions.at(0).fieldName, std::string("value"));
    }

    void aColumnHasThePropertiesOfAColumn()
    {
        choose(4); // extra.key
        auto* unique = m_bench->find<QCheckBox>("fieldUnique");
        QTRY_VERIFY(unique->isVisible());
        QTest::mouseClick(unique, Qt::LeftButton, {}, {6, 8});
        QVERIFY(fields()[3].columns[0].isUnique);
        QVERIFY(!m_bench->find<QWidget>("fieldConditions")->isVisible());
        choose(3);
        addFromMenu("TEXT");
        QCOMPARE(fields()[3].columns.size(), size_t(3));
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    FieldsTabTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "fields_tab_test.moc"
