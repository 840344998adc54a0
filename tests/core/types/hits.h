#pragma once

#include "core/base/random.h"
#include "core/http/request.h"
#include "core/runtime/types.h"
#include "core/value/json.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

// Hits from files and from parts, and one call of a client, for the tests of core/types.
namespace sluis::types::testing {

inline constexpr std::string_view Peer = "203.0.113.77";
inline const WallTime Now = fromMilliseconds(1'795'550'200'000);

inline std::string readFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline std::filesystem::path hitFile(std::string_view name)
{
    return std::filesystem::path(SLUIS_TEST_DATA) / "hits" / name;
}

// One raw request as in tests/data/hits: line ends LF or CRLF, the body as long as Content-Length says.
inline http::Request requestFromText(std::string_view text)
{
    const auto takeLine = [&text] {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        return line;
    };
    const std::string_view first = takeLine();
    const size_t afterMethod = first.find(' ');
    const size_t afterTarget = first.rfind(' ');
    http::Headers headers;
    size_t length = 0;
    for (std::string_view line = takeLine(); !line.empty(); line = takeLine()) {
        const size_t colon = line.find(':');
        const std::string_view value = http::trimBlanks(line.substr(colon + 1));
        if (http::equalsIgnoreCase(line.substr(0, colon), "content-length"))
            length = std::stoul(std::string(value));
        headers.push_back({std::string(line.substr(0, colon)), std::string(value)});
    }
    return http::makeRequest(first.substr(0, afterMethod), first.substr(afterMethod + 1, afterTarget - afterMethod - 1),
        headers, text.substr(0, length));
}

inline runtime::Hit hitFromRequest(http::Request request)
{
    return runtime::Hit{HitId{1}, Now, std::string(Peer), std::move(request)};
}

inline runtime::Hit hitFromFile(std::string_view name)
{
    return hitFromRequest(requestFromText(readFile(hitFile(name))));
}

inline runtime::Hit get(std::string_view target, const http::Headers& headers = {})
{
    return hitFromRequest(http::makeRequest("GET", target, headers));
}

inline runtime::Hit post(std::string_view target, std::string_view body, const http::Headers& headers = {})
{
    return hitFromRequest(http::makeRequest("POST", target, headers, body));
}

inline value::Value json(std::string_view text)
{
    auto read = value::readJson(text);
    return read ? *read : value::Value("this is not JSON");
}

inline runtime::ClientOutcome claim(
    const runtime::ClientType& client, const runtime::Hit& hit, const value::Value& parameters = value::Value::object())
{
    const FixedClock clock(Now);
    SeededRandom random(1);
    return client.claim({hit, parameters, clock, random, true});
}

// Compares as text, so that the order of keys counts. SLUIS_ACCEPT=1 rewrites the expectation: read the difference
// first.
inline void expectEvents(const std::vector<value::Value>& events, const std::filesystem::path& expected)
{
    const std::string actual = value::writeJson(value::Value::array(events), value::JsonStyle::Pretty) + "\n";
    if (std::getenv("SLUIS_ACCEPT"))
        std::ofstream(expected, std::ios::binary) << actual;
    EXPECT_EQ(actual, readFile(expected));
}

inline std::string headerOf(const http::Response& response, std::string_view name)
{
    const std::string* found = http::findHeader(response.headers, name);
    return found ? *found : std::string();
}

} // namespace sluis::types::testing
