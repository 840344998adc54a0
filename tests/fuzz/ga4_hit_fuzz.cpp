#include "core/base/assert.h"
#include "core/base/utf8.h"
#include "core/types/gaaw_client.h"
#include "core/types/gaaw_tag.h"
#include "core/types/http_tag.h"
#include "core/types/json_client.h"
#include "core/types/mpaw_client.h"
#include "core/value/json.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

// Any bytes as the query, one header's values and the body of a hit, through every client, and each event on through
// the tags: nothing crashes, every event is valid JSON in valid UTF-8, every answer has a status.
namespace {

using namespace sluis;

std::string_view takeLine(std::string_view& rest)
{
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    return line;
}

void run(const runtime::ClientType& client, const runtime::Hit& hit, const value::Value& parameters)
{
    const FixedClock clock(hit.time);
    SeededRandom random(1);
    const value::Value none = value::Value::object();
    const runtime::ClientOutcome outcome = client.claim({hit, parameters, clock, random, true});
    if (!outcome.claimed)
        return;
    SLUIS_ASSERT(outcome.response.status >= 200 && outcome.response.status <= 599);
    for (const http::Header& header : outcome.response.headers)
        SLUIS_ASSERT(http::isToken(header.name) && http::isFieldValue(header.value));
    for (const value::Value& event : outcome.events) {
        const std::string text = value::writeJson(event);
        SLUIS_ASSERT(isValidUtf8(text));
        SLUIS_ASSERT(value::readJson(text).has_value());
        static_cast<void>(types::GaawTag().plan({hit, {}, event, none, clock, random}));
        static_cast<void>(types::HttpTag().plan({hit, {}, event, none, clock, random}));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static const value::Value server
        = value::Value::object({{"cookieManagement", "server"}, {"migrateFromJsClientId", true}, {"region", "NL-OV"}});
    static const value::Value hook
        = value::Value::object({{"paths", value::Value::array({value::Value::object({{"path", "*"}})})},
            {"eventName", "t"}, {"batchPath", "e"}, {"keepOthers", true}});
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    const std::string query = "/g/collect?v=2&en=a&tid=G-1&" + std::string(takeLine(rest));
    const std::string_view header = takeLine(rest);
    const http::Headers headers{{"Host", std::string(header)}, {"Cookie", std::string(header)},
        {"User-Agent", std::string(header)}, {"Sec-CH-UA", std::string(header)}, {"Origin", std::string(header)},
        {"X-Gclb-Country", std::string(header)}};
    const auto hit = [&](std::string_view method, std::string_view target) {
        return runtime::Hit{HitId{1}, fromMilliseconds(1'795'550'200'000), "203.0.113.77",
            http::makeRequest(method, target, headers, rest)};
    };
    run(types::GaawClient(), hit("POST", query), server);
    run(types::GaawClient(), hit("OPTIONS", query), server);
    run(types::MpawClient(), hit("POST", "/mp/collect?measurement_id=G-1"), value::Value::object());
    run(types::JsonClient(), hit("POST", "/hook"), hook);
    return 0;
}
