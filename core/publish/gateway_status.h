#pragma once

#include "core/publish/bundle_store.h"
#include "core/publish/capabilities.h"
#include "core/publish/secrets_file.h"

#include <optional>
#include <string>
#include <vector>

namespace sluis::publish {

// What a gateway says about itself.
struct GatewayStatus {
    std::string id; // 16 hex characters, made once
    std::string program; // version of sluis-gateway
    std::string container;
    std::string environment;
    Head head; // highest version ever accepted
    Serving active;
    Serving lastGood;
    std::vector<uint64_t> held; // versions it can send back or fall back to
    Capabilities capabilities;
    std::optional<GatewaySecrets> secrets; // nothing: a gateway that is too old to keep any
    value::Value numbers; // object: hits, claimed, … as the server counts them
    WallTime time; // of the gateway's clock

    bool operator==(const GatewayStatus&) const = default;
};

value::Value toJson(const GatewayStatus& status);
Result<GatewayStatus> statusFromJson(const value::Value& json); // Corrupt, publish.answerNotUnderstood

// Errors over the admin protocol: {"error": {"code", "reason", "subject", "detail"}}.
value::Value errorToJson(const Error& error);
std::optional<Error> errorFromJson(const value::Value& json);
int httpStatusOf(const Error& error);

} // namespace sluis::publish
