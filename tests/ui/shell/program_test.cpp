#include "fake_page.h"

#include "ui/actions/action_registry.h"
#include "ui/shell/main_window.h"
#include "ui/shell/recent_files.h"
#include "ui/shell/shell_state.h"
#include "ui/shell/shots.h"
#include "ui/shell/single_program.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDataStream>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QLocalSocket>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QUuid>

using namespace sluis;
using namespace sluis::shell;

class ProgramTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_runtime.isValid());
        qputenv("XDG_RUNTIME_DIR", m_runtime.path().toUtf8());
        QFile::setPermissions(m_runtime.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        theme::Theme::install(*qApp, theme::Preference::Light);
    }

    void aSecondStartHandsItsFilesToTheFirst()
    {
        const QString name = QUuid::createUuid().toString(QUuid::Id128).left(12);
        SingleProgram first(name);
        QVERIFY(!first.handOver({"a.sluis"}));
        QVERIFY(first.listen());
        QSignalSpy received(&first, &SingleProgram::filesReceived);
        bool taken = false;
        QThread* second = QThread::create([&] { taken = SingleProgram(name).handOver({"/tmp/shop.sluis"}); });
        second->start();
        QVERIFY(received.wait(2000));
        QVERIFY(second->wait(2000));
        delete second;
        QVERIFY(taken);
        QCOMPARE(received[0][0].toStringList(), QStringList{"/tmp/shop.sluis"});
    }

    void onlyTheSameUserCanOpenTheSocket()
    {
        SingleProgram program(QUuid::createUuid().toString(QUuid::Id128).left(12));
        QVERIFY(program.listen());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther
            | QFile::ExeGroup | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(QFileInfo(program.socketPath()).absolutePath()) & others));
        QVERIFY(!(QFile::permissions(program.socketPath()) & others));
    }

    void whatIsNoListOfFilesIsNotTaken()
    {
        SingleProgram program(QUuid::createUuid().toString(QUuid::Id128).left(12));
        QVERIFY(program.listen());
        QSignalSpy received(&program, &SingleProgram::filesReceived);
        for (const QByteArray& message : {QByteArray("\xff\xff\xff\xff more"),
                 QByteArray("\x00\x00\x00\x04\x7f\xff\xff\xff", 8), QByteArray("ab")}) {
            QLocalSocket socket;
            socket.connectToServer(program.socketPath());
            QVERIFY(socket.waitForConnected(1000));
            socket.write(message);
            socket.flush();
            QTest::qWait(50);
        }
        QCOMPARE(received.count(), 0);
    }

    void recentFilesLeaveOutWhatIsGone()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
        RecentFiles recent(settings);
        for (const char* name : {"a.sluis", "b.sluis"}) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            recent.add(file.fileName());
        }
        recent.add(folder.filePath("a.sluis"));
        QCOMPARE(recent.files(), QStringList({folder.filePath("a.sluis"), folder.filePath("b.sluis")}));
        QVERIFY(QFile::remove(folder.filePath("a.sluis")));
        QCOMPARE(recent.files(), QStringList({folder.filePath("b.sluis")}));
        for (int index = 0; index < 50; ++index)
            recent.add(folder.path());
        QVERIFY(recent.files().size() <= RecentFiles::Limit);
    }

    void everyPageGetsItsPicture()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
        actions::ActionRegistry actions;
        ShellState state;
        state.setWorkspace({true, "w", "shop", "Shop", {}, {}});
        MainWindow window(state, actions, settings);
        window.setPages(fakePages());
        ShotTaker taker(window, {folder.filePath("shots"), {}, "dark", "nl", 200});
        QSignalSpy finished(&taker, &ShotTaker::finished);
        taker.start();
        QVERIFY(finished.wait(15000));
        QCOMPARE(taker.problems(), QStringList());
        QVERIFY(taker.written().contains(folder.filePath("shots/tags-dark-nl-200.png")));
        QCOMPARE(QImage(folder.filePath("shots/tags-dark-nl-200.png")).size(), QSize(2880, 1800));
        QVERIFY(taker.written().size() >= 13);
    }

    void onePageCanBeAskedFor()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
        actions::ActionRegistry actions;
        ShellState state;
        state.setWorkspace({true, "w", "shop", "Shop", {}, {}});
        MainWindow window(state, actions, settings);
        window.setPages(fakePages());
        ShotTaker taker(window, {folder.path(), "live", {}, {}, 100});
        QSignalSpy finished(&taker, &ShotTaker::finished);
        taker.start();
        QVERIFY(finished.wait(15000));
        QCOMPARE(taker.written(), QStringList({folder.filePath("live-light.png"), folder.filePath("live-dark.png")}));
        ShotTaker nobody(window, {folder.path(), "nobody", {}, {}, 100});
        QSignalSpy done(&nobody, &ShotTaker::finished);
        nobody.start();
        QVERIFY(done.wait(15000));
        QCOMPARE(nobody.problems().size(), 1);
    }

private:
    QTemporaryDir m_runtime;
};

QTEST_MAIN(ProgramTest)
#include "program_test.moc"
