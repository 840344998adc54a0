#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/http/request.h"
#include "core/url/cookie.h"
#include "core/value/value.h"

#include <string>
#include <string_view>
#include <vector>

// Server-managed client ids of the GA4 client: a first-party HttpOnly cookie FPID whose id stands in for the one that
// scripts can read, and its companion FPLC for links between domains (container reference, 6.6 "Consent / region /
// cookies").
namespace sluis::types {

struct Ga4CookieSettings {
    bool isServerManaged = false; // cookieManagement "server" and a name
    std::string name; // "FPID"
    std::string domain; // "" for the host alone
    std::string path;
    int64_t maxAgeSeconds = 0;
    url::SameSite sameSite = url::SameSite::Lax;
    bool migratesFromScriptId = false;
};

// From the client's parameters; the domain "auto" becomes the registrable domain of the request's host.
Ga4CookieSettings ga4CookieSettings(const value::Value& parameters, const http::Request& request);

struct Ga4Identity {
    std::string clientId; // the id that events get
    std::vector<url::SetCookie> cookies; // to be set with the answer
};

// The visitor's id: of the cookie, else the script's one when it is to be migrated, else a new one that keeps the time
// of the script's id. Not to be called when analytics_storage is denied: no cookie is read or written then.
Ga4Identity manageClientId(const Ga4CookieSettings& settings, const http::Request& request,
    std::string_view scriptClientId, WallTime now, Random& random);

// The client id inside an FPID cookie "FPID2.2.<percent-encoded id>"; "" for anything else.
std::string clientIdFromCookie(std::string_view cookie);

// The client id inside a _ga cookie "GA1.1.10609519.1795550123"; "" for anything else.
std::string clientIdFromScriptCookie(std::string_view cookie);

} // namespace sluis::types
