#include "core/base/encoding.h"
#include "core/base/utf8.h"
#include "core/runtime/trace.h"
#include "core/value/text.h"

// Trace to JSON, as cli.md writes it out. Besides the members it names there are: "reason_key" and "reason_args" (the
// reason before it became a sentence), "fired_by", "blocked_by", "missed_triggers",
// "cost_us", "idempotency_key", "secrets" (names), "google_scopes", "ms" and "complete" of
// the trace.
namespace sluis::runtime {
namespace {

    using value::Value;

    Value listOf(const HeaderList& headers)
    {
        std::vector<Value> list;
        list.reserve(headers.size());
        for (const auto& [name, text] : headers)
            list.push_back(Value::array({repairUtf8(name), repairUtf8(text)}));
        return Value::array(std::move(list));
    }

    template <class List, class Make> Value listOf(const List& items, const Make& make)
    {
        std::vector<Value> list;
        list.reserve(items.size());
        for (const auto& item : items)
            list.push_back(make(item));
        return Value::array(std::move(list));
    }

    void setBody(Value& object, const std::string& body)
    {
        if (isValidUtf8(body))
            object.set("body", body);
        else
            object.set("body_base64", toBase64(body));
    }

    void setReason(Value& object, const Message& reason, const char* name)
    {
        if (reason.key.empty())
            return;
        object.set(name, english(reason));
        object.set(std::string(name) + "_key", reason.key);
        if (!reason.args.empty())
            object.set(
                std::string(name) + "_args", listOf(reason.args, [](const std::string& arg) { return Value(arg); }));
    }

    // Inside left and right undefined must be seen.
    Value side(const Value& value)
    {
        return value.isUndefined() ? Value::object({{"undefined", true}}) : value;
    }

    Value cookie(const CookieTrace& cookie)
    {
        return Value::object({{"name", cookie.name}, {"value", repairUtf8(cookie.value)}, {"options", cookie.options}});
    }

    Value denied(const DeniedTrace& denied)
    {
        return Value::object({{"permission", denied.permission}, {"api", denied.api}, {"line", denied.line}});
    }

    Value console(const ConsoleLine& line)
    {
        return Value::object({{"source", line.source}, {"text", line.text}, {"line", line.line}});
    }

    Value condition(const ConditionTrace& condition)
    {
        return Value::object({{"variable", condition.variable}, {"operator", condition.operatorName},
            {"negate", condition.negate}, {"ignore_case", condition.ignoreCase}, {"left", side(condition.left)},
            {"right", side(condition.right)}, {"holds", condition.holds}});
    }

    Value trigger(const TriggerTrace& trigger)
    {
        return Value::object({{"id", trigger.id.text}, {"name", trigger.name}, {"type", trigger.type},
            {"fired", trigger.fired}, {"conditions", listOf(trigger.conditions, condition)}});
    }

    Value change(const ParameterChange& change)
    {
        Value made = Value::object({{"path", change.path}});
        if (!change.before.isUndefined())
            made.set("before", change.before);
        if (!change.after.isUndefined())
            made.set("after", change.after);
        return made;
    }

    Value transformation(const TransformationTrace& transformation)
    {
        Value made = Value::object({{"id", transformation.id.text}, {"name", transformation.name},
            {"applied", transformation.applied}, {"changes", listOf(transformation.changes, change)}});
        if (!transformation.conditions.empty())
            made.set("conditions", listOf(transformation.conditions, condition));
        return made;
    }

    Value answer(const AnswerTrace& answer)
    {
        Value made = Value::object({{"status", answer.status}});
        if (!answer.headers.empty())
            made.set("headers", listOf(answer.headers));
        setBody(made, answer.body);
        if (answer.assumed)
            made.set("assumed", true);
        else
            made.set("ms", answer.milliseconds);
        return made;
    }

    Value outgoing(const OutgoingTrace& outgoing)
    {
        Value made = Value::object(
            {{"method", outgoing.method}, {"url", repairUtf8(outgoing.url)}, {"headers", listOf(outgoing.headers)}});
        setBody(made, outgoing.body);
        made.set("state", stateName(outgoing.state));
        if (outgoing.answer)
            made.set("answer", answer(*outgoing.answer));
        if (outgoing.error)
            setReason(made, *outgoing.error, "error");
        if (!outgoing.idempotencyKey.empty())
            made.set("idempotency_key", outgoing.idempotencyKey);
        if (!outgoing.secrets.empty())
            made.set("secrets", listOf(outgoing.secrets, [](const std::string& name) { return Value(name); }));
        if (!outgoing.googleScopes.empty())
            made.set(
                "google_scopes", listOf(outgoing.googleScopes, [](const std::string& scope) { return Value(scope); }));
        return made;
    }

    Value variable(const VariableTrace& variable)
    {
        Value made = Value::object({{"name", variable.name}});
        if (!variable.value.isUndefined())
            made.set("value", variable.value);
        if (variable.error)
            setReason(made, *variable.error, "error");
        made.set("asked_by", variable.askedBy);
        made.set("cost_us", std::chrono::duration<double, std::micro>(variable.cost).count());
        if (!variable.denied.empty())
            made.set("denied", listOf(variable.denied, denied));
        if (!variable.outgoing.empty())
            made.set("outgoing", listOf(variable.outgoing, outgoing));
        return made;
    }

    Value triggerIds(const std::vector<container::TriggerId>& ids)
    {
        return listOf(ids, [](const container::TriggerId& id) { return Value(id.text); });
    }

    Value tag(const TagTrace& tag)
    {
        Value made = Value::object({{"id", tag.id.text}, {"name", tag.name}, {"type", tag.type}, {"vendor", tag.vendor},
            {"status", statusName(tag.status)}});
        setReason(made, tag.reason, "reason");
        if (!tag.firedBy.empty())
            made.set("fired_by", triggerIds(tag.firedBy));
        if (!tag.blockedBy.empty())
            made.set("blocked_by", triggerIds(tag.blockedBy));
        if (!tag.missedTriggers.empty())
            made.set("missed_triggers", triggerIds(tag.missedTriggers));
        made.set("transformations", listOf(tag.transformations, transformation));
        if (!tag.eventData.isUndefined())
            made.set("event_data", tag.eventData);
        if (!tag.parameters.isUndefined())
            made.set("parameters", tag.parameters);
        if (!tag.variables.empty())
            made.set("variables", listOf(tag.variables, variable));
        made.set("outgoing", listOf(tag.outgoing, outgoing));
        made.set("cookies", listOf(tag.cookies, cookie));
        made.set("denied", listOf(tag.denied, denied));
        made.set("console", listOf(tag.console, console));
        made.set("ms", tag.milliseconds);
        return made;
    }

    Value event(const EventTrace& event)
    {
        return Value::object(
            {{"name", event.name}, {"data", event.data}, {"variables", listOf(event.variables, variable)},
                {"triggers", listOf(event.triggers, trigger)}, {"tags", listOf(event.tags, tag)}});
    }

    Value client(const ClientTrace& client)
    {
        Value made = Value::object(
            {{"id", client.id.text}, {"name", client.name}, {"type", client.type}, {"claimed", client.claimed}});
        setReason(made, client.reason, "reason");
        made.set("cookies", listOf(client.cookies, cookie));
        made.set("denied", listOf(client.denied, denied));
        if (!client.outgoing.empty())
            made.set("outgoing", listOf(client.outgoing, outgoing));
        if (!client.parameters.isUndefined())
            made.set("parameters", client.parameters);
        return made;
    }

    Value hit(const HitTrace& hit)
    {
        Value made = Value::object(
            {{"id", std::to_string(hit.id.number)}, {"time", toIso8601(hit.time)}, {"method", repairUtf8(hit.method)},
                {"path", repairUtf8(hit.path)}, {"query", repairUtf8(hit.query)}, {"headers", listOf(hit.headers)}});
        setBody(made, hit.body);
        made.set("remote_address", hit.remoteAddress);
        return made;
    }

    Value problem(const Message& problem)
    {
        Value made = Value::object({{"key", problem.key}, {"text", english(problem)}});
        if (!problem.args.empty())
            made.set("args", listOf(problem.args, [](const std::string& arg) { return Value(arg); }));
        return made;
    }

} // namespace

Value toJson(const Trace& trace)
{
    Value response = Value::object({{"status", trace.response.status}, {"headers", listOf(trace.response.headers)}});
    setBody(response, trace.response.body);
    return Value::object(
        {{"version", trace.version}, {"content_of", trace.contentOf ? Value(*trace.contentOf) : Value(nullptr)},
            {"hit", hit(trace.hit)}, {"clients", listOf(trace.clients, client)}, {"response", response},
            {"events", listOf(trace.events, event)}, {"console", listOf(trace.console, console)},
            {"problems", listOf(trace.problems, problem)}, {"ms", trace.milliseconds}, {"complete", trace.isComplete}});
}

} // namespace sluis::runtime
