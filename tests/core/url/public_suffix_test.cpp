#include "core/url/public_suffix.h"

#include <gtest/gtest.h>

using namespace sluis::url;

TEST(PublicSuffix, theRegistrableDomainOfHostsAndUrls)
{
    const struct {
        std::string_view text, domain;
    } rows[] = {
        {"www.shop.example", "shop.example"},
        {"shop.example", "shop.example"},
        {"https://a.b.Shop.co.uk:8443/x?y=z", "shop.co.uk"},
        {"shop.co.uk/path", "shop.co.uk"},
        {"gtm.shop.nl:8080", "shop.nl"},
        {"someone.github.io", "someone.github.io"},
        {"www.shop.nl.", "shop.nl"},
        {"co.uk", ""},
        {"com", ""},
        {"localhost", ""},
        {"127.0.0.1", ""},
        {"http://[::1]:80/", ""},
        {"2130706433", ""},
        {"", ""},
        {"not a domain", ""},
        {"https://", ""},
    };
    for (const auto& row : rows)
        EXPECT_EQ(effectiveTldPlusOne(row.text), row.domain) << row.text;
}
