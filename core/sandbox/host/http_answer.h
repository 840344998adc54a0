#pragma once

#include "core/value/value.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluis::sandbox::host {

using HeaderPairs = std::vector<std::pair<std::string, std::string>>;

// What a template gets for a request it asked for (the body of an EffectKind::SendHttp): {statusCode, headers, body},
// or what getGoogleScript and sendEventToGoogleAnalytics promise. Header names in lower case, repeated ones joined by
// ", ".
value::Value answerFor(const value::Value& asked, int status, const HeaderPairs& headers, std::string_view body);

enum class NoAnswer { Failed, TimedOut };
value::Value rejectionFor(NoAnswer reason); // {reason: "failed"} …

} // namespace sluis::sandbox::host
