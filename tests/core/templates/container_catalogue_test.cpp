#include "core/templates/container_catalogue.h"

#include <gtest/gtest.h>

namespace sluis::templates {
namespace {

    using container::Container;
    using container::EntityKind;

    container::CustomTemplate makeTemplate(
        const char* id, const char* name, const std::string& kind, const std::string& infoId)
    {
        container::CustomTemplate made;
        made.id = container::TemplateId(id);
        made.name = name;
        made.templateData = "___INFO___\n\n{\"type\": \"" + kind + "\", \"id\": \"" + infoId
            + "\", \"version\": 1, \"displayName\": \"Inside\", \"containerContexts\": "
              "[\"SERVER\"]}\n\n\n___TEMPLATE_PARAMETERS___\n\n"
              "[{\"type\": \"TEXT\", \"name\": \"url\", \"displayName\": "
              "\"URL\"}]\n\n\n___SANDBOXED_JS_FOR_SERVER___\n\ndata.gtmOnSuccess();\n\n\n";
        return made;
    }

    Container sample()
    {
        Container container = container::newContainer("Shop", "GTM-TEST");
        container.info.containerId = "56";
        container.templates = {makeTemplate("70", "Own tag", "TAG", "cvt_temp_public_id"),
            makeTemplate("71", "Of the gallery", "MACRO", "cvt_ABCDE"),
            makeTemplate("72", "Broken", "TAG", "cvt_temp_public_id")};
        container.templates[1].galleryReference = value::Value::object({{"galleryTemplateId", "ABCDE"}});
        container.templates[2].templateData = "nothing";
        container::Client client;
        client.id = container::ClientId("80");
        client.name = "Client of a broken template";
        client.type = "cvt_56_72";
        container.clients.push_back(client);
        return container;
    }

    TEST(ContainerCatalogue, everyTemplateIsATypeUnderItsCode)
    {
        TypeCatalogue builtIn;
        builtIn.add({.kind = EntityKind::Tag, .code = "sgtmgaaw", .name = "GA4"});
        const TypeCatalogue catalogue = catalogueWithTemplates(builtIn, sample());
        EXPECT_TRUE(catalogue.find(EntityKind::Tag, "sgtmgaaw"));
        const TypeDescription* own = catalogue.find(EntityKind::Tag, "cvt_56_70");
        ASSERT_TRUE(own);
        EXPECT_EQ(own->name, "Own tag");
        ASSERT_EQ(own->fields.size(), 1u);
        EXPECT_EQ(own->fields[0].name, "url");
        EXPECT_TRUE(catalogue.find(EntityKind::Variable, "cvt_ABCDE"));
        EXPECT_EQ(catalogue.all(EntityKind::Variable).size(), 1u); // each template once
        const TypeDescription* broken = catalogue.find(EntityKind::Client, "cvt_56_72");
        ASSERT_TRUE(broken);
        EXPECT_EQ(broken->support, Support::ImportedOnly);
        EXPECT_FALSE(broken->reason.empty());
    }

    TEST(ContainerCatalogue, isTheSameUntilATemplateChanges)
    {
        ContainerCatalogue catalogue{TypeCatalogue()};
        Container container = sample();
        const auto first = catalogue.of(container);
        container.clients[0].name = "Edited";
        EXPECT_EQ(catalogue.of(container), first);
        container.templates[0].name = "Renamed";
        const auto second = catalogue.of(container);
        EXPECT_NE(second, first);
        EXPECT_EQ(second->find(EntityKind::Tag, "cvt_56_70")->name, "Renamed");
        container.templates.pop_back();
        EXPECT_EQ(catalogue.of(container)->find(EntityKind::Client, "cvt_56_72"), nullptr);
        container.templates.clear();
        EXPECT_TRUE(catalogue.of(container)->all(EntityKind::Tag).empty());
    }

} // namespace
} // namespace sluis::templates
