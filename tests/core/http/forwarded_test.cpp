#include "core/http/forwarded.h"

#include <gtest/gtest.h>

using namespace sluis::http;

namespace {

std::vector<AddressRange> ranges(const std::vector<std::string>& texts)
{
    std::vector<AddressRange> made;
    for (const std::string& text : texts)
        made.push_back(AddressRange::parse(text).value());
    return made;
}

Request withForwarded(const std::vector<std::string>& lists)
{
    Headers headers{{"Host", "a"}};
    for (const std::string& list : lists)
        headers.push_back({"X-Forwarded-For", list});
    return makeRequest("GET", "/", headers);
}

} // namespace

TEST(Forwarded, rangesOfAddresses)
{
    const struct {
        std::string range, address;
        bool contains;
    } rows[] = {
        {"10.0.0.0/8", "10.255.1.2", true},
        {"10.0.0.0/8", "11.0.0.0", false},
        {"192.0.2.128/25", "192.0.2.200", true},
        {"192.0.2.128/25", "192.0.2.127", false},
        {"192.0.2.1", "192.0.2.1", true},
        {"192.0.2.1", "192.0.2.2", false},
        {"0.0.0.0/0", "203.0.113.9", true},
        {"0.0.0.0/0", "2001:db8::1", false},
        {"2001:db8::/33", "2001:db8:7fff::1", true},
        {"2001:db8::/33", "2001:db8:8000::1", false},
        {"10.0.0.0/8", "::ffff:10.1.2.3", true},
        {"::1", "::1", true},
    };
    for (const auto& row : rows)
        EXPECT_EQ(AddressRange::parse(row.range)->contains(*SocketAddress::parse(row.address, 0)), row.contains)
            << row.range << " " << row.address;
    for (const char* bad : {"", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0.0/", "10.0.0/8", "shop.example",
             "::/129", "10.0.0.0/8x"})
        EXPECT_EQ(AddressRange::parse(bad).error().reason, "http.notARange") << bad;
}

TEST(Forwarded, onlyWhatATrustedProxySaysCounts)
{
    const auto trusted = ranges({"10.0.0.0/8", "2001:db8:1::/48"});
    const struct {
        std::string name, peer;
        std::vector<std::string> lists;
        std::string client;
    } rows[] = {
        {"an untrusted peer claims to be somebody", "203.0.113.9", {"1.2.3.4"}, "203.0.113.9"},
        {"an untrusted peer claims to be a proxy", "203.0.113.9", {"1.2.3.4, 10.0.0.1"}, "203.0.113.9"},
        {"a proxy names its client", "10.0.0.1", {"203.0.113.9"}, "203.0.113.9"},
        {"the client has put something in front", "10.0.0.1", {"1.2.3.4, 203.0.113.9"}, "203.0.113.9"},
        {"two proxies", "10.0.0.1", {"1.2.3.4, 203.0.113.9, 10.0.0.2"}, "203.0.113.9"},
        {"several headers are one list", "10.0.0.1", {"1.2.3.4", "203.0.113.9", "10.0.0.2"}, "203.0.113.9"},
        {"only proxies", "10.0.0.1", {"10.0.0.3, 10.0.0.2"}, "10.0.0.3"},
        {"no list", "10.0.0.1", {}, "10.0.0.1"},
        {"an empty list", "10.0.0.1", {""}, "10.0.0.1"},
        {"nonsense at the right", "10.0.0.1", {"203.0.113.9, unknown"}, "10.0.0.1"},
        {"nonsense before a proxy", "10.0.0.1", {"unknown, 10.0.0.2"}, "10.0.0.2"},
        {"with a port", "10.0.0.1", {"203.0.113.9:4711"}, "203.0.113.9"},
        {"IPv6 with brackets", "10.0.0.1", {"[2001:db8::7]:4711"}, "2001:db8::7"},
        {"IPv6 alone", "2001:db8:1::1", {"2001:db8:2::7"}, "2001:db8:2::7"},
        {"line ends cannot be smuggled", "10.0.0.1", {"1.2.3.4\t"}, "1.2.3.4"},
    };
    for (const auto& row : rows)
        EXPECT_EQ(clientAddress(row.peer, withForwarded(row.lists), trusted), row.client) << row.name;
    EXPECT_EQ(clientAddress("10.0.0.1", withForwarded({"203.0.113.9"}), {}), "10.0.0.1")
        << "nobody is trusted by default";
}
