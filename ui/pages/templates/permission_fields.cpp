#include "ui/pages/templates/permission_fields.h"

#include "core/value/text.h"
#include "ui/bridge/text.h"

#include <QCoreApplication>

namespace sluis::pages {

namespace {

    using templates::EnablingCondition;
    using templates::Field;
    using templates::FieldType;
    using value::Value;

    QString tr(const char* source)
    {
        return QCoreApplication::translate("sluis::pages", source);
    }

    EnablingCondition when(const char* field, Value value)
    {
        return {field, EnablingCondition::Test::Equals, std::move(value)};
    }

    Field choice(const char* name, const QString& label, std::initializer_list<std::pair<const char*, QString>> choices)
    {
        Field field;
        field.type = FieldType::Radio;
        field.name = name;
        field.label = bridge::utf8(label);
        for (const auto& [value, word] : choices)
            field.choices.push_back({Value(value), bridge::utf8(word), {}, {}});
        field.defaultValue = Value(choices.begin()[choices.size() - 1].first);
        return field;
    }

    Field lines(const char* name, const QString& label, const QString& help, EnablingCondition enabled)
    {
        Field field;
        field.type = FieldType::Text;
        field.name = name;
        field.label = bridge::utf8(label);
        field.help = bridge::utf8(help);
        field.textAsList = true;
        field.lineCount = 3;
        if (!enabled.fieldName.empty())
            field.enablingConditions = {std::move(enabled)};
        return field;
    }

    Field flag(const char* name, const QString& text, std::vector<EnablingCondition> enabled = {})
    {
        Field field;
        field.type = FieldType::Checkbox;
        field.name = name;
        field.checkboxText = bridge::utf8(text);
        field.enablingConditions = std::move(enabled);
        return field;
    }

    Field text(const char* name, const QString& label)
    {
        Field field;
        field.name = name;
        field.label = bridge::utf8(label);
        return field;
    }

    Field select(const char* name, const QString& label, std::initializer_list<std::pair<const char*, QString>> choices)
    {
        Field field = choice(name, label, choices);
        field.type = FieldType::Select;
        return field;
    }

    Field table(
        const char* name, const QString& label, std::vector<Field> columns, std::vector<EnablingCondition> enabled = {})
    {
        Field field;
        field.type = FieldType::SimpleTable;
        field.name = name;
        field.label = bridge::utf8(label);
        field.columns = std::move(columns);
        field.newRowText = bridge::utf8(tr("Add"));
        field.enablingConditions = std::move(enabled);
        return field;
    }

    std::vector<Field> urls()
    {
        return {
            choice("allowedUrls", tr("Where to"), {{"any", tr("Any address")}, {"specific", tr("These addresses")}}),
            lines("urls", tr("Addresses"),
                tr("One a line: https://vendor.example/ is all of that host, * stands for anything."),
                when("allowedUrls", "specific")),
            flag("allowGoogleDomains", tr("Google's own domains, too"), {when("allowedUrls", "specific")})};
    }

    std::vector<Field> request()
    {
        const EnablingCondition narrowed = when("requestAccess", "specific");
        const auto access = [](const char* name, const QString& any, const char* of) {
            Field field = choice(name, {}, {{"any", any}, {"specific", tr("Only these")}});
            field.enablingConditions = {when(of, true)};
            return field;
        };
        return {choice("requestAccess", tr("Which parts"),
                    {{"any", tr("All of the request")}, {"specific", tr("These parts")}}),
            flag("headersAllowed", tr("Headers"), {narrowed}),
            access("headerAccess", tr("All headers"), "headersAllowed"),
            table(
                "headerWhitelist", tr("Headers"), {text("headerName", tr("Name"))}, {when("headerAccess", "specific")}),
            flag("queryParametersAllowed", tr("Query"), {narrowed}),
            access("queryParameterAccess", tr("All of the query"), "queryParametersAllowed"),
            table("queryParameterWhitelist", tr("Query"), {text("queryParameter", tr("Name"))},
                {when("queryParameterAccess", "specific")}),
            flag("bodyAllowed", tr("Body"), {narrowed}), flag("pathAllowed", tr("Path"), {narrowed}),
            flag("remoteAddressAllowed", tr("The visitor's address"), {narrowed})};
    }

    std::vector<Field> response()
    {
        const EnablingCondition narrowed = when("writeResponseAccess", "specific");
        Field headers = choice("writeHeaderAccess", {}, {{"any", tr("All headers")}, {"specific", tr("Only these")}});
        headers.enablingConditions = {when("writeHeadersAllowed", true)};
        return {choice("writeResponseAccess", tr("Which parts"),
                    {{"any", tr("All of the answer")}, {"specific", tr("These parts")}}),
            flag("writeStatusAllowed", tr("Status"), {narrowed}), flag("writeBodyAllowed", tr("Body"), {narrowed}),
            flag("writeHeadersAllowed", tr("Headers"), {narrowed}), headers,
            table("writeHeaderWhitelist", tr("Headers"), {text("headerName", tr("Name"))},
                {when("writeHeaderAccess", "specific")})};
    }

    Value toValue(const Field& field, const container::Parameter& parameter)
    {
        if (field.type == FieldType::Checkbox)
            return Value(parameter.text() == "true");
        if (field.type != FieldType::SimpleTable && !field.textAsList)
            return Value(parameter.text());
        Value list = Value::array();
        for (const container::Parameter& item : parameter.list) {
            if (field.textAsList) {
                if (!item.text().empty())
                    list.push(item.text());
                continue;
            }
            Value row = Value::object();
            for (const container::Parameter& cell : item.map)
                row.set(cell.key, cell.text());
            list.push(std::move(row));
        }
        return list;
    }

    container::Parameter toParameter(const std::string& key, const Value& value)
    {
        if (value.isBoolean())
            return container::booleanParameter(key, value.boolean());
        if (!value.isArray())
            return container::textParameter(key, value::toText(value));
        std::vector<container::Parameter> items;
        for (const Value& item : value.items()) {
            if (!item.isObject()) {
                items.push_back(container::textParameter({}, value::toText(item)));
                continue;
            }
            std::vector<container::Parameter> cells;
            for (const value::Member& member : item.members())
                cells.push_back(
                    container::textParameter(std::string(member.key.string()), value::toText(member.value)));
            items.push_back(container::mapParameter(std::move(cells)));
        }
        return container::listParameter(key, std::move(items));
    }

} // namespace

const std::vector<std::string>& permissionIds()
{
    static const std::vector<std::string> ids{"send_http", "read_event_data", "read_request", "get_cookies",
        "set_cookies", "logging", "access_response", "return_response", "run_container", "read_container_data",
        "read_event_metadata", "access_template_storage", "use_message", "send_pixel_from_browser", "access_bigquery",
        "access_firestore", "use_google_credentials", "use_custom_private_keys"};
    return ids;
}

std::vector<Field> permissionFields(const std::string& id)
{
    if (id == "send_http" || id == "send_pixel_from_browser")
        return urls();
    if (id == "read_event_data")
        return {
            choice("eventDataAccess", tr("Which parameters"), {{"any", tr("All of them")}, {"specific", tr("These")}}),
            lines("keyPatterns", tr("Parameters"), tr("One a line: user_data.email_address, items.*"),
                when("eventDataAccess", "specific"))};
    if (id == "read_request")
        return request();
    if (id == "access_response")
        return response();
    if (id == "logging")
        return {choice("environments", tr("When"), {{"all", tr("Always")}, {"debug", tr("While debugging only")}})};
    if (id == "get_cookies")
        return {choice("cookieAccess", tr("Which cookies"), {{"any", tr("All of them")}, {"specific", tr("These")}}),
            lines("cookieNames", tr("Cookies"), tr("One a line; * stands for anything."),
                when("cookieAccess", "specific"))};
    if (id == "set_cookies")
        return {table("allowedCookies", tr("Cookies"),
            {text("name", tr("Name")), text("domain", tr("Domain")), text("path", tr("Path")),
                select("secure", tr("Secure"),
                    {{"secure", tr("secure")}, {"non_secure", tr("not secure")}, {"any", tr("any")}}),
                select("session", tr("Session"),
                    {{"session", tr("session")}, {"non_session", tr("lasting")}, {"any", tr("any")}})})};
    if (id == "use_message")
        return {choice("allowedActions", tr("Which messages"), {{"any", tr("All of them")}, {"specific", tr("These")}}),
            table("messageTypes", tr("Messages"),
                {text("type", tr("Type")),
                    select("action", tr("Action"),
                        {{"listen", tr("hear")}, {"send", tr("send")}, {"listen_and_send", tr("both")}})},
                {when("allowedActions", "specific")})};
    if (id == "access_bigquery")
        return {table("allowedTables", tr("Tables"),
            {text("projectId", tr("Project")), text("datasetId", tr("Dataset")), text("tableId", tr("Table")),
                select("operation", tr("May"), {{"write", tr("write")}})})};
    if (id == "access_firestore")
        return {table("allowedOptions", tr("Paths"),
            {text("projectId", tr("Project")), text("path", tr("Path")),
                select("operation", tr("May"),
                    {{"read", tr("read")}, {"write", tr("write")}, {"read_write", tr("both")}})})};
    if (id == "use_google_credentials")
        return {lines("allowedScopes", tr("Scopes"), tr("One a line."), {})};
    if (id == "use_custom_private_keys")
        return {lines("keyIds", tr("Keys"), tr("Ids, one a line."), {})};
    return {};
}

container::Parameters permissionParameters(const templates::Permission& permission)
{
    container::Parameters parameters;
    for (const value::Member& member : permission.parameters.members())
        parameters.push_back(toParameter(std::string(member.key.string()), member.value));
    return parameters;
}

templates::Permission withParameter(
    const templates::Permission& permission, const std::vector<Field>& fields, const container::Parameter& parameter)
{
    templates::Permission changed = permission;
    for (const Field& field : fields) {
        if (field.name == parameter.key)
            changed.parameters.set(field.name, toValue(field, parameter));
    }
    return changed;
}

} // namespace sluis::pages
