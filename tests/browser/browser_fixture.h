#pragma once

#include "core/server/server.h"
#include "tests/browser/browser.h"
#include "tests/browser/page_server.h"
#include "tests/support/trace_collector.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

namespace sluis::test {

// The sample shop's container as the workbench serves it, and a browser whose pages come from elsewhere.
class BrowserTest : public testing::Test
{
protected:
    void SetUp() override;

    uint16_t port() const { return m_server->addresses().front().port; }

    // Opens a page of http://<host> with this script and returns what the script kept, as JSON; "" when nothing came
    // within two minutes. The script has `target` ("http://127.0.0.1:…", the container), `port` and attempt(name,
    // work), which keeps what the work comes to, or "failed: " and why.
    std::string reportOf(std::string_view script, const std::string& host, const std::string& hostRules = {});

    std::unique_ptr<server::Server> m_server;
    TraceCollector m_traces;
    Subscription m_subscription;
};

} // namespace sluis::test
