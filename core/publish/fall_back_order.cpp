#include "core/publish/fall_back_order.h"

#include "core/base/encoding.h"
#include "core/publish/byte_coding.h"

namespace sluis::publish {
namespace {

    using value::Value;

    constexpr std::string_view SigningDomain = "sluis fall back order, version 1\n";

    std::string signedBytes(const FallBackOrder& order)
    {
        std::string bytes(SigningDomain);
        for (const std::string* part : {&order.container, &order.environment, &order.activeHash}) {
            appendNumber(bytes, static_cast<uint32_t>(part->size()));
            bytes += *part;
        }
        appendNumber(bytes, static_cast<uint64_t>(toMilliseconds(order.activeSince)));
        return bytes;
    }

} // namespace

FallBackOrder signFallBack(
    const std::string& container, const std::string& environment, const Serving& active, const crypto::SigningKey& key)
{
    FallBackOrder order{container, environment, active.hash, active.since, {}};
    order.signature = {fromHex(key.publicKey().id()).value_or(""), key.sign(signedBytes(order))};
    return order;
}

Value toJson(const FallBackOrder& order)
{
    return Value::object({{"container", order.container}, {"environment", order.environment},
        {"active_hash", order.activeHash}, {"active_since", toIso8601(order.activeSince)},
        {"key_id", toHex(order.signature.keyId)}, {"signature", toBase64Url(order.signature.bytes)}});
}

Result<FallBackOrder> fallBackOrderFromJson(const Value& json)
{
    FallBackOrder order;
    order.container = json["container"].string();
    order.environment = json["environment"].string();
    order.activeHash = json["active_hash"].string();
    const auto keyId = fromHex(json["key_id"].string());
    const auto signature = fromBase64Url(json["signature"].string());
    if (!keyId || !signature || !fromIso8601(json["active_since"].string(), order.activeSince))
        return fail(ErrorCode::InvalidInput, "publish.requestNotUnderstood");
    order.signature = {*keyId, *signature};
    return order;
}

Result<void> admit(const FallBackOrder& order, const Trust& trust, const Serving& active)
{
    const std::string keyId = toHex(order.signature.keyId);
    const crypto::PublicKey* signer = nullptr;
    for (const crypto::PublicKey& key : trust.keys) {
        if (key.id() == keyId)
            signer = &key;
    }
    if (signer == nullptr)
        return fail(ErrorCode::Denied, "publish.unknownKey", keyId);
    if (!crypto::verify(*signer, signedBytes(order), order.signature.bytes))
        return fail(ErrorCode::Denied, "publish.badSignature");
    if (order.container != trust.container)
        return fail(ErrorCode::Denied, "publish.wrongContainer", order.container, trust.container);
    if (order.environment != trust.environment)
        return fail(ErrorCode::Denied, "publish.wrongEnvironment", order.environment, trust.environment);
    if (order.activeHash != active.hash || toMilliseconds(order.activeSince) != toMilliseconds(active.since))
        return fail(ErrorCode::Conflict, "publish.otherActive");
    return {};
}

} // namespace sluis::publish
