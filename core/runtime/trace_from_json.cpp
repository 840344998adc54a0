#include "core/base/encoding.h"
#include "core/runtime/trace.h"
#include "core/value/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace sluis::runtime {
namespace {

    using value::Value;

    std::string text(const Value& object, std::string_view key)
    {
        return std::string(object[key].string());
    }

    double number(const Value& object, std::string_view key)
    {
        const double found = object[key].number();
        return std::isfinite(found) ? found : 0;
    }

    int integer(const Value& object, std::string_view key)
    {
        constexpr double limit = std::numeric_limits<int>::max();
        return static_cast<int>(std::clamp(number(object, key), -limit, limit));
    }

    template <class Make> auto listFrom(const Value& array, const Make& make)
    {
        std::vector<decltype(make(array))> list;
        list.reserve(array.size());
        for (const Value& item : array.items())
            list.push_back(make(item));
        return list;
    }

    HeaderList headers(const Value& array)
    {
        return listFrom(array, [](const Value& pair) {
            const auto parts = pair.items();
            return std::pair(std::string(parts.empty() ? "" : parts[0].string()),
                std::string(parts.size() < 2 ? "" : parts[1].string()));
        });
    }

    std::string body(const Value& object)
    {
        if (const Value* encoded = object.find("body_base64"))
            return fromBase64(encoded->string()).value_or("");
        return text(object, "body");
    }

    std::string plain(const Value& value)
    {
        return std::string(value.string());
    }

    Message reason(const Value& object, const std::string& name)
    {
        if (const Value* key = object.find(name + "_key"))
            return {plain(*key), listFrom(object[name + "_args"], plain)};
        const std::string sentence = text(object, name);
        return sentence.empty() ? Message() : Message{"runtime.recorded", {sentence}};
    }

    std::optional<Message> optionalReason(const Value& object, const std::string& name)
    {
        Message message = reason(object, name);
        return message.key.empty() ? std::nullopt : std::optional(std::move(message));
    }

    // A name of a table as its position; the last one for unknown names.
    template <class Enum> Enum named(std::string_view name, std::string_view (*nameOf)(Enum), Enum last)
    {
        for (int i = 0; i < static_cast<int>(last); ++i) {
            if (nameOf(static_cast<Enum>(i)) == name)
                return static_cast<Enum>(i);
        }
        return last;
    }

    Value side(const Value& value)
    {
        return value.isObject() && value.size() == 1 && value["undefined"].boolean() ? Value() : value;
    }

    CookieTrace cookie(const Value& json)
    {
        return {text(json, "name"), text(json, "value"), json["options"]};
    }

    DeniedTrace denied(const Value& json)
    {
        return {text(json, "permission"), text(json, "api"), integer(json, "line")};
    }

    ConsoleLine console(const Value& json)
    {
        return {text(json, "source"), text(json, "text"), integer(json, "line")};
    }

    container::Operator operatorNamed(std::string_view name)
    {
        static constexpr std::array<std::string_view, 11> names = {"EQUALS", "CONTAINS", "STARTS_WITH", "ENDS_WITH",
            "MATCH_REGEX", "GREATER", "GREATER_OR_EQUALS", "LESS", "LESS_OR_EQUALS", "CSS_SELECTOR", "URL_MATCHES"};
        const auto found = std::find(names.begin(), names.end(), name);
        return found == names.end() ? container::Operator::Unknown
                                    : static_cast<container::Operator>(found - names.begin());
    }

    ConditionTrace condition(const Value& json)
    {
        return {text(json, "variable"), operatorNamed(json["operator"].string()), text(json, "operator"),
            json["negate"].boolean(), json["ignore_case"].boolean(), side(json["left"]), side(json["right"]),
            json["holds"].boolean()};
    }

    TriggerTrace trigger(const Value& json)
    {
        return {container::TriggerId(text(json, "id")), text(json, "name"), text(json, "type"), json["fired"].boolean(),
            listFrom(json["conditions"], condition)};
    }

    TransformationTrace transformation(const Value& json)
    {
        const auto change = [](const Value& change) {
            return ParameterChange{text(change, "path"), change["before"], change["after"]};
        };
        return {container::TransformationId(text(json, "id")), text(json, "name"), json["applied"].boolean(),
            listFrom(json["conditions"], condition), listFrom(json["changes"], change)};
    }

    OutgoingTrace outgoing(const Value& json)
    {
        OutgoingTrace made{text(json, "method"), text(json, "url"), headers(json["headers"]), body(json),
            named(json["state"].string(), stateName, OutgoingState::Refused), std::nullopt,
            optionalReason(json, "error"), text(json, "idempotency_key"), listFrom(json["secrets"], plain), nullptr,
            listFrom(json["google_scopes"], plain)};
        const Value& answer = json["answer"];
        if (answer.isObject())
            made.answer = AnswerTrace{integer(answer, "status"), headers(answer["headers"]), body(answer),
                number(answer, "ms"), answer["assumed"].boolean()};
        return made;
    }

    VariableTrace variable(const Value& json)
    {
        const std::chrono::duration<double, std::micro> cost(number(json, "cost_us"));
        return {text(json, "name"), json["value"], optionalReason(json, "error"), text(json, "asked_by"),
            std::chrono::round<std::chrono::nanoseconds>(cost), listFrom(json["denied"], denied),
            listFrom(json["outgoing"], outgoing)};
    }

    container::TriggerId triggerId(const Value& json)
    {
        return container::TriggerId(plain(json));
    }

    TagTrace tag(const Value& json)
    {
        TagTrace made;
        made.id = container::TagId(text(json, "id"));
        made.name = text(json, "name");
        made.type = text(json, "type");
        made.vendor = text(json, "vendor");
        made.status = named(json["status"].string(), statusName, TagStatus::NotRunnable);
        made.reason = reason(json, "reason");
        made.firedBy = listFrom(json["fired_by"], triggerId);
        made.blockedBy = listFrom(json["blocked_by"], triggerId);
        made.missedTriggers = listFrom(json["missed_triggers"], triggerId);
        made.transformations = listFrom(json["transformations"], transformation);
        made.eventData = json["event_data"];
        made.parameters = json["parameters"];
        made.variables = listFrom(json["variables"], variable);
        made.outgoing = listFrom(json["outgoing"], outgoing);
        made.cookies = listFrom(json["cookies"], cookie);
        made.denied = listFrom(json["denied"], denied);
        made.console = listFrom(json["console"], console);
        made.milliseconds = number(json, "ms");
        return made;
    }

    EventTrace event(const Value& json)
    {
        return {text(json, "name"), json["data"], listFrom(json["variables"], variable),
            listFrom(json["triggers"], trigger), listFrom(json["tags"], tag)};
    }

    ClientTrace client(const Value& json)
    {
        return {container::ClientId(text(json, "id")), text(json, "name"), text(json, "type"),
            json["claimed"].boolean(), reason(json, "reason"), listFrom(json["cookies"], cookie),
            listFrom(json["denied"], denied), listFrom(json["outgoing"], outgoing), json["parameters"]};
    }

    HitTrace hit(const Value& json)
    {
        HitTrace made;
        const double id = value::toNumber(json["id"]);
        made.id = HitId{id >= 0 && id < 9e15 ? static_cast<uint64_t>(id) : 0};
        if (WallTime time; fromIso8601(json["time"].string(), time))
            made.time = time;
        made.method = text(json, "method");
        made.path = text(json, "path");
        made.query = text(json, "query");
        made.headers = headers(json["headers"]);
        made.body = body(json);
        made.remoteAddress = text(json, "remote_address");
        return made;
    }

    Message problem(const Value& json)
    {
        return {text(json, "key"), listFrom(json["args"], plain)};
    }

} // namespace

Trace traceFromJson(const Value& json)
{
    Trace made;
    made.version = text(json, "version");
    if (json["content_of"].isString())
        made.contentOf = text(json, "content_of");
    made.hit = hit(json["hit"]);
    made.clients = listFrom(json["clients"], client);
    const Value& response = json["response"];
    made.response = {integer(response, "status"), headers(response["headers"]), body(response)};
    made.events = listFrom(json["events"], event);
    made.console = listFrom(json["console"], console);
    made.problems = listFrom(json["problems"], problem);
    made.milliseconds = number(json, "ms");
    made.isComplete = json["complete"].boolean();
    return made;
}

} // namespace sluis::runtime
