#include "core/privacy/address_mask.h"

#include <gtest/gtest.h>

namespace sluis::privacy {
namespace {

    TEST(AddressMask, hidesWhatTellsVisitorsApart)
    {
        const std::pair<const char*, const char*> cases[] = {
            {"203.0.113.77", "203.0.113.x"},
            {"10.0.0.1", "10.0.0.x"},
            {"2001:db8:1:2:3:4:5:6", "2001:db8:1::x"},
            {"2001:db8::1", "2001:db8::x"},
            {"::ffff:203.0.113.77", "203.0.113.x"},
            {"127.0.0.1", "127.0.0.1"},
            {"::1", "::1"},
            {"example.com", "example.com"},
            {"", ""},
            {"203.0.113.x", "203.0.113.x"},
        };
        for (const auto& [address, masked] : cases)
            EXPECT_EQ(maskAddress(address), masked);
    }

    TEST(AddressMask, whatIsMaskedIsKnownByItself)
    {
        for (const char* masked : {"203.0.113.x", "2001:db8:1::x", "2001:db8::x", "::x"})
            EXPECT_TRUE(isMaskedAddress(masked)) << masked;
        for (const char* other : {"203.0.113.7", "2001:db8::1", "x", ".x", "matrix", "a.x", "1.2.x", "300.0.113.x", ""})
            EXPECT_FALSE(isMaskedAddress(other)) << other;
    }

    TEST(AddressMask, findsEveryAddressOfAForwardingHeader)
    {
        EXPECT_EQ(addressesIn("203.0.113.7, 10.0.0.1:4711 ,  2001:db8::1"),
            (std::vector<std::string>{"203.0.113.7", "10.0.0.1", "2001:db8::1"}));
        EXPECT_EQ(addressesIn("for=192.0.2.60;proto=http;by=203.0.113.43, for=\"[2001:db8:cafe::17]:4711\""),
            (std::vector<std::string>{"192.0.2.60", "203.0.113.43", "2001:db8:cafe::17"}));
        EXPECT_TRUE(addressesIn("unknown, _hidden, 1.2.3").empty());
    }

    TEST(AddressMask, replacesWholeAddressesOnly)
    {
        const std::pair<const char*, const char*> cases[] = {
            {"{\"ip\":\"1.2.3.4\"}", "{\"ip\":\"1.2.3.x\"}"},
            {"uip=1.2.3.4&v=2", "uip=1.2.3.x&v=2"},
            {"1.2.3.4, 1.2.3.4", "1.2.3.x, 1.2.3.x"},
            {"a%2C1.2.3.4%2C", "a%2C1.2.3.x%2C"},
            {"Sent from 1.2.3.4.", "Sent from 1.2.3.x."},
            {"Chrome/1.2.3.45", "Chrome/1.2.3.45"},
            {"11.2.3.4", "11.2.3.4"},
            {"0.1.2.3.4", "0.1.2.3.4"},
            {"1.2.3.4.5", "1.2.3.4.5"},
        };
        for (const auto& [before, after] : cases) {
            std::string text = before;
            EXPECT_EQ(maskAddresses(text, {"1.2.3.4"}), std::string(before) != after);
            EXPECT_EQ(text, after);
        }
    }

    TEST(AddressMask, findsEncodedColonsToo)
    {
        std::string text = "uip=2001%3Adb8%3A%3A1&x=2001%3adb8%3a%3a1";
        EXPECT_TRUE(maskAddresses(text, {"2001:db8::1"}));
        EXPECT_EQ(text, "uip=2001%3Adb8%3A%3Ax&x=2001%3adb8%3a%3ax");
    }

} // namespace
} // namespace sluis::privacy
