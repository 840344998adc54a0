#include "core/publish/gateway_status.h"

#include "core/base/encoding.h"
#include "core/crypto/hash.h"

#include <array>

namespace sluis::publish {
namespace {

    using value::Value;

    struct NamedCode {
        ErrorCode code;
        std::string_view name;
        int httpStatus;
    };

    constexpr std::array<NamedCode, 8> Codes{{
        {ErrorCode::InvalidInput, "invalid_input", 400},
        {ErrorCode::NotFound, "not_found", 404},
        {ErrorCode::Conflict, "conflict", 409},
        {ErrorCode::Denied, "denied", 403},
        {ErrorCode::LimitReached, "limit_reached", 413},
        {ErrorCode::Unavailable, "unavailable", 503},
        {ErrorCode::Corrupt, "corrupt", 500},
        {ErrorCode::Cancelled, "cancelled", 503},
    }};

    Value toJson(const GatewaySecrets& secrets)
    {
        Value names = Value::array();
        for (const std::string& name : secrets.names)
            names.push(name);
        return Value::object({{"names", std::move(names)}, {"revision", std::to_string(secrets.revision)},
            {"public_key", toBase64Url(secrets.publicKey)}});
    }

    std::optional<GatewaySecrets> secretsFromJson(const Value& json)
    {
        const auto key = fromBase64Url(json["public_key"].string());
        if (!json.isObject() || !key)
            return std::nullopt;
        GatewaySecrets secrets{{}, versionFromJson(json["revision"]), *key};
        for (const Value& name : json["names"].items())
            secrets.names.emplace_back(name.string());
        return secrets;
    }

} // namespace

Value toJson(const GatewayStatus& status)
{
    Value held = Value::array();
    for (const uint64_t version : status.held)
        held.push(std::to_string(version));
    Value json = Value::object({{"gateway", Value::object({{"id", status.id}, {"program", status.program}})},
        {"container", status.container}, {"environment", status.environment},
        {"head", Value::object({{"version", std::to_string(status.head.version)}, {"hash", toHex(status.head.hash)}})},
        {"active", toJson(status.active)}, {"last_good", toJson(status.lastGood)}, {"held", std::move(held)},
        {"capabilities", toJson(status.capabilities)}, {"numbers", status.numbers}, {"time", toIso8601(status.time)}});
    if (status.secrets)
        json.set("secrets", toJson(*status.secrets));
    return json;
}

Result<GatewayStatus> statusFromJson(const Value& json)
{
    GatewayStatus status;
    const auto hash = fromHex(json["head"]["hash"].string());
    if (!hash || hash->size() != crypto::Sha256Bytes || !fromIso8601(json["time"].string(), status.time))
        return fail(ErrorCode::Corrupt, "publish.answerNotUnderstood");
    status.id = json["gateway"]["id"].string();
    status.program = json["gateway"]["program"].string();
    status.container = json["container"].string();
    status.environment = json["environment"].string();
    status.head = {versionFromJson(json["head"]["version"]), *hash};
    status.active = servingFromJson(json["active"]);
    status.lastGood = servingFromJson(json["last_good"]);
    for (const Value& version : json["held"].items())
        status.held.push_back(versionFromJson(version));
    status.capabilities = capabilitiesFromJson(json["capabilities"]);
    status.secrets = secretsFromJson(json["secrets"]);
    status.numbers = json["numbers"];
    return status;
}

Value errorToJson(const Error& error)
{
    std::string_view name = "unavailable";
    for (const NamedCode& code : Codes) {
        if (code.code == error.code)
            name = code.name;
    }
    return Value::object({{"error",
        Value::object(
            {{"code", name}, {"reason", error.reason}, {"subject", error.subject}, {"detail", error.detail}})}});
}

std::optional<Error> errorFromJson(const Value& json)
{
    const Value& error = json["error"];
    for (const NamedCode& code : Codes) {
        if (error["code"].string() == code.name && error["reason"].isString())
            return Error{code.code, std::string(error["reason"].string()), std::string(error["subject"].string()),
                std::string(error["detail"].string())};
    }
    return std::nullopt;
}

int httpStatusOf(const Error& error)
{
    for (const NamedCode& code : Codes) {
        if (code.code == error.code)
            return code.httpStatus;
    }
    return 500;
}

} // namespace sluis::publish
