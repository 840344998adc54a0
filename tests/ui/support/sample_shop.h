#pragma once

#include "core/container/container.h"
#include "core/templates/type_catalogue.h"

#include <string>

// A small shop for tests of the interface: names and structure of the sample of the product, few enough to know by
// heart.
namespace sluis::test {

inline container::Tag makeTag(int id, std::string name, std::string type, std::vector<std::string> triggers,
    std::vector<std::string> blocking = {}, std::string folder = {})
{
    container::Tag tag;
    tag.id = container::TagId(std::to_string(id));
    tag.name = std::move(name);
    tag.type = std::move(type);
    for (std::string& trigger : triggers)
        tag.firingTriggers.emplace_back(std::move(trigger));
    for (std::string& trigger : blocking)
        tag.blockingTriggers.emplace_back(std::move(trigger));
    tag.folder = container::FolderId(std::move(folder));
    return tag;
}

inline container::Trigger makeEventTrigger(
    int id, std::string name, std::string event, std::vector<container::Condition> filter = {}, std::string folder = {})
{
    container::Trigger trigger;
    trigger.id = container::TriggerId(std::to_string(id));
    trigger.name = std::move(name);
    trigger.type = container::TriggerType::CustomEvent;
    trigger.customEventFilter = {container::makeCondition("{{_event}}", container::Operator::Equals, std::move(event))};
    trigger.filter = std::move(filter);
    trigger.folder = container::FolderId(std::move(folder));
    return trigger;
}

inline container::Variable makeEventData(int id, const std::string& path)
{
    container::Variable variable;
    variable.id = container::VariableId(std::to_string(id));
    variable.name = "ED - " + path;
    variable.type = "ed";
    variable.parameters = {container::textParameter("keyPath", path)};
    return variable;
}

inline container::Container sampleShop()
{
    using container::makeCondition;
    using container::Operator;
    container::Container shop;
    shop.info.name = "De Zwaan - server";
    shop.info.publicId = "GTM-K7Q2WNX";
    for (const auto& [id, name] :
        {std::pair{"1", "Measurement"}, {"2", "Orders"}, {"3", "Shop"}, {"4", "Newsletter"}}) {
        container::Folder folder;
        folder.id = container::FolderId(id);
        folder.name = name;
        shop.folders.push_back(folder);
    }
    shop.builtInVariables = {{"EVENT_NAME", "Event Name", {}}, {"CLIENT_NAME", "Client Name", {}}};
    shop.variables = {makeEventData(10, "value"), makeEventData(11, "items"),
        makeEventData(12, "items.0.item_category"), makeEventData(13, "items.0.item_brand"),
        makeEventData(14, "items.0.item_id"), makeEventData(15, "x-ga-gcs"),
        makeEventData(16, "user_data.email_address"), makeEventData(17, "ip_override")};
    container::Variable pixel;
    pixel.id = container::VariableId("18");
    pixel.name = "Meta Pixel ID";
    pixel.type = "c";
    pixel.parameters = {container::textParameter("value", "118402735521904")};
    shop.variables.push_back(pixel);
    shop.triggers = {makeEventTrigger(20, "Purchase", "purchase", {}, "2"),
        makeEventTrigger(21, "Purchase - big bikes", "purchase",
            {makeCondition("{{ED - value}}", Operator::Greater, "500"),
                makeCondition("{{ED - items.0.item_category}}", Operator::Equals, "E-bikes")},
            "2"),
        makeEventTrigger(22, "Add to cart", "add_to_cart", {}, "3"),
        makeEventTrigger(23, "Page view", "page_view", {}, "3"),
        makeEventTrigger(24, "Newsletter sign-up", "sign_up", {}, "4")};
    container::Trigger all;
    all.id = container::TriggerId("25");
    all.name = "All GA4 events";
    all.type = container::TriggerType::Always;
    all.filter = {makeCondition("{{Client Name}}", Operator::Equals, "GA4")};
    shop.triggers.push_back(all);
    container::Trigger denied;
    denied.id = container::TriggerId("26");
    denied.name = "No ad consent";
    denied.type = container::TriggerType::Always;
    denied.filter = {makeCondition("{{ED - x-ga-gcs}}", Operator::MatchRegex, "^G10")};
    shop.triggers.push_back(denied);
    shop.tags = {makeTag(30, "GA4 - All events", "sgtmgaaw", {"25"}, {}, "1"),
        makeTag(31, "Meta - Purchase", "sluis_http", {"20"}, {"26"}, "2"),
        makeTag(32, "Meta - Add to cart", "sluis_http", {"22"}, {"26"}, "3"),
        makeTag(33, "E-bike campaign", "sluis_http", {"21"}, {"26"}, "2"),
        makeTag(34, "Newsletter - Subscribe", "sluis_http", {"24"}, {}, "4"),
        makeTag(35, "Remarketing", "sluis_http", {"23"}, {"26"}, "3")};
    const auto http = [](container::Tag& tag, const std::string& vendor, const std::string& url) {
        tag.parameters = {container::textParameter("url", url), container::textParameter("method", "POST"),
            container::textParameter("bodyKind", "event_data"), container::textParameter("vendor", vendor)};
    };
    http(shop.tags[1], "Meta", "https://graph.vendor.example/v19.0/{{Meta Pixel ID}}/events");
    http(shop.tags[2], "Meta", "https://graph.vendor.example/v19.0/{{Meta Pixel ID}}/events");
    http(shop.tags[3], "Google Ads", "https://ads.vendor.example/conversion");
    http(shop.tags[4], "Brievenbus", "https://api.brievenbus.example/subscribe");
    http(shop.tags[5], "Google Ads", "https://ads.vendor.example/remarketing");
    shop.tags[5].paused = true;
    container::Client ga4;
    ga4.id = container::ClientId("40");
    ga4.name = "GA4";
    ga4.type = "gaaw_client";
    shop.clients = {ga4};
    container::Transformation hide;
    hide.id = container::TransformationId("50");
    hide.name = "Hide visitor details";
    hide.type = "tf_exclude_params";
    std::vector<container::Parameter> hidden;
    for (const char* path :
        {"ip_override", "event_location.city", "event_location.region", "user_agent", "screen_resolution"})
        hidden.push_back(container::mapParameter({container::textParameter("excludedParams", path)}));
    hide.parameters = {container::booleanParameter("matchingConditionsEnabled", false),
        container::booleanParameter("allTagsExcept", true), container::listParameter("excludedParamsTable", hidden)};
    container::Transformation margin;
    margin.id = container::TransformationId("51");
    margin.name = "Add margin";
    margin.type = "tf_augment_event";
    margin.parameters = {container::booleanParameter("matchingConditionsEnabled", false),
        container::booleanParameter("allTagsExcept", false),
        container::listParameter("augmentEventTable",
            {container::mapParameter(
                {container::textParameter("paramName", "margin_class"), container::textParameter("paramValue", "B")})}),
        container::listParameter(
            "affectedTags", {container::mapParameter({container::textParameter("tagReference", "Meta - Purchase")})})};
    shop.transformations = {hide, margin};
    return shop;
}

} // namespace sluis::test
