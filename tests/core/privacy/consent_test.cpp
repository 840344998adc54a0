#include "core/privacy/consent.h"

#include "core/value/json.h"

#include <gtest/gtest.h>

namespace sluis::privacy {
namespace {

    TEST(Consent, isReadFromGcsAndGcd)
    {
        const auto granted = consentFrom("G111", "13t3t3t3t5l1");
        EXPECT_EQ(granted.adStorage, Consent::Granted);
        EXPECT_EQ(granted.adPersonalization, Consent::Granted);
        const auto mixed = consentFrom("G101", "13p3p3t3u5l1");
        EXPECT_EQ(mixed.adStorage, Consent::Denied);
        EXPECT_EQ(mixed.analyticsStorage, Consent::Granted); // gcs wins
        EXPECT_EQ(mixed.adUserData, Consent::Granted);
        EXPECT_EQ(mixed.adPersonalization, Consent::Denied);
        EXPECT_EQ(consentFrom("G1--", "13l3l").adStorage, Consent::Unknown);
        EXPECT_EQ(consentFrom("", "").adStorage, Consent::Unknown);
    }

    TEST(Consent, ofATypeIsWhatTheFirstSourceSays)
    {
        const std::tuple<const char*, const char*, Consent> cases[] = {
            {R"({})", "ad_storage", Consent::Unknown},
            {R"({"x-ga-gcs":"G100"})", "ad_storage", Consent::Denied},
            {R"({"x-ga-gcs":"G110"})", "analytics_storage", Consent::Denied},
            {R"({"x-ga-gcs":"G111"})", "functionality_storage", Consent::Unknown},
            {R"({"x-ga-gcs":"G100","consent_state":{"ad_storage":true}})", "ad_storage", Consent::Granted},
            {R"({"consent_state":{"newsletter":"denied"}})", "newsletter", Consent::Denied},
            {R"({"x-sst-system_properties":{"consent":{"consentGrantedState":{"ad_user_data":false}}}})",
                "ad_user_data", Consent::Denied},
            {R"({"x-ga-gcs":7,"consent_state":[1]})", "ad_storage", Consent::Unknown},
        };
        for (const auto& [event, type, expected] : cases)
            EXPECT_EQ(consentOf(*value::readJson(event), type), expected) << event << " " << type;
    }

} // namespace
} // namespace sluis::privacy
