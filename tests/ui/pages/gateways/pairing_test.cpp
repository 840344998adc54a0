#include "ui/pages/gateways/gateways_page.h"

#include "core/publish/key_store.h"
#include "core/publish/pairing_code.h"
#include "tests/ui/support/bench.h"
#include "ui/widgets/inline_message.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace sluis;

// Pairing where no keyring runs: the key file asks for its passphrase in between, and nothing typed is lost.
class PairingTest : public QObject
{
    Q_OBJECT

private:
    struct Desk {
        QTemporaryDir folder;
        test::FakeClock clock;
        std::unique_ptr<workspace::Workspace> file;
        std::unique_ptr<test::Bench> bench;
        std::unique_ptr<bridge::VersionShelf> shelf;
        std::unique_ptr<bridge::KeyDoor> door;
        std::unique_ptr<bridge::GatewayDesk> desk;
        std::unique_ptr<pages::GatewaysPage> page;

        explicit Desk(bridge::OpenKeyStore keys)
        {
            bench = std::make_unique<test::Bench>();
            const auto path = folder.filePath(QStringLiteral("shop.sluis")).toStdString();
            file = workspace::Workspace::create(path, test::sampleShop(), nullptr, clock).value();
            shelf = std::make_unique<bridge::VersionShelf>(*file, bench->session.workspace());
            door = std::make_unique<bridge::KeyDoor>(std::move(keys));
            desk = std::make_unique<bridge::GatewayDesk>(*file, *shelf, *door, clock);
            page = std::make_unique<pages::GatewaysPage>(*desk, *shelf, bench->session);
            page->resize(1100, 700);
            static_cast<QWidget*>(page.get())->show();
        }
        ~Desk() { page.reset(); }

        QLineEdit* edit(const char* name) { return page->findChild<QLineEdit*>(QString::fromLatin1(name)); }
        void press(const char* name)
        {
            QTest::mouseClick(page->findChild<QAbstractButton*>(QString::fromLatin1(name)), Qt::LeftButton);
        }
        bool saysFailure()
        {
            for (const auto* message : page->findChildren<widgets::InlineMessage*>()) {
                if (message->isVisible())
                    return true;
            }
            return false;
        }
    };

    // The key file opens with one passphrase only.
    static bridge::OpenKeyStore sealedKeys(const QString& folder)
    {
        return [folder](const std::string& passphrase) -> Result<std::unique_ptr<publish::KeyStore>> {
            if (passphrase.empty())
                return fail(ErrorCode::NotFound, "app.noKeyring");
            if (passphrase != "long enough words")
                return fail(ErrorCode::Denied, "crypto.wrongPassphrase");
            const std::filesystem::path file = (folder + QStringLiteral("/keys")).toStdString();
            auto opened = publish::SealedKeyStore::open(file, crypto::Secret(passphrase));
            if (!opened)
                return fail(opened.error());
            return std::unique_ptr<publish::KeyStore>(std::move(*opened));
        };
    }

private Q_SLOTS:
    void initTestCase() { test::dress(); }

    void theCodeIsUsedOnceTheKeysAreOpen()
    {
        QTemporaryDir keys;
        Desk desk(sealedKeys(keys.path()));
        desk.page->navigate({QStringLiteral("add")});
        // Nobody listens at this address: what pairing says about it shows that it was tried.
        const QString code = QStringLiteral("sluis-pair:127.0.0.1:1/%1/%2")
                                 .arg(QString(42, QLatin1Char('A')) + QLatin1Char('A'), QString(22, QLatin1Char('A')));
        QTest::keyClicks(desk.edit("gateways.pair.code"), code);
        QTest::keyClick(desk.edit("gateways.pair.code"), Qt::Key_Return);
        QTRY_VERIFY(desk.edit("gateways.pair.passphrase")->isVisible());
        QVERIFY(!desk.saysFailure());

        QTest::keyClicks(desk.edit("gateways.pair.passphrase"), QStringLiteral("wrong"));
        desk.press("gateways.pair.go");
        QTRY_VERIFY(desk.saysFailure());
        QVERIFY(desk.edit("gateways.pair.passphrase")->isVisible());

        QTest::keyClicks(desk.edit("gateways.pair.passphrase"), QStringLiteral("long enough words"));
        desk.press("gateways.pair.go");
        QTRY_VERIFY(desk.edit("gateways.pair.code")->isVisible());
        QCOMPARE(desk.edit("gateways.pair.code")->text(), code);
        QTRY_VERIFY(desk.saysFailure()); // of the address: pairing went on by itself
        QVERIFY(desk.file->gateways().empty());
    }
};

QTEST_MAIN(PairingTest)
#include "pairing_test.moc"
