#include "core/http/sender.h"

#include "core/http/curl_sender.h"
#include "core/http/listener.h"
#include "core/http/plain_sender.h"
#include "core/http/tls_server.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <deque>

// One suite that every sender passes: over sockets of this machine, against a listener and against a vendor that says
// what a test wants.

using namespace sluis;
using namespace sluis::http;
using namespace std::chrono_literals;

namespace {

// Accepts connections and answers each request with the next of its answers, whatever they are.
class ScriptedVendor final : private ReadinessHandler
{
public:
    struct Reply {
        std::string bytes;
        bool closes = false;
    };

    ScriptedVendor(Loop& loop, std::deque<Reply> script)
        : m_loop(loop)
        , m_listening(std::move(*listenOn("127.0.0.1", 0, false)))
        , m_script(std::move(script))
    {
        m_loop.watch(m_listening.descriptor(), Readable, *this);
    }
    ~ScriptedVendor() { m_loop.forget(m_listening.descriptor()); }

    uint16_t port() const { return localPort(m_listening); }
    int connections() const { return static_cast<int>(m_clients.size()); }
    std::vector<std::string> requests;

private:
    struct Client final : ReadinessHandler {
        Client(ScriptedVendor& theVendor, Socket theSocket)
            : vendor(theVendor)
            , socket(std::move(theSocket))
        {
            vendor.m_loop.watch(socket.descriptor(), Readable, *this);
        }
        ~Client() { end(); }

        void end()
        {
            if (socket.isOpen()) {
                vendor.m_loop.forget(socket.descriptor());
                socket.close();
            }
        }

        void onReady(unsigned) override
        {
            char buffer[65536];
            const ssize_t count = recv(socket.descriptor(), buffer, sizeof(buffer), MSG_DONTWAIT);
            if (count <= 0)
                return end();
            vendor.requests.emplace_back(buffer, static_cast<size_t>(count));
            if (vendor.m_script.empty())
                return;
            const Reply reply = vendor.m_script.front();
            vendor.m_script.pop_front();
            static_cast<void>(!send(socket.descriptor(), reply.bytes.data(), reply.bytes.size(), MSG_NOSIGNAL));
            if (reply.closes)
                end();
        }

        ScriptedVendor& vendor;
        Socket socket;
    };

    void onReady(unsigned) override
    {
        Socket accepted(accept4(m_listening.descriptor(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        m_clients.push_back(std::make_unique<Client>(*this, std::move(accepted)));
    }

    Loop& m_loop;
    Socket m_listening;
    std::deque<Reply> m_script;
    std::vector<std::unique_ptr<Client>> m_clients;
};

// Names and their addresses as a test says, in turn.
class ScriptedResolver final : public Resolver
{
public:
    ScriptedResolver(Loop& loop, std::deque<Result<std::vector<SocketAddress>>> answers)
        : m_loop(loop)
        , m_answers(std::move(answers))
    { }
    void resolve(const std::string&, Callback callback) override
    {
        Result<std::vector<SocketAddress>> answer = m_answers.front();
        if (m_answers.size() > 1)
            m_answers.pop_front();
        m_loop.post([callback = std::move(callback), answer = std::move(answer)] { callback(answer); });
    }

private:
    Loop& m_loop;
    std::deque<Result<std::vector<SocketAddress>>> m_answers;
};

const SenderRules Development{.allowPrivateAddresses = true, .allowPlainHttp = true};

enum class Kind { Plain, Curl };

std::unique_ptr<Sender> makeOne(Kind kind, Loop& loop, SenderRules rules = Development)
{
    return kind == Kind::Plain ? makePlainSender(loop, std::move(rules), makeSystemResolver(loop))
                               : makeCurlSender(loop, std::move(rules));
}

class SenderTest : public testing::TestWithParam<Kind>
{
protected:
    // Turns the loop until there is an answer.
    Result<Answer> await(Sender& sender, OutgoingRequest request)
    {
        std::optional<Result<Answer>> answer;
        sender.send(std::move(request), [&](Result<Answer> given) {
            EXPECT_FALSE(answer) << "answered twice";
            answer = std::move(given);
        });
        EXPECT_FALSE(answer) << "answered inside send()";
        for (int i = 0; i < 2000 && !answer; ++i)
            m_loop->poll(5ms);
        EXPECT_TRUE(answer) << "no answer";
        return answer ? std::move(*answer) : fail(ErrorCode::Cancelled, "none");
    }

    std::string reasonOf(const Result<Answer>& answer)
    {
        return answer ? fmt::format("status {}", answer->status) : answer.error().reason;
    }
    std::string urlTo(uint16_t port, std::string_view path = "/")
    {
        return fmt::format("http://127.0.0.1:{}{}", port, path);
    }

    SystemClock m_clock;
    std::unique_ptr<Loop> m_loop = std::move(*Loop::open(m_clock));
};

std::string ok(std::string_view body)
{
    return fmt::format("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{}", body.size(), body);
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Senders, SenderTest, testing::Values(Kind::Plain, Kind::Curl),
    [](const auto& info) { return info.param == Kind::Plain ? "Plain" : "Curl"; });

TEST_P(SenderTest, whatIsSentArrivesAndTheAnswerComesBack)
{
    std::vector<Request> seen;
    const auto listener
        = std::move(*Listener::open(*m_loop, {}, [&](const Request& request, const Peer&, Responder responder) {
              seen.push_back(request);
              responder.respond({.status = 201, .headers = {{"X-Answer", "yes"}}, .body = "body of the answer"});
          }));
    const auto sender = makeOne(GetParam(), *m_loop);
    const auto answer = await(*sender,
        {.method = "POST",
            .url = urlTo(listener->port(), "/mp/collect?v=2&x=%20a"),
            .headers = {{"Content-Type", "application/json"}, {"X-Empty", ""}, {"User-Agent", "Shop/1"}},
            .body = "{\"a\":1}"});
    ASSERT_TRUE(answer) << answer.error().reason << answer.error().detail;
    EXPECT_EQ(answer->status, 201);
    EXPECT_EQ(answer->body, "body of the answer");
    ASSERT_TRUE(findHeader(answer->headers, "x-answer"));
    EXPECT_GT(answer->duration.count(), 0);
    ASSERT_EQ(seen.size(), 1u);
    EXPECT_EQ(seen[0].method(), "POST");
    EXPECT_EQ(seen[0].target(), "/mp/collect?v=2&x=%20a");
    EXPECT_EQ(seen[0].body(), "{\"a\":1}");
    EXPECT_EQ(seen[0].first("content-type"), "application/json");
    EXPECT_EQ(seen[0].first("x-empty"), "");
    EXPECT_EQ(seen[0].first("user-agent"), "Shop/1");
    EXPECT_EQ(seen[0].headers().size(), 5u) << "only Host and Content-Length are added";
}

TEST_P(SenderTest, nothingOfOurOwnIsAddedToAGet)
{
    const auto sender = makeOne(GetParam(), *m_loop);
    ScriptedVendor vendor(*m_loop, {{ok("")}});
    ASSERT_TRUE(await(*sender, {.url = urlTo(vendor.port(), "/x?y")}));
    EXPECT_EQ(vendor.requests.at(0), fmt::format("GET /x?y HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", vendor.port()));
}

TEST_P(SenderTest, methodsAndBodies)
{
    std::vector<Request> seen;
    const auto listener
        = std::move(*Listener::open(*m_loop, {}, [&](const Request& request, const Peer&, Responder responder) {
              seen.push_back(request);
              responder.respond({.body = "x"});
          }));
    const auto sender = makeOne(GetParam(), *m_loop);
    const struct {
        std::string method, body, answer;
    } rows[] = {{"GET", "", "x"}, {"POST", "", "x"}, {"PUT", "data", "x"}, {"DELETE", "", "x"}, {"PATCH", "p", "x"},
        {"GET", "with body", "x"}, {"HEAD", "", ""}, {"OPTIONS", "", "x"}, {"POST", std::string(500'000, 'z'), "x"}};
    for (const auto& row : rows) {
        const auto answer = await(*sender, {.method = row.method, .url = urlTo(listener->port()), .body = row.body});
        ASSERT_TRUE(answer) << row.method << answer.error().reason << answer.error().detail;
        EXPECT_EQ(answer->body, row.answer) << row.method;
        EXPECT_EQ(seen.back().method(), row.method);
        EXPECT_EQ(seen.back().body(), row.body) << row.method;
        EXPECT_FALSE(seen.back().hasHeader("content-type"));
    }
    EXPECT_EQ(listener->numbers().accepted, 1u) << "one connection serves them all";
}

TEST_P(SenderTest, aRedirectIsAnAnswer)
{
    const auto sender = makeOne(GetParam(), *m_loop);
    ScriptedVendor vendor(
        *m_loop, {{"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"}});
    EXPECT_EQ(reasonOf(await(*sender, {.url = urlTo(vendor.port())})), "status 302");
    EXPECT_EQ(vendor.requests.size(), 1u);
}

TEST_P(SenderTest, answersThatAreNone)
{
    const struct {
        std::string_view name;
        ScriptedVendor::Reply reply;
        std::vector<std::string> reasons;
    } rows[] = {
        {"nothing, then the end", {"", true}, {"http.connectionLost"}},
        {"half a body, then the end", {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", true},
            {"http.connectionLost"}},
        {"half a head, then the end", {"HTTP/1.1 200 O", true}, {"http.connectionLost", "http.answerBroken"}},
        {"another protocol", {"SSH-2.0-OpenSSH\r\n\r\n", true}, {"http.answerBroken"}},
        {"too large by its length", {"HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n" + std::string(60'000, 'x')},
            {"http.answerTooLarge"}},
        {"a thousand headers",
            {"HTTP/1.1 200 OK\r\n" +
                    [] {
                        std::string lines;
                        for (int i = 0; i < 1000; ++i)
                            lines += fmt::format("X-{}: y\r\n", i);
                        return lines;
                    }()
                    + "\r\n",
                true},
            {"http.answerBroken"}},
        {"silence", {""}, {"http.sendTimeout"}},
        {"a body that stops", {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"}, {"http.sendTimeout"}},
    };
    for (const auto& row : rows) {
        const auto sender = makeOne(GetParam(), *m_loop);
        ScriptedVendor vendor(*m_loop, {row.reply});
        const std::string reason
            = reasonOf(await(*sender, {.url = urlTo(vendor.port()), .timeLimit = 150ms, .answerLimitBytes = 50'000}));
        EXPECT_NE(std::find(row.reasons.begin(), row.reasons.end(), reason), row.reasons.end())
            << row.name << ": " << reason;
    }
}

TEST_P(SenderTest, anAnswerAtTheLimitAndOneBeyond)
{
    const auto sender = makeOne(GetParam(), *m_loop);
    ScriptedVendor vendor(*m_loop, {{ok(std::string(1000, 'x'))}, {ok(std::string(1001, 'x'))}});
    EXPECT_EQ(reasonOf(await(*sender, {.url = urlTo(vendor.port()), .answerLimitBytes = 1000})), "status 200");
    EXPECT_EQ(reasonOf(await(*sender, {.url = urlTo(vendor.port()), .answerLimitBytes = 1000})), "http.answerTooLarge");
}

TEST_P(SenderTest, aKeptConnectionThatDiedIsReplacedOnce)
{
    const auto sender = makeOne(GetParam(), *m_loop);
    ScriptedVendor vendor(*m_loop, {{ok("first")}, {"", true}, {ok("again")}});
    EXPECT_EQ(await(*sender, {.url = urlTo(vendor.port())})->body, "first");
    EXPECT_EQ(await(*sender, {.url = urlTo(vendor.port())})->body, "again");
    EXPECT_EQ(vendor.connections(), 2);
}

TEST_P(SenderTest, aClosedConnectionIsNotUsedAgain)
{
    const auto sender = makeOne(GetParam(), *m_loop);
    ScriptedVendor vendor(*m_loop, {{"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\na"}, {ok("b")}});
    EXPECT_EQ(await(*sender, {.url = urlTo(vendor.port())})->body, "a");
    EXPECT_EQ(await(*sender, {.url = urlTo(vendor.port())})->body, "b");
    EXPECT_EQ(vendor.connections(), 2);
}

TEST_P(SenderTest, manyAtOnceAllGetTheirOwnAnswer)
{
    const auto listener
        = std::move(*Listener::open(*m_loop, {}, [](const Request& request, const Peer&, Responder responder) {
              responder.respond({.body = std::string(request.query())});
          }));
    const auto sender = makeOne(GetParam(), *m_loop);
    int answered = 0;
    constexpr int Count = 500;
    for (int i = 0; i < Count; ++i)
        sender->send({.url = urlTo(listener->port(), fmt::format("/?{}", i))}, [&answered, i](Result<Answer> answer) {
            ASSERT_TRUE(answer) << answer.error().reason;
            EXPECT_EQ(answer->body, std::to_string(i));
            ++answered;
        });
    for (int i = 0; i < 2000 && answered < Count; ++i)
        m_loop->poll(5ms);
    EXPECT_EQ(answered, Count);
    EXPECT_LE(listener->numbers().accepted, 64u);
}

TEST_P(SenderTest, addressesOfThisMachineAreRefusedInAllTheirForms)
{
    const auto sender = makeOne(GetParam(), *m_loop, {.allowPlainHttp = true});
    ScriptedVendor vendor(*m_loop, {{ok("secret")}});
    for (std::string_view host : {"127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]",
             "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "127.0.0.1.", "%31%32%37.0.0.1", "0.0.0.0", "169.254.169.254",
             "10.0.0.1", "192.168.1.1", "[fd00::1]", "[fe80::1]"}) {
        const auto answer
            = await(*sender, {.url = fmt::format("http://{}:{}/", host, vendor.port()), .timeLimit = 2000ms});
        EXPECT_EQ(reasonOf(answer), "http.addressRefused") << host;
    }
    EXPECT_EQ(vendor.connections(), 0);
}

TEST_P(SenderTest, whatCannotBeSentIsSaid)
{
    const auto sender = makeOne(GetParam(), *m_loop);
    EXPECT_EQ(reasonOf(await(*sender, {.url = "nonsense"})), "http.badUrl");
    EXPECT_EQ(reasonOf(await(*sender, {.url = "http://a.example/", .headers = {{"X", "a\r\nb"}}})), "http.badHeader");
    EXPECT_EQ(reasonOf(await(*sender, {.method = "G T", .url = "http://a.example/"})), "http.badMethod");
    uint16_t closedPort = 0;
    {
        closedPort = localPort(*listenOn("127.0.0.1", 0, false));
    }
    EXPECT_EQ(reasonOf(await(*sender, {.url = urlTo(closedPort)})), "http.connectFailed");
    EXPECT_EQ(
        reasonOf(await(*sender, {.url = "http://no-such-host.invalid/", .timeLimit = 5000ms})), "http.resolveFailed");
    const auto strict = makeOne(GetParam(), *m_loop, {});
    EXPECT_EQ(reasonOf(await(*strict, {.url = "http://a.example/"})), "http.plainHttpRefused");
}

TEST_P(SenderTest, aSenderThatGoesGivesUpInSilence)
{
    ScriptedVendor vendor(*m_loop, {});
    bool called = false;
    {
        const auto sender = makeOne(GetParam(), *m_loop);
        sender->send({.url = urlTo(vendor.port())}, [&](Result<Answer>) { called = true; });
        sender->send({.url = "nonsense"}, [&](Result<Answer>) { called = true; });
        for (int i = 0; i < 20 && vendor.requests.empty(); ++i)
            m_loop->poll(5ms);
        sender->send({.url = "nonsense"}, [&](Result<Answer>) { called = true; });
        called = false;
    }
    for (int i = 0; i < 5; ++i)
        m_loop->poll(1ms);
    EXPECT_FALSE(called);
}

class PlainSenderTest : public SenderTest
{ };
INSTANTIATE_TEST_SUITE_P(Senders, PlainSenderTest, testing::Values(Kind::Plain));

TEST_P(PlainSenderTest, aNameThatChangesItsAddressIsCheckedEachTime)
{
    const SocketAddress loopback = *SocketAddress::parse("127.0.0.1", 0);
    const SocketAddress elsewhere = *SocketAddress::parse("192.0.2.1", 0);
    const SenderRules rules{.allowPlainHttp = true};
    ScriptedVendor vendor(*m_loop, {{ok("secret")}});
    for (const std::vector<SocketAddress>& addresses : {std::vector{loopback}, std::vector{elsewhere, loopback}}) {
        const auto sender = makePlainSender(*m_loop, rules,
            std::make_unique<ScriptedResolver>(*m_loop, std::deque<Result<std::vector<SocketAddress>>>{addresses}));
        EXPECT_EQ(reasonOf(await(*sender, {.url = fmt::format("http://rebind.example:{}/", vendor.port())})),
            "http.addressRefused");
    }
    EXPECT_EQ(vendor.connections(), 0);
}

TEST_P(PlainSenderTest, theNextAddressIsTriedWhenOneDoesNotAnswer)
{
    ScriptedVendor vendor(*m_loop, {{ok("here")}});
    const std::vector<SocketAddress> addresses{
        *SocketAddress::parse("127.0.0.2", 0), *SocketAddress::parse("127.0.0.1", 0)};
    const auto sender = makePlainSender(*m_loop, Development,
        std::make_unique<ScriptedResolver>(*m_loop, std::deque<Result<std::vector<SocketAddress>>>{addresses}));
    EXPECT_EQ(reasonOf(await(*sender, {.url = fmt::format("http://two.example:{}/", vendor.port())})), "status 200");
}

TEST_P(PlainSenderTest, aStandInGetsEverythingWithTheHostItWouldHaveHad)
{
    ScriptedVendor vendor(*m_loop, {{ok("1")}, {ok("2")}});
    SenderRules rules;
    rules.standIn = fmt::format("127.0.0.1:{}", vendor.port());
    const auto sender = makeSender(*m_loop, rules);
    EXPECT_EQ(reasonOf(await(*sender, {.url = "https://vendor.example/x"})), "status 200");
    EXPECT_EQ(reasonOf(await(*sender, {.url = "http://other.example:81/y"})), "status 200");
    EXPECT_EQ(vendor.requests.at(0), "GET /x HTTP/1.1\r\nHost: vendor.example\r\n\r\n");
    EXPECT_EQ(vendor.requests.at(1), "GET /y HTTP/1.1\r\nHost: other.example:81\r\n\r\n");
}

class TlsSenderTest : public SenderTest
{
protected:
    TlsSenderTest()
    {
        ListenerOptions options;
        options.tls = *TlsServerContext::make(m_certificate, test::testData("http/localhost_key.pem"));
        m_listener = std::move(
            *Listener::open(*m_loop, options, [this](const Request& request, const Peer&, Responder responder) {
                ++m_requests;
                responder.respond({.body = std::string(request.body())});
            }));
    }

    std::string url(std::string_view host) { return fmt::format("https://{}:{}/x", host, m_listener->port()); }

    const std::string m_certificate = test::testData("http/localhost_certificate.pem");
    const std::string m_pin = "5kMXYoEVOhbbQSl486vAQBjPZCtYsDkfW4JPAw2B9lA";
    std::unique_ptr<Listener> m_listener;
    int m_requests = 0;
};
INSTANTIATE_TEST_SUITE_P(Senders, TlsSenderTest, testing::Values(Kind::Curl));

TEST_P(TlsSenderTest, onlyWhoCanBeTrustedGetsTheRequest)
{
    SenderRules trusting{.allowPrivateAddresses = true};
    trusting.trustedCertificates = m_certificate;
    SenderRules pinning{.allowPrivateAddresses = true};
    pinning.pinnedKey = m_pin;
    SenderRules wrongPin = pinning;
    wrongPin.pinnedKey.front() = wrongPin.pinnedKey.front() == 'A' ? 'B' : 'A';
    const struct {
        std::string_view name, host;
        SenderRules rules;
        std::string reason;
    } rows[] = {
        {"a certificate of a trusted authority", "localhost", trusting, "status 200"},
        {"a pinned key, whatever the name", "127.0.0.1", pinning, "status 200"},
        {"an unknown authority", "localhost", {.allowPrivateAddresses = true}, "http.tlsFailed"},
        {"another key than the pinned one", "localhost", wrongPin, "http.tlsFailed"},
        {"another name than the certificate's", "[::ffff:127.0.0.1]", trusting, "http.tlsFailed"},
    };
    for (const auto& row : rows) {
        m_requests = 0;
        const auto sender = makeSender(*m_loop, row.rules);
        const std::string body(300'000, 'x');
        const auto answer = await(*sender, {.method = "POST", .url = url(row.host), .body = body});
        EXPECT_EQ(reasonOf(answer), row.reason) << row.name << (answer ? "" : answer.error().detail);
        EXPECT_EQ(m_requests, row.reason == "status 200" ? 1 : 0) << row.name;
        if (answer) {
            EXPECT_EQ(answer->body, body) << row.name;
        }
    }
}

TEST_P(TlsSenderTest, aPlainRequestToATlsPortEndsTheConnection)
{
    const auto sender = makeOne(Kind::Plain, *m_loop);
    const std::string reason = reasonOf(await(*sender, {.url = urlTo(m_listener->port())}));
    EXPECT_TRUE(reason == "http.answerBroken" || reason == "http.connectionLost") << reason;
    EXPECT_EQ(m_requests, 0);
}
