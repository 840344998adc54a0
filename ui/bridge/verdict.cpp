#include "ui/bridge/verdict.h"

#include "core/container/references.h"
#include "core/http/request.h"
#include "ui/bridge/text.h"

#include <algorithm>

namespace sluis::bridge {

namespace {

    struct Judgement {
        Verdict::Kind kind = Verdict::Kind::No;
        QString note;
    };

    QString noteOf(const runtime::ConditionTrace& condition)
    {
        return variableName(condition.variable);
    }

    Judgement judgeTrigger(const runtime::TriggerTrace& trigger)
    {
        if (trigger.fired)
            return {Verdict::Kind::Yes, {}};
        size_t failed = 0;
        const runtime::ConditionTrace* first = nullptr;
        for (const runtime::ConditionTrace& condition : trigger.conditions) {
            if (condition.holds)
                continue;
            ++failed;
            if (!first)
                first = &condition;
        }
        Judgement judgement;
        judgement.kind = failed == 1 && trigger.conditions.size() > 1 ? Verdict::Kind::Almost : Verdict::Kind::No;
        if (first)
            judgement.note = noteOf(*first);
        return judgement;
    }

    Judgement judgeTag(const runtime::TagTrace& tag)
    {
        if (hasFailed(tag.status))
            return {Verdict::Kind::Almost, translated(tag.reason)};
        if (hasRun(tag.status))
            return {Verdict::Kind::Yes, {}};
        return {Verdict::Kind::No, translated(tag.reason)};
    }

    Judgement judgeTransformation(const runtime::EventTrace& event, const std::string& id)
    {
        size_t most = 0;
        bool applied = false;
        for (const runtime::TagTrace& tag : event.tags) {
            for (const runtime::TransformationTrace& transformation : tag.transformations) {
                if (transformation.id.text != id || !transformation.applied)
                    continue;
                applied = true;
                most = std::max(most, transformation.changes.size());
            }
        }
        if (!applied)
            return {};
        return {most > 0 ? Verdict::Kind::Yes : Verdict::Kind::Almost, QString::number(most)};
    }

    Judgement judgeEvent(const runtime::EventTrace& event, const container::EntityRef& entity)
    {
        switch (entity.kind) {
        case container::EntityKind::Trigger:
            if (const auto* trigger = findTrigger(event, entity.id))
                return judgeTrigger(*trigger);
            return {};
        case container::EntityKind::Tag:
            if (const auto* tag = findTag(event, entity.id))
                return judgeTag(*tag);
            return {};
        case container::EntityKind::Transformation:
            return judgeTransformation(event, entity.id);
        default:
            return {};
        }
    }

    int rank(Verdict::Kind kind)
    {
        return kind == Verdict::Kind::Yes ? 2 : kind == Verdict::Kind::Almost ? 1 : 0;
    }

    Judgement judgeClient(const runtime::Trace& trace, const std::string& id)
    {
        for (const runtime::ClientTrace& client : trace.clients) {
            if (client.id.text == id)
                return {client.claimed ? Verdict::Kind::Yes : Verdict::Kind::No, translated(client.reason)};
        }
        return {};
    }

} // namespace

Verdict judge(const runtime::Trace& trace, const container::EntityRef& entity)
{
    Verdict verdict{trace.hit.id, trace.hit.time, {}, Verdict::Kind::No, {}};
    if (entity.kind == container::EntityKind::Client) {
        const Judgement judgement = judgeClient(trace, entity.id);
        verdict.kind = judgement.kind;
        verdict.note = judgement.note;
        verdict.event = trace.events.empty() ? oneLine(trace.hit.path) : oneLine(trace.events.front().name);
        return verdict;
    }
    if (trace.events.empty())
        return verdict;
    const runtime::EventTrace& event = trace.events[eventOfVerdict(trace, entity)];
    const Judgement judgement = judgeEvent(event, entity);
    verdict.event = oneLine(event.name);
    verdict.kind = judgement.kind;
    verdict.note = judgement.note;
    return verdict;
}

Verdict judgeVariable(const runtime::Trace& trace, const std::string& variable, std::string_view askingTrigger)
{
    Verdict verdict{trace.hit.id, trace.hit.time, {}, Verdict::Kind::No, {}};
    if (trace.events.empty())
        return verdict;
    const runtime::EventTrace& event = trace.events.front();
    verdict.event = oneLine(event.name);
    for (const runtime::TriggerTrace& trigger : event.triggers) {
        if (trigger.name != askingTrigger)
            continue;
        for (const runtime::ConditionTrace& condition : trigger.conditions) {
            if (container::wholeReference(condition.variable) != variable)
                continue;
            verdict.kind = condition.left.isUndefined() ? Verdict::Kind::No : Verdict::Kind::Yes;
            verdict.note = actualText(condition.left);
        }
    }
    return verdict;
}

size_t eventOfVerdict(const runtime::Trace& trace, const container::EntityRef& entity)
{
    size_t best = 0;
    int bestRank = -1;
    for (size_t index = 0; index < trace.events.size(); ++index) {
        const int value = rank(judgeEvent(trace.events[index], entity).kind);
        if (value > bestRank) {
            bestRank = value;
            best = index;
        }
    }
    return best;
}

const runtime::TriggerTrace* findTrigger(const runtime::EventTrace& event, const std::string& id)
{
    const auto found = std::find_if(
        event.triggers.begin(), event.triggers.end(), [&](const auto& trigger) { return trigger.id.text == id; });
    return found == event.triggers.end() ? nullptr : &*found;
}

const runtime::TagTrace* findTag(const runtime::EventTrace& event, const std::string& id)
{
    const auto found
        = std::find_if(event.tags.begin(), event.tags.end(), [&](const auto& tag) { return tag.id.text == id; });
    return found == event.tags.end() ? nullptr : &*found;
}

const runtime::VariableTrace* findVariable(const runtime::EventTrace& event, std::string_view name)
{
    const auto found = std::find_if(
        event.variables.begin(), event.variables.end(), [&](const auto& variable) { return variable.name == name; });
    return found == event.variables.end() ? nullptr : &*found;
}

bool hasRun(runtime::TagStatus status)
{
    return status <= runtime::TagStatus::Timeout;
}

bool hasFailed(runtime::TagStatus status)
{
    return hasRun(status) && status != runtime::TagStatus::Success;
}

QString shownReference(const std::string& reference)
{
    return reference == "{{_event}}" ? QStringLiteral("{{Event Name}}") : oneLine(reference);
}

QString variableName(const std::string& reference)
{
    const std::string shown = utf8(shownReference(reference));
    const std::string_view name = container::wholeReference(shown);
    return text(name.empty() ? std::string_view(shown) : name);
}

runtime::Hit hitOf(const runtime::Trace& trace)
{
    std::string target = trace.hit.path;
    if (!trace.hit.query.empty())
        target += "?" + trace.hit.query;
    http::Headers headers;
    headers.reserve(trace.hit.headers.size());
    for (const auto& [name, value] : trace.hit.headers)
        headers.push_back({name, value});
    return {trace.hit.id, trace.hit.time, trace.hit.remoteAddress,
        http::makeRequest(trace.hit.method, target, headers, trace.hit.body)};
}

} // namespace sluis::bridge
