#include "core/gtm/own_types.h"

#include "core/gtm/read_export.h"
#include "core/gtm/write_export.h"
#include "core/templates/own_templates.h"
#include "tests/core/gtm/files.h"
#include "tests/support/container_builder.h"

#include <gtest/gtest.h>

namespace sluis::gtm {
namespace {

    using container::Container;
    using sluis::test::ContainerBuilder;

    const WallTime Moment = fromMilliseconds(1'770'000'000'123);

    ContainerBuilder shop()
    {
        ContainerBuilder builder;
        builder.container().info.containerId = "77";
        builder.client("Hooks", "sluis_json_client", {ContainerBuilder::table("paths", {{{"path", "/hook"}}})});
        const auto all = builder.always("All").id;
        builder.tag("News", "sluis_http", {all},
            {container::textParameter("url", "https://news.example/"),
                ContainerBuilder::table("bodyTable", {{{"path", "a"}, {"value", "1"}}})});
        builder.tag("GA4", "sgtmgaaw", {all}, {});
        container::Transformation scoped;
        scoped.id = container::TransformationId("900");
        scoped.type = "tf_exclude_params";
        scoped.parameters = {container::listParameter(
            "affectedTagTypes", {container::mapParameter({container::textParameter("tagType", "sluis_http")})})};
        builder.container().transformations.push_back(scoped);
        return builder;
    }

    TEST(OwnTypes, goOutAsTemplatesThatDoTheSame)
    {
        const ForGoogle out = forGoogle(shop().container(), Moment);
        ASSERT_EQ(out.container.templates.size(), 2u);
        const auto& webhook = out.container.templates[0];
        EXPECT_EQ(webhook.name, "Webhook");
        EXPECT_EQ(webhook.fingerprint, "1770000000123");
        EXPECT_EQ(webhook.templateData, templates::ownTemplate("webhook")->text);
        EXPECT_EQ(out.container.tags[0].type, "cvt_77_" + webhook.id.text);
        EXPECT_EQ(out.container.tags[0].parameters, shop().container().tags[0].parameters);
        EXPECT_EQ(out.container.tags[1].type, "sgtmgaaw");
        EXPECT_EQ(out.container.clients[0].type, "cvt_77_" + out.container.templates[1].id.text);
        EXPECT_NE(webhook.id, out.container.templates[1].id);
        EXPECT_EQ(out.container.transformations[0].parameters[0].list[0].map[0].text(), out.container.tags[0].type);
        ASSERT_EQ(out.changes.size(), 2u);
        EXPECT_EQ(out.changes[0].name, "News");
        EXPECT_EQ(out.changes[0].text, (Message{"gtm.becomesTemplate", {"Webhook"}}));
        EXPECT_EQ(out.changes[1].entity.kind, container::EntityKind::Client);
    }

    TEST(OwnTypes, whatGoogleKnowsGoesOutAsItIs)
    {
        const Container everything = readExport(testFile("everything.json")).value();
        const ForGoogle out = forGoogle(everything, Moment);
        EXPECT_TRUE(out.changes.empty());
        EXPECT_EQ(out.container, everything);
        EXPECT_EQ(exportForGoogle(everything, &everything, Moment).text, testFile("everything.json"));
    }

    TEST(OwnTypes, aTemplateThatIsThereIsUsedAndNamesDoNotClash)
    {
        ContainerBuilder builder = shop();
        container::CustomTemplate other;
        other.id = container::TemplateId("500");
        other.name = "Webhook";
        other.templateData = "___INFO___\n\n{}\n";
        builder.container().templates.push_back(other);
        const ForGoogle named = forGoogle(builder.container(), Moment);
        EXPECT_EQ(named.container.templates[1].name, "Webhook (2)");
        const ForGoogle again = forGoogle(named.container, Moment);
        EXPECT_EQ(again.container, named.container);
        EXPECT_TRUE(again.changes.empty());
    }

    TEST(OwnTypes, comeBackAndGoOutAgainByteForByte)
    {
        const std::string text = exportForGoogle(shop().container(), nullptr, Moment).text;
        const auto read = readExport(text);
        ASSERT_TRUE(read) << read.error().detail;
        const Container back = fromGoogle(*read);
        EXPECT_EQ(back.tags[0].type, "sluis_http");
        EXPECT_EQ(back.clients[0].type, "sluis_json_client");
        EXPECT_EQ(back.transformations[0].parameters[0].list[0].map[0].text(), "sluis_http");
        EXPECT_EQ(exportForGoogle(back, &back, Moment + std::chrono::hours(1)).text, text);
    }

    TEST(OwnTypes, aFormThatOnlyTheTemplateHasStaysWithTheTemplate)
    {
        Container container = forGoogle(shop().container(), Moment).container;
        container.tags[0].parameters.push_back(container::textParameter("consent", "both"));
        Container back = fromGoogle(container);
        EXPECT_EQ(back.tags[0].type, container.tags[0].type);
        EXPECT_EQ(back.clients[0].type, "sluis_json_client");
        container.tags[0].parameters.pop_back();
        container.tags[0].parameters[1].list[0].map.push_back(container::textParameter("type", "number"));
        EXPECT_EQ(fromGoogle(container).tags[0].type, container.tags[0].type);
    }

    TEST(OwnTypes, aTemplateWhoseCodeWasChangedIsNotOurs)
    {
        Container container = forGoogle(shop().container(), Moment).container;
        std::string& text = container.templates[0].templateData;
        text.replace(text.find("const maxPathParts = 32;"), 24, "const maxPathParts = 33;");
        EXPECT_EQ(fromGoogle(container).tags[0].type, container.tags[0].type);
    }

} // namespace
} // namespace sluis::gtm
