#include "core/runtime/recorder.h"

#include "core/runtime/secret_texts.h"
#include "core/runtime/template_run.h"

#include <algorithm>
#include <set>

namespace sluis::runtime {

HeaderList headerList(std::span<const http::HeaderView> headers)
{
    HeaderList list;
    list.reserve(headers.size());
    for (const http::HeaderView& header : headers)
        list.emplace_back(header.name, header.value);
    return list;
}

HeaderList headerList(const http::Headers& headers)
{
    HeaderList list;
    list.reserve(headers.size());
    for (const http::Header& header : headers)
        list.emplace_back(header.name, header.value);
    return list;
}

HitTrace describe(const Hit& hit)
{
    const http::Request& request = hit.request;
    return {hit.id, hit.time, std::string(request.method()), std::string(request.path()), std::string(request.query()),
        headerList(request.headers()), std::string(request.body()), hit.peer};
}

ClientTrace describe(const plan::Client& client)
{
    ClientTrace trace;
    trace.id = client.id;
    trace.name = client.name;
    trace.type = client.type;
    return trace;
}

void describe(const plan::Tag& tag, TagTrace& trace)
{
    trace.id = tag.id;
    trace.name = tag.name;
    trace.type = tag.type;
    trace.vendor = tag.vendor;
}

OutgoingTrace describe(const OutgoingRequest& request, std::string idempotencyKey)
{
    OutgoingTrace trace;
    trace.method = request.method;
    trace.url = request.url;
    trace.headers = request.headers;
    trace.body = request.body;
    trace.state = OutgoingState::Sent; // until its outcome is known
    trace.idempotencyKey = std::move(idempotencyKey);
    trace.googleScopes = request.googleScopes;
    return trace;
}

void noteSecrets(OutgoingTrace& trace, const Outgoing& outgoing, const Secrets& secrets)
{
    std::set<std::string> names;
    const auto look = [&](std::string_view text) {
        if (Secrets::mayHold(text))
            secrets.replace(text, [&names](const std::string& name) {
                names.insert(name);
                return std::nullopt;
            });
    };
    look(trace.url);
    look(trace.body);
    for (const auto& [name, text] : trace.headers) {
        look(text);
        if (const auto plain = basicCredentials(name, text))
            look(*plain);
    }
    if (names.empty())
        return;
    trace.secrets.assign(names.begin(), names.end());
    trace.unfilled = std::make_shared<const Outgoing>(outgoing);
}

void describe(const TemplateRun& run, TagTrace& trace)
{
    trace.outgoing = run.outgoing;
    trace.cookies = run.cookies;
    trace.denied = run.denied;
    trace.console = run.console;
}

std::string askerText(const plan::Plan& plan, const Asker& asker)
{
    switch (asker.kind) {
    case AskerKind::Client:
        return "client " + plan.clients[asker.index].id.text;
    case AskerKind::Trigger:
        return "trigger " + plan.triggers[asker.index].id.text;
    case AskerKind::Tag:
        return "tag " + plan.tags[asker.index].id.text;
    case AskerKind::Transformation:
        return "transformation " + plan.transformations[asker.index].id.text;
    }
    return {};
}

void describe(const plan::Plan& plan, std::vector<Evaluated>& evaluated, std::vector<VariableTrace>& traces)
{
    traces.reserve(traces.size() + evaluated.size());
    for (Evaluated& one : evaluated) {
        VariableTrace& trace = traces.emplace_back();
        trace.name = plan.variables[one.variable]->name;
        trace.value = std::move(one.value);
        if (!one.error.key.empty())
            trace.error = std::move(one.error);
        trace.askedBy = askerText(plan, one.asker);
        trace.cost = one.cost;
        if (one.run) {
            trace.denied = one.run->denied;
            trace.outgoing = one.run->outgoing;
        }
    }
    evaluated.clear();
}

void collectProblems(Trace& trace)
{
    const auto add = [&](const Message& problem) {
        if (std::find(trace.problems.begin(), trace.problems.end(), problem) == trace.problems.end())
            trace.problems.push_back(problem);
    };
    const auto addAll = [&](const std::vector<VariableTrace>& variables) {
        for (const VariableTrace& variable : variables) {
            if (variable.error)
                add({"runtime.variableFailed", {variable.name, english(*variable.error)}});
        }
    };
    for (const EventTrace& event : trace.events) {
        addAll(event.variables);
        for (const TagTrace& tag : event.tags)
            addAll(tag.variables);
    }
}

void record(OutgoingTrace& trace, const Outcome& outcome)
{
    trace.state = outcome.state;
    trace.answer = outcome.answer;
    trace.error = outcome.error;
}

} // namespace sluis::runtime
