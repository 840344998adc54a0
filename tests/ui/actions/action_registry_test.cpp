#include "ui/actions/action_registry.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QSet>
#include <QTest>
#include <QTranslator>
#include <QWidget>

using namespace sluis::actions;

namespace {

// Says every sentence of the actions backwards.
class Backwards : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        if (qstrcmp(context, "Actions") != 0)
            return {};
        QString text = QString::fromUtf8(source);
        std::reverse(text.begin(), text.end());
        return text;
    }
};

QWidget* page(QWidget* parent)
{
    auto* widget = new QWidget(parent);
    widget->setProperty("isPage", true);
    return widget;
}

} // namespace

class ActionRegistryTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { sluis::theme::Theme::install(*qApp, sluis::theme::Preference::Light); }

    void everyActionHasItsOwnIdAndItsOwnKeys()
    {
        QSet<QString> ids;
        QSet<QString> keys;
        for (const ActionInfo& info : catalogue()) {
            QVERIFY2(!ids.contains(info.id), info.id);
            ids.insert(info.id);
            if (*info.shortcut) {
                QVERIFY2(!keys.contains(info.shortcut), info.shortcut);
                keys.insert(info.shortcut);
                QVERIFY2(!QKeySequence::fromString(info.shortcut, QKeySequence::PortableText).isEmpty(), info.id);
            }
            QVERIFY2(*info.text, info.id);
            QVERIFY2(!*info.icon || sluis::theme::hasIcon(info.icon), info.icon);
        }
    }

    void anActionThatNobodyCanDoIsDisabled()
    {
        ActionRegistry registry;
        QVERIFY(!registry.action("edit.undo")->isEnabled());
        QObject owner;
        bool can = false;
        registry.bind("edit.undo", &owner, [] {}, [&can] { return can; });
        QVERIFY(!registry.action("edit.undo")->isEnabled());
        can = true;
        registry.refresh();
        QVERIFY(registry.action("edit.undo")->isEnabled());
    }

    void theShownPageDoesWhatSeveralPagesCould()
    {
        ActionRegistry registry;
        QWidget window;
        QWidget* tags = page(&window);
        auto* inTags = new QWidget(tags);
        QWidget* triggers = page(&window);
        QStringList done;
        registry.bind("entity.duplicate", inTags, [&done] { done << "tag"; });
        registry.bind("entity.duplicate", triggers, [&done] { done << "trigger"; });
        QVERIFY(!registry.action("entity.duplicate")->isEnabled());
        registry.setPage(tags);
        registry.action("entity.duplicate")->trigger();
        registry.setPage(triggers);
        registry.action("entity.duplicate")->trigger();
        QCOMPARE(done, QStringList({"tag", "trigger"}));
    }

    void aBindingEndsWithItsOwner()
    {
        ActionRegistry registry;
        auto owner = std::make_unique<QObject>();
        int count = 0;
        registry.bind("tests.run", owner.get(), [&count] { ++count; });
        registry.action("tests.run")->trigger();
        owner.reset();
        registry.action("tests.run")->trigger();
        registry.refresh();
        QCOMPARE(count, 1);
        QVERIFY(!registry.action("tests.run")->isEnabled());
    }

    void keysWorkInTheWindow()
    {
        ActionRegistry registry;
        QWidget window;
        registry.addTo(&window);
        int count = 0;
        registry.bind("go.anything", &window, [&count] { ++count; });
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(count, 1);
    }

    void twoWindowsDoNotTakeEachOthersKeys()
    {
        ActionRegistry first;
        ActionRegistry second;
        QWidget windows[2];
        first.addTo(&windows[0]);
        second.addTo(&windows[1]);
        QStringList done;
        first.bind("go.anything", &windows[0], [&done] { done << "first"; });
        second.bind("go.anything", &windows[1], [&done] { done << "second"; });
        for (QWidget& window : windows) {
            window.show();
            window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window));
            QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        }
        QCOMPARE(done, QStringList({"first", "second"}));
    }

    void theLanguageSwitchesWhileRunning()
    {
        ActionRegistry registry;
        QWidget window;
        registry.addTo(&window);
        QCOMPARE(registry.action("entity.duplicate")->text(), QString("Duplicate"));
        Backwards backwards;
        QCoreApplication::installTranslator(&backwards);
        QCoreApplication::processEvents();
        QCOMPARE(registry.action("entity.duplicate")->text(), QString("etacilpuD"));
        QCoreApplication::removeTranslator(&backwards);
        QCoreApplication::processEvents();
        QCOMPARE(registry.action("entity.duplicate")->text(), QString("Duplicate"));
    }

    void undoSaysWhatItWouldUndo()
    {
        ActionRegistry registry;
        registry.setDetail("edit.undo", "Undo rename tag Purchase");
        QCOMPARE(registry.action("edit.undo")->text(), QString("Undo rename tag Purchase"));
        registry.setDetail("edit.undo", {});
        QCOMPARE(registry.action("edit.undo")->text(), QString("Undo"));
    }

    void theToolTipNamesTheKeys()
    {
        QVERIFY(ActionRegistry().action("entity.duplicate")->toolTip().contains("Ctrl D"));
    }
};

QTEST_MAIN(ActionRegistryTest)
#include "action_registry_test.moc"
