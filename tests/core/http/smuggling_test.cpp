#include "core/http/request_parser.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

// Sequences that two readers may understand differently (promises.md T3, I-05). Each carries a second request where the
// other reader would find it: all are refused with 400 before it is seen.

using namespace sluis::http;
using namespace std::string_view_literals;

namespace {

using Sequences = std::initializer_list<std::string_view>;

constexpr std::string_view Second = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

// With these lines after "POST / HTTP/1.1" and "Host: a".
std::string withHeaders(std::string_view lines)
{
    return fmt::format("POST / HTTP/1.1\r\nHost: a\r\n{}\r\n\r\n0\r\n\r\n{}", lines, Second);
}

std::string withRequestLine(std::string_view line)
{
    return fmt::format("{}\r\nHost: a\r\n\r\n{}", line, Second);
}

std::string withChunks(std::string_view chunks)
{
    return fmt::format("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n{}{}", chunks, Second);
}

std::vector<std::string> headerLines()
{
    std::vector<std::string> lines;
    for (std::string_view line : Sequences{
             // two ways to say how long
             "Content-Length: 5\r\nTransfer-Encoding: chunked"sv,
             "Transfer-Encoding: chunked\r\nContent-Length: 5",
             "Transfer-Encoding: chunked\r\nContent-Length: 0",
             "Content-Length: 0\r\nTransfer-Encoding: chunked",
             "Content-Length: 5\r\nContent-Length: 5",
             "Content-Length: 5\r\nContent-Length: 6",
             "Content-Length: 0\r\nContent-Length: 44",
             "content-length: 5\r\nCONTENT-LENGTH: 6",
             "Content-Length: 5, 5",
             "Content-Length: 5,6",
             "Content-Length: 5;6",
             "Content-Length: 5 6",
             // lengths that are none
             "Content-Length:",
             "Content-Length: ",
             "Content-Length: +5",
             "Content-Length: -5",
             "Content-Length: -0",
             "Content-Length: 0x5",
             "Content-Length: 0X5",
             "Content-Length: 05",
             "Content-Length: 00",
             "Content-Length: 5.0",
             "Content-Length: 5e0",
             "Content-Length: 5h",
             "Content-Length: \"5\"",
             "Content-Length: '5'",
             "Content-Length: five",
             "Content-Length: 1_0",
             "Content-Length: 1,000",
             "Content-Length: 5\t5",
             "Content-Length: \xC2\xA0"
             "5",
             "Content-Length: \xD9\xA5",
             "Content-Length: 5\x0B",
             "Content-Length: \x0C"
             "5",
             "Content-Length: 5\0"sv,
             "Content-Length: \0"
             "5"sv,
             "Content-Length: 5\r",
             "Content-Length: NaN",
             "Content-Length: 5;",
             "Content-Length: =5",
             "Content-Length: 5%00",
             // transfer codings that are none, or more than one
             "Transfer-Encoding:",
             "Transfer-Encoding: identity",
             "Transfer-Encoding: gzip",
             "Transfer-Encoding: gzip, chunked",
             "Transfer-Encoding: chunked, gzip",
             "Transfer-Encoding: chunked, chunked",
             "Transfer-Encoding: chunked, identity",
             "Transfer-Encoding: identity, chunked",
             "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
             "Transfer-Encoding: chunked\r\nTransfer-Encoding: x",
             "Transfer-Encoding: x\r\nTransfer-Encoding: chunked",
             "Transfer-Encoding: xchunked",
             "Transfer-Encoding: chunkedx",
             "Transfer-Encoding: chunke",
             "Transfer-Encoding: 'chunked'",
             "Transfer-Encoding: \"chunked\"",
             "Transfer-Encoding: chunked;",
             "Transfer-Encoding: chunked;q=1",
             "Transfer-Encoding: ,chunked",
             "Transfer-Encoding: chunked,",
             "Transfer-Encoding: chunked x",
             "Transfer-Encoding: x chunked",
             "Transfer-Encoding: \x0B"
             "chunked",
             "Transfer-Encoding: chunked\x0B",
             "Transfer-Encoding: \x0C"
             "chunked",
             "Transfer-Encoding: \x1F"
             "chunked",
             "Transfer-Encoding: \x7F"
             "chunked",
             "Transfer-Encoding: \0"
             "chunked"sv,
             "Transfer-Encoding: chunked\0"sv,
             "Transfer-Encoding: chunked\r",
             "Transfer-Encoding: \r\n chunked",
             "Transfer-Encoding:\r\n\tchunked",
             "Transfer-Encoding: ch\xC3\xBCnked",
             "Transfer-Encoding: \xEF\xBB\xBF"
             "chunked",
             "Transfer-Encoding: \xC2\xA0"
             "chunked",
             "Transfer-Encoding: [chunked]",
             "Transfer-Encoding: {chunked}",
             "Transfer-Encoding: chunked\r\n x",
             "Transfer-Encoding: deflate",
             // names that some read as the ones that count
             "Transfer-Encoding : chunked",
             "Transfer-Encoding\t: chunked",
             "Content-Length : 5",
             "Content-Length\t: 5",
             " Transfer-Encoding: chunked",
             "\tTransfer-Encoding: chunked",
             " Content-Length: 5",
             "X: y\r\n Content-Length: 5",
             "X: y\r\n\tTransfer-Encoding: chunked",
             "Transfer Encoding: chunked",
             "Content Length: 5",
             "Transfer_Encoding: chunked",
             "Content_Length: 5",
             "Transfer-Encoding\x0B: chunked",
             "Transfer-Encoding\0: chunked"sv,
             "\0Transfer-Encoding: chunked"sv,
             "Transfer-Encoding\r: chunked",
             "\x0BTransfer-Encoding: chunked",
             "Tran\xC5\xBF"
             "fer-Encoding: chunked",
             "Transfer\xE2\x80\x90"
             "Encoding: chunked",
             "\xEF\xBB\xBF"
             "Transfer-Encoding: chunked",
             "\"Transfer-Encoding\": chunked",
             "(x)Transfer-Encoding: chunked",
             "Transfer-Encoding;: chunked",
             "Transfer-Encoding=: chunked",
             "Content-Length=5",
             "Content-Length",
             "Content-Length\r\n: 5",
             ": 5",
             ":",
             " : x",
             "X",
             "X y: z",
             "X\r\n",
             "Transfer-Encoding chunked",
             // line ends
             "X: y\nTransfer-Encoding: chunked",
             "X: y\n\nGET /smuggled HTTP/1.1",
             "X: y\rTransfer-Encoding: chunked",
             "X: y\r\rTransfer-Encoding: chunked",
             "X: y\n\rTransfer-Encoding: chunked",
             "X: y\r\n\rTransfer-Encoding: chunked",
             "X: y\0Transfer-Encoding: chunked"sv,
             "X: \ny",
             "X: y\r\r\n",
             "X:\n y",
             "X: y\x08",
             "X: \x1B[2J",
             "X: \x7F",
             "Transfer-Encoding: chunked\nContent-Length: 5",
             "Content-Length: 5\nContent-Length: 6",
             // for whom it is
             "Host: b",
             "host: a",
             "HOST:",
             "Host : b",
             "X: y\r\n Host: b",
         })
        lines.emplace_back(line);
    return lines;
}

int refusalOf(std::string_view bytes, size_t cut, std::vector<std::string>& paths)
{
    const Limits limits;
    RequestParser parser(limits);
    RequestMaker maker;
    for (std::string_view piece : {bytes.substr(0, cut), bytes.substr(cut)}) {
        while (!piece.empty() && parser.phase() != RequestParser::Phase::Refused) {
            if (parser.feed(piece) == RequestParser::Phase::Complete)
                paths.emplace_back(parser.take(maker).path());
        }
    }
    return parser.phase() == RequestParser::Phase::Refused ? parser.refusal() : 0;
}

void expectRefused(const std::string& bytes)
{
    for (size_t cut : {size_t(0), bytes.size() / 3, bytes.size() / 2, bytes.size() - Second.size()}) {
        std::vector<std::string> paths;
        EXPECT_EQ(refusalOf(bytes, cut, paths), 400) << testing::PrintToString(bytes) << " cut at " << cut;
        EXPECT_TRUE(paths.empty()) << testing::PrintToString(bytes);
    }
}

} // namespace

TEST(Smuggling, headersThatTwoReadersUnderstandDifferently)
{
    const std::vector<std::string> lines = headerLines();
    EXPECT_GE(lines.size(), 110u);
    for (const std::string& line : lines)
        expectRefused(withHeaders(line));
}

TEST(Smuggling, requestLinesThatTwoReadersUnderstandDifferently)
{
    for (std::string_view line : Sequences{""sv, " ", "GET", "GET /", "GET / ", "GET  / HTTP/1.1", "GET /  HTTP/1.1",
             " GET / HTTP/1.1", "GET / HTTP/1.1 ", "GET\t/ HTTP/1.1", "GET /\tHTTP/1.1", "GET / HTTP/1.1\t",
             "GET / HTTP/1.1\r", "\rGET / HTTP/1.1", "GET / http/1.1", "GET / HTTP/1.2", "GET / HTTP/2.0",
             "GET / HTTP/0.9", "GET / HTTP/1.10", "GET / HTTP/01.1", "GET / HTTP/1,1", "GET / HTTP/ 1.1",
             "GET / HTTP /1.1", "GET / HTTP/11", "GET / HTTP/1", "GET / HTTPS/1.1", "GET / ICY/1.0",
             "GET / HTTP/1.1 HTTP/1.1", "GET /x y HTTP/1.1", "GET /\0 HTTP/1.1"sv, "GET /\x7F HTTP/1.1",
             "GET /a\rb HTTP/1.1", "GET /a\nX: y HTTP/1.1", "GET x HTTP/1.1", "GET a:80 HTTP/1.1",
             "CONNECT a:80 HTTP/1.1", "GET * HTTP/1.1", "GET /a#b HTTP/1.1", "GET http://b/ HTTP/1.1",
             "GET http:///x HTTP/1.1", "GET http:/x HTTP/1.1", "GET ftp://a/ HTTP/1.1", "GET http://u@a/ HTTP/1.1",
             "G@T / HTTP/1.1", "GET: / HTTP/1.1", "G\xC3\x89T / HTTP/1.1", "\0GET / HTTP/1.1"sv, "GET\x0B/ HTTP/1.1",
             "PRI * HTTP/2.0", "GET /\x1F HTTP/1.1", "\xEF\xBB\xBFGET / HTTP/1.1",
             "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFG / HTTP/1.1", "/ GET HTTP/1.1", "HTTP/1.1 200 OK"})
        expectRefused(withRequestLine(line));
}

TEST(Smuggling, chunksThatTwoReadersUnderstandDifferently)
{
    for (std::string_view chunks :
        Sequences{"x\r\n"sv, "\r\n", " 0\r\n\r\n", "+5\r\nhello\r\n0\r\n\r\n", "-5\r\nhello\r\n0\r\n\r\n",
            "0x5\r\nhello\r\n0\r\n\r\n", "5 \r\nhello\r\n0\r\n\r\n", "5\t\r\nhello\r\n0\r\n\r\n",
            "5;\r\nhello\r\n0\r\n\r\n", "5;a=b\r\nhello\r\n0\r\n\r\n", "5;a=\"\r\n\"\r\nhello\r\n0\r\n\r\n",
            "5\nhello\r\n0\r\n\r\n", "5\rhello\r\n0\r\n\r\n", "5\r\nhello0\r\n\r\n", "5\r\nhello\n0\r\n\r\n",
            "5\r\nhello\r0\r\n\r\n", "5\r\nhelloX\r\n0\r\n\r\n", "5\r\nhell\r\n0\r\n\r\n", "5\r\r\nhello\r\n0\r\n\r\n",
            "0\r\nX: y\r\n\r\n", "0\r\nContent-Length: 5\r\n\r\n", "0\r\nTransfer-Encoding: chunked\r\n\r\n", "0\r\n\n",
            "0\n\r\n", "0\r\n\rX", "0;x\r\n\r\n", "0\r\nX", "000000005\r\nhello\r\n0\r\n\r\n", "100000000\r\n",
            "FFFFFFFFFFFFFFFF5\r\n", "5,5\r\nhello\r\n0\r\n\r\n", "5\0\r\nhello\r\n0\r\n\r\n"sv,
            "\xD9\xA5\r\nhello\r\n0\r\n\r\n", "5.\r\nhello\r\n0\r\n\r\n", "{5}\r\nhello\r\n0\r\n\r\n",
            "\"5\"\r\nhello\r\n0\r\n\r\n", "0\r\n \r\n", "5h\r\nhello\r\n0\r\n\r\n", "G\r\n"})
        expectRefused(withChunks(chunks));
}

TEST(Smuggling, hostsThatTwoReadersUnderstandDifferently)
{
    for (std::string_view host : Sequences{""sv, "Host:", "Host: ", "Host: a b", "Host: a,b", "Host: a/b", "Host: u@a",
             "Host: a\r\nHost: a", "Host: a\r\nHost: b", "Host: a\\b", "Host: a?b", "Host: a#b", "Host: a\tb",
             "Host: \xC3\xA9", "Host: a;b", "Host: 'a'", "Host: http://a", "X-Host: a"})
        expectRefused(fmt::format("GET / HTTP/1.1\r\n{}{}\r\n{}", host, host.empty() ? "" : "\r\n", Second));
}

TEST(Smuggling, onVersion10)
{
    expectRefused(fmt::format("POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{}", Second));
    expectRefused(fmt::format("GET http://b/ HTTP/1.0\r\n\r\n{}", Second));
}
