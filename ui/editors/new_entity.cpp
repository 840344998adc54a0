#include "ui/editors/new_entity.h"

#include "ui/bridge/text.h"
#include "ui/editors/field_value.h"

namespace sluis::editors {

namespace {

    container::Trigger newTrigger(const std::string& code)
    {
        container::Trigger trigger;
        if (code == "CUSTOM_EVENT") {
            trigger.type = container::TriggerType::CustomEvent;
            trigger.customEventFilter = {container::makeCondition("{{_event}}", container::Operator::Equals, {})};
        } else if (code == "SERVER_PAGEVIEW") {
            trigger.type = container::TriggerType::ServerPageview;
        } else {
            trigger.type = container::TriggerType::Always;
        }
        return trigger;
    }

    // All tags, always: the person narrows it.
    void addScope(container::Parameters& parameters)
    {
        parameters.insert(parameters.begin(),
            {container::booleanParameter("matchingConditionsEnabled", false),
                container::booleanParameter("allTagsExcept", true),
                container::textParameter("booleanExpressionString", {})});
        parameters[2].value.reset();
        container::putParameter(parameters, container::listParameter("affectedTags", {}));
        container::putParameter(parameters, container::listParameter("affectedTagTypes", {}));
        container::putParameter(parameters, container::listParameter("matchingConditionsTable", {}));
    }

} // namespace

container::Entity newEntity(const container::Container& draft, const templates::TypeDescription& type)
{
    container::Entity entity;
    switch (type.kind) {
    case container::EntityKind::Trigger:
        entity = newTrigger(type.code);
        break;
    case container::EntityKind::Variable: {
        container::Variable variable;
        variable.type = type.code;
        variable.parameters = defaultParameters(type.fields);
        variable.formatValue = container::FormatValue{};
        entity = std::move(variable);
        break;
    }
    case container::EntityKind::Client: {
        container::Client client;
        client.type = type.code;
        client.parameters = defaultParameters(type.fields);
        entity = std::move(client);
        break;
    }
    case container::EntityKind::Transformation: {
        container::Transformation transformation;
        transformation.type = type.code;
        transformation.parameters = defaultParameters(type.fields);
        addScope(transformation.parameters);
        entity = std::move(transformation);
        break;
    }
    default: {
        container::Tag tag;
        tag.type = type.code;
        tag.parameters = defaultParameters(type.fields);
        tag.firingOption = container::FiringOption::OncePerEvent;
        tag.monitoringMetadata = container::mapParameter({});
        tag.consentSettings = container::ConsentSettings{};
        entity = std::move(tag);
        break;
    }
    }
    return bridge::asNew(draft, std::move(entity), bridge::text(type.name));
}

std::vector<const templates::TypeDescription*> creatableTypes(
    const templates::TypeCatalogue& types, container::EntityKind kind)
{
    std::vector<const templates::TypeDescription*> usable;
    for (const templates::TypeDescription* type : types.all(kind)) {
        if (type->support == templates::Support::Runs)
            usable.push_back(type);
    }
    return usable;
}

} // namespace sluis::editors
