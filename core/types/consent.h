#pragma once

#include <string_view>

// Consent as a GA4 hit carries it: gcs "G1xy" and gcd. There is no engine for it on the server; clients only ask it before
// they touch cookies.
namespace sluis::types {

enum class Consent { Unknown, Granted, Denied };

struct ConsentSignals {
    Consent adStorage = Consent::Unknown;
    Consent analyticsStorage = Consent::Unknown;
    Consent adUserData = Consent::Unknown;
    Consent adPersonalization = Consent::Unknown;
};

// gcs wins where it says something: index 2 is ad_storage, index 3 analytics_storage. gcd has one letter for each of the
// four kinds between digits; which letter means denied is known from observation, unknown letters are Unknown.
ConsentSignals consentFrom(std::string_view gcs, std::string_view gcd);

} // namespace sluis::types
