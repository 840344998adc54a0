#include "core/sandbox/host/solo_run.h"

#include "core/base/encoding.h"
#include "core/sandbox/host/stop_reason.h"
#include "core/sandbox/host/test_runner.h"

#include <algorithm>
#include <map>

namespace sluis::sandbox::host {
namespace {

    using value::Value;
    using namespace std::chrono_literals;

    class SoloRun final : public RunListener
    {
    public:
        SoloRun(Pool& pool, std::string name, const SoloInput& input, SoloResult& result)
            : m_pool(pool)
            , m_name(std::move(name))
            , m_input(input)
            , m_result(result)
        { }

        void setRun(uint64_t run) { m_run = run; }
        bool isDone() const { return m_done; }

        void onEffect(const Effect& effect) override
        {
            const Value& body = effect.body;
            switch (effect.kind) {
            case EffectKind::Log:
                m_result.console.emplace_back(body.string());
                break;
            case EffectKind::Denied:
                if (body.items().size() == 2)
                    m_result.denied.push_back({std::string(body.items()[0].string()),
                        std::string(body.items()[1].string()), static_cast<int>(effect.line)});
                break;
            case EffectKind::SendHttp:
                send(effect);
                break;
            case EffectKind::SetCookie:
                setCookie(body);
                break;
            case EffectKind::BrowserPixel:
                m_result.browserPixels.emplace_back(body.string());
                break;
            case EffectKind::SendMessage:
                message(body);
                break;
            case EffectKind::TagSucceeded:
                report(SoloOutcome::Success);
                break;
            case EffectKind::TagFailed:
                report(SoloOutcome::Failure);
                break;
            case EffectKind::Returned:
                m_result.returned = body;
                report(SoloOutcome::Success);
                break;
            case EffectKind::Failed:
                failed(effect);
                break;
            case EffectKind::BigQuery:
                m_pool.answer(m_run, effect.call, true, Value());
                break;
            case EffectKind::Firestore:
                firestore(effect);
                break;
            default:
                onClientEffect(effect);
            }
        }

        void onSettled(size_t waitsFor, std::chrono::microseconds cost) override
        {
            m_result.cost += cost;
            if (!m_notified && waitsFor <= m_containers.size())
                return complete();
            m_done = waitsFor == 0;
        }

        void onLost(const Loss& loss) override
        {
            report(SoloOutcome::Timeout);
            setError(stopReason(m_name, m_pool.limits(), {loss.what, 0, loss.until}), static_cast<int>(loss.line));
            m_done = true;
        }

    private:
        void onClientEffect(const Effect& effect)
        {
            const Value& body = effect.body;
            switch (effect.kind) {
            case EffectKind::ClaimRequest:
                m_result.claimed = true;
                break;
            case EffectKind::RunContainer:
                m_result.events.push_back(body["event"]);
                if (body["onComplete"].boolean())
                    m_containers.push_back(effect.call);
                break;
            case EffectKind::EventCallback:
                m_callbacks.push_back(effect.call);
                break;
            case EffectKind::Listen:
                m_listeners.emplace(std::string(body["type"].string()), effect.call);
                break;
            case EffectKind::ReturnResponse:
                m_result.responseReturned = true;
                break;
            default:
                if (!m_result.responseReturned) // what comes after has no effect
                    response(effect);
            }
        }

        void response(const Effect& effect)
        {
            if (effect.kind == EffectKind::ResponseStatus)
                m_result.responseStatus = static_cast<int>(effect.body.number());
            if (effect.kind == EffectKind::ResponseBody)
                m_result.responseBody = fromBase64(effect.body.string()).value_or(std::string());
            if (effect.kind != EffectKind::ResponseHeader || effect.body.items().size() != 2)
                return;
            const std::string name(effect.body.items()[0].string());
            const Value& text = effect.body.items()[1];
            auto& headers = m_result.responseHeaders;
            const auto found = std::find_if(
                headers.begin(), headers.end(), [&](const auto& header) { return header.first == name; });
            if (text.isNull()) {
                if (found != headers.end())
                    headers.erase(found);
            } else if (found != headers.end()) {
                found->second = text.string();
            } else {
                headers.emplace_back(name, text.string());
            }
        }

        void send(const Effect& effect)
        {
            static const CannedAnswer Assumed;
            const std::string_view url = effect.body["url"].string();
            const auto found = std::find_if(m_input.answers.begin(), m_input.answers.end(),
                [&](const CannedAnswer& answer) { return url.starts_with(answer.match); });
            const CannedAnswer& answer = found == m_input.answers.end() ? Assumed : *found;
            m_result.requests.push_back({effect.body, answer.status});
            // A status of 0 stands for a vendor that cannot be reached.
            if (answer.status == 0)
                m_pool.answer(m_run, effect.call, false, rejectionFor(NoAnswer::Failed));
            else
                m_pool.answer(
                    m_run, effect.call, true, answerFor(effect.body, answer.status, answer.headers, answer.body));
        }

        // The same name, domain and path again replaces.
        void setCookie(const Value& cookie)
        {
            const auto isSame = [&](const Value& other) {
                return other["name"] == cookie["name"] && other["options"]["domain"] == cookie["options"]["domain"]
                    && other["options"]["path"] == cookie["options"]["path"];
            };
            std::erase_if(m_result.cookies, isSame);
            m_result.cookies.push_back(cookie);
        }

        void message(const Value& body)
        {
            const std::string type(body.items()[0].string());
            m_result.messages.emplace_back(type, body.items()[1]);
            const auto [first, last] = m_listeners.equal_range(type);
            for (auto listener = first; listener != last; ++listener)
                m_pool.notify(m_run, listener->second, body);
        }

        // There are no documents here; writes are taken, a query finds nothing.
        void firestore(const Effect& effect)
        {
            const std::string_view operation = effect.body["operation"].string();
            if (operation == "read")
                m_pool.answer(m_run, effect.call, false, Value::object({{"reason", "not_found"}}));
            else if (operation == "write")
                m_pool.answer(m_run, effect.call, true, effect.body["path"]);
            else
                m_pool.answer(m_run, effect.call, true, Value::array());
        }

        // No tags run here, so the container is done at once: callbacks of events first, then of runContainer.
        void complete()
        {
            m_notified = true;
            const Value none = Value::object({{"tags", Value::array()}});
            for (const uint64_t call : m_callbacks)
                m_pool.notify(m_run, call, Value::array({"GTM-TEST", none}));
            for (const uint64_t call : m_containers)
                m_pool.notify(m_run, call, Value::array());
            m_done = m_callbacks.empty() && m_containers.empty();
            m_containers.clear();
            m_callbacks.clear();
        }

        void report(SoloOutcome outcome)
        {
            if (m_result.outcome == SoloOutcome::None)
                m_result.outcome = outcome;
        }

        void setError(Message message, int line)
        {
            if (m_result.error)
                return;
            m_result.error = std::move(message);
            m_result.errorLine = line;
        }

        void failed(const Effect& effect)
        {
            const std::string_view kind = effect.body["kind"].string();
            const std::string text(effect.body["message"].string());
            Effect withoutLine = effect; // it is told apart
            withoutLine.line = 0;
            setError(isLimit(effect) ? stopReason(m_name, m_pool.limits(), withoutLine)
                                     : Message{"sandbox.templateError", {text}},
                static_cast<int>(effect.line));
            if (kind != "rejected")
                report(kind == "timeout" || kind == "memory" ? SoloOutcome::Timeout : SoloOutcome::Exception);
        }

        Pool& m_pool;
        const std::string m_name; // of the template
        const SoloInput& m_input;
        SoloResult& m_result;
        uint64_t m_run = 0;
        bool m_done = false;
        bool m_notified = false;
        std::vector<uint64_t> m_containers;
        std::vector<uint64_t> m_callbacks;
        std::multimap<std::string, uint64_t> m_listeners;
    };

} // namespace

SoloResult runAlone(Pool& pool, const templates::Template& subject, const SoloInput& input)
{
    SoloResult result;
    result.role = roleOf(subject);
    const uint64_t program = pool.add({result.role, subject.info.name, subject.code, subject.permissions, {}});
    Job job;
    job.program = program;
    job.data = input.data;
    if (input.event)
        job.event = std::make_shared<const Value>(*input.event);
    job.request = input.request;
    job.clientName = subject.info.name;
    job.seed = input.seed;
    job.preview = true;
    job.explain = true;
    SoloRun listener(pool, subject.info.name, input, result);
    const uint64_t run = pool.run(std::move(job), listener);
    listener.setRun(run);
    while (!listener.isDone())
        pool.wait(100ms);
    pool.end(run);
    pool.remove(program);
    if (result.role == Role::Tag && result.outcome == SoloOutcome::None)
        result.outcome = SoloOutcome::Timeout; // it never said how it went
    return result;
}

} // namespace sluis::sandbox::host
