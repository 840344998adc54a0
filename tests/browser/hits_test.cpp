#include "core/value/json.h"
#include "tests/browser/browser_fixture.h"

#include <algorithm>

namespace sluis::test {
namespace {

    constexpr std::string_view Script = R"(
const base = target + '/g/collect?v=2&tid=G-ZWAAN2026A&gcs=G111&cid=10609519.1795550123&sid=1795550123&dl='
    + encodeURIComponent('https://dezwaan.example/fietsen?naam=Zoë🚲');
await attempt('beacon', () => navigator.sendBeacon(base + '&en=page_view'));
await attempt('batch', () => navigator.sendBeacon(base, 'en=view_item\r\nen=scroll&epn.percent_scrolled=90'));
const read = async response => response.status + ' ' + response.type + ' ' + (await response.text()).length;
await attempt('fetch', async () => read(await fetch(base + '&en=add_to_cart', { method: 'POST', credentials: 'include' })));
await attempt('preflight', async () => read(await fetch(base + '&en=purchase&ep.transaction_id=DZ-1', {
    method: 'POST', credentials: 'include', headers: { 'content-type': 'application/json' }, body: '' })));
await attempt('json', async () => read(await fetch(target + '/hook/news', {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ event: 'sign_up', email: 'zoë@post.example', list: 'weekly' }) })));
)";

    const std::string* headerOf(const runtime::Trace& trace, std::string_view name)
    {
        for (const auto& [key, value] : trace.hit.headers) {
            if (std::equal(key.begin(), key.end(), name.begin(), name.end(),
                    [](char a, char b) { return std::tolower(a) == b; }))
                return &value;
        }
        return nullptr;
    }

    TEST_F(BrowserTest, beaconsAndFetchesOfAnotherOriginBecomeTraces)
    {
        const auto report = value::readJson(reportOf(Script, "127.0.0.1"));
        ASSERT_TRUE(report);
        EXPECT_EQ((*report)["beacon"], value::Value(true));
        EXPECT_EQ((*report)["batch"], value::Value(true));
        // The page was allowed to read each answer.
        for (const char* name : {"fetch", "preflight", "json"})
            EXPECT_TRUE((*report)[name].isString() && (*report)[name].string().find(" cors ") == 3)
                << name << ": " << value::writeJson((*report)[name]);

        for (const char* name : {"page_view", "view_item", "scroll", "add_to_cart", "purchase", "sign_up"}) {
            const auto trace = m_traces.waitForEvent(name);
            ASSERT_TRUE(trace) << name;
            EXPECT_EQ(trace->hit.method, "POST");
            EXPECT_TRUE(std::any_of(
                trace->clients.begin(), trace->clients.end(), [](const auto& client) { return client.claimed; }));
            ASSERT_TRUE(headerOf(*trace, "origin")) << name;
            EXPECT_TRUE(headerOf(*trace, "origin")->starts_with("http://127.0.0.1:"));
        }
        EXPECT_EQ(m_traces.waitForEvent("view_item"), m_traces.waitForEvent("scroll")) << "one hit, two events";
        EXPECT_EQ(m_traces.waitForEvent("page_view")->events[0].data["page_location"].string(),
            "https://dezwaan.example/fietsen?naam=Zoë🚲");

        const auto preflight
            = m_traces.waitFor([](const runtime::Trace& trace) { return trace.hit.method == "OPTIONS"; });
        ASSERT_TRUE(preflight);
        EXPECT_EQ(preflight->response.status, 204);
        EXPECT_TRUE(preflight->events.empty());
    }

    TEST_F(BrowserTest, theCookieOfTheServerComesBackWithTheNextHit)
    {
        const auto report = value::readJson(reportOf(R"(
for (const name of ['first', 'second'])
    await attempt(name, async () => (await fetch(target + '/g/collect?v=2&tid=G-ZWAAN2026A&gcs=G111&cid=1.2&en=' + name,
        { method: 'POST', credentials: 'include' })).status);
)",
            "127.0.0.1"));
        ASSERT_TRUE(report);
        const auto first = m_traces.waitForEvent("first");
        const auto second = m_traces.waitForEvent("second");
        ASSERT_TRUE(first && second) << value::writeJson(*report);
        EXPECT_EQ(headerOf(*first, "cookie"), nullptr);
        ASSERT_NE(headerOf(*second, "cookie"), nullptr);
        EXPECT_NE(headerOf(*second, "cookie")->find("FPID="), std::string::npos);
    }

} // namespace
} // namespace sluis::test
