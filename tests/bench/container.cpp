#include "tests/bench/container.h"

#include "core/plan/compile.h"
#include "core/types/table.h"

namespace sluis::bench {
namespace {

    using namespace sluis::container;

    constexpr int Triggers = 10;

    void addVariable(Container& container, const std::string& name, const std::string& keyPath)
    {
        Variable variable;
        variable.id = VariableId(container.nextId());
        variable.name = name;
        variable.type = "ed";
        variable.parameters = {textParameter("keyPath", keyPath)};
        container.variables.push_back(std::move(variable));
    }

    TriggerId addTrigger(Container& container, int number, bool holds)
    {
        Trigger trigger;
        trigger.id = TriggerId(container.nextId());
        trigger.name = "Trigger " + std::to_string(number);
        trigger.type = TriggerType::Always;
        trigger.filter = {
            makeCondition("{{Event Name}}", Operator::Equals, "page_view"),
            makeCondition("{{Location}}", Operator::Contains, "sluis-shop"),
            makeCondition("{{Tier}}", Operator::Equals, holds ? "gold" : "silver " + std::to_string(number)),
        };
        container.triggers.push_back(trigger);
        return trigger.id;
    }

    void addTag(Container& container, int number, const TriggerId& trigger, const std::string& url)
    {
        Tag tag;
        tag.id = TagId(container.nextId());
        tag.name = "Tag " + std::to_string(number);
        tag.type = "sluis_http";
        tag.parameters
            = {textParameter("url", url), textParameter("method", "POST"), textParameter("bodyKind", "event_data")};
        tag.firingTriggers = {trigger};
        container.tags.push_back(std::move(tag));
    }

    void addTransformation(Container& container, const std::string& name, const std::string& type, Parameter table)
    {
        Transformation transformation;
        transformation.id = TransformationId(container.nextId());
        transformation.name = name;
        transformation.type = type;
        transformation.parameters = {booleanParameter("allTagsExcept", true), std::move(table)};
        container.transformations.push_back(std::move(transformation));
    }

} // namespace

plan::PlanPtr benchPlan(int firing, const std::string& url)
{
    auto container = std::make_shared<Container>(newContainer("Bench", "GTM-BENCH"));
    addVariable(*container, "Location", "page_location");
    addVariable(*container, "Tier", "user_properties.loyalty_tier");
    container->variables.back().formatValue.emplace().convertUndefined = textParameter("", "gold");
    for (int i = 0; i < Triggers; ++i)
        addTag(*container, i, addTrigger(*container, i, i < firing), url);
    // Beside "Hide visitor details", which every new container has.
    addTransformation(*container, "Leave out", "tf_exclude_params",
        listParameter("excludedParamsTable",
            {mapParameter({textParameter("excludedParams", "screen_resolution")}),
                mapParameter({textParameter("excludedParams", "x-ga-page_id")})}));
    addTransformation(*container, "Add", "tf_augment_event",
        listParameter("augmentEventTable",
            {mapParameter({textParameter("paramName", "shop"), textParameter("paramValue", "sluis")}),
                mapParameter({textParameter("paramName", "tier"), textParameter("paramValue", "{{Tier}}")})}));
    return plan::compile(container, types::nativeCatalogue());
}

} // namespace sluis::bench
