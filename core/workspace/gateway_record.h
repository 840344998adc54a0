#pragma once

#include "core/base/clock.h"
#include "core/storage/database.h"
#include "core/value/value.h"

#include <string>
#include <vector>

namespace sluis::workspace {

// A gateway that this workspace is paired with. Its token is in the key store, under tokenName.
struct GatewayRecord {
    std::string name; // chosen by the person, unique in the workspace
    std::string address; // of the admin port: "127.0.0.1:8443"
    std::string pin; // of its certificate
    std::string tokenName;
    std::string gatewayId;
    std::string container; // public id
    std::string environment;
    WallTime paired;
    WallTime lastSeen; // 1970: never since pairing
    value::Value lastStatus; // as publish::toJson(GatewayStatus) wrote it; undefined before the first

    bool operator==(const GatewayRecord&) const = default;
};

Result<std::vector<GatewayRecord>> readGateways(storage::Database& database); // by name
Result<void> writeGateway(storage::Database& database, const GatewayRecord& record); // replaces the one of that name

} // namespace sluis::workspace
