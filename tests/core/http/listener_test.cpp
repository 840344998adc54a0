#include "core/http/listener.h"

#include "core/http/socket.h"
#include "tests/support/fake_clock.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/socket.h>

#include <fmt/format.h>

using namespace sluis;
using namespace sluis::http;
using namespace std::chrono_literals;

namespace {

// A browser on the same thread: everything it does is followed by rounds of the loop.
class TestPeer
{
public:
    TestPeer(Loop& loop, uint16_t port)
        : m_loop(loop)
        , m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        const SocketAddress address = *SocketAddress::parse("127.0.0.1", port);
        EXPECT_EQ(connect(m_socket.descriptor(), address.get(), address.length()), 0);
        fcntl(m_socket.descriptor(), F_SETFL, O_NONBLOCK);
        turn();
    }

    void send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t count = ::send(m_socket.descriptor(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count > 0)
                bytes.remove_prefix(static_cast<size_t>(count));
            else if (errno != EAGAIN)
                return; // closed by the other side: what came before that counts
            turn();
        }
    }

    // What has come until the other side has nothing more to say.
    std::string receive()
    {
        std::string all;
        for (int quiet = 0; quiet < 3; ++quiet) {
            turn();
            char buffer[65536];
            ssize_t count = 0;
            while ((count = recv(m_socket.descriptor(), buffer, sizeof(buffer), 0)) > 0) {
                all.append(buffer, static_cast<size_t>(count));
                quiet = 0;
            }
            m_isClosed = count == 0 || (count < 0 && errno != EAGAIN);
            if (m_isClosed)
                break;
        }
        return all;
    }

    std::string exchange(std::string_view bytes)
    {
        send(bytes);
        return receive();
    }

    void finishSending()
    {
        shutdown(m_socket.descriptor(), SHUT_WR);
        turn();
    }

    void close() { m_socket.close(); }
    bool isClosed() const { return m_isClosed; } // as of the last receive()

private:
    void turn()
    {
        m_loop.poll(0ms);
        m_loop.poll(1ms); // loopback needs no time of its own, but the kernel may need a moment
    }

    Loop& m_loop;
    Socket m_socket;
    bool m_isClosed = false;
};

struct Fixture {
    explicit Fixture(ListenerOptions options = {})
        : loop(std::move(*Loop::open(clock)))
        , listener(std::move(*Listener::open(
              *loop, std::move(options), [this](const Request& request, const Peer& peer, Responder responder) {
                  handle(request, peer, std::move(responder));
              })))
    { }

    void handle(const Request& request, const Peer& peer, Responder responder)
    {
        seen.emplace_back(request.path());
        lastPeer = peer.address;
        if (request.path() == "/later")
            waiting.push_back(std::move(responder));
        else if (request.path() == "/drop")
            return;
        else if (request.path() == "/empty")
            responder.respond({.status = 204});
        else
            responder.respond(
                {.headers = {{"X-Path", std::string(request.path())}}, .body = std::string(request.body())});
    }

    void passTime(std::chrono::milliseconds time)
    {
        for (; time > 0ms; time -= 500ms) {
            clock.advance(std::min(time, 500ms));
            loop->poll(0ms);
        }
    }

    test::FakeClock clock;
    std::unique_ptr<Loop> loop;
    std::vector<std::string> seen;
    std::string lastPeer;
    std::vector<Responder> waiting;
    std::unique_ptr<Listener> listener;
};

constexpr std::string_view Get = "GET /empty HTTP/1.1\r\nHost: a\r\n\r\n";

std::string get(std::string_view path, std::string_view headers = {})
{
    return fmt::format("GET {} HTTP/1.1\r\nHost: a\r\n{}\r\n", path, headers);
}

} // namespace

TEST(Listener, answersAndKeepsTheConnection)
{
    Fixture fixture;
    TestPeer peer(*fixture.loop, fixture.listener->port());
    EXPECT_EQ(peer.exchange(Get), "HTTP/1.1 204 No Content\r\nDate: Tue, 25 Nov 2025 14:32:07 GMT\r\n\r\n");
    EXPECT_EQ(peer.exchange("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"),
        "HTTP/1.1 200 OK\r\nDate: Tue, 25 Nov 2025 14:32:07 GMT\r\nX-Path: /x\r\nContent-Length: 5\r\n\r\nhello");
    EXPECT_FALSE(peer.isClosed());
    EXPECT_EQ(fixture.lastPeer, "127.0.0.1");
    EXPECT_EQ(fixture.listener->numbers().requests, 2u);
    EXPECT_EQ(fixture.listener->numbers().accepted, 1u);
}

TEST(Listener, closesWhenAskedTo)
{
    const struct {
        std::string_view request;
        bool closes;
    } rows[] = {
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", true},
        {"GET / HTTP/1.0\r\n\r\n", true},
        {"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", false},
        {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", false},
    };
    for (const auto& row : rows) {
        Fixture fixture;
        TestPeer peer(*fixture.loop, fixture.listener->port());
        const std::string answer = peer.exchange(row.request);
        EXPECT_EQ(peer.isClosed(), row.closes) << row.request;
        EXPECT_EQ(answer.find("Connection: close") != std::string::npos, row.closes);
    }
}

TEST(Listener, aHeadIsAnsweredWithoutABody)
{
    Fixture fixture;
    TestPeer peer(*fixture.loop, fixture.listener->port());
    const std::string answer
        = peer.exchange("HEAD /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello" + std::string(Get));
    EXPECT_NE(answer.find("Content-Length: 5\r\n\r\nHTTP/1.1 204"), std::string::npos) << answer;
}

TEST(Listener, pipelinedAnswersComeInTheOrderOfTheirRequests)
{
    Fixture fixture;
    TestPeer peer(*fixture.loop, fixture.listener->port());
    peer.send(get("/later") + get("/b") + get("/later") + get("/d"));
    EXPECT_EQ(peer.receive(), "");
    ASSERT_EQ(fixture.waiting.size(), 2u);
    fixture.waiting[1].respond({.headers = {{"X-Path", "third"}}});
    EXPECT_EQ(peer.receive(), "");
    fixture.waiting[0].respond({.headers = {{"X-Path", "first"}}});
    const std::string answers = peer.receive();
    size_t at = 0;
    for (std::string_view expected : {"X-Path: first", "X-Path: /b", "X-Path: third", "X-Path: /d"}) {
        at = answers.find(expected, at);
        ASSERT_NE(at, std::string::npos) << expected << answers;
    }
}

TEST(Listener, readsNoFurtherThanThePipelineIsDeep)
{
    ListenerOptions options;
    options.limits.pipelineDepth = 2;
    Fixture fixture(std::move(options));
    TestPeer peer(*fixture.loop, fixture.listener->port());
    peer.send(get("/later") + get("/later") + get("/c") + get("/d") + get("/e"));
    peer.receive();
    EXPECT_EQ(fixture.seen.size(), 2u);
    fixture.waiting[1].respond({});
    fixture.waiting[0].respond({});
    EXPECT_NE(peer.receive().find("X-Path: /e"), std::string::npos);
    EXPECT_EQ(fixture.seen.size(), 5u);
}

TEST(Listener, aResponderThatIsDroppedAnswers500)
{
    Fixture fixture;
    TestPeer peer(*fixture.loop, fixture.listener->port());
    EXPECT_TRUE(peer.exchange(get("/drop")).starts_with("HTTP/1.1 500 "));
}

TEST(Listener, anAnswerForAPeerThatIsGoneGoesNowhere)
{
    Fixture fixture;
    {
        TestPeer peer(*fixture.loop, fixture.listener->port());
        peer.send(get("/later"));
        peer.receive();
    }
    fixture.loop->poll(1ms);
    fixture.waiting.at(0).respond({});
    for (int i = 0; i < 5; ++i)
        fixture.loop->poll(1ms);
    EXPECT_EQ(fixture.listener->connectionCount(), 0u);
}

TEST(Listener, whoHasFinishedSendingStillGetsTheAnswer)
{
    Fixture fixture;
    TestPeer peer(*fixture.loop, fixture.listener->port());
    peer.send(get("/later"));
    peer.finishSending();
    fixture.waiting.at(0).respond({});
    EXPECT_TRUE(peer.receive().starts_with("HTTP/1.1 200 "));
    EXPECT_TRUE(peer.isClosed());
}

TEST(Listener, aRefusedRequestIsAnsweredAfterTheOnesBeforeItAndClosesTheConnection)
{
    Fixture fixture;
    TestPeer peer(*fixture.loop, fixture.listener->port());
    peer.send(get("/later") + "GET / HTTP/1.1\nHost: a\n\n" + get("/never"));
    EXPECT_EQ(peer.receive(), "");
    fixture.waiting.at(0).respond({});
    const std::string answers = peer.receive();
    EXPECT_TRUE(answers.starts_with("HTTP/1.1 200 OK")) << answers;
    EXPECT_NE(answers.find("HTTP/1.1 400 Bad Request"), std::string::npos);
    EXPECT_NE(answers.find("Connection: close"), std::string::npos);
    EXPECT_TRUE(peer.isClosed());
    EXPECT_EQ(fixture.seen, std::vector<std::string>{"/later"});
    EXPECT_EQ(fixture.listener->numbers().refusedRequests, 1u);
}

TEST(Listener, aTooLargeBodyIsRefusedAndTheRefusalArrives)
{
    Fixture fixture;
    TestPeer peer(*fixture.loop, fixture.listener->port());
    peer.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n" + std::string(2'000'000, 'x'));
    EXPECT_TRUE(peer.receive().starts_with("HTTP/1.1 413 "));
    EXPECT_TRUE(peer.isClosed());
}

TEST(Listener, asksForABodyThatWaitsForContinue)
{
    Fixture fixture;
    TestPeer peer(*fixture.loop, fixture.listener->port());
    EXPECT_EQ(peer.exchange("POST /x HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"),
        "HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_TRUE(peer.exchange("ok").starts_with("HTTP/1.1 200 OK"));
}

TEST(Listener, onlyTheHostsOfThisMachineWhenItSaysSo)
{
    ListenerOptions options;
    options.onlyLocalHosts = true;
    options.extraHosts = {"shop.localhost:8080"};
    Fixture fixture(std::move(options));
    const uint16_t port = fixture.listener->port();
    const struct {
        std::string host;
        int status;
    } rows[] = {
        {fmt::format("localhost:{}", port), 204},
        {fmt::format("LOCALHOST:{}", port), 204},
        {fmt::format("127.0.0.1:{}", port), 204},
        {fmt::format("[::1]:{}", port), 204},
        {"shop.localhost:8080", 204},
        {"localhost", 421},
        {"localhost:1", 421},
        {fmt::format("evil.example:{}", port), 421},
        {fmt::format("127.0.0.1.evil.example:{}", port), 421},
        {fmt::format("127.0.0.1:{}.evil.example", port), 421},
        {fmt::format("0.0.0.0:{}", port), 421},
        {fmt::format("127.1:{}", port), 421},
    };
    for (const auto& row : rows) {
        TestPeer peer(*fixture.loop, port);
        const std::string answer = peer.exchange(fmt::format("GET /empty HTTP/1.1\r\nHost: {}\r\n\r\n", row.host));
        EXPECT_TRUE(answer.starts_with(fmt::format("HTTP/1.1 {} ", row.status))) << row.host << "\n" << answer;
    }
}

TEST(Listener, slowHeadsAndBodiesAreEndedByTheClock)
{
    const struct {
        std::string_view name, bytes, drip;
        std::chrono::milliseconds lasts, ends;
    } rows[] = {
        {"a head that comes byte by byte", "GET / HT", "x", 9'500ms, 12'000ms},
        {"a head that stops", "GET / HT", "", 9'500ms, 12'000ms},
        {"a body that stops", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n", "", 4'500ms, 7'000ms},
        {"a body slower than the least rate", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999\r\n\r\n",
            "xxxxxxxxx", 4'500ms, 7'000ms},
    };
    for (const auto& row : rows) {
        Fixture fixture;
        TestPeer peer(*fixture.loop, fixture.listener->port());
        peer.send(row.bytes);
        std::chrono::milliseconds passed{0};
        for (; passed < row.lasts; passed += 500ms) {
            fixture.passTime(500ms);
            peer.send(row.drip);
        }
        EXPECT_EQ(peer.receive(), "") << row.name;
        for (; passed < row.ends; passed += 500ms) {
            fixture.passTime(500ms);
            peer.send(row.drip);
        }
        EXPECT_TRUE(peer.receive().starts_with("HTTP/1.1 408 ")) << row.name;
        EXPECT_TRUE(peer.isClosed()) << row.name;
    }
}

TEST(Listener, aBodyAboveTheLeastRateStillHasAnEnd)
{
    Fixture fixture;
    TestPeer peer(*fixture.loop, fixture.listener->port());
    peer.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999\r\n\r\n");
    for (int i = 0; i < 27; ++i) {
        peer.send(std::string(2000, 'x'));
        fixture.passTime(1000ms);
    }
    EXPECT_TRUE(peer.receive().starts_with("HTTP/1.1 408 "));
}

TEST(Listener, anIdleConnectionIsClosedInSilenceAndAWaitingOneIsNot)
{
    Fixture fixture;
    TestPeer idle(*fixture.loop, fixture.listener->port());
    TestPeer waiting(*fixture.loop, fixture.listener->port());
    waiting.send(get("/later"));
    fixture.passTime(64'000ms);
    EXPECT_EQ(idle.receive(), "");
    EXPECT_FALSE(idle.isClosed());
    fixture.passTime(3'000ms);
    EXPECT_EQ(idle.receive(), "");
    EXPECT_TRUE(idle.isClosed());
    fixture.waiting.at(0).respond({});
    EXPECT_TRUE(waiting.receive().starts_with("HTTP/1.1 200 "));
}

TEST(Listener, aPeerThatTakesNoAnswersIsClosed)
{
    Fixture fixture;
    TestPeer peer(*fixture.loop, fixture.listener->port());
    peer.send(get("/later"));
    fixture.waiting.at(0).respond({.body = std::string(50'000'000, 'x')});
    fixture.passTime(24'000ms);
    EXPECT_EQ(fixture.listener->connectionCount(), 1u);
    fixture.passTime(3'000ms);
    EXPECT_EQ(fixture.listener->connectionCount(), 0u);
}

TEST(Listener, limitsOfConnectionsPerAddressAndInAll)
{
    ListenerOptions options;
    options.limits.connectionsPerAddress = 2;
    Fixture fixture(options);
    TestPeer first(*fixture.loop, fixture.listener->port());
    TestPeer second(*fixture.loop, fixture.listener->port());
    TestPeer third(*fixture.loop, fixture.listener->port());
    EXPECT_TRUE(third.receive().starts_with("HTTP/1.1 429 "));
    EXPECT_TRUE(third.isClosed());
    EXPECT_TRUE(second.exchange(Get).starts_with("HTTP/1.1 204 "));
    third.close();
    second.close();
    fixture.loop->poll(1ms);
    TestPeer fourth(*fixture.loop, fixture.listener->port());
    EXPECT_TRUE(fourth.exchange(Get).starts_with("HTTP/1.1 204 "));

    options.limits.connections = 1;
    Fixture small(options);
    TestPeer only(*small.loop, small.listener->port());
    TestPeer beyond(*small.loop, small.listener->port());
    EXPECT_EQ(beyond.receive(), "");
    EXPECT_TRUE(beyond.isClosed());
    EXPECT_EQ(small.listener->numbers().refusedConnections, 1u);
}

TEST(Listener, drainingAnswersWhatIsUnderWayAndClosesTheRest)
{
    Fixture fixture;
    const uint16_t port = fixture.listener->port();
    TestPeer idle(*fixture.loop, port);
    TestPeer busy(*fixture.loop, port);
    TestPeer half(*fixture.loop, port);
    busy.send(get("/later"));
    half.send("GET /half HTTP/1.1\r\n");
    bool drained = false;
    fixture.listener->drain([&] { drained = true; });
    EXPECT_EQ(idle.receive(), "");
    EXPECT_TRUE(idle.isClosed());
    EXPECT_FALSE(drained);
    fixture.waiting.at(0).respond({});
    const std::string answer = busy.receive();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 "));
    EXPECT_NE(answer.find("Connection: close"), std::string::npos);
    EXPECT_NE(half.exchange("Host: a\r\n\r\n").find("Connection: close"), std::string::npos);
    busy.close();
    idle.close();
    half.close();
    for (int i = 0; i < 10 && !drained; ++i)
        fixture.loop->poll(1ms);
    EXPECT_TRUE(drained);
}

TEST(Listener, aPortInUseIsSaidInWords)
{
    Fixture fixture;
    ListenerOptions options;
    options.port = fixture.listener->port();
    const auto second = Listener::open(*fixture.loop, options, {});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().reason, "http.portInUse");
    options.address = "shop.example";
    EXPECT_EQ(Listener::open(*fixture.loop, options, {}).error().reason, "http.addressNotUsable");
}

TEST(Listener, headersThatWouldBreakOutAreNotWritten)
{
    test::FakeClock clock;
    const auto loop = std::move(*Loop::open(clock));
    const auto listener = std::move(*Listener::open(*loop, {}, [](const Request&, const Peer&, Responder responder) {
        responder.respond({.status = 99,
            .headers = {{"X-Good", "1"}, {"X-Bad", "a\r\nSet-Cookie: b=1"}, {"Bad Name", "1"}, {"Content-Length", "7"},
                {"Transfer-Encoding", "chunked"}}});
    }));
    TestPeer peer(*loop, listener->port());
    EXPECT_EQ(peer.exchange(get("/")),
        "HTTP/1.1 500 Internal Server Error\r\nDate: Tue, 25 Nov 2025 14:32:07 GMT\r\nX-Good: 1\r\nContent-Length: "
        "0\r\n\r\n");
}
