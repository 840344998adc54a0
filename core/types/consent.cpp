#include "core/types/consent.h"

#include <array>

namespace sluis::types {
namespace {

Consent fromDigit(char c)
{
    return c == '1' ? Consent::Granted : c == '0' ? Consent::Denied : Consent::Unknown;
}

Consent fromLetter(char c)
{
    constexpr std::string_view denied = "pqmu"; // by default; also after an update; updated without default; updated against default
    constexpr std::string_view granted = "trnv";
    if (denied.find(c) != std::string_view::npos)
        return Consent::Denied;
    return granted.find(c) != std::string_view::npos ? Consent::Granted : Consent::Unknown;
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

} // namespace

ConsentSignals consentFrom(std::string_view gcs, std::string_view gcd)
{
    std::array<Consent, 4> kinds {};
    size_t kind = 0;
    for (char c : gcd) {
        if (isLetter(c) && kind < kinds.size())
            kinds[kind++] = fromLetter(c);
    }
    ConsentSignals signals {kinds[0], kinds[1], kinds[2], kinds[3]};
    if (gcs.size() >= 4 && gcs.starts_with("G1")) {
        if (const Consent ads = fromDigit(gcs[2]); ads != Consent::Unknown)
            signals.adStorage = ads;
        if (const Consent analytics = fromDigit(gcs[3]); analytics != Consent::Unknown)
            signals.analyticsStorage = analytics;
    }
    return signals;
}

} // namespace sluis::types
