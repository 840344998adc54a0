#pragma once

#include "core/runtime/template_sandbox.h"
#include "tests/core/runtime/test_types.h"
#include "tests/support/template_text.h"

#include <gtest/gtest.h>

#include <chrono>

// Containers with small templates, run in a real sandbox.
namespace sluis::runtime::test {

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
        made.templateData = sluis::test::templateText(type, code, std::move(permissions));
        return "cvt_9_" + made.id.text;
    }
};

class TemplateRuns : public testing::Test
{
protected:
    sandbox::host::CloudStore* cloud = nullptr; // set them before the first run
    value::Value privateKeys;

    TemplateSandbox& sandbox()
    {
        if (!m_sandbox)
            m_sandbox = std::make_unique<TemplateSandbox>(
                TemplateSandbox::Options{sandbox::host::defaultSandboxProgram(), 1, false, cloud, {}, privateKeys},
                m_clock);
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
