#include "tests/ui/support/secret_bench.h"
#include "ui/editors/secret_cover.h"
#include "ui/editors/variable_field.h"
#include "ui/pages/tags/tags_page.h"
#include "ui/widgets/inline_message.h"

#include <QAbstractButton>
#include <QDialog>
#include <QLineEdit>
#include <QSignalSpy>

using namespace sluis;

// Secrets and tokens in the form of a tag.
class SecretFieldTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::SecretBench> m_bench;
    std::unique_ptr<pages::TagsPage> m_page;

    void edit(const char* tag, bool isOpen = true)
    {
        m_page.reset();
        m_bench = std::make_unique<test::SecretBench>(isOpen);
        m_page = std::make_unique<pages::TagsPage>(m_bench->bench.session);
        m_page->navigate({QLatin1String(tag)});
        m_page->resize(1272, 824);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
        QTRY_VERIFY(m_bench->desk.isCurrent());
    }
    bridge::WorkspaceModel& workspace() { return m_bench->bench.session.workspace(); }
    template <class T> T* find(const QString& name) { return m_page->findChild<T*>(name); }
    editors::SecretCover* cover(const char* field)
    {
        auto* edit = find<editors::VariableField>(QStringLiteral("field_") + QLatin1String(field));
        return edit ? edit->findChild<editors::SecretCover*>() : nullptr;
    }
    QAbstractButton* repair()
    {
        for (auto* button : m_page->findChildren<QAbstractButton*>()) {
            if (button->objectName().startsWith(QLatin1String("repair")) && button->isVisible()
                && button->text() == QLatin1String("Move it to a secret"))
                return button;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { test::dress(); }
    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void aFieldThatHoldsASecretShowsItsName()
    {
        edit("31");
        QTRY_VERIFY(cover("vendor") && cover("vendor")->isVisible());
        QVERIFY(!cover("url")->isVisible());
        test::keepPicture(*m_page, QStringLiteral("secret-field-missing"));
        auto* field = find<editors::VariableField>(QStringLiteral("field_vendor"));
        QVERIFY(field->accessibleDescription().contains(QStringLiteral("meta-capi, no value yet")));
        // It is set where it is missed.
        auto* set = find<QAbstractButton>(QStringLiteral("field_vendor_setSecret"));
        QTRY_VERIFY(set && set->isVisible());
        QTest::mouseClick(set, Qt::LeftButton);
        QTRY_VERIFY(find<QLineEdit>(QStringLiteral("secretValue")));
        QTest::keyClicks(find<QLineEdit>(QStringLiteral("secretValue")), QStringLiteral("EAA-the-value"));
        QTest::keyClick(find<QLineEdit>(QStringLiteral("secretValue")), Qt::Key_Return);
        QTRY_VERIFY(field->accessibleDescription().contains(QStringLiteral("meta-capi, in the keyring")));
        QVERIFY(!set->isVisible());
        test::keepPicture(*m_page, QStringLiteral("secret-field"));
        // A click lets the reference be edited; the secret shows again afterwards.
        QTRY_VERIFY(!find<QDialog>(QStringLiteral("secretDialog")));
        m_page->activateWindow();
        QTRY_VERIFY(m_page->isActiveWindow());
        QTest::mouseClick(cover("vendor"), Qt::LeftButton, {}, {40, 14});
        QTRY_VERIFY(field->hasFocus());
        QVERIFY(!cover("vendor")->isVisible());
        QCOMPARE(field->text(), QStringLiteral("{{Meta token}}"));
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("Meta"));
        find<QWidget>(QStringLiteral("field_url"))->setFocus();
        QVERIFY(!cover("vendor")->isVisible());
    }

    void aTokenIsMovedByOneClick()
    {
        edit("31");
        container::Tag tag = *workspace().draft().tag(container::TagId("31"));
        container::putParameter(tag.parameters,
            container::listParameter("headers",
                {container::mapParameter({container::textParameter("name", "Authorization"),
                    container::textParameter("value", std::string("Bearer ") + test::SecretBench::PlainToken)})}));
        workspace().put(tag);
        QTRY_VERIFY(repair());
        test::keepPicture(*m_page, QStringLiteral("secret-token"));
        QSignalSpy moved(&m_bench->desk, &bridge::SecretDesk::moved);
        QTest::mouseClick(repair(), Qt::LeftButton);
        QTRY_COMPARE(moved.count(), 1);
        QCOMPARE(
            m_bench->kept(moved.first().first().toString().toStdString()), std::string(test::SecretBench::PlainToken));
        const auto* headers
            = container::findParameter(workspace().draft().tag(container::TagId("31"))->parameters, "headers");
        QVERIFY(container::textOf(headers->list[0].map, "value").starts_with("Bearer {{Secret"));
        QTRY_VERIFY(!repair());
    }

    void whereTheKeyFileIsClosedItIsOpenedOnTheWay()
    {
        edit("31", false);
        container::Tag tag = *workspace().draft().tag(container::TagId("31"));
        container::putParameter(tag.parameters,
            container::listParameter("headers",
                {container::mapParameter({container::textParameter("name", "X-Api-Key"),
                    container::textParameter("value", test::SecretBench::PlainToken)})}));
        workspace().put(tag);
        QTRY_VERIFY(repair());
        QTest::mouseClick(repair(), Qt::LeftButton);
        QTRY_VERIFY(find<QLineEdit>(QStringLiteral("passphrase")));
        QSignalSpy moved(&m_bench->desk, &bridge::SecretDesk::moved);
        QTest::keyClicks(find<QLineEdit>(QStringLiteral("passphrase")), QLatin1String(test::SecretBench::Passphrase));
        QTest::keyClick(find<QLineEdit>(QStringLiteral("passphrase")), Qt::Key_Return);
        QTRY_COMPARE(moved.count(), 1);
    }

    void whatCannotBeKeptIsSaidAndNothingChanges()
    {
        m_page.reset();
        m_bench = std::make_unique<test::SecretBench>();
        m_bench->failsToOpen = true; // before the first look into the keyring
        m_page = std::make_unique<pages::TagsPage>(m_bench->bench.session);
        m_page->navigate({QStringLiteral("32")});
        m_page->resize(1272, 824);
        m_page->show();
        container::Tag tag = *workspace().draft().tag(container::TagId("32"));
        container::putParameter(
            tag.parameters, container::textParameter("body", std::string("Bearer ") + test::SecretBench::PlainToken));
        workspace().put(tag);
        QTRY_VERIFY(repair());
        QSignalSpy refused(&workspace(), &bridge::WorkspaceModel::refused);
        const auto before = workspace().snapshot();
        QTest::mouseClick(repair(), Qt::LeftButton);
        QTRY_COMPARE(refused.count(), 1);
        QVERIFY(refused.first().first().toString().startsWith(QStringLiteral("Nothing was changed.")));
        QCOMPARE(workspace().snapshot(), before);
        QVERIFY(repair());
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    SecretFieldTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "secret_field_test.moc"
