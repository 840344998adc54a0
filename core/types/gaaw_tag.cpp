#include "core/types/gaaw_tag.h"

#include "core/types/field_maker.h"
#include "core/types/ga4_query.h"
#include "core/types/parameters.h"

#include <algorithm>
#include <vector>

namespace sluis::types {
namespace {

    using runtime::TagInput;
    using runtime::TagPlan;
    using value::Value;

    constexpr std::string_view Collect = "https://www.google-analytics.com/g/collect";
    constexpr size_t LongestUrl = 8'000; // beyond it the event's own parameters go into a body
    constexpr std::string_view UserProperties = "x-ga-mp2-user_properties";

    std::vector<std::string> namesIn(const Value& rows)
    {
        std::vector<std::string> names;
        for (const Value& row : rows.items())
            names.push_back(textOf(row, "fieldName"));
        return names;
    }

    bool isIn(const std::vector<std::string>& names, std::string_view name)
    {
        return std::find(names.begin(), names.end(), name) != names.end();
    }

    // Which of some members may leave: all but the excluded ones, or only the included ones.
    struct Selection {
        bool takesAll = true;
        std::vector<std::string> included;
        std::vector<std::string> excluded;

        bool takes(std::string_view name) const { return takesAll ? !isIn(excluded, name) : isIn(included, name); }
        bool isEverything() const { return takesAll && excluded.empty(); }
    };

    Selection selectionFrom(
        const Value& parameters, std::string_view dropdown, std::string_view include, std::string_view exclude)
    {
        const std::string choice = textOf(parameters, dropdown);
        return {choice.empty() || choice == "all", namesIn(parameters[include]), namesIn(parameters[exclude])};
    }

    // Rows of the form over what is there; a row whose value is not there on this hit takes the parameter away.
    void applyRows(Value& target, const Value& rows)
    {
        for (const Value& row : rows.items()) {
            const std::string name = textOf(row, "fieldName");
            if (name.empty())
                continue;
            if (row["value"].isUndefined())
                target.remove(name);
            else
                target.set(name, row["value"]);
        }
    }

    Value selectedProperties(const Value& properties, const Value& parameters)
    {
        const Selection selection = selectionFrom(parameters, "upToIncludeDropdown", "upToInclude", "upToExclude");
        const Value& rows = parameters["userProperties"];
        if (selection.isEverything() && rows.size() == 0)
            return properties;
        Value selected = Value::object();
        for (const value::Member& member : properties.members()) {
            if (selection.takes(member.name()))
                selected.setShared(member.key, member.value);
        }
        applyRows(selected, rows);
        return selected;
    }

    // The event as this tag sends it.
    Value shapedEvent(const TagInput& input)
    {
        const Value& parameters = input.parameters;
        Value event = input.event;
        const Selection selection = selectionFrom(parameters, "epToIncludeDropdown", "epToInclude", "epToExclude");
        if (!selection.isEverything()) {
            for (const value::Member& member : input.event.members()) {
                const bool isListed = isGa4EventParameter(member.name()) || isIn(selection.excluded, member.name());
                if (isListed && !selection.takes(member.name()))
                    event.remove(member.name());
            }
        }
        if (const std::string name = textOf(parameters, "eventName"); !name.empty())
            event.set("event_name", name);
        applyRows(event, parameters["eventParameters"]);
        Value properties = selectedProperties(event[UserProperties], parameters);
        if (properties.size() == 0)
            event.remove(UserProperties);
        else if (!(properties == event[UserProperties])) // or the event would be copied for nothing
            event.set(UserProperties, std::move(properties));
        return event;
    }

    TagPlan failed(std::string_view reason)
    {
        TagPlan plan;
        plan.failure = Message{std::string(reason), {}};
        return plan;
    }

} // namespace

TagPlan GaawTag::plan(const TagInput& input) const
{
    const Value event = shapedEvent(input);
    std::string measurementId = textOf(input.parameters, "measurementId");
    if (measurementId.empty())
        measurementId = asText(event["x-ga-measurement_id"]);
    if (measurementId.empty())
        return failed("types.ga4NoMeasurementId");
    if (asText(event["client_id"]).empty())
        return failed("types.ga4NoClientId");
    if (asText(event["event_name"]).empty())
        return failed("types.ga4NoEventName");

    Ga4Hit hit = writeGa4Hit(event, measurementId);
    if (const Value& address = event["ip_override"]; address.isString() && !isOn(input.parameters, "redactVisitorIp"))
        appendGa4Parameter(hit.shared, "_uip", address.string());
    if (isOn(input.parameters, "enableEuid")) {
        if (const std::string person = hashedUserData(event["user_data"]); !person.empty())
            appendGa4Parameter(hit.own, "em", person);
    }

    runtime::OutgoingRequest request;
    request.url = std::string(Collect) + '?' + hit.shared;
    if (request.url.size() + hit.own.size() < LongestUrl) {
        request.method = "GET";
        request.url += '&' + hit.own;
    } else {
        request.method = "POST";
        request.headers.emplace_back("content-type", "text/plain;charset=UTF-8");
        request.body = std::move(hit.own);
    }
    if (const Value& agent = event["user_agent"]; agent.isString() && http::isFieldValue(agent.string()))
        request.headers.emplace_back("user-agent", agent.string());
    TagPlan plan;
    plan.requests.push_back(std::move(request));
    return plan;
}

templates::TypeDescription GaawTag::describe() const
{
    using F = FieldMaker;
    const auto names = [](std::string name, std::string label) {
        return F::table(std::move(name), std::move(label),
            {F::text("fieldName", "Parameter")
                    .placeholder("page_type")
                    .unique()
                    .nonEmpty("Enter the name of a parameter.")})
            .newRow("Add parameter");
    };
    const auto values = [](std::string name, std::string label, std::string row) {
        return F::table(std::move(name), std::move(label),
            {F::text("fieldName", "Name").placeholder("page_type").unique().nonEmpty("Enter a name."),
                F::text("value", "Value").placeholder("{{ED – page_type}}")})
            .newRow(std::move(row));
    };
    templates::TypeDescription type;
    type.kind = container::EntityKind::Tag;
    type.code = "sgtmgaaw";
    type.name = "Google Analytics: GA4";
    type.description = "Sends the event on to Google Analytics.";
    type.vendor = "Google Analytics";
    type.monogram = "GA";
    type.hosts = {"www.google-analytics.com"};
    type.fields = {
        F::text("measurementId", "Measurement ID")
            .placeholder("G-XXXXXXXXXX")
            .matches("^(G-[A-Za-z0-9]+|\\{\\{.*)?$", "A measurement ID starts with G-.")
            .help("Empty: the one that came with the hit.")
            .inSummary(),
        F::text("eventName", "Event name")
            .placeholder("{{Event Name}}")
            .help("Empty: the name that came with the hit.")
            .inSummary(),
        F::check("redactVisitorIp", "Do not send the visitor's address")
            .help("The address can also be hidden by a transformation, for all tags at once."),
        F::group("eventParameterGroup", "Event parameters",
            {
                F::select("epToIncludeDropdown", "Parameters that are sent",
                    {choice("all", "All that came with the event"), choice("none", "None but those listed")})
                    .startsWith("all"),
                names("epToExclude", "All but").onlyWhen("epToIncludeDropdown", "all"),
                names("epToInclude", "Only").onlyWhenNot("epToIncludeDropdown", "all"),
                values("eventParameters", "Added or changed", "Add parameter"),
            }),
        F::group("userPropertyGroup", "User properties",
            {
                F::select("upToIncludeDropdown", "Properties that are sent",
                    {choice("all", "All that came with the event"), choice("none", "None but those listed")})
                    .startsWith("all"),
                names("upToExclude", "All but").onlyWhen("upToIncludeDropdown", "all"),
                names("upToInclude", "Only").onlyWhenNot("upToIncludeDropdown", "all"),
                values("userProperties", "Added or changed", "Add property"),
            }),
        F::group("more", "More settings",
            {
                F::check("enableEuid", "Send e-mail address and phone number, hashed")
                    .help("From user_data. Without this mark, user_data never leaves for Google Analytics."),
                F::check("enableGoogleSignals", "Google signals")
                    .help("Kept for Google Tag Manager. Sluis sets no advertising cookies and loads no pixels for it."),
            }),
    };
    type.needs = {
        {"ip_override", false,
            "Google cannot tell the country or city by the address; reports of places are empty unless the country is "
            "allowed.",
            "country only"},
        {"user_agent", false,
            "Reports of browsers, systems and devices are empty, and known robots are counted as visitors.",
            "browser family only"},
        {"client_hints", false, "Versions of browsers and systems are missing in reports.", ""},
        {"event_location.country", false, "Reports of places are empty.", ""},
        {"event_location.region", false, "Reports stop at the country.", "country only"},
        {"screen_resolution", false, "The report of screen sizes is empty.", ""},
        {"client_id", true, "Without a client ID Google Analytics counts nothing.", ""},
    };
    return type;
}

} // namespace sluis::types
