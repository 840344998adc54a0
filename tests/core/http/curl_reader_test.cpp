#include "core/http/curl_reader.h"

#include "core/http/paste_reader.h"

#include <gtest/gtest.h>

using namespace sluis::http;

namespace {

struct Row {
    std::string_view name, command, method, target, body;
    Headers headers; // that must be there
};

void expectRow(const Row& row)
{
    const auto request = readCurlCommand(row.command);
    ASSERT_TRUE(request) << row.name << ": " << request.error().reason << " " << request.error().detail;
    EXPECT_EQ(request->method(), row.method) << row.name;
    EXPECT_EQ(request->target(), row.target) << row.name;
    EXPECT_EQ(request->body(), row.body) << row.name;
    for (const Header& header : row.headers)
        EXPECT_EQ(request->header(header.name), header.value) << row.name << " " << header.name;
}

} // namespace

TEST(CurlReader, commandsAsBrowsersCopyThem)
{
    const Row rows[] = {
        {"a GET of Chrome for bash",
            "curl 'https://gtm.shop.example/g/collect?v=2&en=page_view' \\\n  -H 'accept: */*' \\\n  -b "
            "'_ga=GA1.1.2.3; x=y' \\\n"
            "  -H 'sec-ch-ua: \"Chromium\";v=\"130\"' \\\n  -H 'user-agent: Mozilla/5.0 (X11)' \\\n  --compressed",
            "GET", "/g/collect?v=2&en=page_view", "",
            {{"host", "gtm.shop.example"}, {"accept", "*/*"}, {"cookie", "_ga=GA1.1.2.3; x=y"},
                {"sec-ch-ua", "\"Chromium\";v=\"130\""}}},
        {"a POST of Chrome for bash",
            "curl 'https://gtm.shop.example/g/collect?v=2' -X 'POST' -H 'content-type: text/plain;charset=UTF-8' "
            "--data-raw $'en=page_view\\r\\nen=scroll&t=it\\'s \\u00fc \\u0021'",
            "POST", "/g/collect?v=2", "en=page_view\r\nen=scroll&t=it's ü !",
            {{"content-type", "text/plain;charset=UTF-8"}, {"content-length", "35"}}},
        {"a POST of Chrome for cmd",
            "curl ^\"https://gtm.shop.example/g/collect?v=2^&tid=G-1^\" ^\r\n  -H ^\"content-type: application/json^\" "
            "^\r\n"
            "  --data-raw ^\"^{^\\^\"a^\\^\":1^}^\"",
            "POST", "/g/collect?v=2&tid=G-1", "{\"a\":1}", {{"content-type", "application/json"}}},
        {"Firefox",
            "curl 'https://a.example/x' --compressed -X POST -H 'Content-Type: text/plain' -H 'Origin: https://b' "
            "--data-binary 'q'",
            "POST", "/x", "q", {{"origin", "https://b"}}},
        {"Safari", "curl 'https://a.example/x' -XPOST -H 'Content-Length: 99' --data 'a=b'", "POST", "/x", "a=b",
            {{"content-length", "3"}}},
    };
    for (const Row& row : rows)
        expectRow(row);
}

TEST(CurlReader, commandsAsPeopleWriteThem)
{
    const Row rows[] = {
        {"with a prompt", "$ curl -sS localhost:8080/x", "GET", "/x", "", {{"host", "localhost:8080"}}},
        {"only a host", "curl shop.example", "GET", "/", "", {}},
        {"several data", "curl -d a=1 -d b=2 http://a/", "POST", "/", "a=1&b=2",
            {{"content-type", "application/x-www-form-urlencoded"}}},
        {"data in the URL", "curl -G -d a=1 --data-urlencode 'b=x y' 'http://a/?c=3'", "GET", "/?c=3&a=1&b=x%20y", "",
            {}},
        {"JSON", "curl --json '{\"a\":1}' http://a/", "POST", "/", "{\"a\":1}",
            {{"content-type", "application/json"}, {"accept", "application/json"}}},
        {"a HEAD", "curl -I http://a/", "HEAD", "/", "", {}},
        {"letters together", "curl -sSLkXPUT -d x http://a/", "PUT", "/", "x", {}},
        {"values attached", "curl -H'X-A: b' -o/dev/null -m 5 http://a/", "GET", "/", "", {{"x-a", "b"}}},
        {"user and agent", "curl -u me:secret -A Agent/1 -e http://from/ http://a/", "GET", "/", "",
            {{"authorization", "Basic bWU6c2VjcmV0"}, {"user-agent", "Agent/1"}, {"referer", "http://from/"}}},
        {"another host", "curl -H 'Host: b.example' http://127.0.0.1:8080/", "GET", "/", "", {{"host", "b.example"}}},
        {"an empty header and one left out", "curl -H 'X-A;' -H 'Accept:' http://a/", "GET", "/", "", {{"x-a", ""}}},
        {"empty data", "curl -d '' http://a/", "POST", "/", "", {{"content-length", "0"}}},
        {"raw data that begins with @", "curl --data-raw @x http://a/", "POST", "/", "@x", {}},
        {"pseudo headers", "curl -H ':authority: b' http://a/", "GET", "/", "", {{"host", "a"}}},
    };
    for (const Row& row : rows)
        expectRow(row);
}

TEST(CurlReader, whatCannotBeReadIsSaid)
{
    for (std::string_view command : {"curl", "curl -X", "curl 'http://a", "curl -d @file http://a/",
             "curl -b jar.txt http://a/", "curl -F a=b http://a/", "curl -T file http://a/", "wget http://a/",
             "curl --data-urlencode a@file http://a/"}) {
        const auto request = readCurlCommand(command);
        ASSERT_FALSE(request) << command;
        EXPECT_EQ(request.error().reason, "http.badCurlCommand") << command;
    }
    EXPECT_EQ(readCurlCommand("curl ftp://a/").error().reason, "http.badUrl");
    EXPECT_EQ(readCurlCommand("curl -H $'X: a\\nB: c' http://a/").error().reason, "http.badRequestText");
    EXPECT_EQ(readCurlCommand("curl -X 'GET / HTTP/1.1' http://a/").error().reason, "http.badRequestText");
}

TEST(PasteReader, tellsTheFormsApart)
{
    const struct {
        std::string_view text, target;
    } rows[] = {
        {"  curl 'http://a/1'\n", "/1"},
        {"https://a.example/2?x\n", "/2?x"},
        {"GET /3 HTTP/1.1\nHost: a\n\n", "/3"},
        {"\n{\"log\":{\"entries\":[{\"request\":{\"method\":\"GET\",\"url\":\"http://a/4\",\"headers\":[]}}]}}", "/4"},
    };
    for (const auto& row : rows) {
        const auto har = readPaste(row.text);
        ASSERT_TRUE(har) << row.text << har.error().detail;
        ASSERT_EQ(har->entries.size(), 1u);
        EXPECT_EQ(har->entries[0].request.target(), row.target);
        EXPECT_TRUE(har->entries[0].url.ends_with(row.target));
    }
    EXPECT_FALSE(readPaste("something else"));
    EXPECT_FALSE(readPaste(""));
}
