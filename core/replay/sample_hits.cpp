#include "core/replay/sample_hits.h"

#include <fmt/format.h>

namespace sluis::replay {
namespace {

    constexpr size_t VisitorsAtOnce = 5;
    constexpr std::string_view TillPeer = "198.51.100.12"; // the shop's own line
    constexpr std::string_view FormPeer = "203.0.113.20"; // the service that sends the forms of the newsletter

    http::Request postJson(std::string_view target, const std::string& body, std::string_view userAgent)
    {
        return http::makeRequest("POST", target,
            {{"Host", std::string(SampleHost)}, {"User-Agent", std::string(userAgent)},
                {"Content-Type", "application/json"}, {"Content-Length", std::to_string(body.size())}},
            body);
    }

    std::string saleItem(const SampleProduct& product, int64_t quantity)
    {
        // Names of the shop need no escapes in JSON.
        return fmt::format(
            R"({{"item_id": "{}", "item_name": "{}", "item_brand": "{}", "item_category": "{}", "price": {}, "quantity": {}}})",
            product.id, product.name, product.brand, product.category, centsText(product.cents), quantity);
    }

} // namespace

SampleHits::SampleHits(uint64_t seed, WallTime start)
    : m_random(seed)
    , m_now(start)
{ }

runtime::Hit SampleHits::next()
{
    m_now += std::chrono::milliseconds(m_random.between(100, 900));
    http::Request request = nextRequest();
    return runtime::Hit{HitId{}, m_now, m_peer, std::move(request)};
}

http::Request SampleHits::nextRequest()
{
    const int64_t dice = m_random.between(1, 1000);
    if (dice <= 40)
        return newsletterSignUp();
    if (dice <= 75)
        return tillSale();
    if (dice <= 85)
        return tillRefund();
    if (dice <= 115)
        return noise();
    while (m_visits.size() < VisitorsAtOnce)
        m_visits.emplace_back(m_random, m_now);
    const auto chosen = static_cast<size_t>(m_random.between(0, VisitorsAtOnce - 1));
    m_peer = m_visits[chosen].peer();
    http::Request request = m_visits[chosen].next(m_random, m_now, m_nextOrder);
    if (m_visits[chosen].isOver())
        m_visits.erase(m_visits.begin() + static_cast<std::ptrdiff_t>(chosen));
    return request;
}

http::Request SampleHits::newsletterSignUp()
{
    m_peer = FormPeer;
    const auto names = sampleFirstNames();
    const std::string_view name
        = names[static_cast<size_t>(m_random.between(0, static_cast<int64_t>(names.size()) - 1))];
    const bool isWeekly = m_random.between(1, 4) <= 3;
    return postJson("/hook/news",
        fmt::format(
            R"({{"event": "sign_up", "email": "{}.{}@post.example", "list": "{}", "language": "nl", "form": "{}", "page": "https://dezwaan.example/nieuwsbrief"}})",
            name, m_random.between(10, 99), isWeekly ? "weekly" : "monthly",
            m_random.between(1, 3) == 1 ? "winkel" : "voettekst"),
        "Formulieren/2.4");
}

http::Request SampleHits::tillSale()
{
    m_peer = TillPeer;
    const auto bikes = sampleBikes();
    const auto accessories = sampleAccessories();
    const SampleProduct& bike = bikes[static_cast<size_t>(m_random.between(0, static_cast<int64_t>(bikes.size()) - 1))];
    const SampleProduct& extra
        = accessories[static_cast<size_t>(m_random.between(0, static_cast<int64_t>(accessories.size()) - 1))];
    const bool sellsBike = m_random.between(1, 3) == 1;
    const int64_t cents = extra.cents + (sellsBike ? bike.cents : 0);
    const int64_t till = m_random.between(1, 2);
    const bool hasMail = m_random.between(1, 2) == 1;
    const bool hasConsent = m_random.between(1, 5) <= 2; // customers who signed for it at the counter
    const std::string_view consent = hasConsent ? "GRANTED" : "DENIED";
    std::string body = fmt::format(
        R"({{"client_id": "kassa-{}.{}", "timestamp_micros": {}, "non_personalized_ads": {}, )"
        R"("consent": {{"ad_user_data": "{}", "ad_personalization": "{}"}}, "events": [{{"name": "purchase", "params": {{)"
        R"("transaction_id": "K{}-{}", "store": "Zwolle", "currency": "EUR", "value": {}, )",
        till, m_nextSale, toMilliseconds(m_now) * 1000, !hasConsent, consent, consent, till, m_nextSale,
        centsText(cents));
    if (hasMail)
        body += fmt::format(R"("customer": {{"email": "klant{}@post.example"}}, )", m_nextSale);
    body += "\"items\": [" + (sellsBike ? saleItem(bike, 1) + ", " : std::string()) + saleItem(extra, 1) + "]}}]}";
    ++m_nextSale;
    return postJson("/mp/collect?measurement_id=G-ZWAAN2026A&api_secret=kassa-voorbeeld", body, "Kassa/7.1");
}

http::Request SampleHits::tillRefund()
{
    m_peer = TillPeer;
    const uint64_t order = 20'380 + static_cast<uint64_t>(m_random.between(0, 19));
    const SampleProduct& product = sampleAccessories()[static_cast<size_t>(
        m_random.between(0, static_cast<int64_t>(sampleAccessories().size()) - 1))];
    return postJson("/mp/collect?measurement_id=G-ZWAAN2026A&api_secret=kassa-voorbeeld",
        fmt::format(
            R"({{"client_id": "kassa-1.{}", "events": [{{"name": "refund", "params": {{"transaction_id": "DZ-{}", "currency": "EUR", "value": {}, "items": [{}]}}}}]}})",
            order, order, centsText(product.cents), saleItem(product, 1)),
        "Kassa/7.1");
}

// What no tag waits for: requests that no client claims, and hits that are broken in some way.
http::Request SampleHits::noise()
{
    m_peer = fmt::format("203.0.113.{}", m_random.between(200, 254));
    const http::Headers headers{{"Host", std::string(SampleHost)}, {"User-Agent", "Mozilla/5.0 (compatible)"}};
    switch (m_random.between(1, 6)) {
    case 1:
        return postJson("/hook/news", R"({"event": "sign_up", "email": "afgebroken@post.exa)", "Formulieren/2.4");
    case 2:
        return http::makeRequest("GET", "/g/collect?v=2&tid=G-ZWAAN2026A&cid=1.2", headers);
    case 3:
        return http::makeRequest("GET",
            "/g/"
            "collect?v=2&tid=G-ZWAAN2026A&cid=3.4&gcs=G111&en=purchase&epn.value=1e999&ep.transaction_id=%ff%fe&dl="
            "https%3A%2F%2Fdezwaan.example%2Fbedankt",
            headers);
    case 4:
        return http::makeRequest("GET", "/wp-login.php", headers);
    default:
        return http::makeRequest("GET", "/favicon.ico", headers);
    }
}

} // namespace sluis::replay
