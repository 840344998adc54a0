#pragma once

#include "core/runtime/types.h"

namespace sluis::types {

// Client "Google Analytics: GA4 (Web)": claims /g/collect of the web (container reference, 4.1 and 6.6).
class GaawClient final : public runtime::ClientType
{
public:
    templates::TypeDescription describe() const override;
    runtime::ClientOutcome claim(const runtime::ClientInput& input) const override;
    void addBrowserCommands(http::Response& response, const std::vector<std::string>& pixelUrls) const override;
};

} // namespace sluis::types
