#include "core/types/gaaw_client.h"
#include "core/types/gaaw_tag.h"
#include "core/url/query.h"
#include "tests/bench/bench.h"
#include "tests/bench/load.h"

#include <chrono>
#include <stdexcept>

namespace sluis::bench {
namespace {

    constexpr int Runs = 20'000;

    template <class Work> double microseconds(Work work)
    {
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < Runs; ++i)
            work();
        return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count() / Runs;
    }

    // The request of the load, taken apart as the listener does.
    runtime::Hit loadHit()
    {
        const std::string text = ga4Hit();
        const std::string_view head = text;
        const size_t target = head.find(' ') + 1;
        http::Headers headers;
        for (size_t line = head.find("\r\n") + 2; line < head.size();) {
            const size_t end = head.find("\r\n", line);
            const size_t colon = head.find(':', line);
            if (end == line || colon == std::string_view::npos)
                break;
            headers.push_back({std::string(head.substr(line, colon - line)),
                std::string(http::trimBlanks(head.substr(colon + 1, end - colon - 1)))});
            line = end + 2;
        }
        const http::Request request
            = http::makeRequest("GET", head.substr(target, head.find(' ', target) - target), headers);
        return runtime::Hit{HitId{1}, fromMilliseconds(1'795'550'200'000), "203.0.113.77", request};
    }

} // namespace

void benchGa4(Report& report)
{
    const runtime::Hit hit = loadHit();
    const FixedClock clock(hit.time);
    SeededRandom random(1);
    const types::GaawClient client;
    const types::GaawTag tag;
    const value::Value parameters = value::Value::object();
    const auto claim = [&] { return client.claim({hit, parameters, clock, random, false}); };
    const runtime::ClientOutcome outcome = claim();
    if (outcome.events.size() != 1)
        throw std::runtime_error("the hit of the load is not one GA4 event");
    std::vector<double> queries;
    std::vector<double> claims;
    std::vector<double> tags;
    std::vector<double> ratios;
    for (int round = 0; round < report.rounds(); ++round) {
        size_t pairs = 0;
        queries.push_back(microseconds([&] { pairs += url::parseQuery(hit.request.query()).size(); }));
        claims.push_back(microseconds([&] { pairs += claim().events.size(); }));
        tags.push_back(microseconds(
            [&] { pairs += tag.plan({hit, {}, outcome.events[0], parameters, clock, random}).requests.size(); }));
        ratios.push_back(claims.back() / queries.back());
        if (pairs == 0)
            throw std::runtime_error("nothing was read");
    }
    report.add("ga4_client_us", median(claims), "us");
    report.add("ga4_tag_us", median(tags), "us");
    report.add("ga4_client_over_query", median(ratios));
}

} // namespace sluis::bench
