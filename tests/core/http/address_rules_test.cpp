#include "core/http/address_rules.h"

#include <gtest/gtest.h>

using namespace sluis::http;

TEST(AddressRules, whatAVendorCannotBe)
{
    for (const char* address : {"0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255",
             "100.100.100.200", "127.0.0.1", "127.255.255.254", "168.63.129.16", "169.254.0.1", "169.254.169.254",
             "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.0.1", "192.168.255.255",
             "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1",
             "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
             "::ffff:169.254.169.254", "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "100::1", "2001::1",
             "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::", "2002:c0a8:1::", "3fff::1",
             "fc00::1", "fd00::1", "fd00:ec2::254", "fe80::1", "febf::1", "fec0::1", "ff02::1", "4000::1", "5f00::1"})
        EXPECT_FALSE(isPublicAddress(*SocketAddress::parse(address, 443))) << address;
}

TEST(AddressRules, whatAVendorCanBe)
{
    for (const char* address : {"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1",
             "126.255.255.255", "128.0.0.1", "168.63.129.17", "169.253.255.255", "172.15.255.255", "172.32.0.1",
             "192.167.255.255", "192.169.0.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "::ffff:8.8.8.8",
             "64:ff9b::8.8.8.8", "2001:200::1", "2002:808:808::1", "2a00:1450:4001:800::200e", "2606:4700::1111"})
        EXPECT_TRUE(isPublicAddress(*SocketAddress::parse(address, 443))) << address;
}

TEST(AddressRules, addressesOfThisMachine)
{
    for (const char* address : {"127.0.0.1", "127.1.2.3", "::1"})
        EXPECT_TRUE(isLoopbackAddress(*SocketAddress::parse(address, 0))) << address;
    for (const char* address : {"126.255.255.255", "128.0.0.1", "0.0.0.0", "::", "::2", "fe80::1"})
        EXPECT_FALSE(isLoopbackAddress(*SocketAddress::parse(address, 0))) << address;
}
