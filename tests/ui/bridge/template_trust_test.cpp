#include "ui/bridge/template_trust.h"

#include "core/templates/container_catalogue.h"
#include "core/templates/own_templates.h"
#include "core/templates/template_edit.h"
#include "tests/ui/support/sample_types.h"

#include <QSignalSpy>
#include <QTest>

using namespace sluis;

class TemplateTrustTest : public QObject
{
    Q_OBJECT

private:
    static container::Container containerWith(const std::string& text)
    {
        container::Container made;
        made.info.containerId = "1";
        container::CustomTemplate one;
        one.id = container::TemplateId("7");
        one.name = "T";
        one.templateData = text;
        made.templates.push_back(one);
        return made;
    }
    static std::string text(const char* name) { return templates::newTemplateText(container::EntityKind::Tag, name); }

private Q_SLOTS:
    void aStrangeTemplateIsATypeThatDoesNotRun()
    {
        QStringList kept;
        bridge::TemplateTrust trust({}, [&](const QStringList& marks) { kept = marks; });
        templates::ContainerCatalogue catalogue(*test::sampleTypes());
        const auto draft = containerWith(text("A"));
        const auto types = trust.restricted(catalogue.of(draft), draft);
        const auto* type = types->find(container::EntityKind::Tag, "cvt_1_7");
        QVERIFY(type && type->support == templates::Support::ImportedOnly && !type->reason.empty());
        QCOMPARE(trust.restricted(catalogue.of(draft), draft), types); // the very same
        QSignalSpy changed(&trust, &bridge::TemplateTrust::changed);
        trust.trustAll(draft);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(kept.size(), 1);
        QCOMPARE(trust.restricted(catalogue.of(draft), draft), catalogue.of(draft));
        trust.trustAll(draft);
        QCOMPARE(changed.count(), 1);
        // What was kept is known the next time.
        QVERIFY(bridge::TemplateTrust(kept, {}).isTrusted(draft));
    }

    void anEditTakesTrustAlongAndOnlyTrust()
    {
        bridge::TemplateTrust trust({}, {});
        trust.follow(text("A"), text("B"));
        QVERIFY(!trust.isTrusted(text("B")));
        trust.trust({text("A")});
        trust.follow(text("A"), text("B"));
        QVERIFY(trust.isTrusted(text("B")));
        QVERIFY(trust.isTrusted(text("A"))); // undo brings it back
        QVERIFY(!trust.isTrusted(text("C")));
    }

    void ourOwnOnesAreTrusted()
    {
        bridge::TemplateTrust trust({}, {});
        for (const templates::OwnTemplate& own : templates::ownTemplates()) {
            QVERIFY2(trust.isTrusted(std::string(own.text)), own.name.c_str());
            QVERIFY(!trust.isTrusted(std::string(own.text) + "\n"));
        }
    }

    void theOldestGiveWay()
    {
        QStringList kept;
        bridge::TemplateTrust trust({}, [&](const QStringList& marks) { kept = marks; });
        std::string now = text("0");
        trust.trust({now});
        for (size_t i = 1; i <= bridge::TemplateTrust::RememberedLimit; ++i) {
            const std::string next = text("x") + std::to_string(i);
            trust.follow(now, next);
            now = next;
        }
        QCOMPARE(static_cast<size_t>(kept.size()), bridge::TemplateTrust::RememberedLimit);
        QVERIFY(trust.isTrusted(now));
        QVERIFY(!trust.isTrusted(text("0")));
    }
};

QTEST_GUILESS_MAIN(TemplateTrustTest)

#include "template_trust_test.moc"
