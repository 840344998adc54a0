#include "fake_page.h"

#include "ui/actions/action_registry.h"
#include "ui/shell/command_field.h"
#include "ui/shell/main_window.h"
#include "ui/shell/shell_state.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/listening_pill.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sluis;
using namespace sluis::shell;
using widgets::ListeningLook;

namespace {

WorkspaceLook dezwaan()
{
    return {true, "w1", "dezwaan", "De Zwaan – server", "GTM-K7Q2WNX", "Draft · 6 changes"};
}

// One window with all pages and an open workspace.
struct Frame {
    QTemporaryDir folder;
    QSettings settings{folder.filePath("settings.ini"), QSettings::IniFormat};
    actions::ActionRegistry actions;
    ShellState state;
    QVector<pages::Page*> pages = fakePages();
    MainWindow window{state, actions, settings};
    QObject doer;

    explicit Frame(bool open = true)
    {
        for (const char* id :
            {"edit.undo", "publish.open", "listen.toggle", "send.hold", "send.send", "hit.runAgain", "live.pause"})
            actions.bind(id, &doer, [] { });
        state.setListening(
            {ListeningLook::State::Listening, "127.0.0.1:8080", "12 hits/s", ListeningLook::Mode::Holding, "Holding"});
        state.setStatus({{}, "18,402 hits kept · erased after 7 days", "Draft saved 14:32:09"});
        state.setProblems(
            0, 1, {{false, "Brievenbus would get the e-mail address as it is.", "Privacy", "privacy/email"}});
        if (open)
            state.setWorkspace(dezwaan());
        window.setPages(pages);
    }

    void show()
    {
        window.resize(1440, 900);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    FakePage* page(const QString& name) { return static_cast<FakePage*>(window.page(name)); }
    QWidget* widget(const QString& name) { return window.findChild<QWidget*>(name); }
};

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { theme::Theme::install(*qApp, theme::Preference::Light); }
    void init() { theme::Theme::instance().setPreference(theme::Preference::Light); }

    void theFrameIsDrawnInBothThemes()
    {
        for (const bool dark : {false, true}) {
            Frame frame;
            theme::Theme::instance().setPreference(dark ? theme::Preference::Dark : theme::Preference::Light);
            frame.show();
            QTest::mouseMove(&frame.window, QPoint(700, 500));
            QVERIFY(frame.window.go("live"));
            const QImage picture = frame.window.grab().toImage();
            QCOMPARE(picture.pixelColor(600, theme::topBarHeight - 1), theme::color(theme::Color::BorderDefault));
            QCOMPARE(picture.pixelColor(theme::railWidth - 1, 600), theme::color(theme::Color::BorderDefault));
            QCOMPARE(picture.pixelColor(700, 400), theme::color(theme::Color::SurfacePage));
            const QString folder = qEnvironmentVariable("SLUIS_GALLERY");
            if (folder.isEmpty())
                continue;
            const QString theme = dark ? "dark" : "light";
            picture.save(folder + "/frame-" + theme + ".png");
            QTest::keyClick(&frame.window, Qt::Key_B, Qt::ControlModifier);
            frame.state.setProgress({true, "Trial on ams-2: 3,168 of 5,000 hits", 0.52, true});
            frame.state.say(widgets::Tone::Danger, "Meta refused the request (400).", "The access token has expired.");
            QTest::qWait(20);
            frame.window.grab().save(folder + "/frame-folded-" + theme + ".png");
            frame.window.commandField().open("pu");
            frame.window.grab().save(folder + "/frame-command-" + theme + ".png");
            frame.window.commandField().close();
            QTest::mouseClick(frame.window.findChild<widgets::ListeningPill*>(), Qt::LeftButton, {}, QPoint(20, 14));
            frame.widget("listeningPopup")->grab().save(folder + "/popup-listening-" + theme + ".png");
            frame.widget("listeningPopup")->close();
            QTest::keyClick(&frame.window, Qt::Key_F10);
            auto* menu = frame.window.findChild<QMenu*>("mainMenu");
            menu->actions().first()->menu()->popup({20, 60});
            menu->actions().first()->menu()->grab().save(folder + "/menu-file-" + theme + ".png");
            menu->actions()[4]->menu()->popup({20, 60});
            menu->actions()[4]->menu()->grab().save(folder + "/menu-hits-" + theme + ".png");
            menu->close();
        }
    }

    void aClickInTheRailShowsThatPage()
    {
        Frame frame;
        frame.show();
        QTest::mouseClick(frame.widget("rail.triggers"), Qt::LeftButton);
        QCOMPARE(frame.window.route(), QString("triggers"));
        QVERIFY(frame.page("triggers")->isVisible());
        QVERIFY(!frame.page("live")->isVisible());
    }

    void routesLeadIntoPagesAndBack()
    {
        Frame frame;
        frame.show();
        QVERIFY(frame.window.go("tags/12"));
        QCOMPARE(frame.page("tags")->shown, QStringList({"12"}));
        Q_EMIT frame.page("tags")->routeRequested("live/hit/841/tags");
        QCOMPARE(frame.page("live")->shown, QStringList({"hit", "841", "tags"}));
        QTest::keyClick(&frame.window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(frame.window.route(), QString("tags/12"));
        QTest::keyClick(&frame.window, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(frame.window.route(), QString("live/hit/841/tags"));
        QVERIFY(!frame.window.go("nowhere/1"));
        QCOMPARE(frame.window.route(), QString("live/hit/841/tags"));
    }

    void aPageThatMovesByItselfIsAStep()
    {
        Frame frame;
        frame.show();
        frame.window.go("tags");
        Q_EMIT frame.page("tags")->routeChanged({"12"});
        QCOMPARE(frame.window.route(), QString("tags/12"));
        frame.actions.action("go.back")->trigger();
        QCOMPARE(frame.page("tags")->shown, QStringList());
    }

    void withoutAWorkspaceOnlySomePagesCanBeReached()
    {
        Frame frame(false);
        frame.show();
        QCOMPARE(frame.window.route(), QString("welcome"));
        QVERIFY(!frame.widget("rail.tags")->isEnabled());
        QVERIFY(frame.widget("rail.settings")->isEnabled());
        QVERIFY(!frame.window.go("tags"));
        frame.state.setWorkspace(dezwaan());
        QVERIFY(frame.widget("rail.tags")->isEnabled());
        QCOMPARE(frame.window.route(), QString("flow"));
    }

    void eachWorkspaceRemembersWhereItWas()
    {
        Frame frame;
        frame.show();
        frame.window.go("tags/12");
        WorkspaceLook other = dezwaan();
        other.key = "w2";
        frame.state.setWorkspace(other);
        frame.window.go("privacy");
        frame.state.setWorkspace(dezwaan());
        QCOMPARE(frame.window.route(), QString("tags/12"));
        frame.state.setWorkspace(other);
        QCOMPARE(frame.window.route(), QString("privacy"));
    }

    void keysOpenPagesByTheirNumber()
    {
        Frame frame;
        frame.show();
        QTest::keyClick(&frame.window, Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(frame.window.route(), QString("tags"));
    }

    void theRailFoldsAndRemembersIt()
    {
        QTemporaryDir folder;
        Frame frame;
        frame.show();
        QCOMPARE(frame.widget("rail")->width(), theme::railWidth);
        QTest::keyClick(&frame.window, Qt::Key_B, Qt::ControlModifier);
        QCOMPARE(frame.widget("rail")->width(), theme::railCollapsedWidth);
        MainWindow second(frame.state, frame.actions, frame.settings);
        QCOMPARE(second.findChild<QWidget*>("rail")->width(), theme::railCollapsedWidth);
    }

    void publishIsAnActionAndFollowsIt()
    {
        Frame frame;
        frame.show();
        auto* publish = frame.window.findChild<widgets::Button*>("publishButton");
        QSignalSpy triggered(frame.actions.action("publish.open"), &QAction::triggered);
        QTest::mouseClick(publish, Qt::LeftButton);
        QCOMPARE(triggered.count(), 1);
        frame.actions.setDetail("publish.open", "Publishing…");
        QCOMPARE(publish->text(), QString("Publishing…"));
    }

    void thePillOpensItsPopupAndAsksForAPort()
    {
        Frame frame;
        frame.show();
        auto* pill = frame.window.findChild<widgets::ListeningPill*>();
        QTest::mouseClick(pill, Qt::LeftButton, {}, QPoint(20, 14));
        auto* port = frame.window.findChild<QLineEdit*>("portEdit");
        QVERIFY(port);
        QCOMPARE(port->text(), QString("8080"));
        QSignalSpy asked(&frame.state, &ShellState::portRequested);
        port->setText("99999");
        QTest::keyClick(port, Qt::Key_Return);
        QCOMPARE(asked.count(), 0);
        port->setText("8443");
        QTest::keyClick(port, Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toInt(), 8443);
    }

    void theRepairOfAPortInUseIsInThePill()
    {
        Frame frame;
        frame.show();
        frame.state.setListening({ListeningLook::State::Failed, "port 8080", "in use by another program",
            ListeningLook::Mode::None, "Use 8081"});
        auto* pill = frame.window.findChild<widgets::ListeningPill*>();
        QSignalSpy repair(&frame.state, &ShellState::listeningRepairRequested);
        QTest::mouseClick(pill, Qt::LeftButton, {}, QPoint(pill->width() - 20, 14));
        QCOMPARE(repair.count(), 1);
    }

    void ctrlKFindsPagesAndActions()
    {
        Frame frame;
        frame.show();
        QTest::keyClick(&frame.window, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(frame.window.commandField().isVisible());
        auto* edit = frame.window.findChild<QLineEdit*>("commandFieldEdit");
        QTest::keyClicks(edit, "trig");
        QCOMPARE(frame.window.commandField().chosenText(), QString("Triggers"));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(!frame.window.commandField().isVisible());
        QCOMPARE(frame.window.route(), QString("triggers"));

        QSignalSpy again(frame.actions.action("hit.runAgain"), &QAction::triggered);
        QTest::keyClick(&frame.window, Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(edit, ">run again");
        QCOMPARE(frame.window.commandField().chosenText(), QString("Run again with the draft"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(again.count(), 1);

        QTest::keyClick(&frame.window, Qt::Key_K, Qt::ControlModifier);
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!frame.window.commandField().isVisible());
    }

    void theStatusLineSaysWhatIsWrongAndLeadsThere()
    {
        Frame frame;
        frame.show();
        auto* warnings = frame.window.findChild<QAbstractButton*>("status.warnings");
        QCOMPARE(warnings->text(), QString("1 warning(s)"));
        QTest::mouseClick(warnings, Qt::LeftButton);
        auto* menu = frame.window.findChild<QMenu*>("problemsMenu");
        QVERIFY(menu);
        menu->actions().first()->trigger();
        QCOMPARE(frame.window.route(), QString("privacy/email"));
        menu->close();
    }

    void longWorkCanBeCancelled()
    {
        Frame frame;
        frame.show();
        QVERIFY(!frame.widget("progressLine")->isVisible());
        frame.state.setProgress({true, "Import", 0.25, true});
        QVERIFY(frame.widget("progressLine")->isVisible());
        frame.state.setProgress({true, "Import of a container with many more words than before", 0.5, true});
        QTest::qWait(20);
        QCOMPARE(frame.widget("progressLine")->width(), frame.widget("progressLine")->sizeHint().width());
        QSignalSpy cancelled(&frame.state, &ShellState::cancelRequested);
        QTest::mouseClick(frame.widget("cancelProgress"), Qt::LeftButton);
        QCOMPARE(cancelled.count(), 1);
    }

    void theInspectorIsThePagesOwn()
    {
        Frame frame;
        frame.show();
        frame.page("tags")->panel = new QLabel("inspector", frame.page("tags"));
        frame.page("tags")->panel->hide();
        frame.window.go("tags");
        QVERIFY(frame.page("tags")->panel->isVisible());
        QCOMPARE(frame.widget("inspectorHost")->width(), theme::inspectorWidth);
        frame.actions.action("view.inspector")->trigger();
        QVERIFY(!frame.page("tags")->panel->isVisible());
        frame.actions.action("view.inspector")->trigger();
        frame.window.go("live");
        QVERIFY(!frame.page("tags")->panel->isVisible());
        QCOMPARE(frame.page("tags")->panel->parentWidget(), frame.page("tags"));
    }

    void droppedFilesAreForwarded()
    {
        Frame frame;
        frame.show();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile("/tmp/container.json"), QUrl("https://example.com/a.json")});
        QSignalSpy chosen(&frame.window, &MainWindow::filesChosen);
        QDragEnterEvent enter(QPoint(700, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&frame.window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(700, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&frame.window, &drop);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toStringList(), QStringList({"/tmp/container.json"}));
    }

    void whatIsSaidBeforeTheWindowIsShownHasItsPlace()
    {
        Frame frame;
        frame.state.say(widgets::Tone::Warning, QStringLiteral("4 templates came from elsewhere."), QString());
        frame.show();
        const QWidget* toast = frame.widget("toast");
        QTRY_VERIFY(toast->isVisible());
        QTRY_VERIFY(toast->geometry().top() > frame.window.height() / 2);
        QVERIFY(frame.window.rect().contains(toast->geometry()));
    }

    void f10AndAltOpenTheMenu()
    {
        Frame frame;
        frame.show();
        QTest::keyClick(&frame.window, Qt::Key_F10);
        auto* menu = frame.window.findChild<QMenu*>("mainMenu");
        QVERIFY(menu && menu->isVisible());
        QCOMPARE(menu->actions().size(), 7);
        menu->close();
        QTest::qWait(0);
        QTest::keyPress(&frame.window, Qt::Key_Alt);
        QTest::keyRelease(&frame.window, Qt::Key_Alt);
        QVERIFY(frame.window.findChild<QMenu*>("mainMenu"));
    }

    void theThemeSwitchesFromTheMenu()
    {
        Frame frame;
        frame.show();
        frame.actions.action("view.themeDark")->trigger();
        QCOMPARE(theme::Theme::instance().mode(), theme::Mode::Dark);
        QVERIFY(frame.actions.action("view.themeDark")->isChecked());
        QVERIFY(!frame.actions.action("view.themeLight")->isChecked());
    }

    void everyControlHasANameForTheScreenReader()
    {
        Frame frame;
        frame.show();
        for (QWidget* widget : frame.window.findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || qobject_cast<pages::Page*>(widget))
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty() || widget->inherits("QStackedWidget"),
                qPrintable(widget->objectName() + widget->metaObject()->className()));
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        }
    }

    void badNewsStaysGoodNewsGoes()
    {
        Frame frame;
        frame.show();
        frame.state.say(widgets::Tone::Danger, "Meta refused the request (400).", "<b>Put</b> a new token in the tag.");
        QVERIFY(frame.widget("toast")->isVisible());
        QTest::mouseClick(frame.widget("toastClose"), Qt::LeftButton);
        QVERIFY(!frame.widget("toast")->isVisible());
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
