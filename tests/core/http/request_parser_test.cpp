#include "core/http/request_parser.h"

#include "core/base/random.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <fmt/format.h>

using namespace sluis;
using namespace sluis::http;
using namespace std::string_view_literals;

namespace {

using Phase = RequestParser::Phase;

std::string gzip(std::string_view text, int windowBits = 15 + 16)
{
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    std::string out(compressBound(static_cast<uLong>(text.size())) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

struct Parsed {
    std::vector<Request> requests;
    int refusal = 0; // 0: none
    Phase phase = Phase::Idle;
};

// Feeds the pieces one after the other as a connection does.
Parsed parse(const std::vector<std::string_view>& pieces, const Limits& limits = {})
{
    RequestParser parser(limits);
    RequestMaker maker;
    Parsed parsed;
    for (std::string_view piece : pieces) {
        while (!piece.empty() && parser.phase() != Phase::Refused) {
            if (parser.feed(piece) == Phase::Complete)
                parsed.requests.push_back(parser.take(maker));
        }
    }
    parsed.phase = parser.phase();
    parsed.refusal = parsed.phase == Phase::Refused ? parser.refusal() : 0;
    return parsed;
}

Parsed parse(std::string_view bytes, const Limits& limits = {})
{
    return parse(std::vector{bytes}, limits);
}

std::string describe(const Parsed& parsed)
{
    std::string text = fmt::format("phase {} refusal {}\n", static_cast<int>(parsed.phase), parsed.refusal);
    for (const Request& request : parsed.requests) {
        text += fmt::format("{} {} {} [{}]", request.method(), request.path(), request.query(), request.body());
        for (const HeaderView& header : request.headers())
            text += fmt::format(" <{}|{}>", header.name, header.value);
        text += '\n';
    }
    return text;
}

} // namespace

TEST(RequestParser, aGetAndItsParts)
{
    const Parsed parsed = parse("GET /g/collect?v=2&en=page_view HTTP/1.1\r\nHost: a.example:8080\r\nX-Empty:\r\n"
                                "User-Agent: \t Mozilla/5.0 (X) \t\r\nCookie: a=1; b=2\r\n\r\n");
    ASSERT_EQ(parsed.requests.size(), 1u) << parsed.refusal;
    const Request& request = parsed.requests[0];
    EXPECT_EQ(request.method(), "GET");
    EXPECT_EQ(request.path(), "/g/collect");
    EXPECT_EQ(request.query(), "v=2&en=page_view");
    EXPECT_EQ(request.first("x-empty"), "");
    EXPECT_EQ(request.first("user-agent"), "Mozilla/5.0 (X)");
    EXPECT_EQ(request.body(), "");
    EXPECT_EQ(parsed.phase, Phase::Idle);
}

TEST(RequestParser, theSameWhereverTheBytesAreCut)
{
    const std::string compressed = gzip("{\"name\":\"Zwaan\"}");
    const std::string stream
        = "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n"
          "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"
          "POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n"
        + fmt::format(
            "POST /d HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", compressed.size())
        + compressed + "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n";
    const Parsed whole = parse(stream);
    ASSERT_EQ(whole.requests.size(), 5u) << describe(whole);
    EXPECT_EQ(whole.requests[1].body(), "hello");
    EXPECT_EQ(whole.requests[2].body(), "abc0123456789");
    EXPECT_EQ(whole.requests[3].body(), "{\"name\":\"Zwaan\"}");
    const std::string_view bytes = stream;
    for (size_t cut = 0; cut <= bytes.size(); ++cut)
        ASSERT_EQ(describe(parse({bytes.substr(0, cut), bytes.substr(cut)})), describe(whole)) << "cut at " << cut;
    std::vector<std::string_view> single;
    for (size_t i = 0; i < bytes.size(); ++i)
        single.push_back(bytes.substr(i, 1));
    EXPECT_EQ(describe(parse(single)), describe(whole));
}

TEST(RequestParser, whatIsUnusualButClearIsServed)
{
    const struct {
        std::string_view name, bytes;
    } rows[] = {
        {"lower case header names", "GET / HTTP/1.1\r\nhost: a\r\n\r\n"},
        {"no blank after the colon", "GET / HTTP/1.1\r\nHost:a\r\nX:y\r\n\r\n"},
        {"bytes beyond ASCII in the target", "GET /?q=Z\xC3\xBCrich HTTP/1.1\r\nHost: a\r\n\r\n"},
        {"invalid UTF-8 in the target", "GET /?q=\xFF HTTP/1.1\r\nHost: a\r\n\r\n"},
        {"bytes beyond ASCII in a header", "GET / HTTP/1.1\r\nHost: a\r\nX: \xE4\r\n\r\n"},
        {"a method of somebody's own", "PURGE / HTTP/1.1\r\nHost: a\r\n\r\n"},
        {"absolute form with the same host", "GET http://A.example/x HTTP/1.1\r\nHost: a.example\r\n\r\n"},
        {"HTTP/1.0 without a host", "GET / HTTP/1.0\r\n\r\n"},
        {"IPv6 host", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n"},
        {"length zero", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"},
        {"a GET with a body", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx"},
        {"chunked in capitals", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: CHUNKED\r\n\r\n0\r\n\r\n"},
        {"repeated ordinary headers", "GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\nX: 2\r\n\r\n"},
        {"identity coding", "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: identity\r\nContent-Length: 1\r\n\r\nx"},
        {"quotes and pipes in the target", "GET /?a=\"b\"|{c} HTTP/1.1\r\nHost: a\r\n\r\n"},
        {"a target that looks like another version", "GET /HTTP/1.0 HTTP/1.1\r\nHost: a\r\n\r\n"},
    };
    for (const auto& row : rows)
        EXPECT_EQ(parse(row.bytes).requests.size(), 1u) << row.name;
}

TEST(RequestParser, keepAliveAsVersionAndHeaderSay)
{
    const struct {
        std::string_view bytes;
        bool keepAlive;
    } rows[] = {
        {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", true},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", false},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, CLOSE\r\n\r\n", false},
        {"GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n", true},
        {"GET / HTTP/1.0\r\nHost: a\r\n\r\n", false},
        {"GET / HTTP/1.0\r\nHost: a\r\nConnection: Keep-Alive\r\n\r\n", true},
        {"GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive, close\r\n\r\n", false},
    };
    for (const auto& row : rows) {
        const Limits limits;
        RequestParser parser(limits);
        std::string_view bytes = row.bytes;
        ASSERT_EQ(parser.feed(bytes), Phase::Complete);
        EXPECT_EQ(parser.keepAlive(), row.keepAlive) << row.bytes;
    }
}

TEST(RequestParser, aClientThatWaitsForContinueIsNoticedOnce)
{
    const Limits limits;
    RequestParser parser(limits);
    std::string_view head = "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n";
    EXPECT_EQ(parser.feed(head), Phase::Body);
    EXPECT_TRUE(parser.takeExpectation());
    EXPECT_FALSE(parser.takeExpectation());
    std::string_view body = "ok";
    EXPECT_EQ(parser.feed(body), Phase::Complete);
    EXPECT_EQ(parse("POST / HTTP/1.1\r\nHost: a\r\nExpect: coffee\r\n\r\n").refusal, 417);
}

TEST(RequestParser, limitsAtTheLimitAndOneBeyond)
{
    const Limits limits;
    const auto line = [](size_t length) { return "GET /" + std::string(length - 14, 'a') + " HTTP/1.1"; };
    EXPECT_EQ(parse(line(8192) + "\r\nHost: a\r\n\r\n").requests.size(), 1u);
    EXPECT_EQ(parse(line(8193) + "\r\nHost: a\r\n\r\n").refusal, 414);
    EXPECT_EQ(parse(std::string(8193, 'a')).refusal, 414) << "without waiting for the line's end";
    EXPECT_EQ(parse(std::string(8192, 'a') + "\r").phase, Phase::Head);

    const auto headers = [](size_t bytes) { // "Host: a\r\n" has 9, "X: \r\n" 5
        return "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(bytes - 14, 'x') + "\r\n\r\n";
    };
    EXPECT_EQ(parse(headers(32 * 1024)).requests.size(), 1u);
    EXPECT_EQ(parse(headers(32 * 1024 + 1)).refusal, 431);
    EXPECT_EQ(parse("GET / HTTP/1.1\r\nX: " + std::string(40'000, 'x')).refusal, 431);

    const auto count = [](size_t headersInAll) {
        std::string text = "GET / HTTP/1.1\r\nHost: a\r\n";
        for (size_t i = 1; i < headersInAll; ++i)
            text += "X: y\r\n";
        return text + "\r\n";
    };
    EXPECT_EQ(parse(count(100)).requests.size(), 1u);
    EXPECT_EQ(parse(count(101)).refusal, 431);

    const auto post
        = [](size_t length) { return fmt::format("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n\r\n", length); };
    const std::string body(limits.bodyBytes, 'b');
    EXPECT_EQ(parse(post(body.size()) + body).requests.size(), 1u);
    EXPECT_EQ(parse(post(body.size() + 1)).refusal, 413) << "before any of the body";
    EXPECT_EQ(parse("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n").refusal, 413);

    const std::string chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    EXPECT_EQ(parse(chunked + "100000\r\n" + body + "\r\n0\r\n\r\n").requests.size(), 1u);
    EXPECT_EQ(parse(chunked + "100001\r\n").refusal, 413);
    EXPECT_EQ(parse(chunked + "100000\r\n" + body + "\r\n1\r\n").refusal, 413);
}

TEST(RequestParser, compressedBodiesAndTheirLimits)
{
    const auto post = [](std::string_view coding, std::string_view body) {
        return fmt::format("POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: {}\r\nContent-Length: {}\r\n\r\n{}", coding,
            body.size(), body);
    };
    const std::string text = "en=page_view&dl=https%3A%2F%2Fshop.example";
    EXPECT_EQ(parse(post("gzip", gzip(text))).requests.at(0).body(), text);
    EXPECT_EQ(parse(post("X-GZIP", gzip(text))).requests.at(0).body(), text);
    EXPECT_EQ(parse(post("deflate", gzip(text, 15))).requests.at(0).body(), text);
    EXPECT_EQ(parse(post("deflate", gzip(text, -15))).requests.at(0).body(), text);
    EXPECT_EQ(parse(post("gzip", "")).requests.at(0).body(), "");

    EXPECT_EQ(parse(post("br", "x")).refusal, 415);
    EXPECT_EQ(parse(post("gzip, gzip", "x")).refusal, 415);
    EXPECT_EQ(parse(post("gzip\r\nContent-Encoding: gzip", "x")).refusal, 415);
    EXPECT_EQ(parse(post("gzip", "not gzip")).refusal, 400);
    EXPECT_EQ(parse(post("gzip", gzip(text).substr(0, 20))).refusal, 400);
    EXPECT_EQ(parse(post("gzip", gzip(text) + "x")).refusal, 400);
    EXPECT_EQ(parse(post("gzip", gzip(text) + gzip(text))).refusal, 400);
    EXPECT_EQ(parse(post("gzip", gzip(std::string(10'000'000, '\0')))).refusal, 413);

    Limits limits; // with limits that can be met exactly
    const std::string zeros = gzip(std::string(1000, '0'));
    limits.decodedRatio = 1000;
    limits.decodedBytes = 1000;
    EXPECT_EQ(parse(post("gzip", zeros), limits).requests.size(), 1u);
    limits.decodedBytes = 999;
    EXPECT_EQ(parse(post("gzip", zeros), limits).refusal, 413);
    limits.decodedBytes = 1000;
    limits.decodedRatio = (1000 + zeros.size() - 1) / zeros.size();
    EXPECT_EQ(parse(post("gzip", zeros), limits).requests.size(), 1u);
    limits.decodedRatio -= 1;
    EXPECT_EQ(parse(post("gzip", zeros), limits).refusal, 413);
}

TEST(RequestParser, randomBytesNeverBreakIt)
{
    SeededRandom random(1);
    const std::string_view alphabet
        = "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\xFF\0"sv;
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes;
        const int64_t pieces = random.between(1, 12);
        for (int64_t i = 0; i < pieces; ++i) {
            const auto from = static_cast<size_t>(random.between(0, static_cast<int64_t>(alphabet.size()) - 1));
            bytes += alphabet.substr(from, static_cast<size_t>(random.between(1, 40)));
        }
        const auto cut = static_cast<size_t>(random.between(0, static_cast<int64_t>(bytes.size())));
        const std::string_view view = bytes;
        ASSERT_EQ(describe(parse(view)), describe(parse({view.substr(0, cut), view.substr(cut)}))) << bytes;
    }
}

TEST(RequestParser, aDamagedByteInTheHeadNeverUncoversARequestInTheBody)
{
    // Any byte that cannot be part of a name, because another name is another header.
    const std::string original
        = "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 32\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n";
    for (size_t at = 0; at < original.find("\r\n\r\n") + 4; ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            const char damage = static_cast<char>(byte);
            if (damage == ':' || isToken(std::string_view(&damage, 1)))
                continue;
            std::string bytes = original;
            bytes[at] = damage;
            for (const Request& request : parse(bytes).requests)
                ASSERT_NE(request.path(), "/smuggled") << "byte " << byte << " at " << at;
        }
    }
}
