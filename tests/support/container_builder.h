#pragma once

#include "core/container/container.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluis::test {

// Builds containers for tests in a few lines: ids are given in the order of the calls, from 1.
class ContainerBuilder
{
public:
    using Texts = std::vector<std::pair<std::string, std::string>>;

    static container::Parameters texts(const Texts& texts)
    {
        container::Parameters parameters;
        for (const auto& [key, text] : texts)
            parameters.push_back(container::textParameter(key, text));
        return parameters;
    }

    // A table of one or more columns: rows of texts.
    static container::Parameter table(std::string key, const std::vector<Texts>& rows)
    {
        std::vector<container::Parameter> list;
        for (const Texts& row : rows)
            list.push_back(container::mapParameter(texts(row)));
        return container::listParameter(std::move(key), std::move(list));
    }

    ContainerBuilder& builtIn(std::string type, std::string name)
    {
        m_container.builtInVariables.push_back({std::move(type), std::move(name), {}});
        return *this;
    }

    container::Variable& variable(std::string name, std::string type, container::Parameters parameters = {})
    {
        container::Variable& made = m_container.variables.emplace_back();
        made.id = container::VariableId(nextId());
        made.name = std::move(name);
        made.type = std::move(type);
        made.parameters = std::move(parameters);
        return made;
    }

    container::Variable& eventData(std::string name, std::string path)
    {
        return variable(std::move(name), "ed", texts({{"keyPath", std::move(path)}}));
    }

    container::Client& client(std::string name, std::string type, container::Parameters parameters = {})
    {
        container::Client& made = m_container.clients.emplace_back();
        made.id = container::ClientId(nextId());
        made.name = std::move(name);
        made.type = std::move(type);
        made.parameters = std::move(parameters);
        return made;
    }

    // Fires for events of this name, if all conditions hold, too.
    container::Trigger& eventTrigger(
        std::string name, std::string eventName, std::vector<container::Condition> conditions = {})
    {
        container::Trigger& made = always(std::move(name), std::move(conditions));
        made.type = container::TriggerType::CustomEvent;
        made.customEventFilter.push_back(
            container::makeCondition("{{_event}}", container::Operator::Equals, std::move(eventName)));
        return made;
    }

    container::Trigger& always(std::string name, std::vector<container::Condition> conditions = {})
    {
        container::Trigger& made = m_container.triggers.emplace_back();
        made.id = container::TriggerId(nextId());
        made.name = std::move(name);
        made.filter = std::move(conditions);
        return made;
    }

    container::Tag& tag(std::string name, std::string type, const std::vector<container::TriggerId>& triggers,
        container::Parameters parameters = {})
    {
        container::Tag& made = m_container.tags.emplace_back();
        made.id = container::TagId(nextId());
        made.name = std::move(name);
        made.type = std::move(type);
        made.firingTriggers = triggers;
        made.parameters = std::move(parameters);
        return made;
    }

    // For all tags; change the parameters for another scope.
    container::Transformation& transformation(std::string name, std::string type, container::Parameter table)
    {
        container::Transformation& made = m_container.transformations.emplace_back();
        made.id = container::TransformationId(nextId());
        made.name = std::move(name);
        made.type = std::move(type);
        made.parameters = {container::booleanParameter("matchingConditionsEnabled", false),
            container::booleanParameter("allTagsExcept", true), std::move(table)};
        return made;
    }

    container::Transformation& exclude(std::string name, const std::vector<std::string>& paths)
    {
        return transformation(
            std::move(name), "tf_exclude_params", column("excludedParamsTable", "excludedParams", paths));
    }

    container::Transformation& allow(std::string name, const std::vector<std::string>& paths)
    {
        return transformation(std::move(name), "tf_allow_params", column("allowedParamsTable", "allowedParams", paths));
    }

    container::Transformation& augment(std::string name, const Texts& values)
    {
        std::vector<Texts> rows;
        for (const auto& [path, value] : values)
            rows.push_back({{"paramName", path}, {"paramValue", value}});
        return transformation(std::move(name), "tf_augment_event", table("augmentEventTable", rows));
    }

    // Narrows a transformation to these tags.
    static void onlyFor(container::Transformation& transformation, const std::vector<std::string>& tagNames)
    {
        container::putParameter(transformation.parameters, container::booleanParameter("allTagsExcept", false));
        putNames(transformation, tagNames);
    }
    static void exceptFor(container::Transformation& transformation, const std::vector<std::string>& tagNames)
    {
        putNames(transformation, tagNames);
    }
    static void onlyIf(
        container::Transformation& transformation, std::string variable, std::string type, std::string expected)
    {
        container::putParameter(
            transformation.parameters, container::booleanParameter("matchingConditionsEnabled", true));
        container::putParameter(transformation.parameters,
            table("matchingConditionsTable",
                {{{"variableReference", std::move(variable)}, {"expressionType", std::move(type)},
                    {"expressionValue", std::move(expected)}}}));
    }

    container::Container& container() { return m_container; }
    std::shared_ptr<const container::Container> share() const
    {
        return std::make_shared<const container::Container>(m_container);
    }

private:
    std::string nextId() { return std::to_string(m_nextId++); }

    static container::Parameter column(std::string key, const std::string& name, const std::vector<std::string>& paths)
    {
        std::vector<Texts> rows;
        for (const std::string& path : paths)
            rows.push_back({{name, path}});
        return table(std::move(key), rows);
    }

    static void putNames(container::Transformation& transformation, const std::vector<std::string>& tagNames)
    {
        std::vector<container::Parameter> rows;
        for (const std::string& name : tagNames) {
            container::Parameter reference;
            reference.type = container::ParameterType::TagReference;
            reference.key = "tagReference";
            reference.value = name;
            reference.isWeakReference = false;
            rows.push_back(container::mapParameter({std::move(reference)}));
        }
        container::putParameter(transformation.parameters, container::listParameter("affectedTags", std::move(rows)));
    }

    container::Container m_container;
    int m_nextId = 1;
};

} // namespace sluis::test
