#include "core/http/outgoing.h"

#include "core/url/url.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace sluis::http;
using namespace std::string_view_literals;

TEST(Outgoing, targetsOfUrls)
{
    const struct {
        std::string_view url;
        Target target;
    } rows[] = {
        {"https://vendor.example/a?b=c%20d&e=f|g", {true, "vendor.example", 443, "vendor.example", "/a?b=c%20d&e=f|g"}},
        {"http://vendor.example", {false, "vendor.example", 80, "vendor.example", "/"}},
        {"https://Vendor.Example:8443/x", {true, "vendor.example", 8443, "vendor.example:8443", "/x"}},
        {"https://vendor.example:443/x", {true, "vendor.example", 443, "vendor.example", "/x"}},
        {"https://vendor.example?x=1", {true, "vendor.example", 443, "vendor.example", "/?x=1"}},
        {"https://vendor.example/a/../b/./c", {true, "vendor.example", 443, "vendor.example", "/b/c"}},
        {"https://vendor.example/%2e%2e/b", {true, "vendor.example", 443, "vendor.example", "/b"}},
        {"https://vendor.example/#frag", {true, "vendor.example", 443, "vendor.example", "/"}},
        {"https://vendor.example/é \"", {true, "vendor.example", 443, "vendor.example", "/%C3%A9%20%22"}},
        {"http://[::1]:81/", {false, "::1", 81, "[::1]:81", "/"}},
        {"http://2130706433/", {false, "127.0.0.1", 80, "127.0.0.1", "/"}},
        {"http://0177.0.0.1/", {false, "127.0.0.1", 80, "127.0.0.1", "/"}},
        {"http://127.1/", {false, "127.0.0.1", 80, "127.0.0.1", "/"}},
        {"http:\\\\vendor.example\\x", {false, "vendor.example", 80, "vendor.example", "/x"}},
    };
    for (const auto& row : rows) {
        const auto target = readTarget(row.url);
        ASSERT_TRUE(target) << row.url;
        EXPECT_EQ(target->isTls, row.target.isTls) << row.url;
        EXPECT_EQ(target->host, row.target.host) << row.url;
        EXPECT_EQ(target->port, row.target.port) << row.url;
        EXPECT_EQ(target->authority, row.target.authority) << row.url;
        EXPECT_EQ(target->path, row.target.path) << row.url;
    }
}

TEST(Outgoing, urlsThatCannotBeSentTo)
{
    for (std::string_view url : {"", "/x", "vendor.example", "ftp://vendor.example/", "file:///etc/passwd", "https://",
             "https://u@vendor.example/", "https://u:p@vendor.example/", "https://a b/",
             "https://vendor.example:99999/", "javascript:1", "https://[::1", "https://a%00b/"}) {
        const auto target = readTarget(url);
        ASSERT_FALSE(target) << url;
        EXPECT_EQ(target.error().reason, "http.badUrl");
    }
}

TEST(Outgoing, nothingBreaksOutOfItsPlaceOnTheWire)
{
    const std::string breakers[]
        = {"\r", "\n", "\r\n", std::string("\0", 1), "\r\nX: y\r\n\r\nGET / HTTP/1.1\r\n", "\x7F", "\x01", "\x1B"};
    int cases = 0;
    for (const std::string& breaker : breakers) {
        for (const std::string& text : {breaker, "a" + breaker, breaker + "a", "a" + breaker + "b"}) {
            EXPECT_FALSE(checkOutgoing({.method = text, .url = "https://a.example/"}, {}));
            EXPECT_FALSE(checkOutgoing({.url = "https://a.example/", .headers = {{"X" + text, "v"}}}, {}));
            EXPECT_FALSE(checkOutgoing({.url = "https://a.example/", .headers = {{"X", text}}}, {}));
            const OutgoingRequest inPath{.url = "https://a.example/x" + text + "y?q=" + text + "&r"};
            if (const auto target = checkOutgoing(inPath, {})) {
                const std::string wire = toWire(inPath, *target);
                EXPECT_TRUE(wire.ends_with(" HTTP/1.1\r\nHost: a.example\r\n\r\n")) << wire;
                EXPECT_EQ(std::count(wire.begin(), wire.end(), ' '), 3) << wire;
                EXPECT_EQ(std::count_if(wire.begin(), wire.end(), [](char c) { return c >= 0 && c < ' '; }), 6) << wire;
            }
            const OutgoingRequest inHost{.url = "https://a" + text + ".example/"};
            if (const auto target = checkOutgoing(inHost, {})) { // the URL standard drops line ends and tabs
                for (char c : target->authority)
                    EXPECT_GT(c, ' ');
            }
            cases += 5;
        }
    }
    EXPECT_GE(cases, 160);
}

TEST(Outgoing, headersThatTheSenderDecidesAreRefusedOrLeftOut)
{
    for (std::string_view name :
        {"Host", "HOST", "Transfer-Encoding", "TE", "Trailer", "Upgrade", "Expect", "", "a b", "a:"})
        EXPECT_EQ(
            checkOutgoing({.url = "https://a.example/", .headers = {{std::string(name), "x"}}}, {}).error().reason,
            "http.badHeader")
            << name;
    const OutgoingRequest request{.method = "POST",
        .url = "https://a.example/x?y",
        .headers = {{"content-length", "99"}, {"Connection", "close"}, {"X-A", "b"}},
        .body = "body"};
    const auto target = checkOutgoing(request, {});
    ASSERT_TRUE(target);
    EXPECT_EQ(
        toWire(request, *target), "POST /x?y HTTP/1.1\r\nHost: a.example\r\nX-A: b\r\nContent-Length: 4\r\n\r\nbody");
}

TEST(Outgoing, plainHttpAndSomeMethodsAreRefused)
{
    EXPECT_EQ(checkOutgoing({.url = "http://a.example/"}, {}).error().reason, "http.plainHttpRefused");
    EXPECT_TRUE(checkOutgoing({.url = "http://a.example/"}, {.allowPlainHttp = true}));
    EXPECT_TRUE(checkOutgoing({.url = "http://a.example/"}, {.standIn = "127.0.0.1:1"}));
    for (std::string_view method : {"", "CONNECT", "connect", "TRACE", "GE T", "G\tT"})
        EXPECT_EQ(checkOutgoing({.method = std::string(method), .url = "https://a.example/"}, {}).error().reason,
            "http.badMethod")
            << method;
}
