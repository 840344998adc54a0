#pragma once

#include "core/templates/container_catalogue.h"
#include "tests/ui/support/bench.h"
#include "ui/bridge/template_desk.h"
#include "ui/bridge/template_trust.h"
#include "ui/editors/code_editor.h"
#include "ui/pages/templates/template_editor.h"
#include "ui/pages/templates/template_table.h"
#include "ui/pages/templates/templates_page.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTreeView>

namespace sluis::test {

inline std::string fileText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

// A file of tests/data/templates.
inline std::string templateText(const char* name)
{
    return fileText(QStringLiteral(SLUIS_TEST_DATA "/templates/") + QLatin1String(name));
}

inline container::CustomTemplate customTemplate(const char* id, const char* name, std::string text)
{
    container::CustomTemplate one;
    one.id = container::TemplateId(id);
    one.name = name;
    one.templateData = std::move(text);
    return one;
}

// The page over the sample shop with one template, "Webhook", and a tag that is made from it.
struct TemplateBench {
    explicit TemplateBench(bool isTrusted = true)
        : catalogue(*sampleTypes())
        , trust({}, [this](const QStringList& marks) { kept = marks; })
        , bench(shop(),
              [this](const container::Container& draft) { return trust.restricted(catalogue.of(draft), draft); })
        , desk(systemClock)
    {
        QObject::connect(&trust, &bridge::TemplateTrust::changed, &workspace(), &bridge::WorkspaceModel::refreshTypes);
        if (isTrusted)
            trust.trustAll(workspace().draft());
        bench.arriveSome(2);
        page = std::make_unique<pages::TemplatesPage>(bench.session, desk, trust);
        QObject::connect(page.get(), &pages::Page::routeRequested, page.get(), [this](const QString& route) {
            routes << route;
            if (route.startsWith(QStringLiteral("templates/")))
                page->navigate(route.mid(10).split(u'/', Qt::SkipEmptyParts));
        });
        page->resize(1272, 824);
        page->show();
    }

    static container::Container shop()
    {
        container::Container made = sampleShop();
        made.info.containerId = "1000";
        made.templates.push_back(customTemplate("60", "Webhook", templateText("webhook.tpl")));
        container::Tag tag = made.tags.front();
        tag.id = container::TagId("70");
        tag.name = "Order hook";
        tag.type = "cvt_1000_60";
        tag.parameters = {container::textParameter("url", "https://hooks.example.com/order")};
        made.tags.push_back(tag);
        return made;
    }

    bridge::WorkspaceModel& workspace() { return bench.session.workspace(); }
    const container::Container& draft() { return workspace().draft(); }
    const container::CustomTemplate& last() { return draft().templates.back(); }
    std::string textOf(const char* id) { return draft().customTemplate(container::TemplateId(id))->templateData; }
    void edit(const char* id, const char* tab)
    {
        page->navigate({QLatin1String(id), QLatin1String(tab)});
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
        page->activateWindow();
    }
    template <class T> T* find(const char* name) { return page->findChild<T*>(QLatin1String(name)); }
    void click(const char* name)
    {
        const auto usable = [&] { return find<QAbstractButton>(name) && find<QAbstractButton>(name)->isVisible(); };
        QTRY_VERIFY2(usable(), name); // what was just made is shown with the next turn of the loop
        QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton);
    }
    void chooseTab(const char* id) { page->editor().showTab(QLatin1String(id)); }

    templates::ContainerCatalogue catalogue;
    QStringList kept;
    bridge::TemplateTrust trust;
    Bench bench;
    SystemClock systemClock;
    bridge::TemplateDesk desk;
    std::unique_ptr<pages::TemplatesPage> page;
    QStringList routes;
};

} // namespace sluis::test
