#include "core/privacy/consent.h"

#include <array>

namespace sluis::privacy {
namespace {

    Consent fromDigit(char c)
    {
        return c == '1' ? Consent::Granted : c == '0' ? Consent::Denied : Consent::Unknown;
    }

    Consent fromLetter(char c)
    {
        // By default; also after an update; updated without default; updated against the default.
        constexpr std::string_view denied = "pqmu";
        constexpr std::string_view granted = "trnv";
        if (denied.find(c) != std::string_view::npos)
            return Consent::Denied;
        return granted.find(c) != std::string_view::npos ? Consent::Granted : Consent::Unknown;
    }

    bool isLetter(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    Consent fromState(const value::Value& state)
    {
        if (state.isBoolean())
            return state.boolean() ? Consent::Granted : Consent::Denied;
        const std::string_view text = state.string();
        if (text == "granted" || text == "true")
            return Consent::Granted;
        return text == "denied" || text == "false" ? Consent::Denied : Consent::Unknown;
    }

} // namespace

ConsentSignals consentFrom(std::string_view gcs, std::string_view gcd)
{
    std::array<Consent, 4> kinds{};
    size_t kind = 0;
    for (const char c : gcd) {
        if (isLetter(c) && kind < kinds.size())
            kinds[kind++] = fromLetter(c);
    }
    ConsentSignals signals{kinds[0], kinds[1], kinds[2], kinds[3]};
    if (gcs.size() >= 4 && gcs.starts_with("G1")) {
        if (const Consent ads = fromDigit(gcs[2]); ads != Consent::Unknown)
            signals.adStorage = ads;
        if (const Consent analytics = fromDigit(gcs[3]); analytics != Consent::Unknown)
            signals.analyticsStorage = analytics;
    }
    return signals;
}

Consent consentOf(const value::Value& event, std::string_view type)
{
    if (const Consent stated = fromState(event["consent_state"][type]); stated != Consent::Unknown)
        return stated;
    const value::Value& state = event["x-sst-system_properties"]["consent"]["consentGrantedState"];
    if (const Consent stated = fromState(state[type]); stated != Consent::Unknown)
        return stated;
    const ConsentSignals signals = consentFrom(event["x-ga-gcs"].string(), event["x-ga-gcd"].string());
    if (type == "ad_storage")
        return signals.adStorage;
    if (type == "analytics_storage")
        return signals.analyticsStorage;
    if (type == "ad_user_data")
        return signals.adUserData;
    return type == "ad_personalization" ? signals.adPersonalization : Consent::Unknown;
}

} // namespace sluis::privacy
