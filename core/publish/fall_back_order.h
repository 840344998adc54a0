#pragma once

#include "core/publish/admission.h"
#include "core/publish/serving.h"

#include <string>
#include <string_view>

namespace sluis::publish {

// A signed word that a gateway is to make its last good version active again. It names what is active and since when,
// so it works once, for one gateway's history: after it, something else is active.
struct FallBackOrder {
    std::string container;
    std::string environment;
    std::string activeHash; // hex
    WallTime activeSince; // milliseconds
    Signature signature;

    bool operator==(const FallBackOrder&) const = default;
};

FallBackOrder signFallBack(
    const std::string& container, const std::string& environment, const Serving& active, const crypto::SigningKey& key);

value::Value toJson(const FallBackOrder& order);
Result<FallBackOrder> fallBackOrderFromJson(const value::Value& json); // InvalidInput, publish.requestNotUnderstood

// Denied: publish.unknownKey, publish.badSignature, publish.wrongContainer, publish.wrongEnvironment.
// Conflict: publish.otherActive (something else is active than the order says).
Result<void> admit(const FallBackOrder& order, const Trust& trust, const Serving& active);

} // namespace sluis::publish
