#include "ui/pages/gateways/publish_secrets.h"

#include "tests/ui/support/secret_bench.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

using namespace sluis;

class PublishSecretsTest : public QObject
{
    Q_OBJECT

private:
    static workspace::GatewayPreview preview(
        const char* gateway, std::vector<workspace::SecretPreview> secrets, std::vector<Error> refusals = {})
    {
        workspace::GatewayRecord record;
        record.name = gateway;
        workspace::GatewayPreview made{record, publish::GatewayStatus(), {}, std::move(secrets)};
        made.publication.refusals = std::move(refusals);
        return made;
    }
    static workspace::SecretPreview secret(const char* name, bool isHere, bool isThere)
    {
        return {{name, {container::EntityKind::Variable, "60"}, "Meta token", "sluis_secret"}, isHere, isThere};
    }
    static QStringList wordsIn(const QWidget& widget)
    {
        QStringList words;
        for (const auto* label : widget.findChildren<QLabel*>()) {
            if (!label->isHidden() && label->isVisibleTo(&widget))
                words << label->text();
        }
        return words;
    }

private Q_SLOTS:
    void initTestCase() { test::dress(); }

    void eachSecretSaysWhatBecomesOfIt()
    {
        test::SecretBench bench;
        pages::PublishSecrets panel(bench.bench.session, nullptr);
        panel.resize(600, 300);
        panel.showPreviews({});
        QVERIFY(panel.isHidden());
        panel.showPreviews(
            {preview(
                 "a", {secret("here", true, false), secret("there", false, true), secret("meta-capi", false, true)}),
                preview("b",
                    {secret("here", true, true), secret("there", false, true), secret("meta-capi", false, false)})});
        panel.show();
        QCOMPARE(wordsIn(panel).join(u'|'),
            QStringLiteral("Secrets|here|goes along, sealed|meta-capi|has no value, neither here nor "
                           "there|there|is there already"));
        QVERIFY(!panel.findChild<QAbstractButton*>(QStringLiteral("gateways.publish.set.there")));
        test::keepPicture(panel, QStringLiteral("publish-secrets"));
        // It is set from here, and the gateways are asked again.
        QTRY_VERIFY(bench.desk.isCurrent());
        QSignalSpy again(&panel, &pages::PublishSecrets::askAgain);
        QTest::mouseClick(
            panel.findChild<QAbstractButton*>(QStringLiteral("gateways.publish.set.meta-capi")), Qt::LeftButton);
        QTRY_VERIFY(panel.findChild<QLineEdit*>(QStringLiteral("secretValue")));
        QTest::keyClicks(panel.findChild<QLineEdit*>(QStringLiteral("secretValue")), QStringLiteral("EAA-the-value"));
        QTest::keyClick(panel.findChild<QLineEdit*>(QStringLiteral("secretValue")), Qt::Key_Return);
        QTRY_VERIFY(again.count() >= 1);
        QCOMPARE(bench.kept("meta-capi"), std::string("EAA-the-value"));
    }

    void aTokenInPlainTextIsMovedFromHere()
    {
        test::SecretBench bench;
        pages::PublishSecrets panel(bench.bench.session, nullptr);
        panel.resize(600, 300);
        const Error refusal{ErrorCode::Denied, "publish.plainToken", "Ads access token", "EAAG…"};
        panel.showPreviews({preview("a", {}, {refusal}), preview("b", {}, {refusal})});
        panel.show();
        QCOMPARE(
            wordsIn(panel).join(u'|'), QStringLiteral("Secrets|Ads access token holds a token in plain text|EAAG…"));
        test::keepPicture(panel, QStringLiteral("publish-token"));
        QSignalSpy again(&panel, &pages::PublishSecrets::askAgain);
        QSignalSpy moved(&bench.desk, &bridge::SecretDesk::moved);
        QTest::mouseClick(
            panel.findChild<QAbstractButton*>(QStringLiteral("gateways.publish.move.61")), Qt::LeftButton);
        QTRY_COMPARE(moved.count(), 1);
        QTRY_VERIFY(again.count() >= 1);
        QCOMPARE(
            bench.kept(moved.first().first().toString().toStdString()), std::string(test::SecretBench::PlainToken));
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    PublishSecretsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "publish_secrets_test.moc"
