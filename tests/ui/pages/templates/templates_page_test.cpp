#include "ui/pages/templates/templates_page.h"

#include "core/http/request_text.h"
#include "core/templates/template_edit.h"
#include "tests/support/template_text.h"
#include "tests/ui/pages/templates/template_bench.h"
#include "ui/bridge/embedded_server.h"
#include "ui/editors/new_entity.h"
#include "ui/widgets/inline_message.h"

#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTemporaryDir>

using namespace sluis;

class TemplatesPageTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::TemplateBench> m_bench;

    void open(bool isTrusted = true)
    {
        m_bench = std::make_unique<test::TemplateBench>(isTrusted);
        QVERIFY(QTest::qWaitForWindowExposed(m_bench->page.get()));
    }

private Q_SLOTS:
    void initTestCase() { test::dress(); }
    void init() { open(); }
    void cleanup() { m_bench.reset(); }

    void theTableSaysWhatATemplateIs()
    {
        const auto& tree = m_bench->page->table().tree();
        QCOMPARE(tree.rowCount(), 1);
        const pages::TemplateRow& row = tree.at(tree.index(0, 0));
        QCOMPARE(row.name, QStringLiteral("Webhook"));
        QCOMPARE(row.kind, QStringLiteral("Tag"));
        QCOMPARE(row.brand, QStringLiteral("Hooks & Co"));
        QCOMPARE(row.users, 1);
        QVERIFY(row.permissions > 0);
        QVERIFY(row.tests > 0);
        QVERIFY(row.failed < 0);
        test::keepPicture(*m_bench->page, QStringLiteral("templates"));
        QCOMPARE(test::namelessControls(*m_bench->page).join(u'\n'), QString());
    }

    void aNewTagTemplateCanBeUsedAtOnce()
    {
        m_bench->click("templatesNew");
        auto* menu = m_bench->find<QMenu>("templatesNewMenu");
        QTRY_VERIFY(menu->isVisible());
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().at(0)).center());
        QTRY_COMPARE(m_bench->draft().templates.size(), size_t(2));
        QVERIFY(m_bench->page->isEditing());
        QCOMPARE(m_bench->last().name, std::string("New tag template"));
        // It is a type of tag that the chooser offers.
        const auto types = editors::creatableTypes(m_bench->workspace().types(), container::EntityKind::Tag);
        QVERIFY(
            std::any_of(types.begin(), types.end(), [](const auto* type) { return type->name == "New tag template"; }));
        m_bench->click("templateUse");
        QCOMPARE(m_bench->draft().tags.back().type, "cvt_1000_" + m_bench->last().id.text);
        QVERIFY(m_bench->routes.last().startsWith(QStringLiteral("tags/")));
        m_bench->workspace().undoStack().undo();
        m_bench->workspace().undoStack().undo();
        QCOMPARE(m_bench->draft().templates.size(), size_t(1));
        QVERIFY(!m_bench->page->isEditing());
    }

    void anImportedFileShowsWhatItMayDoFirst()
    {
        const std::string text = test::templateText("webhook.tpl");
        m_bench->workspace().remove({{container::EntityKind::Tag, "70"}, {container::EntityKind::Template, "60"}});
        m_bench->page->importFile(QStringLiteral(SLUIS_TEST_DATA "/templates/webhook.tpl"));
        QTRY_VERIFY(m_bench->find<QDialog>("installTemplate"));
        QVERIFY(m_bench->draft().templates.empty());
        test::keepPicture(*m_bench->find<QDialog>("installTemplate"), QStringLiteral("template-import"));
        m_bench->click("installAdd");
        QTRY_COMPARE(m_bench->draft().templates.size(), size_t(1));
        QCOMPARE(m_bench->last().templateData, text); // byte for byte
        QVERIFY(m_bench->trust.isTrusted(text));
        QVERIFY(m_bench->page->isEditing());
    }

    void ourOwnOnesAreInTheMenu()
    {
        auto* action
            = m_bench->find<QMenu>("templatesOwnMenu")->findChild<QAction*>(QStringLiteral("own_meta_conversions"));
        QVERIFY(action);
        action->trigger();
        QTRY_VERIFY(m_bench->find<QDialog>("installTemplate"));
        m_bench->click("installAdd");
        QTRY_COMPARE(m_bench->draft().templates.size(), size_t(2));
        const auto& tree = m_bench->page->table().tree();
        m_bench->page->navigate({});
        QTRY_VERIFY(tree.findIf([](const pages::TemplateRow& row) { return row.source == QLatin1String("Ready-made"); })
                .isValid());
    }

    void anUpdateSaysWhatChanges()
    {
        auto read = templates::readTemplate(test::templateText("webhook.tpl"));
        auto permissions = read->permissions.list();
        permissions.push_back({"read_request", "1", value::Value::object({{"requestAccess", "any"}})});
        const std::string newer
            = templates::withPermissions(test::templateText("webhook.tpl"), templates::Permissions::of(permissions));
        m_bench->page->importText(QStringLiteral("webhook.tpl"), newer);
        QTRY_VERIFY(m_bench->find<QDialog>("installTemplate"));
        QStringList words;
        for (const auto* label : m_bench->find<QDialog>("installTemplate")->findChildren<QLabel*>())
            words << label->text();
        QVERIFY2(words.join(u'\n').contains(QStringLiteral("May do more: Read the visitor's request")),
            qPrintable(words.join(u'\n')));
        test::keepPicture(*m_bench->find<QDialog>("installTemplate"), QStringLiteral("template-update"));
        m_bench->click("installUpdate");
        QCOMPARE(m_bench->draft().templates.size(), size_t(1));
        QCOMPARE(m_bench->textOf("60"), newer);
    }

    void aBrokenFileNamesThePlaceAndCanBeRepaired()
    {
        const std::string broken = templates::withSection(
            test::templateText("webhook.tpl"), "TEMPLATE_PARAMETERS", "[\n  {\"type\": oops}\n]");
        m_bench->page->importText(QStringLiteral("other.tpl"), broken);
        auto* said = m_bench->find<widgets::InlineMessage>("templatesSaid");
        QTRY_VERIFY(said->isVisible());
        QVERIFY2(said->look().rest.contains(QStringLiteral("line ")), qPrintable(said->look().rest));
        m_bench->click("templatesRepair");
        QCOMPARE(m_bench->last().templateData, broken);
        QCOMPARE(m_bench->page->editor().tab(), QStringLiteral("file"));
        QCOMPARE(m_bench->find<QComboBox>("fileSections")->currentText(), QStringLiteral("TEMPLATE_PARAMETERS"));
        auto* editor = m_bench->find<editors::CodeEditor>("fileText");
        QCOMPARE(editor->marks().size(), 1);
        QCOMPARE(editor->marks().first().line, 2);
        test::keepPicture(*m_bench->page, QStringLiteral("template-broken"));
        editor->setFocus();
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("[]"));
        QTRY_VERIFY(m_bench->page->editor().draft().subject());
        QVERIFY(!m_bench->find<QWidget>("templateBroken")->isVisible());
    }

    void whatIsNoTemplateIsRefused()
    {
        m_bench->page->importText(QStringLiteral("letter.tpl"), "Dear reader");
        auto* said = m_bench->find<widgets::InlineMessage>("templatesSaid");
        QTRY_VERIFY(said->isVisible());
        QVERIFY(!m_bench->find<QAbstractButton>("templatesRepair"));
        QCOMPARE(m_bench->draft().templates.size(), size_t(1));
    }

    void theFileGoesOutAsItIs()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.tpl"));
        m_bench->page->exportTo(container::TemplateId("60"), path);
        QTRY_COMPARE(test::fileText(path), test::templateText("webhook.tpl"));
    }

    void typingInTheCodeChangesTheCodeAlone()
    {
        m_bench->edit("60", "code");
        auto* editor = m_bench->find<editors::CodeEditor>("templateCode");
        editor->setFocus();
        editor->setCursorPosition(0, 0);
        const int steps = m_bench->workspace().undoStack().count();
        QTest::keyClicks(editor, QStringLiteral("// ours"));
        QTest::keyClick(editor, Qt::Key_Return);
        const auto before = templates::TemplateFile::read(test::templateText("webhook.tpl"));
        const auto after = templates::TemplateFile::read(m_bench->textOf("60"));
        QVERIFY(after->text("SANDBOXED_JS_FOR_SERVER")->starts_with("// ours\n"));
        for (const templates::Section& section : before->sections()) {
            if (section.name != "SANDBOXED_JS_FOR_SERVER")
                QCOMPARE(after->section(section.name)->body, section.body);
        }
        QCOMPARE(m_bench->workspace().undoStack().count(), steps + 1);
        m_bench->workspace().undoStack().undo();
        QCOMPARE(m_bench->textOf("60"), test::templateText("webhook.tpl"));
        QVERIFY(!editor->code().contains(QStringLiteral("// ours")));
    }

    void errorsAndMissingPermissionsAreMarked()
    {
        m_bench->edit("60", "code");
        auto* editor = m_bench->find<editors::CodeEditor>("templateCode");
        editor->setFocus();
        editor->setCursorPosition(0, 0);
        QTest::keyClicks(editor, QStringLiteral("const ip = require('getRemoteAddress')"));
        QTest::keyClick(editor, Qt::Key_Escape);
        QTest::keyClick(editor, Qt::Key_Return);
        QTest::keyClicks(editor, QStringLiteral("ip();"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(std::any_of(editor->marks().begin(), editor->marks().end(),
            [](const auto& mark) { return mark.line == 1 && mark.text.contains(QStringLiteral("read_request")); }));
        test::keepPicture(*m_bench->page, QStringLiteral("template-code"));
        // The permission is given where it is missed.
        auto* list = m_bench->find<QAbstractItemView>("templateRemarks");
        QModelIndex missing;
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            if (list->model()->index(row, 0).data().toString().contains(QStringLiteral("read_request")))
                missing = list->model()->index(row, 0);
        }
        QVERIFY(missing.isValid());
        const QRect place = list->visualRect(missing);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, {place.right() - 24, place.center().y()});
        const auto read = templates::readTemplate(m_bench->textOf("60"));
        QVERIFY(read && read->permissions.allowsRequest(templates::RequestPart::RemoteAddress));
        QVERIFY(!read->permissions.allowsRequest(templates::RequestPart::Body));
        // An error of syntax comes from the engine.
        editor->setFocus();
        editor->setCursorPosition(2, 0);
        QTest::keyClicks(editor, QStringLiteral("const = ;"));
        QTRY_VERIFY(std::any_of(editor->marks().begin(), editor->marks().end(),
            [](const auto& mark) { return mark.isError && mark.line == 3; }));
        QTRY_VERIFY(m_bench->find<QWidget>("templateTabs")->isVisible());
    }

    void theSandboxIsOfferedWhileTyping()
    {
        m_bench->edit("60", "code");
        auto* editor = m_bench->find<editors::CodeEditor>("templateCode");
        QVERIFY(
            editor->offersFor(QStringLiteral("const x = require('sendH")).contains(QStringLiteral("sendHttpRequest")));
        QVERIFY(editor->offersFor(QStringLiteral("  data.gtmOn")).contains(QStringLiteral("gtmOnFailure")));
        QVERIFY(
            editor->offersFor(QStringLiteral("  data.")).contains(QStringLiteral("method"))); // a field of the template
        QVERIFY(editor->offersFor(QStringLiteral("JSON.str")).contains(QStringLiteral("stringify")));
        QVERIFY(editor->offersFor(QStringLiteral("// send")).isEmpty());
        editor->setFocus();
        editor->setCursorPosition(0, 0);
        QTest::keyClicks(editor, QStringLiteral("getReq"));
        QTRY_VERIFY(editor->isListActive());
        QTest::keyClick(editor, Qt::Key_Down);
        QTest::keyClick(editor, Qt::Key_Return);
        QVERIFY(editor->code().startsWith(QStringLiteral("getRequest")));
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("const send = require('sendHttpRequest');"));
        QTest::keyClick(editor, Qt::Key_Escape);
        QTest::keyClick(editor, Qt::Key_Return);
        QTest::keyClicks(editor, QStringLiteral("send("));
        QTRY_VERIFY(editor->SendScintilla(QsciScintilla::SCI_CALLTIPACTIVE) != 0);
        test::keepPicture(*m_bench->page, QStringLiteral("template-calltip"));
    }

    void findAndReplaceGoThroughTheCode()
    {
        m_bench->edit("60", "code");
        auto* editor = m_bench->find<editors::CodeEditor>("templateCode");
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_H, Qt::ControlModifier);
        auto* bar = editor->parentWidget()->findChild<QWidget*>(QStringLiteral("findBar"));
        QTRY_VERIFY(bar->isVisible());
        auto* words = bar->findChild<QLineEdit*>(QStringLiteral("findText"));
        QTRY_VERIFY(words->hasFocus());
        QTest::keyClicks(words, QStringLiteral("event."));
        auto* by = bar->findChild<QLineEdit*>(QStringLiteral("replaceText"));
        by->setFocus();
        QTest::keyClicks(by, QStringLiteral("hit."));
        test::keepPicture(*m_bench->page, QStringLiteral("template-find"));
        QTest::mouseClick(bar->findChild<QAbstractButton*>(QStringLiteral("replaceAll")), Qt::LeftButton);
        QVERIFY(!editor->code().contains(QStringLiteral("event.")));
        QVERIFY(QString::fromStdString(m_bench->textOf("60")).contains(QStringLiteral("hit.event_name")));
        QTest::keyClick(words, Qt::Key_Escape);
        QVERIFY(!bar->isVisible());
        QVERIFY(editor->hasFocus());
    }

    void theNameIsTheSameEverywhere()
    {
        m_bench->edit("60", "info");
        auto* name = m_bench->find<QLineEdit>("infoName");
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Order messages"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(m_bench->last().name, std::string("Order messages"));
        QCOMPARE(templates::readTemplate(m_bench->textOf("60"))->info.name, std::string("Order messages"));
        QCOMPARE(m_bench->find<QLineEdit>("editorName")->text(), QStringLiteral("Order messages"));
        auto* about = m_bench->find<QPlainTextEdit>("infoDescription");
        about->setFocus();
        about->selectAll();
        QTest::keyClicks(about, QStringLiteral("Tells the warehouse."));
        QCOMPARE(templates::readTemplate(m_bench->textOf("60"))->info.description, std::string("Tells the warehouse."));
        test::keepPicture(*m_bench->page, QStringLiteral("template-info"));
        QCOMPARE(test::namelessControls(*m_bench->page).join(u'\n'), QString());
    }

    void aCopyHasItsOwnName()
    {
        m_bench->edit("60", "code");
        m_bench->click("editorDuplicate");
        QCOMPARE(m_bench->draft().templates.size(), size_t(2));
        QCOMPARE(m_bench->last().name, std::string("Webhook copy"));
        QCOMPARE(templates::readTemplate(m_bench->last().templateData)->info.name, std::string("Webhook copy"));
        QVERIFY(m_bench->trust.isTrusted(m_bench->last().templateData));
    }

    void usersAreShownAndALinkAway()
    {
        m_bench->edit("60", "code");
        m_bench->click("user_70");
        QCOMPARE(m_bench->routes.last(), QStringLiteral("tags/70"));
    }

    void nothingOfAStrangeTemplateRunsBeforeItIsTrusted()
    {
        open(false);
        const auto* type = m_bench->workspace().types().find(container::EntityKind::Tag, "cvt_1000_60");
        QVERIFY(type && type->support == templates::Support::ImportedOnly);
        QVERIFY(m_bench->find<QWidget>("templatesUntrusted")->isVisible());
        QCOMPARE(static_cast<int>(m_bench->page->railMark().dot), static_cast<int>(pages::RailMark::Dot::Warning));
        test::keepPicture(*m_bench->page, QStringLiteral("templates-untrusted"));
        m_bench->edit("60", "code");
        QVERIFY(m_bench->find<QWidget>("templateUntrusted")->isVisible());
        // Typing does not make it trusted.
        auto* editor = m_bench->find<editors::CodeEditor>("templateCode");
        editor->setFocus();
        QTest::keyClicks(editor, QStringLiteral(" "));
        QVERIFY(!m_bench->trust.isTrusted(m_bench->textOf("60")));
        m_bench->click("templateTrust");
        QVERIFY(!m_bench->find<QWidget>("templateUntrusted")->isVisible());
        type = m_bench->workspace().types().find(container::EntityKind::Tag, "cvt_1000_60");
        QVERIFY(type && type->support == templates::Support::Runs);
        QCOMPARE(m_bench->kept.size(), 1);
        // What is typed from here on stays trusted, and so does what undo brings back.
        QTest::keyClicks(editor, QStringLiteral("x"));
        QVERIFY(m_bench->trust.isTrusted(m_bench->textOf("60")));
        QVERIFY(!m_bench->find<QWidget>("templateUntrusted")->isVisible());
    }

    void oneThatIsStoppedAgainAndAgainIsShownAndCanBeReleased()
    {
        const std::string code = "\nwhile (true) {}";
        m_bench->workspace().put(test::customTemplate("61", "Endless", test::templateText("TAG", code)));
        container::Client client;
        client.name = "GA4";
        client.type = "gaaw_client";
        client.id = container::ClientId("90");
        m_bench->workspace().put(client);
        container::Tag tag;
        tag.id = container::TagId("91");
        tag.name = "Endless tag";
        tag.type = "cvt_1000_61";
        tag.firingTriggers = {container::TriggerId(std::string(container::AllPagesTriggerId))};
        m_bench->workspace().put(tag);
        m_bench->trust.trustAll(m_bench->draft());
        bridge::EmbeddedServer server;
        server.setTemplateLimits(sandbox::protocol::limitsOf(50, 64));
        server.follow(m_bench->workspace());
        m_bench->page->watch(server);
        auto* said = m_bench->find<widgets::InlineMessage>("templatesStopped");
        QVERIFY(!said->isVisible());
        server.start(0);
        QTRY_VERIFY(server.listening().on);
        const auto hit = http::readRequestText(
            "GET /g/collect?v=2&tid=G-TEST&cid=1.1&en=page_view HTTP/1.1\r\nHost: shop.example\r\n\r\n");
        QVERIFY(hit);
        for (int i = 0; i < 6; ++i)
            server.submit(*hit);
        QTRY_VERIFY_WITH_TIMEOUT(said->isVisible(), 20000);
        QVERIFY(said->look().headline.contains(QStringLiteral("“Endless” until")));
        QCOMPARE(said->look().rest,
            QStringLiteral("The template “Endless” ran longer than 50 ms and was stopped in line 1."));
        const auto& tree = m_bench->page->table().tree();
        QVERIFY(!tree.at(tree.index(1, 0)).stoppedUntil.isEmpty() || !tree.at(tree.index(0, 0)).stoppedUntil.isEmpty());
        test::keepPicture(*m_bench->page, QStringLiteral("templates-stopped"));
        m_bench->click("templatesRelease");
        QTRY_VERIFY(!said->isVisible());
        QVERIFY(server.stoppedTemplates().empty());
        server.stop();
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    TemplatesPageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "templates_page_test.moc"
