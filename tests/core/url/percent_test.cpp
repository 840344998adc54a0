#include "core/url/percent.h"

#include <gtest/gtest.h>

using namespace sluis::url;
using namespace std::string_view_literals;

TEST(Percent, encodersKeepWhatJavaScriptKeeps)
{
    const std::string_view text = "aZ09-_.!~*'();/?:@&=+$,# %\"<>[]\\^`{|}";
    EXPECT_EQ(encodeUriComponent(text),
        "aZ09-_.!~*'()%3B%2F%3F%3A%40%26%3D%2B%24%2C%23%20%25%22%3C%3E%5B%5D%5C%5E%60%7B%7C%7D");
    EXPECT_EQ(encodeUri(text), "aZ09-_.!~*'();/?:@&=+$,#%20%25%22%3C%3E%5B%5D%5C%5E%60%7B%7C%7D");
    EXPECT_EQ(encodeForm("a b*-._~'é"), "a+b*-._%7E%27%C3%A9");
    EXPECT_EQ(encodeUriComponent("Zwaan 🚲"), "Zwaan%20%F0%9F%9A%B2");
    EXPECT_EQ(encodeUriComponent("\xFF"), "%EF%BF%BD");
    EXPECT_EQ(encodeUriComponent("\0\n"sv), "%00%0A");
}

TEST(Percent, strictDecodersGiveNothingForBrokenInput)
{
    const struct {
        std::string_view text;
        std::optional<std::string> component, uri;
    } rows[] = {
        {"a%20b+c", "a b+c", "a b+c"},
        {"%2F%3f%23%26", "/?#&", "%2F%3f%23%26"},
        {"%C3%A9", "é", "é"},
        {"", "", ""},
        {"%", {}, {}},
        {"%2", {}, {}},
        {"%zz", {}, {}},
        {"%C3", {}, {}},
        {"%C0%80", {}, {}},
        {"%ED%A0%80", {}, {}},
        {"100%", {}, {}},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(decodeUriComponent(row.text), row.component) << row.text;
        EXPECT_EQ(decodeUri(row.text), row.uri) << row.text;
    }
}

TEST(Percent, tolerantDecodersNeverFail)
{
    const struct {
        std::string_view text, percent, form;
    } rows[] = {
        {"a+b%20c", "a+b c", "a b c"},
        {"100%", "100%", "100%"},
        {"%zz%4", "%zz%4", "%zz%4"},
        {"%%41", "%A", "%A"},
        {"%E4", "\xEF\xBF\xBD", "\xEF\xBF\xBD"},
        {"\xE4", "\xEF\xBF\xBD", "\xEF\xBF\xBD"},
        {"%F0%9F%9A%B2", "🚲", "🚲"},
        {"%00", "\0"sv, "\0"sv},
        {"", "", ""},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(decodePercent(row.text), row.percent) << row.text;
        EXPECT_EQ(decodeForm(row.text), row.form) << row.text;
    }
    EXPECT_EQ(decodePercentBytes("%E4%"), "\xE4%");
}
