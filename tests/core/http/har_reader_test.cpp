#include "core/http/har_reader.h"

#include <gtest/gtest.h>

using namespace sluis;
using namespace sluis::http;

namespace {

constexpr std::string_view Recording
    = R"({"log": {"version": "1.2", "creator": {"name": "WebInspector"}, "pages": [], "entries": [
  {"startedDateTime": "2026-11-24T14:32:07.412Z", "time": 12, "request": {"method": "POST", "url": "https://gtm.shop.example/g/collect?v=2&tid=G-1",
    "httpVersion": "http/2.0", "headers": [{"name": ":method", "value": "POST"}, {"name": ":authority", "value": "gtm.shop.example"},
      {"name": "content-type", "value": "text/plain;charset=UTF-8"}, {"name": "content-length", "value": "7"}, {"name": "cookie", "value": "_ga=1"}],
    "postData": {"mimeType": "text/plain", "text": "en=a\r\nen=b"}}, "response": {"status": 204}},
  {"startedDateTime": "2026-11-24T14:32:08Z", "request": {"method": "POST", "url": "http://a/form", "headers": [],
    "postData": {"mimeType": "application/x-www-form-urlencoded", "params": [{"name": "a b", "value": "1&2"}, {"name": "c", "value": ""}]}}},
  {"request": {"method": "GET", "url": "data:text/plain,x", "headers": []}},
  {"request": {"method": "GET", "url": "wss://a/socket", "headers": []}},
  {"request": {"method": "GET", "url": "http://a/", "headers": [{"name": "X", "value": "a\nb"}]}},
  {"request": {"method": "GET", "url": "http://127.0.0.1:8080/x", "headers": [{"name": "Host", "value": "127.0.0.1:8080"}]}}
]}})";

} // namespace

TEST(HarReader, theRequestsOfARecording)
{
    const auto har = readHar(Recording);
    ASSERT_TRUE(har);
    ASSERT_EQ(har->entries.size(), 3u);
    EXPECT_EQ(har->unusable, 3u);
    const HarEntry& first = har->entries[0];
    EXPECT_EQ(first.url, "https://gtm.shop.example/g/collect?v=2&tid=G-1");
    EXPECT_EQ(first.request.method(), "POST");
    EXPECT_EQ(first.request.target(), "/g/collect?v=2&tid=G-1");
    EXPECT_EQ(first.request.first("host"), "gtm.shop.example");
    EXPECT_EQ(first.request.first("cookie"), "_ga=1");
    EXPECT_EQ(first.request.first("content-length"), "10");
    EXPECT_EQ(first.request.body(), "en=a\r\nen=b");
    EXPECT_EQ(toIso8601(first.time), "2026-11-24T14:32:07.412Z");
    EXPECT_EQ(har->entries[1].request.body(), "a+b=1%262&c=");
    EXPECT_EQ(har->entries[2].request.first("host"), "127.0.0.1:8080");
}

TEST(HarReader, whatIsNoRecordingIsRefused)
{
    EXPECT_EQ(readHar("{}").error().reason, "http.badHar");
    EXPECT_EQ(readHar("{\"log\":{\"entries\":{}}}").error().reason, "http.badHar");
    EXPECT_EQ(readHar("[1").error().reason, "value.jsonSyntax");
    EXPECT_EQ(readHar(std::string(100'000, '[')).error().reason, "value.jsonTooDeep");
    for (std::string_view odd :
        {"{\"log\":{\"entries\":[1,null,{}]}}", "{\"log\":{\"entries\":[{\"request\":{\"url\":7,\"headers\":{}}}]}}"}) {
        const auto har = readHar(odd);
        ASSERT_TRUE(har);
        EXPECT_TRUE(har->entries.empty());
        EXPECT_GE(har->unusable, 1u);
    }
}

TEST(HarReader, isToldApartFromOtherText)
{
    EXPECT_TRUE(looksLikeHar(Recording));
    EXPECT_TRUE(looksLikeHar("\xEF\xBB\xBF\n{ \"log\""));
    EXPECT_FALSE(looksLikeHar("{\"exportFormatVersion\": 2}"));
    EXPECT_FALSE(looksLikeHar("GET /log HTTP/1.1"));
    EXPECT_FALSE(looksLikeHar(""));
}
