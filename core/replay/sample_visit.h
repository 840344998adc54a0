#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/http/request.h"
#include "core/replay/sample_shop.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace sluis::replay {

enum class SampleConsent { All, AnalyticsOnly, None };

// One visitor walking through the website of the sample shop, hit by hit, the way gtag.js sends them.
class SampleVisit
{
public:
    SampleVisit(Random& random, WallTime now);

    bool isOver() const { return m_steps.empty(); }
    const std::string& peer() const { return m_peer; }

    // The hit of the next step; `nextOrder` is counted up by a purchase.
    http::Request next(Random& random, WallTime now, uint64_t& nextOrder);

private:
    enum class Step { Home, List, Product, ViewItem, Scroll, Leave, AddToCart, Cart, Checkout, Purchase };
    struct Line {
        const SampleProduct* product = nullptr;
        int64_t quantity = 1;
    };

    void planSteps(Random& random);
    std::string pageUrl(Step step) const;
    std::string visitorQuery(WallTime now);
    std::string pageQuery(std::string_view title);
    std::string itemsQuery(bool isWholeCart) const;
    int64_t cartCents() const;
    http::Headers headers() const;
    http::Request send(
        std::string_view method, const std::string& query, bool readsCommands, std::string_view body = {});

    std::deque<Step> m_steps;
    std::string m_peer;
    std::string m_clientId;
    std::string m_sessionId;
    std::string m_clickId;
    std::string m_name; // first name of who buys
    std::string m_customerId; // "" for visitors who are not logged in
    const SampleDevice* m_device = nullptr;
    const SamplePlace* m_place = nullptr;
    SampleConsent m_consent = SampleConsent::All;
    int m_sessionNumber = 1;
    int m_requestCount = 0;
    int64_t m_pageId = 0;
    WallTime m_pageOpened;
    std::vector<Line> m_looksAt; // the first is the bicycle
    std::string m_url;
    std::string m_referrer;
};

// "em&x" as "em%26x", the way gtag.js encodes.
void appendSampleParameter(std::string& query, std::string_view name, std::string_view value);
std::string centsText(int64_t cents); // 87890 as "878.9"
std::string sampleItem(const SampleProduct& product, int64_t quantity); // "idZW-…~nm…~pr849~qt1"

} // namespace sluis::replay
