#include "core/value/json.h"
#include "tests/browser/browser_fixture.h"
#include "tests/support/plain_http.h"

#include <fmt/format.h>

namespace sluis::test {
namespace {

    // Ten ways of a page to reach a server, each at four paths that might be a control path. What it comes to is what
    // the page could read: "" is nothing.
    constexpr std::string_view Script = R"(
const rebound = 'http://rebound.example:' + port;
const element = (tag, prepare) => new Promise(done => {
    const made = document.createElement(tag);
    made.onload = () => done(tag === 'img' ? (made.naturalWidth ? 'picture' : '') : readFrame(made));
    made.onerror = () => done('');
    prepare(made);
    document.documentElement.append(made);
    setTimeout(() => done(''), 5000);
});
const readFrame = frame => { try { return frame.contentDocument ? frame.contentDocument.body.textContent : ''; } catch { return ''; } };
const quiet = work => work().catch(() => '');
const ways = {
    fetch: url => quiet(async () => await (await fetch(target + url)).text()),
    credentials: url => quiet(async () => await (await fetch(target + url, { credentials: 'include' })).text()),
    opaque: url => quiet(async () => await (await fetch(target + url, { method: 'POST', mode: 'no-cors', body: '{"send": true}' })).text()),
    put: url => quiet(async () => await (await fetch(target + url, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{}' })).text()),
    rebound: url => quiet(async () => await (await fetch(rebound + url)).text()),
    request: url => new Promise(done => {
        const request = new XMLHttpRequest();
        request.onloadend = () => done(request.responseText);
        request.open('GET', target + url);
        request.send();
    }),
    image: url => element('img', made => { made.src = target + url; }),
    frame: url => element('iframe', made => { made.src = target + url; }),
    form: url => element('iframe', made => {
        made.name = 'frame' + Math.random();
        const form = document.createElement('form');
        Object.assign(form, { action: target + url, method: 'POST', enctype: 'text/plain', target: made.name });
        document.documentElement.append(form);
        setTimeout(() => form.submit(), 100);
    }),
    socket: url => new Promise(done => {
        const socket = new WebSocket('ws://127.0.0.1:' + port + url);
        socket.onopen = () => done('open');
        socket.onmessage = message => done(message.data);
        socket.onerror = () => done('');
    }),
};
const all = [];
for (const [name, way] of Object.entries(ways))
    for (const url of ['/', '/healthz', '/api/draft', '/publish?version=1'])
        all.push(attempt(name + ' ' + url, () => way(url)));
await Promise.all(all);
// What reads at all: the page's own origin.
await attempt('own fetch', async () => (await (await fetch('/')).text()).includes('<title>') ? 'read' : '');
)";

    TEST_F(BrowserTest, aPageOfAnotherOriginReadsAndChangesNothing)
    {
        const std::string text = reportOf(Script, "localhost", "MAP rebound.example 127.0.0.1");
        const auto report = value::readJson(text);
        ASSERT_TRUE(report) << text;
        ASSERT_EQ(report->members().size(), 40u + 1);
        for (const value::Member& attempt : report->members())
            EXPECT_EQ(attempt.value, value::Value(attempt.name() == "own fetch" ? "read" : "")) << attempt.name();

        EXPECT_EQ(m_server->sendMode(), server::SendMode::Hold);
        EXPECT_EQ(m_server->numbers().requestsSent, 0u);
        EXPECT_EQ(m_server->numbers().claimed, 0u);
        for (const runtime::TracePtr& trace : m_traces.all()) {
            EXPECT_EQ(trace->version, "draft");
            EXPECT_TRUE(trace->events.empty()) << trace->hit.path;
            for (const auto& [name, value] : trace->hit.headers)
                EXPECT_EQ(value.find("rebound.example"), std::string::npos) << "an unknown Host got in";
        }
        const std::string hit = exchange(port(),
            fmt::format("GET /g/collect?v=2&tid=G-1&cid=1.2&en=after HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: "
                        "close\r\n\r\n",
                port()));
        EXPECT_EQ(statusOf(hit) / 100, 2);
        EXPECT_TRUE(m_traces.waitForEvent("after"));
    }

    TEST_F(BrowserTest, aNameThatWasReboundToThisMachineIsRefused)
    {
        for (const std::string_view host :
            {"rebound.example", "rebound.example:{}", "127.0.0.1", "localhost:1", "127.0.0.1.rebound.example:{}", ""}) {
            const std::string name = fmt::format(fmt::runtime(host), port());
            const std::string answer
                = exchange(port(), fmt::format("GET /healthz HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", name));
            EXPECT_GE(statusOf(answer), 400) << name;
            EXPECT_EQ(answer.find("\r\n\r\nok"), std::string::npos) << name;
        }
        EXPECT_EQ(m_traces.count(), 0u);
    }

} // namespace
} // namespace sluis::test
