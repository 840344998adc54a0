#include "core/types/descriptions.h"
#include "core/types/field_maker.h"

namespace sluis::types {
namespace {

    using F = FieldMaker;
    using container::EntityKind;
    using templates::Field;
    using templates::Support;
    using templates::TypeDescription;

    TypeDescription variable(std::string code, std::string name, std::string description, std::vector<Field> fields)
    {
        TypeDescription type;
        type.kind = EntityKind::Variable;
        type.code = std::move(code);
        type.name = std::move(name);
        type.description = std::move(description);
        type.fields = std::move(fields);
        return type;
    }

    TypeDescription notRun(TypeDescription type, Support support, std::string reason)
    {
        type.support = support;
        type.reason = std::move(reason);
        return type;
    }

    // The pair of fields that most variables end with.
    void addDefault(std::vector<Field>& fields)
    {
        fields.push_back(F::check("setDefaultValue", "Give a value when there is none"));
        fields.push_back(F::text("defaultValue", "Value when there is none").onlyWhen("setDefaultValue", true));
    }

    TypeDescription eventData()
    {
        std::vector<Field> fields{F::text("keyPath", "Parameter")
                .placeholder("items.0.item_id")
                .nonEmpty("Enter the name of an event parameter.")
                .help("Dots lead into objects and lists: user_data.email_address, items.0.price.")
                .inSummary()};
        addDefault(fields);
        return variable("ed", "Event Data", "A parameter of the event, as the tag or trigger that asks sees it.",
            std::move(fields));
    }

    TypeDescription lookupTable()
    {
        std::vector<Field> fields{
            F::text("input", "Look up")
                .placeholder("{{ED – items.0.item_category}}")
                .nonEmpty("Enter what is looked up.")
                .inSummary(),
            F::table("map", "Table", {F::text("key", "Is").unique(), F::text("value", "Then")})
                .newRow("Add row")
                .help("Upper and lower case count. The first row that fits is taken."),
        };
        addDefault(fields);
        return variable("smm", "Lookup Table", "One value for another, by a table.", std::move(fields));
    }

    TypeDescription patternTable()
    {
        std::vector<Field> fields{
            F::text("input", "Look up")
                .placeholder("{{ED – page_location}}")
                .nonEmpty("Enter what is looked up.")
                .inSummary(),
            F::table("map", "Table",
                {F::text("key", "Matches the pattern").placeholder("^https://www\\."), F::text("value", "Then")})
                .newRow("Add row")
                .help("The first row whose pattern matches is taken."),
            F::check("ignoreCase", "Upper and lower case are the same").startsWith(true),
            F::check("fullMatch", "The pattern must match the whole text").startsWith(true),
            F::check("replaceAfterMatch", "Put groups of the pattern into the value")
                .help("$1 is the first group, $2 the second."),
        };
        addDefault(fields);
        return variable("remm", "RegEx Table", "One value for another, by patterns.", std::move(fields));
    }

} // namespace

std::vector<TypeDescription> variableTypes()
{
    std::vector<TypeDescription> types;
    types.push_back(eventData());
    types.push_back(variable("c", "Constant", "Always the same text.", {F::text("value", "Value").inSummary()}));
    types.push_back(lookupTable());
    types.push_back(patternTable());
    types.push_back(variable("rh", "Request Header", "A header of the hit.",
        {F::text("headerName", "Header")
                .placeholder("user-agent")
                .nonEmpty("Enter the name of a header.")
                .help("Upper and lower case are the same.")
                .inSummary()}));
    types.push_back(variable("qp", "Query Parameter", "A parameter of the hit's address.",
        {F::text("queryParamName", "Parameter")
                .placeholder("utm_source")
                .nonEmpty("Enter the name of a parameter.")
                .help("The first one, when it comes several times.")
                .inSummary()}));
    types.push_back(variable("sgtmk", "Cookie Value", "A cookie that came with the hit.",
        {F::text("name", "Cookie").placeholder("_ga").nonEmpty("Enter the name of a cookie.").inSummary(),
            F::check("decodeCookie", "Decode the value")}));
    types.push_back(
        variable("vr", "Visitor Region", "Country and region of the visitor, from headers of the load balancer.",
            {F::select("resolutionOptions", "Taken from", {choice("requestHeaders", "Headers of the load balancer")})
                    .startsWith("requestHeaders")
                    .takesVariables()}));
    types.push_back(variable("r", "Random Number", "A new whole number each time.",
        {F::text("min", "From").startsWith("0").placeholder("0"),
            F::text("max", "To").startsWith("2147483647").placeholder("2147483647")}));
    types.push_back(variable("uv", "Undefined Value", "No value, to take a parameter away.", {}));
    types.push_back(variable("ctv", "Container Version", "The number of the version that runs.", {}));
    types.push_back(variable("cid", "Container ID", "The ID of this container.", {}));
    types.push_back(variable("dbg", "Debug Mode", "True while the draft runs in the workbench.", {}));
    types.push_back(variable("e", "Event Name", "The name of the event.", {}));
    types.push_back(variable("cn", "Client Name", "The name of the client that claimed the hit.", {}));

    TypeDescription secret
        = variable("sluis_secret", "Secret", "The name of a value that is kept outside the container.",
            {
                F::text("name", "Name")
                    .placeholder("newsletter-api-key")
                    .matches("^[A-Za-z0-9._-]{0,64}$", "Letters, digits, dots and dashes, at most 64.")
                    .nonEmpty("Enter the name of the secret.")
                    .inSummary(),
                F::check("giveToTemplates", "Templates may see the value")
                    .help("Otherwise a template gets a placeholder, and the value is put in when its request leaves."),
            });
    secret.isOurs = true;
    types.push_back(std::move(secret));

    for (const auto& [code, name] : {std::pair("v", "Data Layer Variable"), std::pair("jsm", "Custom JavaScript"),
             std::pair("j", "JavaScript Variable"), std::pair("k", "First-Party Cookie"), std::pair("u", "URL"),
             std::pair("f", "HTTP Referrer"), std::pair("aev", "Auto-Event Variable"), std::pair("d", "DOM Element"),
             std::pair("gtcs", "Google Tag: Configuration Settings"), std::pair("gtes", "Google Tag: Event Settings")})
        types.push_back(notRun(variable(code, name, "", {}), Support::NotOnServer,
            "This variable reads the page in the visitor's browser. It belongs in the website's own container."));
    return types;
}

} // namespace sluis::types
