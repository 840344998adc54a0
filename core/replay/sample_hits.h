#pragma once

#include "core/base/random.h"
#include "core/replay/sample_visit.h"
#include "core/runtime/hit.h"

#include <chrono>
#include <vector>

namespace sluis::replay {

// The endless stream of hits of the sample shop: visitors with and without consent, orders, refunds and sales of the
// tills, sign-ups for the newsletter, and what every server gets besides (icons, scanners, broken bodies). The same
// seed and start give the same hits on every machine. One thread.
class SampleHits
{
public:
    SampleHits(uint64_t seed, WallTime start);

    // The next hit; its time is that of the one before plus a pause of half a second on average.
    runtime::Hit next();

private:
    http::Request nextRequest();
    http::Request newsletterSignUp();
    http::Request tillSale();
    http::Request tillRefund();
    http::Request noise();

    SeededRandom m_random;
    WallTime m_now;
    std::string m_peer;
    std::vector<SampleVisit> m_visits;
    uint64_t m_nextOrder = 20'400;
    uint64_t m_nextSale = 5'500;
};

} // namespace sluis::replay
