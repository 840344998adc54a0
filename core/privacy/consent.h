#pragma once

#include "core/value/value.h"

#include <string_view>

// What a visitor allowed, as far as the event says. There is no consent engine on a server: consent arrives as event
// data (container reference, 6.6) and tags that need it ask here.
namespace sluis::privacy {

enum class Consent { Unknown, Granted, Denied };

struct ConsentSignals {
    Consent adStorage = Consent::Unknown;
    Consent analyticsStorage = Consent::Unknown;
    Consent adUserData = Consent::Unknown;
    Consent adPersonalization = Consent::Unknown;
};

// The parameters gcs "G1xy" and gcd of a GA4 hit. gcs wins where it says something: index 2 is ad_storage, index 3
// analytics_storage. gcd has one letter for each of the four kinds between digits; which letter means denied is known
// from observation, unknown letters are Unknown.
ConsentSignals consentFrom(std::string_view gcs, std::string_view gcd);

// Consent to one type ("ad_storage", "functionality_storage", one of the shop's own) for an event. The first that says
// something: consent_state.<type>, x-sst-system_properties.consent.consentGrantedState.<type> (booleans, "granted",
// "denied"), then x-ga-gcs and x-ga-gcd.
Consent consentOf(const value::Value& event, std::string_view type);

} // namespace sluis::privacy
