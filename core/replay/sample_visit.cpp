#include "core/replay/sample_visit.h"

#include "core/url/percent.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace sluis::replay {
namespace {

    constexpr std::string_view Website = "https://dezwaan.example";

    template <class Choices> const auto& pick(Random& random, const Choices& choices)
    {
        return choices[static_cast<size_t>(random.between(0, static_cast<int64_t>(std::size(choices)) - 1))];
    }

    bool chance(Random& random, int percent)
    {
        return random.between(1, 100) <= percent;
    }

    std::string secondsText(WallTime time)
    {
        return std::to_string(toMilliseconds(time) / 1000);
    }

    std::string documentationAddress(Random& random)
    {
        const std::string_view network = chance(random, 50) ? "203.0.113." : "198.51.100.";
        return fmt::format("{}{}", network, random.between(1, 254));
    }

    SampleConsent consentOf(Random& random)
    {
        const int64_t dice = random.between(1, 100);
        return dice <= 68 ? SampleConsent::All : dice <= 80 ? SampleConsent::AnalyticsOnly : SampleConsent::None;
    }

    struct ConsentWords {
        std::string_view gcs, gcd, npa, pscdl;
    };

    ConsentWords wordsOf(SampleConsent consent)
    {
        switch (consent) {
        case SampleConsent::All:
            return {"G111", "13t3t3t3t5l1", "0", "noapi"};
        case SampleConsent::AnalyticsOnly:
            return {"G101", "13p3t3p3p5l1", "1", "denied"};
        case SampleConsent::None:
            break;
        }
        return {"G100", "13p3p3p3p5l1", "1", "denied"};
    }

} // namespace

void appendSampleParameter(std::string& query, std::string_view name, std::string_view value)
{
    if (!query.empty())
        query += '&';
    query.append(name).append("=").append(url::encodeUriComponent(value));
}

std::string centsText(int64_t cents)
{
    if (cents % 100 == 0)
        return std::to_string(cents / 100);
    return cents % 10 == 0 ? fmt::format("{}.{}", cents / 100, cents % 100 / 10)
                           : fmt::format("{}.{:02}", cents / 100, cents % 100);
}

std::string sampleItem(const SampleProduct& product, int64_t quantity)
{
    std::string item;
    const auto add = [&item](std::string_view code, std::string_view content) {
        if (content.empty())
            return;
        item.append(item.empty() ? "" : "~").append(code);
        for (char c : content)
            item.append(c == '~' ? 2 : 1, c);
    };
    add("id", product.id);
    add("nm", product.name);
    add("br", product.brand);
    add("ca", product.category);
    add("va", product.variant);
    add("pr", centsText(product.cents));
    add("qt", std::to_string(quantity));
    return item;
}

SampleVisit::SampleVisit(Random& random, WallTime now)
    : m_peer(documentationAddress(random))
    , m_name(pick(random, sampleFirstNames()))
    , m_device(&pick(random, sampleDevices()))
    , m_place(&pick(random, samplePlaces()))
    , m_consent(consentOf(random))
{
    const bool isReturning = chance(random, 35);
    const WallTime firstSeen = isReturning ? now - std::chrono::hours(24 * random.between(1, 60)) : now;
    m_clientId = fmt::format("{}.{}", random.between(100'000'000, 2'147'483'647), secondsText(firstSeen));
    m_sessionId = secondsText(now);
    m_sessionNumber = isReturning ? static_cast<int>(random.between(2, 9)) : 1;
    if (chance(random, 30))
        m_clickId = fmt::format("Zwaan-{:08x}", random.next() & 0xFFFF'FFFF);
    if (isReturning && m_consent == SampleConsent::All && chance(random, 40))
        m_customerId = fmt::format("k-{}", random.between(10'000, 19'999));
    m_referrer = chance(random, 60) ? "https://www.zoeken.example/" : "";
    m_looksAt.push_back({&pick(random, sampleBikes()), 1});
    if (chance(random, 45))
        m_looksAt.push_back({&pick(random, sampleAccessories()), random.between(1, 2)});
    planSteps(random);
}

void SampleVisit::planSteps(Random& random)
{
    m_steps = {Step::Home};
    if (chance(random, 60))
        m_steps.push_back(Step::List);
    m_steps.insert(m_steps.end(), {Step::Product, Step::ViewItem});
    if (chance(random, 70))
        m_steps.push_back(Step::Scroll);
    if (chance(random, 45)) {
        m_steps.push_back(Step::AddToCart);
        if (chance(random, 60)) {
            m_steps.insert(m_steps.end(), {Step::Cart, Step::Checkout});
            if (chance(random, 70))
                m_steps.push_back(Step::Purchase);
        }
    }
    m_steps.push_back(Step::Leave);
}

std::string SampleVisit::pageUrl(Step step) const
{
    const std::string_view path = m_looksAt.front().product->path;
    switch (step) {
    case Step::Home:
        return std::string(Website)
            + (m_clickId.empty() ? "/" : "/?utm_source=nieuwsbrief&utm_medium=e-mail&gclid=" + m_clickId);
    case Step::List:
        return std::string(Website).append(path.substr(0, path.find('/', 1)));
    case Step::Product:
        return std::string(Website).append(path);
    case Step::Cart:
        return std::string(Website) + "/winkelwagen";
    case Step::Checkout:
        return std::string(Website) + "/afrekenen?step=3&sid=" + m_sessionId;
    default:
        return m_url;
    }
}

// What gtag.js sends with every hit: the visitor, the browser, consent.
std::string SampleVisit::visitorQuery(WallTime now)
{
    const ConsentWords consent = wordsOf(m_consent);
    std::string query = "v=2";
    const auto add
        = [&query](std::string_view name, std::string_view value) { appendSampleParameter(query, name, value); };
    add("tid", "G-ZWAAN2026A");
    add("gtm", "45je5b50v9245015967za200");
    add("_p", std::to_string(m_pageId));
    add("gcs", consent.gcs);
    add("gcd", consent.gcd);
    add("npa", consent.npa);
    add("dma", "1");
    add("cid", m_clientId);
    add("ul", "nl-nl");
    add("sr", m_device->screen);
    add("_fplc", "0");
    add("ur", fmt::format("{}-{}", m_place->country, m_place->region));
    if (!m_device->brands.empty()) {
        add("uaa", m_device->architecture);
        add("uab", m_device->architecture.empty() ? "" : "64");
        add("uafvl", "Chromium;142.0.7444.60|Not_A%20Brand;99.0.0.0");
        add("uamb", m_device->isMobile ? "1" : "0");
        add("uam", "");
        add("uap", m_device->platform);
        add("uapv", "");
        add("uaw", "0");
    }
    add("frm", "0");
    add("pscdl", consent.pscdl);
    add("sst.rnd", fmt::format("{}.{}", m_pageId % 1'000'000'007, m_sessionId));
    add("sst.tft", std::to_string(m_pageId));
    add("sst.ude", "0");
    add("_s", std::to_string(++m_requestCount));
    if (!m_customerId.empty())
        add("uid", m_customerId);
    add("sid", m_sessionId);
    add("sct", std::to_string(m_sessionNumber));
    add("seg", m_requestCount > 2 ? "1" : "0");
    add("tfd", std::to_string(std::max<int64_t>(1, toMilliseconds(now) - toMilliseconds(m_pageOpened))));
    return query;
}

std::string SampleVisit::pageQuery(std::string_view title)
{
    std::string query;
    appendSampleParameter(query, "dl", m_url);
    if (!m_referrer.empty())
        appendSampleParameter(query, "dr", m_referrer);
    appendSampleParameter(query, "dt", title);
    return query;
}

std::string SampleVisit::itemsQuery(bool isWholeCart) const
{
    std::string query;
    size_t number = 0;
    for (const Line& line : m_looksAt) {
        appendSampleParameter(query, fmt::format("pr{}", ++number), sampleItem(*line.product, line.quantity));
        if (!isWholeCart)
            break;
    }
    return query;
}

int64_t SampleVisit::cartCents() const
{
    int64_t cents = 0;
    for (const Line& line : m_looksAt)
        cents += line.product->cents * line.quantity;
    return cents;
}

http::Headers SampleVisit::headers() const
{
    http::Headers headers{{"Host", std::string(SampleHost)}, {"User-Agent", std::string(m_device->userAgent)},
        {"Accept", "*/*"}, {"Accept-Language", "nl-NL,nl;q=0.9,en;q=0.8"}, {"Origin", std::string(Website)},
        {"Referer", std::string(Website) + "/"}, {"X-Forwarded-For", m_peer}, {"X-Forwarded-Proto", "https"},
        {"X-Appengine-Country", std::string(m_place->country)}, {"X-Appengine-Region", std::string(m_place->region)},
        {"X-Appengine-City", std::string(m_place->city)}};
    if (!m_device->brands.empty()) {
        headers.push_back({"sec-ch-ua", std::string(m_device->brands)});
        headers.push_back({"sec-ch-ua-mobile", m_device->isMobile ? "?1" : "?0"});
        headers.push_back({"sec-ch-ua-platform", fmt::format("\"{}\"", m_device->platform)});
    }
    if (m_consent != SampleConsent::None) {
        std::string cookies = "_ga=GA1.1." + m_clientId;
        if (m_consent == SampleConsent::All) {
            cookies += fmt::format("; _fbp=fb.1.{}000.{}", m_sessionId, m_pageId % 10'000'000'019);
            if (!m_clickId.empty())
                cookies += fmt::format("; _gcl_aw=GCL.{}.{}", m_sessionId, m_clickId);
        }
        headers.push_back({"Cookie", std::move(cookies)});
    }
    return headers;
}

http::Request SampleVisit::send(
    std::string_view method, const std::string& query, bool readsCommands, std::string_view body)
{
    http::Headers sent = headers();
    if (method == "POST") {
        if (!body.empty())
            sent.push_back({"Content-Type", "text/plain;charset=UTF-8"});
        sent.push_back({"Content-Length", std::to_string(body.size())});
    }
    return http::makeRequest(method, "/g/collect?" + query + (readsCommands ? "&richsstsse" : ""), sent, body);
}

http::Request SampleVisit::next(Random& random, WallTime now, uint64_t& nextOrder)
{
    const Step step = m_steps.front();
    m_steps.pop_front();
    const SampleProduct& product = *m_looksAt.front().product;
    if (const std::string url = pageUrl(step); url != m_url) {
        if (!m_url.empty())
            m_referrer = m_url;
        m_url = url;
        m_pageOpened = now;
        m_pageId = toMilliseconds(now);
    }
    const std::string engaged = fmt::format("&_et={}", random.between(200, 9'000));
    std::string query = visitorQuery(now);
    const auto page = [&](std::string_view title) { query += '&' + pageQuery(title); };
    switch (step) {
    case Step::Home:
        page("De Zwaan – fietsen in Zwolle");
        query += m_sessionNumber == 1 ? "&en=page_view&_fv=1&_nsi=1&_ss=1&_ee=1"
                                      : "&en=page_view&_ss=1&_ee=1&up.klantgroep=terugkerend";
        break;
    case Step::List:
        page("Overzicht – De Zwaan");
        query += "&en=view_item_list&_ee=1&ep.item_list_name=Overzicht&" + itemsQuery(true) + engaged;
        break;
    case Step::Product:
        page(std::string(product.name) + " – De Zwaan");
        query += "&en=page_view&_ee=1" + engaged;
        break;
    case Step::ViewItem:
        page(std::string(product.name) + " – De Zwaan");
        query += "&cu=EUR&en=view_item&_ee=1&" + itemsQuery(false) + "&epn.value=" + centsText(product.cents) + engaged;
        break;
    case Step::Scroll:
        page(std::string(product.name) + " – De Zwaan");
        if (chance(random, 30)) // some trackers put several events into one request
            return send("POST", query, false,
                "en=scroll&epn.percent_scrolled=50&_et=900\r\nen=scroll&epn.percent_scrolled=90&_et=700");
        query += "&en=scroll&epn.percent_scrolled=90" + engaged;
        break;
    case Step::Leave:
        page("De Zwaan");
        return send("POST", query + "&en=user_engagement" + engaged, false);
    case Step::AddToCart:
        page(std::string(product.name) + " – De Zwaan");
        query
            += "&cu=EUR&en=add_to_cart&_ee=1&" + itemsQuery(false) + "&epn.value=" + centsText(product.cents) + engaged;
        break;
    case Step::Cart:
        page("Winkelwagen – De Zwaan");
        query += "&cu=EUR&en=view_cart&_ee=1&" + itemsQuery(true) + "&epn.value=" + centsText(cartCents()) + engaged;
        break;
    case Step::Checkout:
        page("Afrekenen – De Zwaan");
        query += "&cu=EUR&en=begin_checkout&_c=1&_ee=1&" + itemsQuery(true) + "&epn.value=" + centsText(cartCents())
            + engaged;
        break;
    case Step::Purchase: {
        const std::string order = fmt::format("DZ-{}", nextOrder++);
        m_referrer = m_url;
        m_url = std::string(Website) + "/bedankt?order=" + order
            + "&em=" + url::encodeUriComponent(m_name + "@post.example");
        page("Bedankt! 🎉 – De Zwaan");
        query += "&cu=EUR&en=purchase&_c=1&_ee=1&ec_mode=c&" + itemsQuery(true) + "&ep.transaction_id=" + order
            + "&epn.value=" + centsText(cartCents()) + "&epn.tax=" + centsText(cartCents() * 21 / 121)
            + "&epn.shipping=0";
        if (chance(random, 15))
            query += "&ep.coupon=HERFST";
        query += "&ep.user_data.email_address=" + url::encodeUriComponent(m_name + "@post.example");
        if (chance(random, 60))
            query += fmt::format("&ep.user_data.phone_number={}",
                url::encodeUriComponent(fmt::format("+31 6 5550 {:04}", random.between(1000, 1999))));
        query += "&ep.customer_type=" + std::string(m_sessionNumber == 1 ? "new" : "returning") + engaged;
        break;
    }
    }
    return send("GET", query, true);
}

} // namespace sluis::replay
