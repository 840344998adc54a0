#include "core/url/host.h"
#include "core/url/punycode.h"
#include "core/url/url.h"

#include <gtest/gtest.h>

using namespace sluis::url;

TEST(Url, allPartsOfAFullUrl)
{
    const std::optional<Url> url
        = parseUrl("HTTPS://User:Pa%20ss@WWW.Shop.Example:8443/a/./b/../c d?x=1&y=a+b&x=2#Top");
    ASSERT_TRUE(url);
    EXPECT_EQ(url->href, "https://User:Pa%20ss@www.shop.example:8443/a/c%20d?x=1&y=a+b&x=2#Top");
    EXPECT_EQ(url->origin, "https://www.shop.example:8443");
    EXPECT_EQ(url->protocol, "https:");
    EXPECT_EQ(url->username, "User");
    EXPECT_EQ(url->password, "Pa%20ss");
    EXPECT_EQ(url->host, "www.shop.example:8443");
    EXPECT_EQ(url->hostname, "www.shop.example");
    EXPECT_EQ(url->port, "8443");
    EXPECT_EQ(url->pathname, "/a/c%20d");
    EXPECT_EQ(url->search, "?x=1&y=a+b&x=2");
    EXPECT_EQ(url->hash, "#Top");
    EXPECT_EQ(url->searchParams, (Pairs{{"x", "1"}, {"y", "a b"}, {"x", "2"}}));
}

TEST(Url, hrefIsNormalised)
{
    const struct {
        std::string_view text, href;
    } rows[] = {
        {"http://a", "http://a/"},
        {"http://a:80", "http://a/"},
        {"https://a:443/x", "https://a/x"},
        {"https://a:80/x", "https://a:80/x"},
        {"http:a/b", "http://a/b"},
        {"http:\\\\a\\b", "http://a/b"},
        {"  http://a/\t b\n ", "http://a/%20b"},
        {"http://a/../../b", "http://a/b"},
        {"http://a/b/..", "http://a/"},
        {"http://a/b/%2e%2E/c/.", "http://a/c/"},
        {"http://a?b", "http://a/?b"},
        {"http://a/?", "http://a/?"},
        {"http://a/#", "http://a/#"},
        {"http://a/?q='\"<>é", "http://a/?q=%27%22%3C%3E%C3%A9"},
        {"http://a/%zz%41", "http://a/%zz%41"},
        {"http://a/é{}", "http://a/%C3%A9%7B%7D"},
        {"http://@a/", "http://a/"},
        {"http://u@a/", "http://u@a/"},
        {"http://u:@a/", "http://u@a/"},
        {"http://u@v@a/", "http://u%40v@a/"},
        {"http://127.1/", "http://127.0.0.1/"},
        {"http://2130706433/", "http://127.0.0.1/"},
        {"http://0x7f.0.0.01/", "http://127.0.0.1/"},
        {"http://%31%32%37.0.0.1/", "http://127.0.0.1/"},
        {"http://[::FFFF:127.0.0.1]:90/", "http://[::ffff:7f00:1]:90/"},
        {"http://[0:0:0:0:0:0:0:1]/", "http://[::1]/"},
        {"http://bücher.example/", "http://xn--bcher-kva.example/"},
        {"http://a./", "http://a./"},
        {"mailto:info@shop.example", "mailto:info@shop.example"},
        {"data:text/plain,hallo welt", "data:text/plain,hallo welt"},
        {"app://Host/a/../b", "app://Host/b"},
        {"app:/a", "app:/a"},
        {"file:///etc/passwd", "file:///etc/passwd"},
        {"file://localhost/x", "file:///x"},
        {"javascript:alert(1)", "javascript:alert(1)"},
    };
    for (const auto& row : rows) {
        const std::optional<Url> url = parseUrl(row.text);
        ASSERT_TRUE(url) << row.text;
        EXPECT_EQ(url->href, row.href) << row.text;
    }
}

TEST(Url, absentPartsAreEmptyAndSomeSchemesHaveNoOrigin)
{
    EXPECT_EQ(parseUrl("mailto:a@b")->origin, "null");
    EXPECT_EQ(parseUrl("file:///a")->origin, "null");
    EXPECT_EQ(parseUrl("http://a/?#")->search, "");
    EXPECT_EQ(parseUrl("http://a/?#")->hash, "");
    EXPECT_EQ(parseUrl("http://a")->port, "");
    EXPECT_EQ(parseUrl("mailto:a@b")->host, "");
}

TEST(Url, whatIsNotAnAbsoluteUrlIsRefused)
{
    for (std::string_view text : {"", " ", "shop.example", "/a", "//a/b", "?x", "#x", "http:", "http://", "https://?x",
             "http://a b/", "http://a:b/", "http://a:65536/", "http://[::1/", "http://[1::2::3]/", "http://[:1]/",
             "http://[1:2:3:4:5:6:7:8:9]/", "http://[::g]/", "http://256.1.1.1/", "http://1.2.3.4.5/",
             "http://1.2.3.08/", "http://a<b/", "http://a%00b/", "http://a%2Fb/", "http://:80/", "http://u@/",
             "1http://a/", "ht tp://a/", "http://\xFF/", "app://a b/"})
        EXPECT_FALSE(parseUrl(text)) << text;
}

TEST(Host, ipv6IsWrittenInItsShortestForm)
{
    const struct {
        std::string_view text, written;
    } rows[] = {
        {"::", "::"},
        {"1::", "1::"},
        {"::1", "::1"},
        {"2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"},
        {"1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"},
        {"1:0:0:2:0:0:0:3", "1:0:0:2::3"},
        {"::ffff:1.2.3.4", "::ffff:102:304"},
        {"1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"},
        {"64:ff9b::8.8.8.8", "64:ff9b::808:808"},
    };
    for (const auto& row : rows) {
        const auto address = parseIpv6(row.text);
        ASSERT_TRUE(address) << row.text;
        EXPECT_EQ(formatIpv6(*address), row.written);
    }
    for (std::string_view bad : {"", ":", ":::", "1", "1:2", "1:2:3:4:5:6:7:8:", "::1.2.3", "::1.2.3.256", "::01.2.3.4",
             "12345::", "1::2::3", "1:2:3:4:5:6:7:1.2.3.4", "::1%eth0", "::1.2.3.4:5"})
        EXPECT_FALSE(parseIpv6(bad)) << bad;
}

TEST(Punycode, labelsOfSeveralScripts)
{
    EXPECT_EQ(labelToAscii("bücher"), "xn--bcher-kva");
    EXPECT_EQ(labelToAscii("münchen"), "xn--mnchen-3ya");
    EXPECT_EQ(labelToAscii("例え"), "xn--r8jz45g");
    EXPECT_EQ(labelToAscii("пример"), "xn--e1afmkfd");
    EXPECT_EQ(labelToAscii("plain-1"), "plain-1");
    EXPECT_FALSE(labelToAscii("\xFF"));
    EXPECT_FALSE(labelToAscii(std::string(256, 'a')));
}
