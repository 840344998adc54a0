#include "ui/pages/templates/permissions_tab.h"

#include "core/templates/template_edit.h"
#include "tests/ui/pages/templates/template_bench.h"
#include "ui/editors/variable_field.h"
#include "ui/pages/templates/permission_card.h"
#include "ui/pages/templates/permission_fields.h"
#include "ui/pages/templates/permission_words.h"
#include "ui/widgets/inline_message.h"

using namespace sluis;

class PermissionsTabTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::TemplateBench> m_bench;

    templates::Template subject() { return *templates::readTemplate(m_bench->textOf("60")); }
    pages::PermissionCard* card(const char* id)
    {
        return m_bench->page->findChild<pages::PermissionCard*>(QStringLiteral("permission_") + QLatin1String(id));
    }

private Q_SLOTS:
    void initTestCase() { test::dress(); }
    void init()
    {
        m_bench = std::make_unique<test::TemplateBench>();
        m_bench->edit("60", "permissions");
    }
    void cleanup() { m_bench.reset(); }

    void eachPermissionIsThere()
    {
        const templates::Template whole = subject();
        for (const templates::Permission& permission : whole.permissions.list())
            QVERIFY2(card(permission.id.c_str()) && card(permission.id.c_str())->isVisible(), permission.id.c_str());
        QCOMPARE(test::namelessControls(*m_bench->page).join(u'\n'), QString());
    }

    void aPermissionIsNarrowedInItsForm()
    {
        m_bench->click("permissionNarrow_send_http");
        auto* urls = card("send_http")->findChild<editors::VariableField*>(QStringLiteral("field_urls"));
        QTRY_VERIFY(urls && urls->isVisible());
        urls->setFocus();
        urls->selectAll();
        QTest::keyClicks(urls, QStringLiteral("https://orders.example.com/"));
        const templates::Template whole = subject();
        QCOMPARE(pages::permissionScope(*whole.permissions.find("send_http")),
            QStringLiteral("only https://orders.example.com/"));
        test::keepPicture(*m_bench->page, QStringLiteral("template-permissions"));
        m_bench->workspace().undoStack().undo();
        QCOMPARE(m_bench->textOf("60"), test::templateText("webhook.tpl"));
    }

    void whoseSecretTheCodeSeesIsSaid()
    {
        auto* list = m_bench->find<QWidget>("permissionSecrets");
        container::Variable token;
        token.id = container::VariableId("90");
        token.name = "Hook token";
        token.type = "sluis_secret";
        token.parameters = {container::textParameter("name", "hook-token")};
        m_bench->workspace().put(token);
        container::Tag tag = *m_bench->draft().tag(container::TagId("70"));
        container::putParameter(
            tag.parameters, container::textParameter("url", "https://hooks.example.com/{{Hook token}}"));
        m_bench->workspace().put(tag);
        QVERIFY(!list->isVisible()); // a placeholder only
        container::putParameter(token.parameters, container::booleanParameter("giveToTemplates", true));
        m_bench->workspace().put(token);
        QTRY_VERIFY(list->isVisible());
        const auto* note = list->findChild<widgets::InlineMessage*>();
        QCOMPARE(note->look().headline, QStringLiteral("Sees the value of hook-token"));
        QVERIFY(note->look().rest.contains(QStringLiteral("Order hook")));
        test::keepPicture(*m_bench->page, QStringLiteral("template-sees-secret"));
        m_bench->click("permissionSecret_hook-token");
        QCOMPARE(m_bench->routes.last(), QStringLiteral("variables/90"));
    }

    void whatIsMissingIsGivenAndWhatIsUnusedGoes()
    {
        const std::string text = templates::withCode(
            m_bench->textOf("60"), "const get = require('getCookieValues');\nget('_fbp');\ndata.gtmOnSuccess();");
        m_bench->page->editor().draft().change(text, {});
        m_bench->click("permissionGive_get_cookies");
        QVERIFY(subject().permissions.allowsGetCookie("_fbp"));
        QVERIFY(!subject().permissions.allowsGetCookie("session"));
        m_bench->click("permissionsFit");
        QCOMPARE(subject().permissions.list().size(), size_t(1));
        m_bench->click("permissionRemove_get_cookies");
        QVERIFY(subject().permissions.list().empty());
    }

    void everyPermissionComesBackFromItsForm()
    {
        using value::Value;
        const std::vector<templates::Permission> all{
            {"read_request", "1",
                Value::object({{"requestAccess", "specific"}, {"headersAllowed", true}, {"headerAccess", "specific"},
                    {"headerWhitelist", Value::array({Value::object({{"headerName", "user-agent"}})})}})},
            {"read_event_data", "1",
                Value::object({{"eventDataAccess", "specific"}, {"keyPatterns", Value::array({"a", "b.*"})}})},
            {"set_cookies", "1",
                Value::object({{"allowedCookies",
                    Value::array({Value::object(
                        {{"name", "_x"}, {"domain", "*"}, {"path", "*"}, {"secure", "any"}, {"session", "any"}})})}})},
        };
        for (const templates::Permission& permission : all) {
            templates::Permission back{permission.id, permission.versionId, Value::object()};
            const auto fields = pages::permissionFields(permission.id);
            for (const container::Parameter& parameter : pages::permissionParameters(permission))
                back = pages::withParameter(back, fields, parameter);
            QVERIFY2(back == permission, permission.id.c_str());
        }
        for (const std::string& id : pages::permissionIds())
            QVERIFY2(pages::permissionTitle(id) != QString::fromStdString(id), id.c_str());
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    PermissionsTabTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "permissions_tab_test.moc"
