#include "core/workspace/gateway_record.h"

#include "core/value/json.h"

namespace sluis::workspace {
namespace {

    WallTime timeOf(const value::Value& json)
    {
        WallTime time{};
        return fromIso8601(json.string(), time) ? time : WallTime{};
    }

} // namespace

Result<std::vector<GatewayRecord>> readGateways(storage::Database& database)
{
    std::vector<GatewayRecord> records;
    auto read = database.each("SELECT name, data FROM gateways ORDER BY name", [&records](const storage::Row& row) {
        const auto json = value::readJson(row.text(1)).value_or(value::Value());
        GatewayRecord record;
        record.name = row.text(0);
        record.address = json["address"].string();
        record.pin = json["pin"].string();
        record.tokenName = json["token_name"].string();
        record.gatewayId = json["gateway_id"].string();
        record.container = json["container"].string();
        record.environment = json["environment"].string();
        record.paired = timeOf(json["paired"]);
        record.lastSeen = timeOf(json["last_seen"]);
        record.lastStatus = json["last_status"];
        records.push_back(std::move(record));
    });
    if (!read)
        return fail(read.error());
    return records;
}

Result<void> writeGateway(storage::Database& database, const GatewayRecord& record)
{
    const auto json = value::Value::object({{"address", record.address}, {"pin", record.pin},
        {"token_name", record.tokenName}, {"gateway_id", record.gatewayId}, {"container", record.container},
        {"environment", record.environment}, {"paired", toIso8601(record.paired)},
        {"last_seen", toIso8601(record.lastSeen)}, {"last_status", record.lastStatus}});
    return database.run("INSERT OR REPLACE INTO gateways VALUES(?,?)", record.name, value::writeJson(json));
}

} // namespace sluis::workspace
