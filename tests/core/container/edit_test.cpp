#include "core/container/edit.h"

#include "tests/core/container/random_container.h"

#include <gtest/gtest.h>

namespace sluis::container {
namespace {

    Edit one(Change change)
    {
        return {{"edit.test", {}}, {std::move(change)}};
    }

    Container sample()
    {
        Container container = newContainer("Shop", "GTM-TEST");
        Variable variable;
        variable.id = VariableId("10");
        variable.name = "Value";
        variable.type = "ed";
        variable.fingerprint = "1";
        container.variables = {variable};
        Tag tag;
        tag.id = TagId("11");
        tag.name = "GA4";
        tag.type = "sgtmgaaw";
        tag.fingerprint = "2";
        tag.parameters = {textParameter("eventName", "{{Value}}-{{Event Name}} {{Value}}")};
        Tag setup = tag;
        setup.id = TagId("12");
        setup.name = "Other";
        setup.parameters.clear();
        setup.setupTags = {SequencedTag{"GA4", true, {}}};
        container.tags = {tag, setup};
        Parameter reference = textParameter("tagReference", "GA4");
        reference.type = ParameterType::TagReference;
        container.transformations[0].parameters.push_back(listParameter("affectedTags", {mapParameter({reference})}));
        container.transformations[0].parameters.push_back(listParameter("matchingConditionsTable",
            {mapParameter({textParameter("variableName", "Value"), textParameter("variableReference", "{{Value}}"),
                textParameter("expressionType", "EQUALS")})}));
        return container;
    }

    TEST(Edit, renamingAVariableRewritesEveryPlaceThatNamesIt)
    {
        Container container = sample();
        ASSERT_TRUE(one(RenameEntity{{EntityKind::Variable, "10"}, "Order value"}).apply(container, "99"));
        EXPECT_EQ(container.variables[0].name, "Order value");
        EXPECT_EQ(textOf(container.tags[0].parameters, "eventName"), "{{Order value}}-{{Event Name}} {{Order value}}");
        const Parameters& row
            = findParameter(container.transformations[0].parameters, "matchingConditionsTable")->list[0].map;
        EXPECT_EQ(textOf(row, "variableName"), "Order value");
        EXPECT_EQ(textOf(row, "variableReference"), "{{Order value}}");
        EXPECT_EQ(container.tags[0].fingerprint, "99");
        EXPECT_EQ(container.tags[1].fingerprint, "2");
    }

    TEST(Edit, renamingATagRewritesSetupTagsAndTagReferences)
    {
        Container container = sample();
        ASSERT_TRUE(one(RenameEntity{{EntityKind::Tag, "11"}, "Analytics"}).apply(container));
        EXPECT_EQ(container.tags[1].setupTags[0].tagName, "Analytics");
        const Parameter& row
            = container.transformations[0].parameters[container.transformations[0].parameters.size() - 2].list[0];
        EXPECT_EQ(textOf(row.map, "tagReference"), "Analytics");
        EXPECT_EQ(textOf(container.clients[0].parameters, "cookieName"), "FPID");
    }

    TEST(Edit, renamingBackIsNotTheInverseWhenSomethingDangledAlready)
    {
        Container container = sample();
        container.tags[1].parameters = {textParameter("eventName", "{{Gone}}")};
        const Container before = container;
        const Result<Edit> inverse = one(RenameEntity{{EntityKind::Variable, "10"}, "Gone"}).apply(container);
        ASSERT_TRUE(inverse);
        ASSERT_TRUE(inverse->apply(container));
        EXPECT_TRUE(container == before);
    }

    TEST(Edit, aNewEntityTakesThePlaceOfItsNumber)
    {
        Container container = sample();
        Tag tag = container.tags[0];
        tag.id = TagId("9");
        tag.name = "Before";
        ASSERT_TRUE(one(PutEntity{tag}).apply(container));
        EXPECT_EQ(container.tags[0].name, "Before");
        ASSERT_TRUE(one(PutEntity{BuiltInVariable{"CONTAINER_ID", "Container ID", {}}}).apply(container));
        EXPECT_EQ(container.builtInVariables[0].type, "CONTAINER_ID");
        EXPECT_EQ(container.nextId(), "13");
    }

    struct RefusedCase {
        const char* name;
        Change change;
        const char* reason;
    };

    TEST(Edit, saysWhyItMayNotAndLeavesTheDraftAsItWas)
    {
        Tag nameless = sample().tags[0];
        nameless.id = TagId("50");
        nameless.name.clear();
        Tag twice = nameless;
        twice.name = "GA4";
        Tag without = twice;
        without.id = {};
        Variable braces = sample().variables[0];
        braces.id = VariableId("51");
        braces.name = "a}}b";
        const RefusedCase cases[] = {
            {"nothing to remove", RemoveEntity{{EntityKind::Tag, "99"}}, "container.noSuchEntity"},
            {"nothing to rename", RenameEntity{{EntityKind::Folder, "11"}, "x"}, "container.noSuchEntity"},
            {"empty name", RenameEntity{{EntityKind::Tag, "11"}, ""}, "container.emptyName"},
            {"taken name", RenameEntity{{EntityKind::Tag, "11"}, "Other"}, "container.nameTaken"},
            {"new one without name", PutEntity{nameless}, "container.emptyName"},
            {"new one with a taken name", PutEntity{twice}, "container.nameTaken"},
            {"new one without id", PutEntity{without}, "container.noId"},
            {"braces", PutEntity{braces}, "container.bracesInName"},
        };
        for (const RefusedCase& c : cases) {
            Container container = sample();
            Edit edit{{"edit.test", {}}, {RenameEntity{{EntityKind::Variable, "10"}, "Changed first"}, c.change}};
            const Result<> checked = edit.check(container);
            ASSERT_FALSE(checked) << c.name;
            EXPECT_EQ(checked.error().reason, c.reason) << c.name;
            EXPECT_FALSE(edit.apply(container)) << c.name;
            EXPECT_TRUE(container == sample()) << c.name;
        }
    }

    TEST(Edit, anImportedDuplicateNameMayBeEditedButNotMadeAnew)
    {
        Container container = sample();
        container.tags[1].name = "GA4";
        Tag changed = container.tags[1];
        changed.paused = true;
        EXPECT_TRUE(one(PutEntity{changed}).check(container));
        const Container before = container;
        const Result<Edit> inverse = one(RenameEntity{{EntityKind::Tag, "12"}, "Unique"}).apply(container);
        ASSERT_TRUE(inverse);
        EXPECT_EQ(container.tags[1].setupTags[0].tagName, "GA4"); // meant the first of the two
        ASSERT_TRUE(inverse->apply(container));
        EXPECT_TRUE(container == before);
    }

    TEST(Edit, combinedEditsAreOneStep)
    {
        Container container = sample();
        const Container before = container;
        const Edit both = combine({"edit.both", {}},
            {one(RemoveEntity{{EntityKind::Tag, "11"}}), one(RemoveEntity{{EntityKind::Tag, "12"}})});
        const Result<Edit> inverse = both.apply(container);
        ASSERT_TRUE(inverse);
        EXPECT_TRUE(container.tags.empty());
        EXPECT_EQ(inverse->name.key, "edit.both");
        ASSERT_TRUE(inverse->apply(container));
        EXPECT_TRUE(container == before);
    }

    TEST(Edit, anyEditAndItsInverseAreTheIdentityAndCheckAgreesWithApply)
    {
        size_t applied = 0;
        for (uint64_t seed = 1; seed <= 400; ++seed) {
            RandomContainers random(seed);
            Container container = random.container();
            std::vector<std::pair<Container, Edit>> history;
            for (int step = 0; step < 8; ++step) {
                const Edit edit = random.edit(container);
                const Container before = container;
                const bool may = edit.check(container).has_value();
                const Result<Edit> inverse = edit.apply(container, step % 2 ? "123" : "");
                ASSERT_EQ(may, inverse.has_value()) << "seed " << seed << " step " << step;
                if (!inverse) {
                    ASSERT_TRUE(container == before) << "seed " << seed << " step " << step;
                    continue;
                }
                ++applied;
                Container undone = container;
                const Result<Edit> redo = inverse->apply(undone);
                ASSERT_TRUE(redo) << "seed " << seed << " step " << step;
                ASSERT_TRUE(undone == before) << "seed " << seed << " step " << step;
                Container redone = undone;
                ASSERT_TRUE(redo->apply(redone));
                ASSERT_TRUE(redone == container) << "seed " << seed << " step " << step;
                history.emplace_back(before, *inverse);
            }
            for (; !history.empty(); history.pop_back()) {
                ASSERT_TRUE(history.back().second.apply(container));
                ASSERT_TRUE(container == history.back().first) << "seed " << seed;
            }
        }
        EXPECT_GT(applied, 500u);
    }

} // namespace
} // namespace sluis::container
