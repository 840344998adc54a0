#pragma once

#include "core/container/references.h"
#include "core/value/json.h"
#include "core/value/key_path.h"
#include "core/value/text.h"
#include "ui/bridge/draft_runner.h"

#include <algorithm>
#include <mutex>

// Runs a hit whose body is the event as JSON: enough of the rules that an interface can be tested without the runtime,
// and nothing more. Patterns hold when the value starts with what follows "^".
namespace sluis::test {

class FakeRunner final : public bridge::DraftRunner
{
public:
    struct Draft final : bridge::PreparedDraft {
        bridge::ContainerPtr container;
    };

    Result<std::shared_ptr<const bridge::PreparedDraft>> prepare(const bridge::ContainerPtr& container) override
    {
        auto draft = std::make_shared<Draft>();
        draft->container = container;
        return std::shared_ptr<const bridge::PreparedDraft>(draft);
    }

    runtime::TracePtr run(const bridge::PreparedDraft& prepared, const runtime::Hit& hit) override
    {
        const container::Container& container = *static_cast<const Draft&>(prepared).container;
        auto trace = std::make_shared<runtime::Trace>();
        trace->isComplete = true;
        trace->milliseconds = 4;
        trace->response.status = 204;
        trace->hit = {hit.id, hit.time, std::string(hit.request.method()), std::string(hit.request.path()),
            std::string(hit.request.query()), {{"host", "127.0.0.1:8080"}, {"cookie", "_fbp=fb.1.17; FPID=abc"}},
            std::string(hit.request.body()), hit.peer};
        const bool claimed = hit.request.path() == "/g/collect";
        for (const container::Client& client : container.clients)
            trace->clients.push_back({client.id, client.name, client.type, claimed, {}, {}, {}});
        if (!claimed) {
            trace->response.status = 400;
            return trace;
        }
        const auto data = value::readJson(hit.request.body());
        if (data)
            trace->events.push_back(runEvent(container, *data));
        return trace;
    }

private:
    static value::Value evaluate(const container::Container& container, const value::Value& data, std::string_view name)
    {
        if (name == "_event" || name == "Event Name")
            return data["event_name"];
        if (name == "Client Name")
            return value::Value("GA4");
        const container::Variable* variable = container.variableNamed(name);
        if (!variable)
            return {};
        if (variable->type == "ed")
            return value::atPath(data, container::textOf(variable->parameters, "keyPath"));
        return value::Value(container::textOf(variable->parameters, "value"));
    }

    static std::string resolved(const container::Container& container, const value::Value& data, std::string_view text)
    {
        std::string out;
        for (const container::TextPart& part : container::splitTemplate(text)) {
            if (part.isVariable)
                out += value::toText(evaluate(container, data, part.text));
            else
                out += part.text;
        }
        return out;
    }

    static runtime::ConditionTrace judge(
        const container::Container& container, const value::Value& data, const container::Condition& condition)
    {
        runtime::ConditionTrace trace;
        trace.variable = condition.variable();
        trace.op = condition.op;
        trace.negate = condition.isNegated();
        trace.ignoreCase = condition.ignoresCase();
        trace.left = evaluate(container, data, container::wholeReference(condition.variable()));
        trace.right = value::Value(resolved(container, data, condition.expected()));
        const std::string left = value::toText(trace.left);
        const std::string right = value::toText(trace.right);
        bool holds = left == right;
        if (condition.op == container::Operator::Contains)
            holds = left.find(right) != std::string::npos;
        else if (condition.op == container::Operator::Greater)
            holds = value::numberFromText(left) > value::numberFromText(right);
        else if (condition.op == container::Operator::Less)
            holds = value::numberFromText(left) < value::numberFromText(right);
        else if (condition.op == container::Operator::MatchRegex)
            holds = left.starts_with(right.starts_with("^") ? right.substr(1) : right);
        trace.holds = holds != trace.negate;
        return trace;
    }

    static runtime::EventTrace runEvent(const container::Container& container, const value::Value& data)
    {
        runtime::EventTrace event;
        event.name = std::string(data["event_name"].string());
        event.data = data;
        for (const container::Trigger& trigger : container.triggers) {
            runtime::TriggerTrace trace;
            trace.id = trigger.id;
            trace.name = trigger.name;
            trace.fired = true;
            for (const auto* list : {&trigger.customEventFilter, &trigger.filter}) {
                for (const container::Condition& condition : *list) {
                    trace.conditions.push_back(judge(container, data, condition));
                    trace.fired = trace.fired && trace.conditions.back().holds;
                }
            }
            event.triggers.push_back(std::move(trace));
        }
        for (const container::Variable& variable : container.variables)
            event.variables.push_back(
                {variable.name, evaluate(container, data, variable.name), std::nullopt, "trigger 21", {}});
        for (const container::Tag& tag : container.tags)
            event.tags.push_back(runTag(container, event, tag));
        return event;
    }

    static bool isTrue(const runtime::EventTrace& event, const container::TriggerId& id)
    {
        return std::any_of(event.triggers.begin(), event.triggers.end(),
            [&](const runtime::TriggerTrace& trigger) { return trigger.id == id && trigger.fired; });
    }

    static runtime::TagTrace runTag(
        const container::Container& container, const runtime::EventTrace& event, const container::Tag& tag)
    {
        runtime::TagTrace trace;
        trace.id = tag.id;
        trace.name = tag.name;
        trace.type = tag.type;
        trace.vendor = tag.type == "sgtmgaaw" ? "Google" : container::textOf(tag.parameters, "vendor");
        for (const container::TriggerId& id : tag.firingTriggers)
            if (isTrue(event, id))
                trace.firedBy.push_back(id);
        for (const container::TriggerId& id : tag.blockingTriggers)
            if (isTrue(event, id))
                trace.blockedBy.push_back(id);
        trace.status = tag.isPaused()  ? runtime::TagStatus::Paused
            : trace.firedBy.empty()    ? runtime::TagStatus::NotFired
            : !trace.blockedBy.empty() ? runtime::TagStatus::Blocked
                                       : runtime::TagStatus::Success;
        if (trace.status != runtime::TagStatus::Success)
            return trace;
        trace.eventData = event.data;
        for (const container::Transformation& transformation : container.transformations)
            transform(transformation, trace);
        trace.milliseconds = 3;
        runtime::OutgoingTrace request;
        request.method = "POST";
        request.url = resolved(container, event.data, container::textOf(tag.parameters, "url"));
        if (request.url.empty())
            request.url = "https://analytics.vendor.example/g/collect";
        request.headers = {{"content-type", "application/json"}};
        request.body = value::writeJson(trace.eventData);
        request.answer = runtime::AnswerTrace{200, {}, {}, 0, true};
        trace.outgoing.push_back(std::move(request));
        return trace;
    }

    static void transform(const container::Transformation& transformation, runtime::TagTrace& tag)
    {
        const bool all = container::isTrue(transformation.parameters, "allTagsExcept");
        bool listed = false;
        if (const auto* tags = container::findParameter(transformation.parameters, "affectedTags"))
            for (const container::Parameter& item : tags->list)
                listed = listed || container::textOf(item.map, "tagReference") == tag.name;
        if (all == listed)
            return;
        runtime::TransformationTrace trace{transformation.id, transformation.name, true, {}, {}};
        if (const auto* table = container::findParameter(transformation.parameters, "excludedParamsTable")) {
            for (const container::Parameter& row : table->list) {
                const std::string path(container::textOf(row.map, "excludedParams"));
                const value::Value before = value::atPath(tag.eventData, path);
                if (value::removePath(tag.eventData, path))
                    trace.changes.push_back({path, before, {}});
            }
        }
        if (const auto* table = container::findParameter(transformation.parameters, "augmentEventTable")) {
            for (const container::Parameter& row : table->list) {
                const std::string path(container::textOf(row.map, "paramName"));
                const value::Value before = value::atPath(tag.eventData, path);
                const value::Value after(container::textOf(row.map, "paramValue"));
                if (!path.empty() && value::setPath(tag.eventData, path, after))
                    trace.changes.push_back({path, before, after});
            }
        }
        tag.transformations.push_back(std::move(trace));
    }
};

} // namespace sluis::test
