#pragma once

#include "core/sandbox/protocol/permissions.h"
#include "core/sandbox/worker/engine.h"
#include "core/value/json.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace sluis::sandbox::worker {

// One engine for all tests of the program: V8 starts once per process.
class EngineTest : public testing::Test
{
protected:
    static Engine& engine()
    {
        static const protocol::Limits limits;
        startV8(Jit::Off, limits);
        static Engine shared(limits);
        return shared;
    }

    // Every permission, so that tests of functions need not repeat them.
    static value::Value everything()
    {
        return *value::readJson(
            R"([{"id":"logging","parameters":{"environments":"all"}},{"id":"send_http","parameters":{"allowedUrls":"any"}},
            {"id":"read_event_data","parameters":{"eventDataAccess":"any"}},{"id":"read_request","parameters":{"requestAccess":"any"}},
            {"id":"set_cookies","parameters":{"allowedCookies":[{"name":"*","domain":"*","path":"*","secure":"any","session":"any"}]}},
            {"id":"get_cookies","parameters":{"cookieAccess":"any"}},{"id":"read_container_data","parameters":{}},
            {"id":"access_response","parameters":{"writeResponseAccess":"any"}},
            {"id":"access_bigquery","parameters":{"allowedTables":[{"projectId":"*","datasetId":"*","tableId":"*","operation":"write"}]}},
            {"id":"access_firestore","parameters":{"allowedOptions":[{"projectId":"GOOGLE_CLOUD_PROJECT","path":"*","operation":"read_write"}]}},
            {"id":"return_response","parameters":{}},{"id":"run_container","parameters":{}},{"id":"access_template_storage","parameters":{}},
            {"id":"read_event_metadata","parameters":{}},{"id":"use_google_credentials","parameters":{"allowedScopes":["*"]}},
            {"id":"use_message","parameters":{"allowedActions":"any"}},{"id":"send_pixel_from_browser","parameters":{"allowedUrls":"any"}},
            {"id":"use_custom_private_keys","parameters":{"keyIds":["key"]}}])");
    }

    void TearDown() override
    {
        std::string frame;
        protocol::Writer out(frame);
        for (uint64_t run = 1; run <= m_run; ++run)
            protocol::writeNumbered(out, protocol::Order::End, run);
        protocol::writeNumbered(out, protocol::Order::Unload, 1);
        send(frame);
    }

    std::vector<protocol::Effect> send(const std::string& frame)
    {
        std::string out;
        EXPECT_TRUE(engine().handle(frame, out));
        auto effects = protocol::readEffects(out);
        EXPECT_TRUE(effects);
        return effects ? std::move(*effects) : std::vector<protocol::Effect>();
    }

    void load(std::string_view code)
    {
        std::string frame;
        protocol::Writer out(frame);
        protocol::write(out,
            protocol::LoadTemplate{
                1, role, "t", std::string(code), permissions, value::Value::object({{"key", "c2VjcmV0"}}), storage});
        protocol::writeRequest(out, 7, request);
        if (event.isObject())
            protocol::writeEvent(out, 8, event);
        send(frame);
    }

    std::vector<protocol::Effect> start(value::Value data = value::Value::object())
    {
        std::string frame;
        protocol::Writer out(frame);
        protocol::StartRun start{++m_run, 1, {}, std::move(data)};
        start.context.request = 7;
        start.context.event = event.isObject() ? 8 : 0;
        start.context.nowMs = nowMs;
        start.context.seed = 1;
        start.context.preview = preview;
        start.context.clientName = "GA4";
        start.context.explain = true;
        protocol::write(out, start);
        return send(frame);
    }

    std::vector<protocol::Effect> run(std::string_view code, value::Value data = value::Value::object())
    {
        load(code);
        return start(std::move(data));
    }

    // The value of a variable with this code, as JSON; an error as its message behind "error: ".
    std::string valueOf(std::string_view code, std::string_view data = "{}")
    {
        role = protocol::Role::Variable;
        for (const protocol::Effect& effect : run(code, *value::readJson(data))) {
            if (effect.kind == protocol::EffectKind::Returned)
                return effect.body.isUndefined() ? "undefined" : value::writeJson(effect.body);
            if (effect.kind == protocol::EffectKind::Failed)
                return "error: " + std::string(effect.body["kind"].string()) + " "
                    + std::string(effect.body["message"].string());
        }
        return "nothing";
    }

    // All effects but the last remark of every call, as text.
    static std::string shown(const std::vector<protocol::Effect>& effects)
    {
        std::string text;
        for (const protocol::Effect& effect : effects) {
            if (effect.kind != protocol::EffectKind::Settled)
                text += names()[static_cast<size_t>(effect.kind)]
                    + (effect.body.isUndefined() ? "" : " " + value::writeJson(effect.body)) + "\n";
        }
        return text;
    }

    std::vector<protocol::Effect> answer(uint64_t call, bool succeeded, std::string_view body)
    {
        std::string frame;
        protocol::Writer out(frame);
        protocol::write(out, protocol::AnswerCall{m_run, call, succeeded, nowMs, *value::readJson(body)});
        return send(frame);
    }

    std::vector<protocol::Effect> notify(uint64_t call, std::string_view arguments)
    {
        std::string frame;
        protocol::Writer out(frame);
        protocol::write(out, protocol::NotifyRun{m_run, call, nowMs, *value::readJson(arguments)});
        return send(frame);
    }

    static double waiting(const std::vector<protocol::Effect>& effects)
    {
        return effects.empty() ? -1 : effects.back().body["waiting"].number(-1);
    }

    static const std::vector<std::string>& names()
    {
        static const std::vector<std::string> all{"Log", "Denied", "SendHttp", "SetCookie", "ResponseStatus",
            "ResponseHeader", "ResponseBody", "ReturnResponse", "ClaimRequest", "RunContainer", "EventCallback",
            "Listen", "SendMessage", "BrowserPixel", "Storage", "BigQuery", "Firestore", "TagSucceeded", "TagFailed",
            "Returned", "Finding", "Failed", "Settled", "Verdict"};
        return all;
    }

    protocol::Role role = protocol::Role::Tag;
    value::Value permissions = everything();
    value::Value storage;
    value::Value event;
    protocol::RequestView request;
    double nowMs = 1'000'000;
    bool preview = false;
    uint64_t m_run = 0;
};

} // namespace sluis::sandbox::worker
