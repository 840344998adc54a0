#include "ui/pages/templates/sample_panel.h"

#include "core/templates/template_edit.h"
#include "tests/ui/pages/templates/template_bench.h"
#include "ui/editors/code_view.h"
#include "ui/editors/variable_field.h"
#include "ui/widgets/inline_message.h"
#include "ui/widgets/label.h"

using namespace sluis;

class SamplePanelTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::TemplateBench> m_bench;

    void open(bool isTrusted = true)
    {
        m_bench = std::make_unique<test::TemplateBench>(isTrusted);
        m_bench->edit("60", "code");
        for (const auto& hit : m_bench->bench.session.feed().hits()) {
            if (!hit->events.empty() && hit->events.front().name == "purchase")
                m_bench->bench.session.selection().setSample(hit->hit.id);
        }
        QTRY_VERIFY(m_bench->bench.session.evaluator().sample().trace);
    }
    widgets::InlineMessage* state() { return m_bench->find<widgets::InlineMessage>("sampleState"); }
    QString request()
    {
        for (auto* label : m_bench->page->findChildren<widgets::Label*>(QStringLiteral("sampleRequest"))) {
            if (label->isVisible())
                return label->text();
        }
        return {};
    }
    QString bodies()
    {
        QStringList all;
        for (auto* view : m_bench->page->findChildren<editors::CodeView*>(QStringLiteral("sampleBody"))) {
            if (view->isVisible())
                all << view->text();
        }
        return all.join(u'\n');
    }

private Q_SLOTS:
    void initTestCase() { test::dress(); }
    void init() { open(); }
    void cleanup() { m_bench.reset(); }

    void theRequestOfTheSampleIsShown()
    {
        QTRY_COMPARE(request(), QStringLiteral("POST https://hooks.example.com/order")); // as the tag has it
        QTRY_VERIFY2(bodies().contains(QStringLiteral("\"purchase\"")), qPrintable(bodies()));
        QVERIFY(bodies().contains(QStringLiteral("answered 200"))); // its console
        test::keepPicture(*m_bench->page, QStringLiteral("template-sample"));
        QCOMPARE(test::namelessControls(*m_bench->page).join(u'\n'), QString());
    }

    void otherFieldsMakeAnotherRequest()
    {
        QTRY_VERIFY(!request().isEmpty());
        auto* url
            = m_bench->find<QWidget>("sampleForm")->findChild<editors::VariableField*>(QStringLiteral("field_url"));
        url->setFocus();
        url->selectAll();
        QTest::keyClicks(url, QStringLiteral("https://hooks.example.com/other"));
        QTRY_COMPARE(request(), QStringLiteral("POST https://hooks.example.com/other"));
        QCOMPARE(m_bench->textOf("60"), test::templateText("webhook.tpl")); // kept nowhere
        url->selectAll();
        QTest::keyClicks(url, QStringLiteral("https://elsewhere.example/"));
        QTRY_VERIFY(request().isEmpty()); // the permission does not reach there
        QTRY_VERIFY(m_bench->page->isReady());
    }

    void theResultFollowsTheCode()
    {
        QTRY_VERIFY(!request().isEmpty());
        m_bench->page->editor().draft().changeCode(QStringLiteral("data.gtmOnFailure();"));
        QTRY_COMPARE(state()->look().tone, widgets::Tone::Danger);
        QTRY_VERIFY(request().isEmpty());
        m_bench->page->editor().draft().changeCode(QStringLiteral("\nundefined.x;"));
        QTRY_VERIFY(m_bench->find<QAbstractButton>("sampleGoToLine"));
        m_bench->click("sampleGoToLine");
        QCOMPARE(m_bench->page->editor().tab(), QStringLiteral("code"));
    }

    void aLoopIsStopped()
    {
        m_bench->page->editor().draft().changeCode(QStringLiteral("while (true) {}"));
        QTRY_VERIFY(state()->look().headline == QStringLiteral("Stopped"));
        m_bench->page->editor().draft().changeCode(QStringLiteral("data.gtmOnSuccess();"));
        QTRY_VERIFY_WITH_TIMEOUT(state()->look().tone == widgets::Tone::Success, 10000);
    }

    void nothingRunsBeforeItIsTrusted()
    {
        open(false);
        QTRY_COMPARE(state()->look().headline, QStringLiteral("Not trusted"));
        QVERIFY(request().isEmpty());
        m_bench->click("templateTrust");
        QTRY_VERIFY(!request().isEmpty());
    }
};

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    SamplePanelTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "sample_panel_test.moc"
