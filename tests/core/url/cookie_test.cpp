#include "core/url/cookie.h"

#include <gtest/gtest.h>

using namespace sluis;
using namespace sluis::url;
using namespace std::string_view_literals;

TEST(Cookie, pairsOfAHeaderInTheirOrder)
{
    const std::vector<CookieView> expected{
        {"_ga", "GA1.1.2.3"}, {"x", ""}, {"y", "a=b"}, {"_ga", "second"}, {"q", "\"v\""}};
    EXPECT_EQ(parseCookies("_ga=GA1.1.2.3; x=;flag;  y = a=b ; _ga=second;;q=\"v\""), expected);
    EXPECT_TRUE(parseCookies("").empty());
    EXPECT_TRUE(parseCookies(";;").empty());
}

TEST(Cookie, theFirstOfRepeatedCookiesCounts)
{
    EXPECT_EQ(cookieValue("a=1; b=2; a=3", "a"), "1");
    EXPECT_EQ(cookieValue("a=1", "A"), std::nullopt);
    EXPECT_EQ(cookieValue("xa=1; a=", "a"), "");
}

TEST(Cookie, attributesAreWrittenInAFixedOrder)
{
    SetCookie cookie{.name = "FPID", .value = "FPID2.2.abc%3D", .domain = "shop.example", .path = "/"};
    EXPECT_EQ(*buildSetCookie(cookie), "FPID=FPID2.2.abc%3D; Domain=shop.example; Path=/");
    cookie.maxAgeSeconds = 63072000;
    cookie.expires = fromMilliseconds(1795530727412);
    cookie.httpOnly = true;
    cookie.secure = true;
    cookie.sameSite = SameSite::Lax;
    EXPECT_EQ(*buildSetCookie(cookie),
        "FPID=FPID2.2.abc%3D; Max-Age=63072000; Domain=shop.example; Path=/; Expires=Tue, 24 Nov 2026 14:32:07 GMT; "
        "HttpOnly; Secure; SameSite=Lax");
    EXPECT_EQ(*buildSetCookie({.name = "a", .value = ""}), "a=");
    EXPECT_EQ(*buildSetCookie({.name = "a", .value = "1", .maxAgeSeconds = 0, .sameSite = SameSite::None}),
        "a=1; Max-Age=0; SameSite=None");
}

TEST(Cookie, nothingBreaksOutOfItsPlace)
{
    const SetCookie rows[] = {
        {.name = "", .value = "x"},
        {.name = "a b", .value = "x"},
        {.name = "a=b", .value = "x"},
        {.name = "a;b", .value = "x"},
        {.name = "a\r\nX: y", .value = "x"},
        {.name = "é", .value = "x"},
        {.name = "a", .value = "x; Domain=evil.example"},
        {.name = "a", .value = "x\r\nSet-Cookie: b=1"},
        {.name = "a", .value = std::string("x\0"sv)},
        {.name = "a", .value = "x", .domain = "a;Secure"},
        {.name = "a", .value = "x", .domain = "a\n"},
        {.name = "a", .value = "x", .path = "/;HttpOnly"},
        {.name = "a", .value = "x", .path = "/\r\n"},
    };
    for (const SetCookie& row : rows) {
        const auto built = buildSetCookie(row);
        ASSERT_FALSE(built) << *built;
        EXPECT_EQ(built.error().reason, "url.badCookie");
    }
}
