#include "core/publish/publication.h"

#include <gtest/gtest.h>

namespace sluis::publish {
namespace {

    using namespace container;

    Capabilities able()
    {
        Capabilities capabilities;
        capabilities.types = {{EntityKind::Tag, "sgtmgaaw"}, {EntityKind::Tag, "sluis_http"},
            {EntityKind::Client, "gaaw_client"}, {EntityKind::Variable, "c"}, {EntityKind::Variable, "ed"},
            {EntityKind::BuiltInVariable, "EVENT_NAME"}, {EntityKind::Transformation, "tf_exclude_params"}};
        return capabilities;
    }

    Tag tag(std::string id, std::string type, std::string url = {})
    {
        Tag made;
        made.id = TagId(std::move(id));
        made.name = "Tag " + made.id.text;
        made.type = std::move(type);
        made.parameters = {textParameter("url", std::move(url))};
        return made;
    }

    Variable variable(std::string id, std::string type, std::string value = {})
    {
        Variable made;
        made.id = VariableId(std::move(id));
        made.name = "Variable " + made.id.text;
        made.type = std::move(type);
        made.parameters = {textParameter("value", std::move(value))};
        return made;
    }

    std::vector<std::string> names(const std::vector<CannotRun>& items)
    {
        std::vector<std::string> all;
        for (const CannotRun& item : items)
            all.push_back(item.name);
        return all;
    }

    using Names = std::vector<std::string>;

    TEST(Publication, whatTheGatewayRunsMayGo)
    {
        Container container;
        container.tags = {tag("1", "sluis_http", "https://{{Variable 2}}/")};
        container.variables = {variable("2", "c")};
        const auto publication = planPublication(container, able(), {});
        EXPECT_TRUE(publication.mayGo());
        EXPECT_TRUE(publication.leftOut.empty());
    }

    TEST(Publication, everyActiveItemThatCannotRunIsNamed)
    {
        Container container;
        container.tags = {tag("1", "sgtmadsct"), tag("2", "sluis_http", "{{Variable 3}}")};
        container.variables = {variable("3", "c", "{{Variable 4}}"), variable("4", "fs")};
        Client client;
        client.id = ClientId("5");
        client.name = "Data client";
        client.type = "cvt_ABC";
        container.clients = {client};
        Transformation transformation;
        transformation.id = TransformationId("6");
        transformation.name = "Template transformation";
        transformation.type = "cvt_DEF";
        container.transformations = {transformation};
        const auto publication = planPublication(container, able(), {});
        EXPECT_EQ(
            names(publication.undecided), (Names{"Tag 1", "Data client", "Template transformation", "Variable 4"}));
        EXPECT_FALSE(publication.mayGo());
        EXPECT_EQ(publication.undecided[0].reason, (Message{"publish.cannotRunType", {"Tag 1", "sgtmadsct"}}));
        EXPECT_EQ(publication.undecided[1].reason.key, "publish.cannotRunTemplate");
        EXPECT_EQ(refusalOf(publication).subject, "Tag 1, Data client, Template transformation, Variable 4");

        auto withTemplates = able();
        withTemplates.runsTemplates = true;
        EXPECT_EQ(names(planPublication(container, withTemplates, {}).undecided), (Names{"Tag 1", "Variable 4"}));
    }

    TEST(Publication, pausedTagsAndUnusedVariablesDoNotMatter)
    {
        Container container;
        container.tags = {tag("1", "sgtmadsct", "{{Variable 2}}")};
        container.tags[0].paused = true;
        container.variables = {variable("2", "fs")};
        EXPECT_TRUE(planPublication(container, able(), {}).mayGo());
    }

    TEST(Publication, leavingOutIsAChoicePerItemAndWrittenDown)
    {
        Container container;
        container.tags = {tag("1", "sgtmadsct", "{{Variable 3}}"), tag("2", "sgtmadsct")};
        container.variables = {variable("3", "fs")};
        const EntityRef first{EntityKind::Tag, "1"};
        const auto one = planPublication(container, able(), {first});
        EXPECT_EQ(names(one.undecided), (Names{"Tag 2"})); // Variable 3 is only used by what is left out
        EXPECT_EQ(one.leftOut, (std::vector<LeftOut>{{first, "Tag 1", "sgtmadsct"}}));
        EXPECT_TRUE(planPublication(container, able(), {first, {EntityKind::Tag, "2"}}).mayGo());
    }

    TEST(Publication, whatRunsIsNotLeftOut)
    {
        Container container;
        container.tags = {tag("1", "sluis_http", "{{Variable 3}}")};
        container.variables = {variable("3", "fs")};
        const auto publication = planPublication(container, able(), {{EntityKind::Tag, "1"}, {EntityKind::Tag, "99"}});
        EXPECT_TRUE(publication.leftOut.empty());
        EXPECT_EQ(names(publication.undecided), (Names{"Variable 3"}));
    }

    TEST(Publication, triggersOfWebContainersAreNamedWhenTheyAreUsed)
    {
        Container container;
        Trigger trigger;
        trigger.id = TriggerId("7");
        trigger.name = "Click";
        trigger.type = TriggerType::Other;
        trigger.otherType = "LINK_CLICK";
        container.triggers = {trigger};
        container.tags = {tag("1", "sluis_http")};
        EXPECT_TRUE(planPublication(container, able(), {}).mayGo());
        container.tags[0].firingTriggers = {TriggerId("7"), TriggerId(std::string(AllPagesTriggerId))};
        const auto publication = planPublication(container, able(), {});
        EXPECT_EQ(names(publication.undecided), (Names{"Click"}));
        EXPECT_EQ(publication.undecided[0].reason, (Message{"publish.cannotRunTrigger", {"Click", "LINK_CLICK"}}));
    }

    TEST(Publication, limitsAreRefusalsThatNoChoiceHelps)
    {
        Container container;
        for (int i = 0; i < 5; ++i)
            container.tags.push_back(tag(std::to_string(i), "sluis_http"));
        CustomTemplate custom;
        custom.name = "Large";
        custom.templateData = std::string(90, 'x');
        container.templates = {custom};
        auto capabilities = able();
        capabilities.entityLimit = 7; // of which a publisher uses 5
        capabilities.templateLimitBytes = 100; // of which a publisher uses 80
        const auto publication = planPublication(container, capabilities, {});
        ASSERT_EQ(publication.refusals.size(), 2U);
        EXPECT_EQ(publication.refusals[0].reason, "publish.tooManyEntities");
        EXPECT_EQ(publication.refusals[1].reason, "publish.templateTooLarge");
        EXPECT_TRUE(planPublication(container, capabilities, {}, 1.0).mayGo());
        EXPECT_EQ(refusalOf(publication).reason, "publish.tooManyEntities");
    }

    TEST(Capabilities, comeBackFromJson)
    {
        auto capabilities = able();
        capabilities.runsTemplates = true;
        capabilities.bundleLimitBytes = 1000;
        EXPECT_EQ(capabilitiesFromJson(toJson(capabilities)), capabilities);
        EXPECT_EQ(capabilitiesFromJson(value::Value()).format, 0U);
    }

} // namespace
} // namespace sluis::publish
