#pragma once

#include "core/value/value.h"

#include <string>

// Event data as a GA4 hit: the way back of ga4_event.h. What a transformation hid is not in the event data, so it is
// not in the hit; nothing else is read.
namespace sluis::types {

struct Ga4Hit {
    std::string shared; // of the visitor and the page: "v=2&tid=…&cid=…"
    std::string own; // of this event: "en=purchase&pr1=…&epn.value=…"
};

// `measurementId` stands for the one on the event. user_data, the address and the browser are not in here: the tag
// decides.
Ga4Hit writeGa4Hit(const value::Value& event, std::string_view measurementId);

// Appends name and value, percent-encoded as gtag.js does.
void appendGa4Parameter(std::string& query, std::string_view name, std::string_view value);

// Whether a key of event data is a parameter of the event itself (ep., epn., items, currency), which the tag's lists of
// included and excluded parameters are about; the others describe the hit, the visitor or the page.
bool isGa4EventParameter(std::string_view key);

// E-mail address and phone number of user_data, hashed the way gtag.js sends them: "tv.1~em.<hash>~pn.<hash>"; ""
// without.
std::string hashedUserData(const value::Value& userData);

} // namespace sluis::types
