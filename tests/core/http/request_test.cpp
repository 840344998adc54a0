#include "core/http/request.h"

#include <gtest/gtest.h>

using namespace sluis::http;

TEST(Request, partsOfTheTarget)
{
    const struct {
        std::string target, path, query;
    } rows[] = {
        {"/", "/", ""},
        {"/g/collect?v=2&a=%20", "/g/collect", "v=2&a=%20"},
        {"/a?", "/a", ""},
        {"/a?b?c", "/a", "b?c"},
        {"?x=1", "/", "x=1"},
        {"*", "*", ""},
        {"http://shop.example/a/b?c=d", "/a/b", "c=d"},
        {"http://shop.example?c=d", "/", "c=d"},
        {"http://shop.example", "/", ""},
        {"/go?to=http://a/b", "/go", "to=http://a/b"},
    };
    for (const auto& row : rows) {
        const Request request = makeRequest("GET", row.target, {});
        EXPECT_EQ(request.target(), row.target);
        EXPECT_EQ(request.path(), row.path) << row.target;
        EXPECT_EQ(request.query(), row.query) << row.target;
    }
}

TEST(Request, headersInAnyCaseAndRepeatedOnesJoined)
{
    const Request request
        = makeRequest("GET", "/", {{"X-A", "1"}, {"Cookie", "a=1"}, {"x-a", "2"}, {"cookie", "b=2"}, {"Empty", ""}});
    EXPECT_EQ(request.first("x-A"), "1");
    EXPECT_EQ(request.header("X-a"), "1, 2");
    EXPECT_EQ(request.header("COOKIE"), "a=1; b=2");
    EXPECT_EQ(request.header("empty"), "");
    EXPECT_FALSE(request.header("missing"));
    EXPECT_FALSE(request.hasHeader("x-"));
    ASSERT_EQ(request.headers().size(), 5u);
    EXPECT_EQ(request.headers()[2].name, "x-a");
}

TEST(Request, anEmptyRequestHasEmptyParts)
{
    const Request request;
    EXPECT_EQ(request.method(), "");
    EXPECT_EQ(request.path(), "");
    EXPECT_TRUE(request.headers().empty());
    EXPECT_FALSE(request.unique());
}

TEST(Request, copiesShareTheBytesAndOutliveTheOriginal)
{
    Request copy;
    {
        const Request original = makeRequest("POST", "/x", {}, "hello");
        EXPECT_TRUE(original.unique());
        copy = original;
        EXPECT_FALSE(original.unique());
        EXPECT_EQ(copy.body().data(), original.body().data());
    }
    EXPECT_TRUE(copy.unique());
    EXPECT_EQ(copy.body(), "hello");
}

TEST(Request, aMakerUsesTheMemoryOfARecycledRequestAgain)
{
    RequestMaker maker;
    RequestLayout layout;
    layout.method = {0, 3};
    layout.target = {4, 1};
    const std::string_view head = "GET / HTTP/1.1\r\n\r\n";
    Request first = maker.make(layout, head, "a long enough body to need memory of its own");
    const void* where = first.head().data();
    Request kept = first;
    maker.recycle(std::move(first)); // not taken: there is a copy
    first = Request();
    EXPECT_NE(maker.make(layout, head, "b").head().data(), where); // somebody still holds it
    maker.recycle(std::move(kept));
    EXPECT_EQ(maker.make(layout, head, "c").head().data(), where);
}

TEST(Request, toBytesWritesTheDecodedBodyWithItsLength)
{
    const Request request = makeRequest(
        "POST", "/x?y", {{"Host", "a"}, {"Transfer-Encoding", "chunked"}, {"Content-Encoding", "gzip"}}, "abc");
    EXPECT_EQ(toBytes(request), "POST /x?y HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
    EXPECT_EQ(toBytes(makeRequest("GET", "/", {{"Host", "a"}})), "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
}

TEST(Header, whatMayBeWrittenToTheWire)
{
    EXPECT_TRUE(isToken("X-Header_1"));
    for (std::string_view bad : {"", "a b", "a:", "a\r", "ä", "a\"", "(a)"})
        EXPECT_FALSE(isToken(bad)) << bad;
    EXPECT_TRUE(isFieldValue("text with\ttab and \xC3\xA4"));
    using namespace std::string_view_literals;
    for (std::string_view bad : {"a\rb"sv, "a\nb"sv, "a\0b"sv, "\x7F"sv, "\x1B[0m"sv})
        EXPECT_FALSE(isFieldValue(bad));
}
