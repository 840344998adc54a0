#pragma once

#include "core/runtime/template_sandbox.h"
#include "core/templates/permissions.h"
#include "tests/core/runtime/test_types.h"

#include <gtest/gtest.h>

#include <chrono>

// Containers with small templates, run in a real sandbox.
namespace sluis::runtime::test {

// A template that may do everything, or what is listed.
inline std::string templateText(std::string_view type, std::string_view code, std::vector<std::string> permissions = {})
{
    if (permissions.empty())
        permissions = {"logging", "send_http", "read_event_data", "read_request", "access_response", "set_cookies",
            "get_cookies", "return_response", "run_container", "read_event_metadata", "use_message",
            "access_template_storage", "read_container_data", "send_pixel_from_browser", "access_bigquery"};
    std::vector<templates::Permission> list;
    for (const std::string& id : permissions) {
        const value::Value any = "any";
        list.push_back({id, "1",
            value::Value::object({{"environments", "all"}, {"allowedUrls", "any"}, {"eventDataAccess", any},
                {"requestAccess", any}, {"writeResponseAccess", any}, {"cookieAccess", any}, {"allowedActions", any},
                {"allowedTables", value::Value::array({value::Value::object({{"projectId", "*"}, {"datasetId", "*"}, {"tableId", "*"},
                    {"operation", "write"}})})},
                {"allowedOptions", value::Value::array({value::Value::object({{"projectId", "*"}, {"path", "*"},
                    {"operation", "read_write"}})})},
                {"allowedCookies", value::Value::array({value::Value::object({{"name", "*"}, {"domain", "*"}, {"path", "*"},
                    {"secure", any}, {"session", any}})})}})});
    }
    return "___INFO___\n\n{\"type\": \"" + std::string(type)
        + "\", \"id\": \"cvt_temp_public_id\", \"version\": 1, \"displayName\": \"T\", \"containerContexts\": "
          "[\"SERVER\"]}\n\n___TEMPLATE_PARAMETERS___\n\n[]\n\n___SANDBOXED_JS_FOR_SERVER___\n\n"
        + std::string(code) + "\n\n___SERVER_PERMISSIONS___\n\n"
        + value::writeJson(templates::Permissions::of(std::move(list)).write()) + "\n";
}

class TemplateBuilder : public sluis::test::ContainerBuilder
{
public:
    // The code by which tags, variables and clients name it.
    std::string add(std::string_view type, std::string_view code, std::vector<std::string> permissions = {})
    {
        container().info.containerId = "9";
        container().info.publicId = "GTM-TEST9";
        container::CustomTemplate& made = container().templates.emplace_back();
        made.id = container::TemplateId(std::to_string(100 + container().templates.size()));
        made.name = "Template " + made.id.text;
        made.templateData = templateText(type, code, std::move(permissions));
        return "cvt_9_" + made.id.text;
    }
};

class TemplateRuns : public testing::Test
{
protected:
    sandbox::host::CloudStore* cloud = nullptr; // set it before the first run

    TemplateSandbox& sandbox()
    {
        if (!m_sandbox) {
            auto started = TemplateSandbox::start({sandbox::host::defaultSandboxProgram(), 1, false, cloud}, m_clock);
            EXPECT_TRUE(started) << (started ? "" : english(started.error()));
            m_sandbox = std::move(*started);
        }
        return *m_sandbox;
    }

    Bench& bench(const sluis::test::ContainerBuilder& builder, Delivery* delivery = nullptr)
    {
        m_bench.reset();
        m_bench = std::make_unique<Bench>(builder, delivery, &sandbox());
        return *m_bench;
    }

    template <class Condition> bool waitFor(Condition&& condition)
    {
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (!condition() && std::chrono::steady_clock::now() < until)
            sandbox().wait(std::chrono::milliseconds(50));
        return condition();
    }

    // Runs the event to its end.
    TracePtr run(Bench& bench, std::string_view json, const http::Headers& headers = {})
    {
        bench.run(json, headers);
        EXPECT_TRUE(waitFor([&] { return bench.engine->runsUnderWay() == 0; }));
        return bench.traces.back();
    }

    TracePtr run(Bench& bench, http::Request request)
    {
        bench.runRequest(std::move(request));
        EXPECT_TRUE(waitFor([&] { return bench.engine->runsUnderWay() == 0; }));
        return bench.traces.back();
    }

private:
    SystemClock m_clock;
    std::unique_ptr<TemplateSandbox> m_sandbox;
    std::unique_ptr<Bench> m_bench; // ends before the sandbox
};

} // namespace sluis::runtime::test
