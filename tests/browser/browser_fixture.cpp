#include "tests/browser/browser_fixture.h"

#include "core/gtm/read_export.h"
#include "core/plan/compile.h"
#include "core/templates/container_catalogue.h"
#include "core/types/table.h"

#include <fmt/format.h>

namespace sluis::test {
namespace {

    constexpr std::chrono::seconds PageLimit{120}; // a browser's first start on a busy machine

    constexpr std::string_view Page = R"(<!doctype html><meta charset="utf-8"><title>Shop</title><script type="module">
const port = {};
const target = 'http://127.0.0.1:' + port;
const results = {{}};
async function attempt(name, work) {{
    try {{ results[name] = await work(); }} catch (problem) {{ results[name] = 'failed: ' + problem.name; }}
}}
{}
await fetch('/report', {{ method: 'POST', body: JSON.stringify(results) }});
</script>)";

} // namespace

void BrowserTest::SetUp()
{
    ASSERT_TRUE(Browser::isInstalled()) << Browser::Program
                                        << " is missing: install the package chromium (./dev test does).";
    const auto container = gtm::readExport(readFile(SLUIS_SAMPLE));
    ASSERT_TRUE(container);
    auto server = server::Server::start({}, // the workbench's: loopback, held
        plan::compile(std::make_shared<const container::Container>(*container),
            templates::catalogueWithTemplates(types::nativeCatalogue(), *container)));
    ASSERT_TRUE(server);
    m_server = std::move(*server);
    m_subscription = m_server->onTrace(m_traces.callback());
}

std::string BrowserTest::reportOf(std::string_view script, const std::string& host, const std::string& hostRules)
{
    PageServer pages(fmt::format(Page, port(), script));
    const Browser browser(fmt::format("http://{}:{}/", host, pages.port()), hostRules);
    const std::string report = pages.waitForReport(PageLimit);
    EXPECT_NE(report, "") << browser.output();
    return report;
}

} // namespace sluis::test
