#include "core/types/mpaw_client.h"

#include "core/types/client_answers.h"
#include "core/types/field_maker.h"
#include "core/types/hit_text.h"
#include "core/types/parameters.h"
#include "core/url/query.h"
#include "core/value/text.h"

namespace sluis::types {
namespace {

    using runtime::ClientInput;
    using runtime::ClientOutcome;
    using value::Value;

    constexpr std::string_view DefaultPath = "/mp/collect";

    // Members of the body that hold for all its events, and the key each becomes.
    struct Shared {
        std::string_view member;
        std::string_view key;
    };
    constexpr Shared SharedMembers[] = {
        {"client_id", "client_id"},
        {"app_instance_id", "app_instance_id"},
        {"user_id", "user_id"},
        {"timestamp_micros", "timestamp_micros"},
        {"user_data", "user_data"},
        {"consent", "consent"},
        {"ip_override", "ip_override"},
        {"user_agent", "user_agent"},
    };

    // Members of the body's `device` that have a place in client_hints.
    constexpr Shared DeviceHints[] = {
        {"model", "model"},
        {"operating_system", "platform"},
        {"operating_system_version", "platform_version"},
    };

    void setIfAbsent(Value& event, std::string_view key, const Value& value)
    {
        if (!value.isUndefined() && !value.isNull() && !event.contains(key))
            event.set(key, value);
    }

    // {"loyalty_tier": {"value": "gold"}} as {"loyalty_tier": "gold"}.
    Value flatProperties(const Value& properties)
    {
        Value flat;
        for (const value::Member& member : properties.members())
            flat.set(member.name(), member.value.isObject() ? member.value["value"] : member.value);
        return flat;
    }

    Value locationFrom(const Value& userLocation)
    {
        Value location;
        for (const auto& [member, key] :
            {std::pair("country_id", "country"), std::pair("region_id", "region"), std::pair("city", "city")}) {
            const Value& part = userLocation[member];
            if (part.isString() && part.size() > 0)
                location.set(key, part);
        }
        // GA4 writes regions with their country, events without.
        const std::string country(location["country"].string());
        const std::string region(location["region"].string());
        if (!country.empty() && region.starts_with(country + "-"))
            location.set("region", region.substr(country.size() + 1));
        return location;
    }

    // Under the same keys as for hits of the web, so that what hides place and browser hides them here, too.
    Value hintsFrom(const Value& device)
    {
        Value hints;
        for (const Shared& hint : DeviceHints) {
            if (const Value& part = device[hint.member]; part.isString())
                hints.set(hint.key, part);
        }
        if (const Value& category = device["category"]; category.isString())
            hints.set("mobile", category.string() == "mobile" || category.string() == "tablet");
        if (const Value& browser = device["browser"]; browser.isString()) {
            Value brand = Value::object();
            brand.set("brand", browser);
            brand.set("version",
                value::toText(device["browser_version"].isUndefined() ? Value("") : device["browser_version"]));
            hints.set("brands", Value::array({brand}));
        }
        return hints;
    }

    // {"ad_user_data": "GRANTED"} in the form in which hits of the web tell it, for tags that need consent.
    Value consentFrom(const Value& consent)
    {
        Value granted;
        for (const value::Member& member : consent.members()) {
            const std::string_view word = member.value.string();
            if (word == "GRANTED" || word == "DENIED")
                granted.set(member.name(), word == "GRANTED");
        }
        if (granted.isUndefined())
            return {};
        return Value::object({{"consent", Value::object({{"consentGrantedState", granted}})}});
    }

    // Parameters first, as in the body, then what holds for all events.
    Value makeEvent(const Value& entry, const Value& body, const Value& measurementId)
    {
        Value event = Value::object();
        event.set("event_name", entry["name"]);
        for (const value::Member& member : entry["params"].members()) {
            if (member.name() != "event_name")
                event.setShared(member.key, member.value);
        }
        setIfAbsent(event, "timestamp_micros", entry["timestamp_micros"]);
        setIfAbsent(event, "x-ga-measurement_id", measurementId);
        for (const Shared& shared : SharedMembers)
            setIfAbsent(event, shared.key, body[shared.member]);
        if (event.contains("session_id"))
            setIfAbsent(event, "ga_session_id", value::toText(event["session_id"]));
        if (const Value& notPersonal = body["non_personalized_ads"]; notPersonal.isBoolean())
            setIfAbsent(event, "x-ga-npa", notPersonal.boolean() ? "1" : "0");
        setIfAbsent(event, "x-sst-system_properties", consentFrom(body["consent"]));
        setIfAbsent(event, "x-ga-mp2-user_properties", flatProperties(body["user_properties"]));
        setIfAbsent(event, "event_location", locationFrom(body["user_location"]));
        setIfAbsent(event, "client_hints", hintsFrom(body["device"]));
        setIfAbsent(event, "language", body["device"]["language"]);
        setIfAbsent(event, "screen_resolution", body["device"]["screen_resolution"]);
        return event;
    }

} // namespace

ClientOutcome MpawClient::claim(const ClientInput& input) const
{
    const http::Request& request = input.hit.request;
    std::string path = textOf(input.parameters, "activationPath");
    if (path.empty())
        path = DefaultPath;
    if (request.path() != path || request.method() != "POST")
        return notMine(input, "types.otherPath");

    const Result<Value> body = readHitJson(request.body());
    if (!body)
        return refused(emptyAnswer(400), "types.hitNotJson", body.error().detail);
    const std::span<const Value> entries = (*body)["events"].items();
    if (entries.size() > MaxEventsInJson)
        return refused(emptyAnswer(413), "types.hitTooLarge");

    Value measurementId;
    if (const auto id = url::queryParameter(request.query(), "measurement_id"); id && !id->empty())
        measurementId = *id;
    ClientOutcome outcome;
    for (const Value& entry : entries) {
        if (!entry["name"].string().empty())
            outcome.events.push_back(makeEvent(entry, *body, measurementId));
    }
    if (outcome.events.empty())
        return refused(emptyAnswer(400), "types.hitWithoutEventName");
    outcome.claimed = true;
    outcome.response.status = 204;
    if (input.explain)
        outcome.reason = {"types.claimedMeasurementProtocol", {std::to_string(outcome.events.size())}};
    return outcome;
}

templates::TypeDescription MpawClient::describe() const
{
    using F = FieldMaker;
    templates::TypeDescription type;
    type.kind = container::EntityKind::Client;
    type.code = "mpaw_client";
    type.name = "Measurement Protocol (GA4)";
    type.description = "Takes the events that servers, tills and apps post as JSON.";
    type.fields = {
        F::text("activationPath", "Path")
            .startsWith(std::string(DefaultPath))
            .placeholder(std::string(DefaultPath))
            .matches("^(/.*|\\{\\{.*)?$", "A path starts with a slash.")
            .help("POST requests to exactly this path are claimed. The api_secret is not checked and never becomes "
                  "event data."),
    };
    return type;
}

} // namespace sluis::types
