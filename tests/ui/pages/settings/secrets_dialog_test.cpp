#include "ui/pages/settings/secrets_dialog.h"

#include "core/storage/hit_log.h"
#include "tests/ui/support/secret_bench.h"
#include "ui/bridge/embedded_server.h"
#include "ui/bridge/hit_recorder.h"
#include "ui/pages/settings/settings_page.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>

using namespace sluis;

// The secrets of the draft on the page Settings and in their dialog.
class SecretsDialogTest : public QObject
{
    Q_OBJECT

private:
    static QString wordsIn(QWidget* widget)
    {
        QStringList words;
        for (const auto* label : widget->findChildren<QLabel*>())
            words << label->text();
        return words.join(u'\n');
    }

private Q_SLOTS:
    void initTestCase() { test::dress(); }

    void theyAreCountedNamedAndManaged()
    {
        test::SecretBench bench;
        const std::filesystem::path file = bench.folder.filePath(QStringLiteral("hits.db")).toStdString();
        SystemClock clock;
        auto log = std::move(*storage::HitLog::open({file}, clock));
        bridge::EmbeddedServer server;
        bridge::HitRecorder recorder(*log, file, bench.bench.source);
        pages::SettingsPage page(server, recorder);
        auto* card = page.findChild<QWidget*>(QStringLiteral("settings.keys"));
        page.resize(1272, 852);
        page.show();
        QVERIFY(!card->isVisible()); // nobody keeps secrets yet
        page.setSession(bench.bench.session);
        QTRY_VERIFY(wordsIn(card).contains(QStringLiteral("meta-capi; without a value: 1")));
        test::keepPicture(page, QStringLiteral("settings-secrets"));
        QTest::mouseClick(page.findChild<QAbstractButton*>(QStringLiteral("manageSecrets")), Qt::LeftButton);
        QTRY_VERIFY(page.findChild<QDialog*>(QStringLiteral("secretsDialog")));
        auto* dialog = page.findChild<QDialog*>(QStringLiteral("secretsDialog"));
        QVERIFY(wordsIn(dialog).contains(QStringLiteral("used by Meta - Purchase")));
        QCOMPARE(test::namelessControls(*dialog).join(u'\n'), QString());
        auto* set = dialog->findChild<QAbstractButton*>(QStringLiteral("secretRow_meta-capi_set"));
        QTest::mouseClick(set, Qt::LeftButton);
        QTRY_VERIFY(dialog->findChild<QLineEdit*>(QStringLiteral("secretValue")));
        auto* value = dialog->findChild<QLineEdit*>(QStringLiteral("secretValue"));
        QTest::keyClicks(value, QStringLiteral("EAA-the-value"));
        QTest::keyClick(value, Qt::Key_Return);
        QTRY_VERIFY(wordsIn(card).contains(QStringLiteral("meta-capi; never in exports")));
        QVERIFY(wordsIn(dialog).contains(QStringLiteral("In the keyring")));
        QCOMPARE(bench.kept("meta-capi"), std::string("EAA-the-value"));
        test::keepPicture(*dialog, QStringLiteral("secrets-dialog"));
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    SecretsDialogTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "secrets_dialog_test.moc"
