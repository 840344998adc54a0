#include "core/types/json_client.h"

#include "core/types/client_answers.h"
#include "core/types/cors.h"
#include "core/types/field_maker.h"
#include "core/types/parameters.h"
#include "core/types/path_pattern.h"
#include "core/url/query.h"
#include "core/value/key_path.h"
#include "core/value/text.h"

#include <algorithm>
#include <set>

namespace sluis::types {
namespace {

    using runtime::ClientInput;
    using runtime::ClientOutcome;
    using value::Value;

    constexpr std::string_view DefaultMethod = "POST";
    constexpr std::string_view DefaultEventName = "event_name";

    bool claimsPath(const Value& parameters, std::string_view path)
    {
        const auto rows = parameters["paths"].items();
        return std::any_of(rows.begin(), rows.end(), [path](const Value& row) {
            const std::string pattern = textOf(row, "path");
            return !pattern.empty() && matchesPath(pattern, path);
        });
    }

    bool claimsMethod(const Value& parameters, std::string_view method)
    {
        const auto rows = parameters["methods"].items();
        if (rows.empty())
            return method == DefaultMethod;
        return std::any_of(rows.begin(), rows.end(),
            [method](const Value& row) { return http::equalsIgnoreCase(textOf(row, "method"), method); });
    }

    // "=text" is that text, anything else a path: in the event's own part first, then in the whole body.
    Value valueAt(std::string_view source, const Value& part, const Value& body)
    {
        if (source.starts_with('='))
            return source.substr(1);
        const Value& own = value::atPath(part, source);
        return own.isUndefined() ? value::atPath(body, source) : own;
    }

    Value fromPairs(std::string_view text)
    {
        Value object = Value::object();
        for (auto& [name, value] : url::parseQuery(text)) {
            if (!name.empty() && !object.contains(name))
                object.set(name, value);
        }
        return object;
    }

    bool isForm(const http::Request& request)
    {
        return request.first("content-type").value_or("").starts_with("application/x-www-form-urlencoded");
    }

    Result<Value> readBody(const http::Request& request)
    {
        if (request.body().empty())
            return fromPairs(request.query());
        return isForm(request) ? Result<Value>(fromPairs(request.body())) : readHitJson(request.body());
    }

    // The parts of the body that are one event each.
    std::vector<Value> partsOf(const Value& body, const std::string& batchPath)
    {
        const Value& batch = batchPath.empty() ? body : value::atPath(body, batchPath);
        if (batch.isArray())
            return {batch.items().begin(), batch.items().end()};
        return batchPath.empty() || batch.isUndefined() ? std::vector<Value>{body} : std::vector<Value>{batch};
    }

    std::string_view firstSegment(std::string_view path)
    {
        return path.substr(0, path.find('.'));
    }

    Value makeEvent(const Value& parameters, const Value& part, const Value& body, const std::string& batchPath)
    {
        std::string nameSource = textOf(parameters, "eventName");
        if (nameSource.empty())
            nameSource = DefaultEventName;
        const std::string name = asText(valueAt(nameSource, part, body));
        if (name.empty())
            return {};
        Value event = Value::object();
        event.set("event_name", name);
        std::set<std::string, std::less<>> taken{std::string(firstSegment(batchPath)), nameSource};
        for (const Value& row : parameters["mapping"].items()) {
            const std::string from = textOf(row, "from");
            const std::string to = textOf(row, "to");
            if (from.empty() || to.empty())
                continue;
            taken.insert(from);
            if (Value mapped = valueAt(from, part, body); !mapped.isUndefined())
                value::setPath(event, to, std::move(mapped));
        }
        if (!isOn(parameters, "keepOthers"))
            return event;
        for (const Value* source : {&part, &body}) {
            for (const value::Member& member : source->members()) {
                if (!taken.contains(member.name()) && !event.contains(member.name()))
                    event.setShared(member.key, member.value);
            }
        }
        return event;
    }

    http::Response answerOf(const Value& parameters)
    {
        http::Response response;
        response.status = static_cast<int>(integerOf(parameters, "responseStatus", 200, 599, 200));
        response.body = textOf(parameters, "responseBody");
        if (!response.body.empty()) {
            const bool isJson = response.body.front() == '{' || response.body.front() == '[';
            response.headers.push_back({"content-type", isJson ? "application/json" : "text/plain; charset=utf-8"});
        }
        return response;
    }

} // namespace

ClientOutcome JsonClient::claim(const ClientInput& input) const
{
    const http::Request& request = input.hit.request;
    if (!claimsPath(input.parameters, request.path()))
        return notMine(input, "types.otherPath");
    if (isPreflight(request)
        && claimsMethod(input.parameters, request.first("access-control-request-method").value_or(""))) {
        const std::string method(request.first("access-control-request-method").value_or(""));
        return answered(input, answerPreflight(request, method, Credentials::Omit), "types.answeredPreflight");
    }
    if (!claimsMethod(input.parameters, request.method()))
        return notMine(input, "types.otherMethod");

    const auto refuse = [&request](int status, std::string_view reason, std::string detail = {}) {
        http::Response response = emptyAnswer(status);
        allowOrigin(response, request, Credentials::Omit);
        return refused(std::move(response), reason, std::move(detail));
    };
    const Result<Value> body = readBody(request);
    if (!body)
        return refuse(400, "types.hitNotJson", body.error().detail);
    const std::string batchPath = textOf(input.parameters, "batchPath");
    const std::vector<Value> parts = partsOf(*body, batchPath);
    if (parts.size() > MaxEventsInJson)
        return refuse(413, "types.hitTooLarge");

    ClientOutcome outcome;
    for (const Value& part : parts) {
        if (Value event = makeEvent(input.parameters, part, *body, batchPath); event.isObject())
            outcome.events.push_back(std::move(event));
    }
    if (outcome.events.empty())
        return refuse(400, "types.hitWithoutEventName");
    outcome.claimed = true;
    outcome.response = answerOf(input.parameters);
    allowOrigin(outcome.response, request, Credentials::Omit);
    if (input.explain)
        outcome.reason = {"types.claimedJson", {std::to_string(outcome.events.size())}};
    return outcome;
}

templates::TypeDescription JsonClient::describe() const
{
    using F = FieldMaker;
    templates::TypeDescription type;
    type.kind = container::EntityKind::Client;
    type.code = "sluis_json_client";
    type.name = "JSON";
    type.description = "Turns webhooks and hits of your own, sent as JSON or as a form, into events.";
    type.isOurs = true;
    type.fields = {
        F::table("paths", "Paths",
            {F::text("path", "Path")
                    .placeholder("/hook/news")
                    .unique()
                    .matches("^(/|\\*|\\{\\{)", "A path starts with a slash; * stands for any text.")
                    .nonEmpty("Enter a path.")})
            .newRow("Add path")
            .help("Requests to these paths are claimed. * stands for any text: /hook/*.")
            .atLeastOneRow("Without a path this client never claims a request."),
        F::table("methods", "Methods",
            {F::select("method", "Method",
                {choice("POST", "POST"), choice("GET", "GET"), choice("PUT", "PUT"), choice("PATCH", "PATCH")})
                    .startsWith("POST")
                    .unique()})
            .newRow("Add method")
            .help("POST when none is given. A GET has no body; its query is read instead."),
        F::text("eventName", "Event name")
            .startsWith(std::string(DefaultEventName))
            .placeholder("event_name")
            .help("Where in the body the name stands, as type or data.event; or =sign_up for always the same name.")
            .inSummary(),
        F::text("batchPath", "Several events in one body")
            .placeholder("events")
            .help("Where the list of events stands. Empty: the body is one event, or a list of them."),
        F::table("mapping", "Event data",
            {F::text("from", "From the body")
                    .placeholder("subscriber.email")
                    .nonEmpty("Enter where in the body the value stands, or =text."),
                F::text("to", "To the parameter")
                    .placeholder("user_data.email_address")
                    .unique()
                    .nonEmpty("Enter the name of the event parameter.")})
            .newRow("Add row")
            .help("Dotted paths on both sides. =text on the left is that text itself."),
        F::check("keepOthers", "Keep all other members of the body under their own names")
            .help("Off: only what the table names becomes event data."),
        F::group("answer", "Answer",
            {
                F::text("responseStatus", "Status")
                    .startsWith("200")
                    .placeholder("200")
                    .matches("^([2-5][0-9][0-9]|\\{\\{.*)?$", "Enter a status from 200 to 599."),
                F::text("responseBody", "Body").lines(3).placeholder("{\"ok\": true}"),
            }),
    };
    return type;
}

} // namespace sluis::types
