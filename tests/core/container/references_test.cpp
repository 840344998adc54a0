#include "core/container/references.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sluis::container {
namespace {

    std::string split(std::string_view text)
    {
        std::string result;
        for (const TextPart& part : splitTemplate(text))
            result += (part.isVariable ? "<" : "[") + std::string(part.text) + (part.isVariable ? ">" : "]");
        return result;
    }

    TEST(SplitTemplate, findsNamesBetweenDoubleBraces)
    {
        EXPECT_EQ(split(""), "");
        EXPECT_EQ(split("plain"), "[plain]");
        EXPECT_EQ(split("{{a}}"), "<a>");
        EXPECT_EQ(split("x {{a}}/{{b & c}} y"), "[x ]<a>[/]<b & c>[ y]");
        EXPECT_EQ(split("{{a"), "[{{a]");
        EXPECT_EQ(split("a}}"), "[a}}]");
        EXPECT_EQ(split("{{a {{b}}"), "[{{a ]<b>");
        EXPECT_EQ(split("{{{a}}}"), "[{]<a>[}]");
        EXPECT_EQ(split("{{}}"), "<>");
    }

    TEST(WholeReference, isOnlyTheNameWhenNothingElseIsThere)
    {
        EXPECT_EQ(wholeReference("{{a b}}"), "a b");
        EXPECT_EQ(wholeReference("{{a}} "), "");
        EXPECT_EQ(wholeReference("{{a}}{{b}}"), "");
        EXPECT_EQ(wholeReference("a"), "");
        EXPECT_EQ(wholeReference("{{}}"), "");
    }

    Container sample()
    {
        Container container = newContainer("Shop", "GTM-TEST");
        container.info.containerId = "56";
        container.builtInVariables.push_back({"CLIENT_NAME", "Client Name", {}});
        Variable variable;
        variable.id = VariableId("10");
        variable.name = "Value";
        variable.type = "cvt_ABCDE";
        container.variables = {variable};
        Trigger trigger;
        trigger.id = TriggerId("20");
        trigger.name = "From GA4";
        trigger.customEventFilter = {makeCondition("{{_event}}", Operator::Equals, "purchase")};
        trigger.filter = {makeCondition("{{Client Name}}", Operator::Equals, "GA4"),
            makeCondition("{{Client Name}}", Operator::Equals, "Old name")};
        container.triggers = {trigger};
        Tag tag;
        tag.id = TagId("30");
        tag.name = "Send";
        tag.type = "cvt_56_40";
        tag.parameters = {listParameter("rows",
            {mapParameter({textParameter("value", "{{Value}}")}),
                mapParameter({textParameter("value", "{{Nothing}}")})})};
        tag.firingTriggers = {TriggerId("20"), TriggerId(std::string(AllPagesTriggerId)), TriggerId("77")};
        tag.folder = FolderId("50");
        container.tags = {tag};
        CustomTemplate own;
        own.id = TemplateId("40");
        own.name = "Own";
        CustomTemplate gallery;
        gallery.id = TemplateId("41");
        gallery.name = "Gallery";
        gallery.templateData = "___INFO___\n\n{\n  \"type\": \"MACRO\",\n  \"id\": \"cvt_ABCDE\"\n}\n";
        container.templates = {own, gallery};
        return container;
    }

    TEST(ReferenceIndex, knowsWhoUsesWhatAndWhere)
    {
        const ReferenceIndex index(sample());
        const auto uses = index.to({EntityKind::Variable, "10"});
        ASSERT_EQ(uses.size(), 1u);
        EXPECT_EQ(uses[0].from, (EntityRef{EntityKind::Tag, "30"}));
        EXPECT_EQ(uses[0].path, "parameter.rows.0.value");
        ASSERT_EQ(index.to({EntityKind::Trigger, "20"}).size(), 1u);
        EXPECT_EQ(index.to({EntityKind::Trigger, "20"})[0].path, "firingTriggerId.0");
        EXPECT_EQ(index.to({EntityKind::Template, "40"}).size(), 1u);
        EXPECT_EQ(index.to({EntityKind::Template, "41"}).size(), 1u);
        EXPECT_EQ(index.to({EntityKind::Client, "1"}).size(), 1u);
        EXPECT_EQ(index.from({EntityKind::Client, "1"}).size(), 0u);
    }

    TEST(ReferenceIndex, listsWhatIsNotThere)
    {
        std::vector<std::string> dangling;
        for (const Reference& reference : ReferenceIndex(sample()).dangling())
            dangling.push_back(reference.path + " " + reference.target);
        EXPECT_THAT(dangling,
            testing::UnorderedElementsAre("parameter.rows.1.value Nothing", "firingTriggerId.2 77", "parentFolderId 50",
                "filter.1.arg1 Old name"));
    }

    TEST(TemplateOfType, readsAllThreeFormsOfTypeCodes)
    {
        Container container = sample();
        EXPECT_EQ(templateOfType(container, "cvt_56_40"), &container.templates[0]);
        EXPECT_EQ(templateOfType(container, "cvt_57_40"), nullptr);
        EXPECT_EQ(templateOfType(container, "cvt_ABCDE"), &container.templates[1]);
        container.templates[0].galleryReference = value::Value::object({{"galleryTemplateId", "ABCDE"}});
        EXPECT_EQ(templateOfType(container, "cvt_ABCDE"), &container.templates[0]);
        EXPECT_EQ(templateOfType(container, "sgtmgaaw"), nullptr);
        EXPECT_EQ(templateOfType(container, "cvt_"), nullptr);
    }

} // namespace
} // namespace sluis::container
