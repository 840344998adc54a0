#include "core/http/answer_parser.h"

#include "core/base/random.h"

#include <gtest/gtest.h>

using namespace sluis;
using namespace sluis::http;
using namespace std::string_view_literals;

namespace {

using Progress = AnswerParser::Progress;

struct Outcome {
    Progress progress;
    Answer answer;
    bool keepAlive;
};

// Feeds the pieces; then, when asked, the other side closes.
Outcome parse(const std::vector<std::string_view>& pieces, bool closes = false, bool toHead = false, size_t limit = 100)
{
    AnswerParser parser(toHead, limit);
    Progress progress = Progress::NeedMore;
    for (std::string_view piece : pieces) {
        while (!piece.empty() && progress == Progress::NeedMore)
            progress = parser.feed(piece);
    }
    if (closes && progress == Progress::NeedMore)
        progress = parser.finish();
    return {progress, parser.answer(), parser.keepAlive()};
}

} // namespace

TEST(AnswerParser, bodiesByLengthByChunksAndUntilTheEnd)
{
    const struct {
        std::string_view bytes, body;
        bool closes, keepAlive;
    } rows[] = {
        {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", "ok", false, true},
        {"HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n", "", false, true},
        {"HTTP/1.1 204 No Content\r\nX: y\r\n\r\n", "", false, true},
        {"HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n", "", false, true},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nok\r\n1 \r\n!\r\n0\r\nTrailer: z\r\n\r\n",
            "ok!", false, true},
        {"HTTP/1.1 200 OK\r\n\r\nall of it", "all of it", true, false},
        {"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", "ok", false, false},
        {"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok", "ok", false, true},
        {"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok", "ok", false, false},
        {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: "
         "2\r\n\r\nok",
            "ok", false, true},
        {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok", "ok", false, true},
    };
    for (const auto& row : rows) {
        for (size_t cut = 0; cut <= row.bytes.size(); ++cut) {
            const Outcome outcome = parse({row.bytes.substr(0, cut), row.bytes.substr(cut)}, row.closes);
            ASSERT_EQ(outcome.progress, Progress::Done) << row.bytes << " cut at " << cut;
            ASSERT_EQ(outcome.answer.body, row.body) << row.bytes << " cut at " << cut;
            ASSERT_EQ(outcome.keepAlive, row.keepAlive) << row.bytes;
        }
    }
}

TEST(AnswerParser, statusAndHeaders)
{
    const Outcome outcome = parse(
        {"HTTP/1.1 302 Found\r\nLocation:  /x \r\nSet-Cookie: a\r\nset-cookie: b\r\nContent-Length: 0\r\n\r\n"});
    EXPECT_EQ(outcome.answer.status, 302);
    EXPECT_EQ(outcome.answer.headers,
        (Headers{{"Location", "/x"}, {"Set-Cookie", "a"}, {"set-cookie", "b"}, {"Content-Length", "0"}}));
    EXPECT_EQ(parse({"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n"}, false, true).progress, Progress::Done)
        << "to a HEAD";
}

TEST(AnswerParser, whatIsNoAnswer)
{
    for (std::string_view bytes : std::initializer_list<std::string_view>{"\r\n\r\n"sv, "ICY 200 OK\r\n\r\n",
             "HTTP/2 200\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1 099 x\r\n\r\n",
             "HTTP/1.1 101 Switching\r\n\r\n", "HTTP/1.1 200 OK\r\nX y\r\n\r\n", "HTTP/1.1 200 OK\r\n X: y\r\n\r\n",
             "HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n"sv, "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx"})
        EXPECT_EQ(parse({bytes}).progress, Progress::Broken) << bytes;
    EXPECT_EQ(parse({"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nok"}, true).progress, Progress::Broken);
    EXPECT_EQ(parse({"HTTP/1.1 200 OK\r\nContent-Le"}, true).progress, Progress::Broken);
}

TEST(AnswerParser, limitsAtTheLimitAndOneBeyond)
{
    const std::string body(100, 'x');
    EXPECT_EQ(parse({"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", body}).progress, Progress::Done);
    EXPECT_EQ(parse({"HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n"}).progress, Progress::TooLarge);
    EXPECT_EQ(parse({"HTTP/1.1 200 OK\r\n\r\n", body}, true).progress, Progress::Done);
    EXPECT_EQ(parse({"HTTP/1.1 200 OK\r\n\r\n", body, "x"}).progress, Progress::TooLarge);
    EXPECT_EQ(parse({"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n", body, "\r\n0\r\n\r\n"}).progress,
        Progress::Done);
    EXPECT_EQ(parse({"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n"}).progress, Progress::TooLarge);

    std::string head = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n";
    for (int i = 0; i < 255; ++i)
        head += "X: y\r\n";
    EXPECT_EQ(parse({head + "\r\n"}).progress, Progress::Done);
    EXPECT_EQ(parse({head + "X: y\r\n\r\n"}).progress, Progress::Broken);
    EXPECT_EQ(parse({"HTTP/1.1 200 OK\r\nX: " + std::string(70'000, 'y')}).progress, Progress::Broken);
}

TEST(AnswerParser, randomBytesNeverBreakIt)
{
    SeededRandom random(2);
    const std::string_view alphabet
        = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n\xFF\0"sv;
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes = round % 2 ? "HTTP/1.1 200 OK\r\n" : "";
        for (int64_t i = random.between(1, 10); i > 0; --i)
            bytes += alphabet.substr(static_cast<size_t>(random.between(0, static_cast<int64_t>(alphabet.size()) - 1)),
                static_cast<size_t>(random.between(1, 40)));
        const auto cut = static_cast<size_t>(random.between(0, static_cast<int64_t>(bytes.size())));
        const std::string_view view = bytes;
        const Outcome whole = parse({view}, true);
        const Outcome parts = parse({view.substr(0, cut), view.substr(cut)}, true);
        ASSERT_EQ(whole.progress, parts.progress) << bytes;
        if (whole.progress == Progress::Done) {
            ASSERT_EQ(whole.answer.body, parts.answer.body) << bytes;
        }
    }
}
