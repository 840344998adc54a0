#include "core/container/container.h"

#include <gtest/gtest.h>

namespace sluis::container {
namespace {

    TEST(Container, aNewOneHasAClientAnEventNameAndHidesVisitorDetailsFromAllTags)
    {
        const Container container = newContainer("Shop", "GTM-TEST");
        ASSERT_EQ(container.clients.size(), 1u);
        EXPECT_EQ(container.clients[0].type, "gaaw_client");
        EXPECT_TRUE(container.builtInNamed("Event Name"));
        ASSERT_EQ(container.transformations.size(), 1u);
        const Transformation& hide = container.transformations[0];
        EXPECT_TRUE(isTrue(hide.parameters, "allTagsExcept"));
        EXPECT_FALSE(isTrue(hide.parameters, "matchingConditionsEnabled"));
        std::vector<std::string> hidden;
        for (const Parameter& row : findParameter(hide.parameters, "excludedParamsTable")->list)
            hidden.emplace_back(textOf(row.map, "excludedParams"));
        for (const char* path : {"ip_override", "event_location", "user_agent", "client_hints"})
            EXPECT_NE(std::find(hidden.begin(), hidden.end(), path), hidden.end()) << path;
        EXPECT_EQ(container.nextId(), "3");
    }

    TEST(Container, looksUpByIdAndByName)
    {
        const Container container = newContainer("Shop", "GTM-TEST");
        const std::vector<EntityRef> all = container.all();
        ASSERT_EQ(all.size(), 3u);
        for (const EntityRef& ref : all) {
            const std::optional<Entity> entity = container.entity(ref);
            ASSERT_TRUE(entity);
            EXPECT_EQ(refOf(*entity), ref);
            EXPECT_FALSE(nameOf(*entity).empty());
        }
        EXPECT_FALSE(container.entity({EntityKind::Tag, "1"}));
        EXPECT_EQ(container.tagNamed("nobody"), nullptr);
    }

    TEST(Container, newIdsStayBelowThoseOfBuiltInTriggers)
    {
        Container container = newContainer("Shop", "GTM-TEST");
        Trigger trigger;
        trigger.id = TriggerId("2147479655");
        container.triggers.push_back(trigger);
        trigger.id = TriggerId("not a number");
        container.triggers.push_back(trigger);
        EXPECT_EQ(container.nextId(), "3");
        EXPECT_TRUE(isBuiltInTriggerId(AllPagesTriggerId));
        EXPECT_FALSE(isBuiltInTriggerId("14"));
        EXPECT_FALSE(isBuiltInTriggerId("2147479574x"));
    }

    TEST(Parameters, areReplacedInPlaceAndFoundByKey)
    {
        Parameters parameters{textParameter("a", "1"), booleanParameter("b", true)};
        putParameter(parameters, textParameter("a", "2"));
        putParameter(parameters, integerParameter("c", ""));
        ASSERT_EQ(parameters.size(), 3u);
        EXPECT_EQ(textOf(parameters, "a"), "2");
        EXPECT_TRUE(isTrue(parameters, "b"));
        EXPECT_FALSE(parameters[2].value); // an empty text has no value in a file
        EXPECT_TRUE(removeParameter(parameters, "a"));
        EXPECT_FALSE(removeParameter(parameters, "a"));
        EXPECT_EQ(findParameter(parameters, "a"), nullptr);
    }

} // namespace
} // namespace sluis::container
