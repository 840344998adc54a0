#include "core/types/gaaw_client.h"
#include "core/types/gaaw_tag.h"
#include "core/url/query.h"
#include "tests/bench/bench.h"
#include "tests/bench/load.h"
#include "tests/bench/measure.h"

#include <stdexcept>

namespace sluis::bench {
namespace {

    constexpr int Runs = 20'000;

    template <class Work> double microseconds(Work work)
    {
        const double start = processorMicroseconds();
        for (int i = 0; i < Runs; ++i)
            work();
        return (processorMicroseconds() - start) / Runs;
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
