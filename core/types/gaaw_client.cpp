#include "core/types/gaaw_client.h"

#include "core/privacy/consent.h"
#include "core/types/client_answers.h"
#include "core/types/cors.h"
#include "core/types/event_location.h"
#include "core/types/field_maker.h"
#include "core/types/ga4_cookies.h"
#include "core/types/ga4_event.h"
#include "core/types/parameters.h"
#include "core/url/query.h"
#include "core/value/json.h"

#include <algorithm>

namespace sluis::types {
namespace {

    using runtime::ClientInput;
    using runtime::ClientOutcome;

    constexpr std::string_view CollectPath = "/g/collect";
    constexpr std::string_view ServiceWorkerPath = "/_/service_worker/";
    constexpr std::string_view Methods = "GET, POST, OPTIONS";

    constexpr size_t UsualHeaders = 8; // of an answer: three of CORS, caching, content type, two cookies

    // What a request asks of this client, as far as its line tells.
    enum class Purpose { Nothing, Hit, Preflight, ServiceWorker, GoogleScript };

    // A tagging server may live below a path of its own: "/metrics/g/collect".
    Purpose purposeOf(const http::Request& request)
    {
        const std::string_view path = request.path();
        if (path.ends_with(CollectPath)) {
            if (isPreflight(request))
                return Purpose::Preflight;
            return request.method() == "GET" || request.method() == "POST" ? Purpose::Hit : Purpose::Nothing;
        }
        if (request.method() != "GET")
            return Purpose::Nothing;
        if (path.find(ServiceWorkerPath) != std::string_view::npos)
            return Purpose::ServiceWorker;
        return path == "/gtag/js" || path == "/gtag/destination" ? Purpose::GoogleScript : Purpose::Nothing;
    }

    // v=2 anywhere; gtag.js writes it first.
    bool isVersion2(std::string_view query)
    {
        if (query.starts_with("v=2&"))
            return true;
        bool isThere = false;
        url::forEachRawPair(query, [&isThere](std::string_view name, std::string_view value) {
            isThere = isThere || (name == "v" && value == "2");
        });
        return isThere;
    }

    ClientOutcome refusedHit(const ClientInput& input, Ga4Trouble trouble)
    {
        const bool isTooLarge = trouble != Ga4Trouble::NoEventName;
        http::Response response = emptyAnswer(isTooLarge ? 413 : 400);
        allowOrigin(response, input.hit.request, Credentials::Include);
        return refused(std::move(response), isTooLarge ? "types.hitTooLarge" : "types.hitWithoutEventName");
    }

    void noteCookie(ClientOutcome& outcome, const url::SetCookie& cookie)
    {
        value::Value options = value::Value::object();
        if (!cookie.domain.empty())
            options.set("domain", cookie.domain);
        options.set("path", cookie.path);
        if (cookie.maxAgeSeconds)
            options.set("max-age", static_cast<double>(*cookie.maxAgeSeconds));
        options.set("httpOnly", cookie.httpOnly);
        options.set("secure", cookie.secure);
        options.set("sameSite",
            cookie.sameSite == url::SameSite::Strict     ? "strict"
                : cookie.sameSite == url::SameSite::None ? "none"
                                                         : "lax");
        outcome.cookies.push_back({cookie.name, cookie.value, std::move(options)});
    }

    bool deniesAnalytics(const value::Value& event)
    {
        const auto signals = privacy::consentFrom(event["x-ga-gcs"].string(), event["x-ga-gcd"].string());
        return signals.analyticsStorage == privacy::Consent::Denied;
    }

    // Puts the server-managed id into the events and its cookie into the answer. False when the cookie of the settings
    // is none.
    bool applyIdentity(const ClientInput& input, ClientOutcome& outcome)
    {
        const Ga4CookieSettings settings = ga4CookieSettings(input.parameters, input.hit.request);
        if (!settings.isServerManaged || std::any_of(outcome.events.begin(), outcome.events.end(), deniesAnalytics))
            return true;
        const std::string scriptId(outcome.events.front()["client_id"].string());
        const Ga4Identity identity
            = manageClientId(settings, input.hit.request, scriptId, input.hit.time, input.random);
        std::vector<http::Header>& headers = outcome.response.headers;
        const size_t before = headers.size();
        if (input.explain)
            outcome.cookies.reserve(identity.cookies.size());
        for (const url::SetCookie& cookie : identity.cookies) {
            Result<std::string> header = url::buildSetCookie(cookie);
            if (!header) {
                headers.resize(before);
                return false;
            }
            headers.push_back({"set-cookie", std::move(*header)});
            if (input.explain)
                noteCookie(outcome, cookie);
        }
        for (value::Value& event : outcome.events) {
            value::Value own = event["client_id"];
            event.set("client_id", identity.clientId);
            if (!own.isUndefined())
                event.set("x-ga-js_client_id", std::move(own));
        }
        return true;
    }

    // The region that the container's owner resolved (a variable in the client's form) where neither hit nor headers
    // say one.
    void applyRegion(const ClientInput& input, std::vector<value::Value>& events)
    {
        const value::Value& region = input.parameters["region"];
        if (!region.isString() || region.size() == 0 || !isOn(input.parameters, "activateGeoResolution"))
            return;
        const value::Value location = locationFromRegion(region.string());
        for (value::Value& event : events) {
            if (location.isObject() && !event.contains("event_location"))
                event.set("event_location", location);
        }
    }

    ClientOutcome claimHit(const ClientInput& input)
    {
        if (!isVersion2(input.hit.request.query()))
            return notMine(input, "types.notMeasurementProtocol2");
        Ga4Events read = readGa4Events(input.hit);
        if (read.trouble != Ga4Trouble::None)
            return refusedHit(input, read.trouble);

        ClientOutcome outcome;
        outcome.claimed = true;
        outcome.events = std::move(read.events);
        outcome.acceptsBrowserCommands = read.acceptsCommands;
        outcome.response.status = read.acceptsCommands ? 200 : 204;
        outcome.response.headers.reserve(UsualHeaders);
        allowOrigin(outcome.response, input.hit.request, Credentials::Include);
        outcome.response.headers.push_back({"cache-control", "no-store"});
        if (read.acceptsCommands)
            outcome.response.headers.push_back({"content-type", "text/event-stream"});
        applyRegion(input, outcome.events);
        if (!applyIdentity(input, outcome))
            outcome.reason.key = "types.cookieNotSet";
        else if (input.explain)
            outcome.reason.key = outcome.events.size() == 1 ? "types.claimedGa4Hit" : "types.claimedGa4Batch";
        if (outcome.reason.key == "types.claimedGa4Batch")
            outcome.reason.args = {std::to_string(outcome.events.size())};
        return outcome;
    }

} // namespace

ClientOutcome GaawClient::claim(const ClientInput& input) const
{
    const Purpose purpose = purposeOf(input.hit.request);
    if (purpose == Purpose::GoogleScript)
        return notMine(input, "types.googleScriptNotServed");
    if (purpose == Purpose::Nothing)
        return notMine(input, "types.otherPath");
    if (!isOn(input.parameters, "activateDefaultPaths", true))
        return notMine(input, "types.pathsSwitchedOff");
    switch (purpose) {
    case Purpose::Preflight:
        return answered(
            input, answerPreflight(input.hit.request, Methods, Credentials::Include), "types.answeredPreflight");
    case Purpose::ServiceWorker:
        return answered(input, emptyAnswer(404), "types.answeredServiceWorker");
    default:
        return claimHit(input);
    }
}

// One message of an event stream for all pixels; gtag.js loads each URL of send_pixel.
void GaawClient::addBrowserCommands(http::Response& response, const std::vector<std::string>& pixelUrls) const
{
    if (pixelUrls.empty())
        return;
    value::Value urls = value::Value::array();
    for (const std::string& url : pixelUrls)
        urls.push(url);
    value::Value command = value::Value::object();
    command.set("send_pixel", std::move(urls));
    command.set("options", value::Value::object());
    response.status = 200;
    response.body += "event: message\ndata: " + value::writeJson(command) + "\n\n";
}

templates::TypeDescription GaawClient::describe() const
{
    using F = FieldMaker;
    using templates::GroupStyle;
    templates::TypeDescription type;
    type.kind = container::EntityKind::Client;
    type.code = "gaaw_client";
    type.name = "Google Analytics: GA4 (Web)";
    type.description = "Turns the hits of gtag.js and other GA4 trackers into events.";
    type.fields = {
        F::group("activation", "Which requests are claimed",
            {
                F::check("activateDefaultPaths", "The default GA4 paths")
                    .startsWith(true)
                    .help("Requests whose path ends in /g/collect, and the browser's questions before them."),
                F::check("activateGtagSupport", "The paths of gtag.js for given measurement IDs")
                    .help("Kept for Google Tag Manager. Sluis does not hand out Google's scripts: load gtag.js from "
                          "Google."),
                F::table("gtagMeasurementIds", "Measurement IDs",
                    {F::text("measurementId", "Measurement ID")
                            .placeholder("G-XXXXXXXXXX")
                            .unique()
                            .nonEmpty("Enter a measurement ID.")})
                    .newRow("Add measurement ID")
                    .onlyWhen("activateGtagSupport", true),
            },
            GroupStyle::ZippyOpen),
        F::group("identification", "Cookies and client ID",
            {
                F::radio("cookieManagement", "Client ID",
                    {choice("server", "Managed here",
                         "A cookie that no script in the page can read; its ID becomes client_id."),
                        choice("js", "Managed by scripts", "client_id is what the page sends.")})
                    .startsWith("server"),
                F::text("cookieName", "Cookie name")
                    .startsWith("FPID")
                    .placeholder("FPID")
                    .help("Nothing is read or written when this is empty, or when analytics_storage is denied.")
                    .onlyWhen("cookieManagement", "server"),
                F::text("cookieDomain", "Cookie domain")
                    .startsWith("auto")
                    .placeholder("auto")
                    .help("auto is the widest domain that belongs to this host.")
                    .onlyWhen("cookieManagement", "server"),
                F::text("cookiePath", "Cookie path")
                    .startsWith("/")
                    .placeholder("/")
                    .matches("^(/.*)?$", "A cookie path starts with a slash.")
                    .onlyWhen("cookieManagement", "server"),
                F::text("cookieMaxAgeInSec", "Kept for")
                    .startsWith("63072000")
                    .unit("seconds")
                    .nonNegativeNumber("Enter a whole number of seconds, 0 or more.")
                    .onlyWhen("cookieManagement", "server"),
                F::select("cookieSamesite", "SameSite",
                    {choice("lax", "Lax"), choice("strict", "Strict"), choice("none", "None")})
                    .startsWith("lax")
                    .onlyWhen("cookieManagement", "server"),
                F::check("migrateFromJsClientId", "Keep the ID of visitors who already have a _ga cookie")
                    .help("Otherwise visitors who come back count once as new when this is switched on.")
                    .onlyWhen("cookieManagement", "server"),
            }),
        F::group("more", "More settings",
            {
                F::check("activateDependencyServing", "Serve dependent scripts")
                    .startsWith(true)
                    .help("Kept for Google Tag Manager. Sluis does not hand out Google's scripts."),
                F::check("activateResponseCompression", "Compress answers")
                    .startsWith(true)
                    .help("Kept for Google Tag Manager. The answers to hits are too small to compress."),
                F::check("activateGeoResolution", "Use the visitor's region")
                    .help("Fills event_location from the region below when neither the hit nor a geo header has one."),
                F::text("region", "Region")
                    .placeholder("{{Visitor Region}}")
                    .help("Country, or country and region: NL, US-CA.")
                    .onlyWhen("activateGeoResolution", true),
            }),
    };
    return type;
}

} // namespace sluis::types
