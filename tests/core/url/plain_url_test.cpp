#include "core/url/plain_url.h"

#include "core/base/random.h"
#include "core/url/url.h"

#include <gtest/gtest.h>

#include <string>

using namespace sluis::url;

TEST(PlainUrl, addressesInNormalForm)
{
    const struct {
        std::string_view url;
        std::string_view host;
        uint16_t port;
        std::string_view authority;
        std::string_view path;
    } rows[] = {
        {"https://vendor.example/a?b=c%20d&e=f|g", "vendor.example", 443, "vendor.example", "/a?b=c%20d&e=f|g"},
        {"http://vendor.example", "vendor.example", 80, "vendor.example", ""},
        {"https://vendor.example:8443/", "vendor.example", 8443, "vendor.example:8443", "/"},
        {"http://127.0.0.1:8091/in", "127.0.0.1", 8091, "127.0.0.1:8091", "/in"},
        {"http://localhost:80800/in", "", 0, "", ""},
        {"https://vendor.example:443/", "", 0, "", ""},
        {"https://vendor.example:/", "", 0, "", ""},
        {"https://vendor.example?x", "", 0, "", ""},
        {"https://user@vendor.example/", "", 0, "", ""},
        {"https://Vendor.example/", "", 0, "", ""},
        {"https://vendor.example/a/../b", "", 0, "", ""},
        {"https://vendor.example/%2e%2e/b", "", 0, "", ""},
        {"https://vendor.example/#part", "", 0, "", ""},
        {"http://127.1/", "", 0, "", ""},
        {"http://0177.0.0.1/", "", 0, "", ""},
        {"http://1.2.3.256/", "", 0, "", ""},
        {"ftp://vendor.example/", "", 0, "", ""},
    };
    for (const auto& row : rows) {
        const auto plain = readPlainUrl(row.url);
        ASSERT_EQ(plain.has_value(), !row.host.empty()) << row.url;
        if (!plain)
            continue;
        EXPECT_EQ(plain->host, row.host);
        EXPECT_EQ(plain->port, row.port);
        EXPECT_EQ(plain->authority, row.authority);
        EXPECT_EQ(plain->path, row.path);
    }
}

// Whatever it takes apart, the parser understands the same and changes nothing.
TEST(PlainUrl, agreesWithTheParserOnRandomAddresses)
{
    const std::string_view pieces[] = {"https://", "http://", "a", "b.example", "vendor.example", ".", "..", "/", "//",
        "1", "01", "0x7f", "127.0.0.1", "255", ":", ":80", ":443", ":8080", ":0", "@", "?", "x=1", "&", "#", "%2e",
        "%20", "%2F", "%zz", "\\", "xn--", "-", "_", "|", "é", " ", "'", "~", "[::1]", "*", "+", ";", "localhost"};
    sluis::SeededRandom random(3);
    const auto piece
        = [&](size_t limit) { return pieces[static_cast<size_t>(random.between(0, static_cast<int64_t>(limit) - 1))]; };
    int plainOnes = 0;
    for (int i = 0; i < 200'000; ++i) {
        std::string text(piece(2));
        for (int64_t left = random.between(0, 7); left >= 0; --left)
            text += piece(std::size(pieces));
        const auto plain = readPlainUrl(text);
        if (!plain)
            continue;
        ++plainOnes;
        const auto url = parseUrl(text);
        ASSERT_TRUE(url) << text;
        ASSERT_EQ(url->href, plain->path.empty() ? text + "/" : text);
        ASSERT_EQ(url->hostname, plain->host) << text;
        ASSERT_EQ(url->host, plain->authority) << text;
        ASSERT_EQ(url->port.empty() ? *defaultPort(url->protocol) : std::stoi(url->port), plain->port) << text;
    }
    EXPECT_GT(plainOnes, 3000);
}
