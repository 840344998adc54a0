#include "core/storage/hit_formats.h"

#include "core/base/encoding.h"
#include "core/http/har_reader.h"
#include "core/value/json.h"

#include <gtest/gtest.h>

namespace sluis::storage {
namespace {

    HitRecord example()
    {
        HitRecord record;
        record.summary.id = HitId{7};
        record.summary.time = fromMilliseconds(1'790'000'000'412);
        record.summary.method = "POST";
        record.summary.path = "/g/collect";
        record.summary.client = "GA4";
        record.summary.events = {"page_view", "purchase"};
        record.summary.status = 204;
        record.summary.version = "draft";
        record.address = "203.0.113.x";
        record.request
            = "POST /g/collect?v=2&dl=a%20b HTTP/1.1\r\nHost: sst.zwaan.example\r\nContent-Length: 5\r\n\r\nen=pv";
        record.trace
            = R"({"ms": 1.5, "response": {"status": 204, "headers": [["Cache-Control", "no-store"]], "body": ""}})";
        return record;
    }

    TEST(HitFormats, aLineOfJsonIsAnEntryOfARecording)
    {
        const auto json = toJson(example());
        EXPECT_EQ(json["time"].string(), "2026-09-21T14:13:20.412Z");
        EXPECT_EQ(json["peer"].string(), "203.0.113.x");
        EXPECT_EQ(fromBase64(json["hit_base64"].string()), example().request);
        EXPECT_EQ(json["id"].string(), "7");
        EXPECT_TRUE(json["content_of"].isNull());
        EXPECT_EQ(json["trace"]["ms"].number(), 1.5);
    }

    TEST(HitFormats, harIsReadByOurOwnReader)
    {
        const auto text = value::writeJson(harOf({toHarEntry(example())}, "0.1.0"));
        const auto har = http::readHar(text).value();
        ASSERT_EQ(har.entries.size(), 1U);
        EXPECT_EQ(har.entries[0].url, "http://sst.zwaan.example/g/collect?v=2&dl=a%20b");
        EXPECT_EQ(har.entries[0].request.body(), "en=pv");
        EXPECT_EQ(har.entries[0].time, example().summary.time);
        const auto entry = toHarEntry(example());
        EXPECT_EQ(entry["request"]["queryString"].items()[1]["value"].string(), "a b");
        EXPECT_EQ(entry["response"]["headers"].items()[0]["name"].string(), "Cache-Control");
    }

    TEST(HitFormats, anUnreadableRequestStillGivesAnEntry)
    {
        auto record = example();
        record.request = "nonsense";
        record.trace = "{";
        EXPECT_EQ(toHarEntry(record)["request"]["method"].string(), "POST");
        EXPECT_TRUE(toJson(record)["trace"].isNull());
    }

    TEST(HitFormats, csvCellsAreNoFormulas)
    {
        const std::pair<const char*, const char*> cases[] = {
            {"plain", "plain"},
            {"", ""},
            {"=1+1", "'=1+1"},
            {"+1", "'+1"},
            {"-1", "'-1"},
            {"@SUM(A1)", "'@SUM(A1)"},
            {"\tx", "'\tx"},
            {"\rx", "\"'\rx\""},
            {"a,b", "\"a,b\""},
            {"say \"hi\"", "\"say \"\"hi\"\"\""},
            {"=cmd|' /C calc'!A0,", "\"'=cmd|' /C calc'!A0,\""},
            {"two\nlines", "\"two\nlines\""},
        };
        for (const auto& [text, cell] : cases)
            EXPECT_EQ(csvCell(text), cell);
    }

    TEST(HitFormats, csvHasOneLinePerHit)
    {
        EXPECT_EQ(csvLine(example().summary),
            "7,2026-09-21T14:13:20.412Z,POST,/g/collect,GA4,\"page_view, purchase\",204,0,0,0,draft,,no\r\n");
        EXPECT_TRUE(csvHeader().starts_with("id,time,"));
    }

} // namespace
} // namespace sluis::storage
