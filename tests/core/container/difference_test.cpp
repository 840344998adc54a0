#include "core/container/difference.h"

#include "core/container/edit.h"
#include "tests/core/container/random_container.h"

#include <gtest/gtest.h>

namespace sluis::container {
namespace {

    using What = EntityChange::What;

    Container sample()
    {
        Container container = newContainer("Shop", "GTM-TEST");
        Variable variable;
        variable.id = VariableId("10");
        variable.name = "Value";
        container.variables = {variable};
        Tag tag;
        tag.id = TagId("11");
        tag.name = "GA4";
        tag.type = "sgtmgaaw";
        tag.parameters = {textParameter("eventName", "{{Value}}"), booleanParameter("redactVisitorIp", false)};
        container.tags = {tag};
        Trigger trigger;
        trigger.id = TriggerId("12");
        trigger.name = "Always";
        trigger.filter = {makeCondition("{{Event Name}}", Operator::Equals, "purchase")};
        container.triggers = {trigger};
        return container;
    }

    TEST(Difference, thereIsNoneBetweenEqualsAndFingerprintsDoNotCount)
    {
        Container after = sample();
        EXPECT_TRUE(difference(sample(), after).empty());
        after.tags[0].fingerprint = "999";
        after.version.fingerprint = "999";
        EXPECT_TRUE(difference(sample(), after).empty());
    }

    TEST(Difference, namesEveryFieldThatChanged)
    {
        Container after = sample();
        after.tags[0].parameters = {textParameter("eventName", "x"), booleanParameter("redactVisitorIp", true),
            textParameter("measurementId", "G-1")};
        after.tags[0].paused = true;
        after.triggers[0].filter[0] = makeCondition("{{Event Name}}", Operator::Contains, "purchase", true);
        const auto changes = difference(sample(), after);
        ASSERT_EQ(changes.size(), 2u);
        EXPECT_EQ(changes[0].what, What::Changed);
        const std::vector<FieldChange> ofTag{{"parameter.eventName", "{{Value}}", "x"},
            {"parameter.redactVisitorIp", false, true}, {"parameter.measurementId", {}, "G-1"}, {"paused", {}, true}};
        EXPECT_EQ(changes[0].fields, ofTag);
        const std::vector<FieldChange> ofTrigger{
            {"filter.0.type", "EQUALS", "CONTAINS"}, {"filter.0.negate", {}, true}};
        EXPECT_EQ(changes[1].fields, ofTrigger);
    }

    TEST(Difference, aRenameIsOneChangeAndNotOneOfThoseWhoFollow)
    {
        Container after = sample();
        ASSERT_TRUE((Edit{{}, {RenameEntity{{EntityKind::Variable, "10"}, "Order value"}}}.apply(after, "5")));
        const auto changes = difference(sample(), after);
        ASSERT_EQ(changes.size(), 1u);
        EXPECT_EQ(changes[0].what, What::Renamed);
        EXPECT_EQ(changes[0].oldName, "Value");
        EXPECT_EQ(changes[0].name, "Order value");
        EXPECT_TRUE(changes[0].fields.empty());
    }

    TEST(Difference, twoThatExchangedTheirNamesAreTwoRenames)
    {
        Container before = sample();
        Variable other = before.variables[0];
        other.id = VariableId("13");
        other.name = "Other";
        before.variables.push_back(other);
        Container after = before;
        std::swap(after.variables[0].name, after.variables[1].name);
        after.tags[0].parameters[0] = textParameter("eventName", "{{Other}}");
        const auto changes = difference(before, after);
        ASSERT_EQ(changes.size(), 2u);
        EXPECT_EQ(changes[0].what, What::Renamed);
        EXPECT_EQ(changes[1].what, What::Renamed);
    }

    TEST(Difference, addedAndRemovedAreNamed)
    {
        Container after = sample();
        after.tags[0].id = TagId("99");
        const auto changes = difference(sample(), after);
        ASSERT_EQ(changes.size(), 2u);
        EXPECT_EQ(changes[0].what, What::Added);
        EXPECT_EQ(changes[0].ref.id, "99");
        EXPECT_EQ(changes[1].what, What::Removed);
        EXPECT_EQ(changes[1].ref.id, "11");
    }

    TEST(Difference, ofRandomContainersIsEmptyOnlyWithThemselves)
    {
        for (uint64_t seed = 1; seed <= 100; ++seed) {
            RandomContainers random(seed);
            const Container before = random.container();
            EXPECT_TRUE(difference(before, before).empty());
            const Container after = random.container();
            const size_t forth = difference(before, after).size();
            EXPECT_EQ(forth == 0, difference(after, before).empty()) << seed;
        }
    }

} // namespace
} // namespace sluis::container
