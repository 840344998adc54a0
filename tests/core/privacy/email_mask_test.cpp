#include "core/privacy/email_mask.h"

#include <gtest/gtest.h>

namespace sluis::privacy {
namespace {

    TEST(EmailMask, keepsTheFirstLetterAndTheHouse)
    {
        const std::pair<const char*, const char*> cases[] = {
            {"jan.jansen@example.com", "j…@example.com"}, {"élodie@example.fr", "é…@example.fr"},
            {"j@example.com", "j…@example.com"}, {"not an address", "not an address"}, {"a@b", "a@b"},
            {"@example.com", "@example.com"},
            {"write to jan@example.com", "write to jan@example.com"}, // a text, not an address
        };
        for (const auto& [address, masked] : cases)
            EXPECT_EQ(maskEmail(address), masked);
    }

    TEST(EmailMask, findsEveryAddressOfAText)
    {
        std::string text = "https://a.example/?e=jan%40example.com&b=Piet <piet@shop.example>, x@y.";
        EXPECT_TRUE(maskEmails(text));
        EXPECT_EQ(text, "https://a.example/?e=j…%40example.com&b=Piet <p…@shop.example>, x@y.");
        std::string none = "@@@ %40%40 a@ @b.c";
        EXPECT_FALSE(maskEmails(none));
    }

} // namespace
} // namespace sluis::privacy
