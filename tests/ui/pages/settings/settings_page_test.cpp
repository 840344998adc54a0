#include "ui/pages/settings/settings_page.h"

#include "core/base/clock.h"
#include "core/storage/hit_log.h"
#include "tests/ui/support/fake_source.h"
#include "ui/bridge/embedded_server.h"
#include "ui/bridge/hit_recorder.h"
#include "ui/pages/settings/settings_row.h"
#include "ui/widgets/button.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/segmented_control.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sluis;

namespace {

struct Desk {
    QTemporaryDir folder;
    SystemClock clock;
    test::FakeSource source;
    std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "hits.db";
    std::unique_ptr<storage::HitLog> log = std::move(*storage::HitLog::open({file}, clock));
    bridge::EmbeddedServer server;
    bridge::HitRecorder recorder{*log, file, source};
    pages::SettingsPage page{server, recorder};

    Desk()
    {
        page.setLanguages({{"en", "English"}, {"nl", "Nederlands"}}, "nl");
        page.resize(1272, 852);
        page.show();
    }

    pages::SettingsRow* row(const char* name)
    {
        return page.findChild<pages::SettingsRow*>(QStringLiteral("setting.") + name);
    }
    template <class T> T* control(const char* name) { return qobject_cast<T*>(row(name)->control()); }
};

} // namespace

class SettingsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::Theme::install(*qApp, theme::Preference::Light); }

    void itIsDrawnInBothThemes()
    {
        for (const theme::Preference preference : {theme::Preference::Light, theme::Preference::Dark}) {
            theme::Theme::instance().setPreference(preference);
            Desk desk;
            const QString folder = qEnvironmentVariable("SLUIS_PICTURES");
            const QPixmap picture = desk.page.grab();
            QCOMPARE(picture.size(), desk.page.size());
            if (!folder.isEmpty())
                picture.save(folder
                    + (preference == theme::Preference::Dark ? QStringLiteral("/settings-dark.png")
                                                             : QStringLiteral("/settings-light.png")));
        }
        theme::Theme::instance().setPreference(theme::Preference::Light);
    }

    void aPortThatIsNoPortIsRefusedWhereItStands()
    {
        Desk desk;
        auto* port = desk.control<QLineEdit>("port");
        const int height = desk.row("port")->height();
        port->setText(QStringLiteral("70000"));
        QTest::keyClick(port, Qt::Key_Return);
        QVERIFY(desk.row("port")->hasError());
        QVERIFY(port->property("invalid").toBool());
        QCOMPARE(desk.row("port")->height(), height);
    }

    void theLanguageIsChosenFromItsOwnName()
    {
        Desk desk;
        auto* language = desk.control<QComboBox>("language");
        QCOMPARE(language->currentText(), QStringLiteral("Nederlands"));
        QSignalSpy chosen(&desk.page, &pages::SettingsPage::languageChosen);
        language->setFocus();
        QTest::keyClick(language, Qt::Key_Up);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("en"));
    }

    void theThemeSwitchesAtOnce()
    {
        Desk desk;
        auto* choice = desk.control<widgets::SegmentedControl>("theme");
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Right);
        QCOMPARE(theme::Theme::instance().mode(), theme::Mode::Dark);
        QTest::keyClick(choice, Qt::Key_Left);
        QCOMPARE(theme::Theme::instance().mode(), theme::Mode::Light);
    }

    void sendingIsAChoiceThatTheServerFollows()
    {
        Desk desk;
        auto* mode = desk.control<QComboBox>("sendMode");
        QCOMPARE(mode->currentIndex(), 0);
        mode->setFocus();
        QTest::keyClick(mode, Qt::Key_Down);
        QCOMPARE(desk.server.sendMode(), server::SendMode::Send);
        desk.server.setSendMode(server::SendMode::Hold);
        QCOMPARE(mode->currentIndex(), 0);
    }

    void whatATemplateMayUseIsAChoiceThatTheServerFollows()
    {
        Desk desk;
        auto* time = desk.control<QComboBox>("templateTime");
        QCOMPARE(time->currentText(), QStringLiteral("200 ms"));
        QSignalSpy chosen(&desk.page, &pages::SettingsPage::templateLimitsChosen);
        time->setFocus();
        QTest::keyClick(time, Qt::Key_Up);
        QCOMPARE(desk.server.templateLimits().hardCall, std::chrono::milliseconds(100));
        QCOMPARE(desk.server.templateLimits().heapBytes, size_t(64) * 1024 * 1024);
        QCOMPARE(chosen.count(), 1);
        desk.page.setTemplateLimits(1000, 128); // as kept from the last time
        QCOMPARE(time->currentText(), QStringLiteral("1000 ms"));
        QCOMPARE(desk.server.templateLimits().heapBytes, size_t(128) * 1024 * 1024);
        desk.page.setTemplateLimits(3, 7);
        QCOMPARE(desk.server.templateLimits().hardCall, std::chrono::milliseconds(1000));
    }

    void findingASettingHidesTheOthers()
    {
        Desk desk;
        auto* find = desk.page.findChild<widgets::FilterField*>(QStringLiteral("findSetting"));
        find->setText(QStringLiteral("motion"));
        QTest::keyClick(find, Qt::Key_Return);
        QVERIFY(desk.row("motion")->isVisible());
        QVERIFY(!desk.row("port")->isVisible());
        find->clear();
        QTest::keyClick(find, Qt::Key_Return);
        QVERIFY(desk.row("port")->isVisible());
    }

    void nothingKeptIsNothingToErase()
    {
        Desk desk;
        QVERIFY(!desk.control<widgets::Button>("eraseHits")->isEnabled());
    }
};

QTEST_MAIN(SettingsPageTest)
#include "settings_page_test.moc"
