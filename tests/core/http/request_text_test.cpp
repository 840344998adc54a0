#include "core/http/request_text.h"

#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <filesystem>

using namespace sluis;
using namespace sluis::http;

TEST(RequestText, whatEditorsDoToARequestIsUndone)
{
    const struct {
        std::string_view name, text, target, body;
    } rows[] = {
        {"as on the wire", "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nok", "/a", "ok"},
        {"line ends of Unix", "POST /a HTTP/1.1\nHost: x\n\nline\nline\n", "/a", "line\nline\n"},
        {"a length that is missing", "POST /a HTTP/1.1\nHost: x\n\nbody", "/a", "body"},
        {"a last line end that is not of the body", "POST /a HTTP/1.1\nHost: x\nContent-Length: 4\n\nbody\n", "/a",
            "body"},
        {"a length that is too large", "POST /a HTTP/1.1\nHost: x\nContent-Length: 99\n\nbody", "/a", "body"},
        {"no empty line", "GET /a?b=c HTTP/1.1\nHost: x", "/a?b=c", ""},
        {"empty lines in front", "\n\r\nGET /a HTTP/1.1\nHost: x\n\n", "/a", ""},
        {"a byte order mark", "\xEF\xBB\xBFGET /a HTTP/1.1\nHost: x\n\n", "/a", ""},
        {"no host", "GET /a HTTP/1.1\n\n", "/a", ""},
        {"no version", "GET /a\nHost: x\n", "/a", ""},
        {"chunks", "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n", "/a", "ok"},
    };
    for (const auto& row : rows) {
        const auto request = readRequestText(row.text);
        ASSERT_TRUE(request) << row.name << ": " << request.error().detail;
        EXPECT_EQ(request->target(), row.target) << row.name;
        EXPECT_EQ(request->body(), row.body) << row.name;
        EXPECT_TRUE(request->hasHeader("host")) << row.name;
    }
}

TEST(RequestText, whatIsNoRequestIsRefusedWithAReason)
{
    for (std::string_view text : {"", "\n\n", "hello", "GET", "{\"a\":1}", "GET /a HTTP/1.1\nHost: x\nno colon\n\n",
             "GET /a HTTP/1.1\nHost: x\nContent-Length: five\n\n", "GET /a HTTP/1.1\nHost: x\nContent-Length\n\n",
             "GET /a HTTP/1.1\nHost: x\nContent-Length: 1\nContent-Length: 2\n\n"}) {
        const auto request = readRequestText(text);
        ASSERT_FALSE(request) << text;
        EXPECT_EQ(request.error().reason, "http.badRequestText");
        EXPECT_FALSE(request.error().detail.empty());
    }
}

TEST(RequestText, everyCapturedHitIsReadAndWrittenBack)
{
    int count = 0;
    for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(SLUIS_TEST_DATA) / "hits")) {
        if (file.path().extension() != ".http")
            continue;
        const std::string text = test::readFile(file.path());
        const auto request = readRequestText(text);
        ASSERT_TRUE(request) << file.path() << request.error().detail;
        const auto again = readRequestText(toBytes(*request));
        ASSERT_TRUE(again) << file.path();
        EXPECT_EQ(again->target(), request->target());
        EXPECT_EQ(again->body(), request->body());
        EXPECT_TRUE(std::equal(again->headers().begin(), again->headers().end(), request->headers().begin(),
            [](const HeaderView& a, const HeaderView& b) {
                return a.name == b.name || equalsIgnoreCase(a.name, "content-length")
                    || equalsIgnoreCase(b.name, "content-length");
            }))
            << file.path();
        ++count;
    }
    EXPECT_GE(count, 10);
}

TEST(RequestText, aUrlIsAGet)
{
    const auto request = readUrlAsRequest("https://gtm.shop.example:8443/g/collect?v=2&dt=Z\xC3\xBCrich#x");
    ASSERT_TRUE(request);
    EXPECT_EQ(request->method(), "GET");
    EXPECT_EQ(request->target(), "/g/collect?v=2&dt=Z%C3%BCrich");
    EXPECT_EQ(request->first("host"), "gtm.shop.example:8443");
    EXPECT_EQ(readUrlAsRequest("ftp://a/").error().reason, "http.badUrl");
}
