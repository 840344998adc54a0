#include "core/base/encoding.h"
#include "core/runtime/recorder.h"
#include "core/runtime/response_cookies.h"
#include "core/runtime/template_work.h"
#include "core/sandbox/host/http_answer.h"
#include "core/value/text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

// What templates ask for: requests, the response, messages, what is not here.
namespace sluis::runtime {

using sandbox::host::Effect;
using sandbox::host::EffectKind;
using sandbox::host::Role;
using value::Value;

void TemplateWork::take(TemplateRun& run, const Effect& effect)
{
    const Value& body = effect.body;
    switch (effect.kind) {
    case EffectKind::ClaimRequest:
        return m_owner.claimed(run);
    case EffectKind::SendHttp:
        return send(run, effect);
    case EffectKind::SetCookie:
        return setCookie(run, body);
    case EffectKind::ResponseStatus:
    case EffectKind::ResponseHeader:
    case EffectKind::ResponseBody:
        if (!m_isAnswered) // what comes later has no effect
            changeResponse(effect);
        return;
    case EffectKind::BrowserPixel:
        if (!m_isAnswered)
            m_around->pixels.emplace_back(body.string());
        return;
    case EffectKind::RunContainer:
        return m_owner.runContainer(effect.call, body["event"], body["onComplete"].boolean());
    case EffectKind::ReturnResponse:
        return m_owner.returnResponse();
    case EffectKind::EventCallback:
        return listen(run, effect, {});
    case EffectKind::Listen:
        return listen(run, effect, std::string(body["type"].string()));
    case EffectKind::SendMessage:
        return message(run, body);
    case EffectKind::BigQuery:
    case EffectKind::Firestore:
        return askCloud(run, effect);
    default:
        return;
    }
}

// ---- requests ----

std::optional<OutgoingRequest> TemplateWork::requestOf(
    const TemplateRun& run, const Value& asked, Message& problem) const
{
    OutgoingRequest request;
    request.method = asked["method"].string();
    request.url = asked["url"].string();
    request.body = asked["body"].string();
    for (const value::Member& header : asked["headers"].members())
        request.headers.emplace_back(header.name(), value::toText(header.value));
    const double timeout = asked["timeout"].number();
    request.timeout
        = std::chrono::milliseconds(static_cast<int64_t>(std::clamp(std::isnan(timeout) ? 0 : timeout, 1.0, 60'000.0)));
    for (const Value& scope : asked["authorization"]["googleAuthScopes"].items())
        request.googleScopes.emplace_back(scope.string());
    if (asked["api"].string() != "sendEventToGoogleAnalytics")
        return request;
    for (const auto& type : m_around->environment.types.tags) {
        if (type->describe().code != "sgtmgaaw")
            continue;
        TagPlan plan = type->plan({m_around->hit, run.start.hidden, asked["event"], Value::object(),
            m_around->environment.clock, m_around->environment.random});
        if (!plan.requests.empty())
            return std::move(plan.requests.front());
        problem = plan.failure ? *plan.failure : Message{"runtime.noAnalyticsEvent", {}};
        return std::nullopt;
    }
    problem = {"runtime.noAnalyticsEvent", {}};
    return std::nullopt;
}

void TemplateWork::send(TemplateRun& run, const Effect& effect)
{
    const size_t index = run.asked.size();
    run.asked.push_back({effect.call, effect.body});
    Message problem;
    auto request = requestOf(run, effect.body, problem);
    std::string key = fmt::format("{:016x}-{}-{}", m_around->hit.nonce, run.start.key, index);
    if (!request) {
        OutgoingRequest refused;
        refused.method = effect.body["method"].string();
        refused.url = effect.body["url"].string();
        run.outgoing.push_back(describe(refused, std::move(key)));
        return settle(run, index, {OutgoingState::Refused, std::nullopt, std::move(problem)});
    }
    run.outgoing.push_back(describe(*request, key));
    Outgoing outgoing{std::move(*request), std::move(key), m_around->hit.id, run.start.tag, run.start.vendor,
        run.start.event ? *run.start.event : Value(), run.start.secrets};
    if (m_around->secrets)
        noteSecrets(run.outgoing.back(), outgoing, *m_around->secrets);
    const uint64_t token = (uint64_t(run.number) << 20) | index;
    if (const auto outcome = m_around->environment.delivery.deliver(std::move(outgoing), this, token))
        settle(run, index, *outcome);
    else
        ++run.underWay;
}

void TemplateWork::settle(TemplateRun& run, size_t index, const Outcome& outcome)
{
    const TemplateRun::Asked& asked = run.asked[index];
    record(run.outgoing[index], outcome);
    const bool hasAnswer
        = outcome.answer && outcome.state != OutgoingState::Failed && outcome.state != OutgoingState::Refused;
    if (hasAnswer) {
        return answer(run, asked.call, true,
            sandbox::host::answerFor(
                asked.request, outcome.answer->status, outcome.answer->headers, outcome.answer->body));
    }
    const bool isLate = outcome.error && outcome.error->key == "http.sendTimeout";
    answer(run, asked.call, false,
        sandbox::host::rejectionFor(isLate ? sandbox::host::NoAnswer::TimedOut : sandbox::host::NoAnswer::Failed));
}

void TemplateWork::delivered(uint64_t token, Outcome outcome)
{
    TemplateRun& run = *m_runs.at(token >> 20);
    --run.underWay;
    settle(run, token & 0xFFFFF, outcome);
    changed(run);
}

// Answered from this machine, and the console says so: nobody should think that Google has it.
void TemplateWork::askCloud(TemplateRun& run, const Effect& effect)
{
    const bool isTable = effect.kind == EffectKind::BigQuery;
    const auto say = [&](const char* key, std::string subject) {
        const std::string text = english({key, {std::move(subject)}});
        const bool isSaid = std::any_of(
            run.console.begin(), run.console.end(), [&text](const ConsoleLine& line) { return line.text == text; });
        if (!isSaid) // once is enough for whoever reads it
            run.console.push_back({run.start.name, text, static_cast<int>(effect.line)});
    };
    const char* const name = isTable ? "BigQuery" : "Firestore";
    sandbox::host::CloudStore* const store = run.start.source->sandbox.cloud();
    if (!store) {
        say("runtime.noCloudStore", name);
        return answer(run, effect.call, false, Value::object({{"reason", "failed"}}));
    }
    if (!run.cloud)
        run.cloud = store->open();
    Value asked = effect.body;
    if (m_around->scrubber) // what it writes stays on a disk
        scrub(asked, *m_around->scrubber);
    const auto result = isTable ? run.cloud->bigQuery(asked) : run.cloud->firestore(asked);
    say("runtime.localCloud", name);
    answer(run, effect.call, result.succeeded, result.body);
}

// ---- the response ----

void TemplateWork::changeResponse(const Effect& effect)
{
    http::Response& response = m_around->response;
    const Value& body = effect.body;
    if (effect.kind == EffectKind::ResponseStatus) {
        const double status = body.number();
        if (status >= 200 && status <= 599)
            response.status = static_cast<int>(status);
    }
    if (effect.kind == EffectKind::ResponseBody)
        response.body = fromBase64(body.string()).value_or(std::string());
    if (effect.kind != EffectKind::ResponseHeader || body.items().size() != 2)
        return;
    const std::string_view name = body.items()[0].string();
    std::erase_if(
        response.headers, [&](const http::Header& header) { return http::equalsIgnoreCase(header.name, name); });
    const bool isOurs = http::equalsIgnoreCase(name, "content-length") || http::equalsIgnoreCase(name, "connection")
        || http::equalsIgnoreCase(name, "transfer-encoding") || http::equalsIgnoreCase(name, "date");
    if (!isOurs && !body.items()[1].isNull())
        response.headers.push_back({std::string(name), std::string(body.items()[1].string())});
}

void TemplateWork::setCookie(TemplateRun& run, const Value& body)
{
    CookieTrace cookie{std::string(body["name"].string()), std::string(body["value"].string()), body["options"]};
    if (!m_isAnswered)
        addCookie(m_around->response, cookie, m_around->hit);
    run.cookies.push_back(std::move(cookie));
}

// ---- listeners and messages ----

void TemplateWork::listen(TemplateRun& run, const Effect& effect, std::string type)
{
    Listener listener{&run, effect.call, std::move(type), std::nullopt};
    const auto container = static_cast<uint64_t>(std::max(0.0, effect.body["container"].number()));
    const auto bound
        = std::find_if(m_events.begin(), m_events.end(), [&](const auto& event) { return event.first == container; });
    if (bound != m_events.end())
        listener.event = bound->second;
    else if (run.start.source->role != Role::Client)
        listener.event = run.start.eventNumber;
    run.listens = true;
    m_listeners.push_back(std::move(listener));
}

void TemplateWork::message(TemplateRun& run, const Value& body)
{
    if (body.items().size() != 2)
        return;
    const std::string_view type = body.items()[0].string();
    const bool isOfClient = run.start.source->role == Role::Client;
    const std::vector<Listener> listeners = m_listeners;
    for (const Listener& listener : listeners) {
        const bool isMeant = !listener.event || isOfClient || *listener.event == run.start.eventNumber;
        if (!listener.type.empty() && listener.type == type && isMeant)
            notify(*listener.run, listener.call, body);
    }
}

} // namespace sluis::runtime
