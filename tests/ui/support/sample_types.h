#pragma once

#include "core/templates/type_catalogue.h"
#include "ui/bridge/workspace_model.h"

namespace sluis::test {

inline templates::Field textField(std::string name, std::string label, std::string help = {})
{
    templates::Field field;
    field.type = templates::FieldType::Text;
    field.name = std::move(name);
    field.label = std::move(label);
    field.help = std::move(help);
    return field;
}

inline templates::Field checkboxField(std::string name, std::string text)
{
    templates::Field field;
    field.type = templates::FieldType::Checkbox;
    field.name = std::move(name);
    field.checkboxText = std::move(text);
    return field;
}

inline templates::Field selectField(
    std::string name, std::string label, std::vector<std::pair<std::string, std::string>> choices)
{
    templates::Field field;
    field.type = templates::FieldType::Select;
    field.name = std::move(name);
    field.label = std::move(label);
    for (auto& [value, word] : choices)
        field.choices.push_back({value::Value(value), std::move(word), {}, {}});
    return field;
}

// The types of the sample shop, described as the product describes them.
inline bridge::CataloguePtr sampleTypes(const container::Container& = {})
{
    using container::EntityKind;
    auto types = std::make_shared<templates::TypeCatalogue>();
    templates::TypeDescription ga4;
    ga4.kind = EntityKind::Tag;
    ga4.code = "sgtmgaaw";
    ga4.name = "Google Analytics: GA4";
    ga4.vendor = "Google";
    ga4.monogram = "GA";
    ga4.fields = {textField("measurementId", "Measurement ID"), textField("eventName", "Event name")};
    types->add(ga4);
    templates::TypeDescription http;
    http.kind = EntityKind::Tag;
    http.code = "sluis_http";
    http.name = "HTTP request";
    http.isOurs = true;
    templates::Field url = textField("url", "Address", "Where the request goes.");
    url.validators = {{templates::Validator::Rule::NonEmpty, {}, {}, "An address is needed.", {}}};
    templates::Field headers;
    headers.type = templates::FieldType::SimpleTable;
    headers.name = "headers";
    headers.label = "Headers";
    headers.newRowText = "Add header";
    headers.columns = {textField("name", "Name"), textField("value", "Value")};
    templates::Field raw = textField("body", "Body");
    raw.lineCount = 5;
    raw.enablingConditions = {{"bodyKind", templates::EnablingCondition::Test::Equals, "raw"}};
    templates::Field bodyKind = selectField("bodyKind", "Body",
        {{"none", "None"}, {"event_data", "The event's parameters"}, {"table", "Chosen parameters"},
            {"raw", "Own text"}});
    http.fields = {url, selectField("method", "Method", {{"POST", "POST"}, {"GET", "GET"}, {"PUT", "PUT"}}), headers,
        bodyKind, raw, textField("vendor", "Vendor", "The name under which Flow and Privacy list this tag.")};
    types->add(http);
    templates::TypeDescription eventData;
    eventData.kind = EntityKind::Variable;
    eventData.code = "ed";
    eventData.name = "Event Data";
    templates::Field fallback = textField("defaultValue", "Default value");
    fallback.enablingConditions = {{"setDefaultValue", templates::EnablingCondition::Test::Equals, true}};
    eventData.fields
        = {textField("keyPath", "Parameter"), checkboxField("setDefaultValue", "Set default value"), fallback};
    types->add(eventData);
    templates::TypeDescription constant;
    constant.kind = EntityKind::Variable;
    constant.code = "c";
    constant.name = "Constant";
    constant.fields = {textField("value", "Value")};
    types->add(constant);
    templates::TypeDescription client;
    client.kind = EntityKind::Client;
    client.code = "gaaw_client";
    client.name = "Google Analytics: GA4 (Web)";
    client.fields = {checkboxField("activateDefaultPaths", "Default GA4 paths")};
    types->add(client);
    templates::TypeDescription exclude;
    exclude.kind = EntityKind::Transformation;
    exclude.code = "tf_exclude_params";
    exclude.name = "Exclude parameters";
    templates::Field excluded;
    excluded.type = templates::FieldType::SimpleTable;
    excluded.name = "excludedParamsTable";
    excluded.label = "Parameters to hide";
    excluded.columns = {textField("excludedParams", "Parameter")};
    exclude.fields = {excluded};
    types->add(exclude);
    templates::TypeDescription augment;
    augment.kind = EntityKind::Transformation;
    augment.code = "tf_augment_event";
    augment.name = "Augment event";
    templates::Field added;
    added.type = templates::FieldType::SimpleTable;
    added.name = "augmentEventTable";
    added.label = "Parameters to set";
    added.columns = {textField("paramName", "Parameter"), textField("paramValue", "Value")};
    augment.fields = {added};
    types->add(augment);
    for (const auto& [code, name] : {std::pair("CUSTOM_EVENT", "Custom Event"),
             std::pair("SERVER_PAGEVIEW", "Page View"), std::pair("ALWAYS", "Custom")}) {
        templates::TypeDescription trigger;
        trigger.kind = EntityKind::Trigger;
        trigger.code = code;
        trigger.name = name;
        trigger.description = "When tags fire.";
        types->add(trigger);
    }
    return types;
}

} // namespace sluis::test
