#include "tests/ui/support/secret_bench.h"
#include "ui/editors/secret_dialog.h"
#include "ui/pages/variables/variables_page.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>

using namespace sluis;

// A variable of the type Secret in its editor, with real clicks and keys; values go to a sealed file.
class SecretVariableTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::SecretBench> m_bench;
    std::unique_ptr<pages::VariablesPage> m_page;

    void open(bool isOpen = true)
    {
        m_page.reset();
        m_bench = std::make_unique<test::SecretBench>(isOpen);
        m_page = std::make_unique<pages::VariablesPage>(m_bench->bench.session);
        m_page->navigate({QStringLiteral("60")});
        m_page->resize(1272, 824);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    template <class T> T* find(const char* name) { return m_page->findChild<T*>(QLatin1String(name)); }
    QString words() { return find<QLabel>("secretState_words")->text(); }
    void click(const char* name)
    {
        QTRY_VERIFY2(find<QAbstractButton>(name) && find<QAbstractButton>(name)->isVisible(), name);
        QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton);
    }

private Q_SLOTS:
    void initTestCase() { test::dress(); }
    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
        QGuiApplication::clipboard()->clear();
    }

    void itIsSetReplacedAndRemoved()
    {
        open();
        QTRY_COMPARE(words(), QStringLiteral("No value on this machine"));
        test::keepPicture(*m_page, QStringLiteral("secret-missing"));
        click("secretState_set");
        QTRY_VERIFY(find<QLineEdit>("secretValue"));
        auto* value = find<QLineEdit>("secretValue");
        QCOMPARE(value->echoMode(), QLineEdit::Password);
        QTest::keyClicks(value, QStringLiteral("abc"));
        QTest::keyClick(value, Qt::Key_Return);
        QTRY_VERIFY(find<QWidget>("secretFailure")->isVisible()); // too short to be one
        QTest::keyClicks(value, QStringLiteral("-first-value"));
        click("secretShow");
        QCOMPARE(value->echoMode(), QLineEdit::Normal);
        test::keepPicture(*find<QDialog>("secretDialog"), QStringLiteral("secret-dialog"));
        QCOMPARE(test::namelessControls(*find<QDialog>("secretDialog")).join(u'\n'), QString());
        click("secretKeep");
        QTRY_COMPARE(words(), QStringLiteral("In the keyring"));
        QCOMPARE(m_bench->kept("meta-capi"), std::string("abc-first-value"));
        QTRY_VERIFY(!find<QDialog>("secretDialog"));
        test::keepPicture(*m_page, QStringLiteral("secret-kept"));

        click("secretState_set");
        QTRY_VERIFY(find<QLineEdit>("secretValue"));
        QVERIFY(find<QLineEdit>("secretValue")->text().isEmpty()); // what is kept is never shown again
        QTest::keyClicks(find<QLineEdit>("secretValue"), QStringLiteral("second-value"));
        QTest::keyClick(find<QLineEdit>("secretValue"), Qt::Key_Return);
        QTRY_COMPARE(m_bench->kept("meta-capi"), std::string("second-value"));

        QTRY_VERIFY(!find<QDialog>("secretDialog"));
        click("secretState_remove");
        QCOMPARE(m_bench->kept("meta-capi"), std::string("second-value")); // asks first
        click("secretState_remove");
        QTRY_COMPARE(words(), QStringLiteral("No value on this machine"));
        QCOMPARE(m_bench->kept("meta-capi"), std::string());
        // The draft has the name only, and no step of undo came of it.
        QCOMPARE(m_bench->bench.session.workspace().undoStack().count(), 0);
    }

    void aPastedValueLeavesTheClipboardUnlessItIsAnother()
    {
        open();
        for (const bool isReplaced : {false, true}) {
            click("secretState_set");
            QTRY_VERIFY(find<QLineEdit>("secretValue"));
            auto* dialog = find<editors::SecretDialog>("secretDialog");
            dialog->setClipboardTime(50);
            QGuiApplication::clipboard()->setText(QStringLiteral("EAA-pasted-value"));
            QTest::keyClick(find<QLineEdit>("secretValue"), Qt::Key_V, Qt::ControlModifier);
            QCOMPARE(find<QLineEdit>("secretValue")->text(), QStringLiteral("EAA-pasted-value"));
            if (isReplaced)
                QGuiApplication::clipboard()->setText(QStringLiteral("a recipe"));
            QTest::keyClick(find<QLineEdit>("secretValue"), Qt::Key_Return);
            QTRY_VERIFY(!find<QDialog>("secretDialog"));
            if (isReplaced) {
                QTest::qWait(120);
                QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("a recipe"));
            } else {
                QTRY_COMPARE(QGuiApplication::clipboard()->text(), QString());
            }
        }
        QCOMPARE(m_bench->kept("meta-capi"), std::string("EAA-pasted-value"));
    }

    void whereNoKeyringRunsThePassphraseIsAskedFor()
    {
        open(false);
        QTRY_COMPARE(words(), QStringLiteral("The key file of this machine is closed"));
        click("secretState_set");
        QTRY_VERIFY(find<QLineEdit>("passphrase"));
        QTest::keyClicks(find<QLineEdit>("passphrase"), QLatin1String(test::SecretBench::Passphrase));
        test::keepPicture(*find<QDialog>("passphraseDialog"), QStringLiteral("secret-passphrase"));
        QTest::keyClick(find<QLineEdit>("passphrase"), Qt::Key_Return);
        QTRY_COMPARE(words(), QStringLiteral("No value on this machine"));
        click("secretState_set");
        QTRY_VERIFY(find<QLineEdit>("secretValue"));
        QTest::keyClicks(find<QLineEdit>("secretValue"), QStringLiteral("some value"));
        QTest::keyClick(find<QLineEdit>("secretValue"), Qt::Key_Return);
        QTRY_COMPARE(words(), QStringLiteral("In the key file of this machine"));
        QCOMPARE(m_bench->kept("meta-capi"), std::string("some value"));
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    SecretVariableTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "secret_variable_test.moc"
