#include "core/publish/secrets_order.h"

#include "core/base/encoding.h"
#include "core/publish/byte_coding.h"
#include "core/publish/serving.h"
#include "core/value/json.h"

namespace sluis::publish {
namespace {

    using value::Value;

    constexpr std::string_view SigningDomain = "sluis secrets order, version 1\n";

    std::string signedBytes(const SecretsOrder& order)
    {
        std::string bytes(SigningDomain);
        for (const std::string* part : {&order.container, &order.environment, &order.sealed}) {
            appendNumber(bytes, static_cast<uint32_t>(part->size()));
            bytes += *part;
        }
        appendNumber(bytes, order.follows);
        return bytes;
    }

    std::string plainText(const SecretChanges& changes)
    {
        Value set = Value::object();
        for (const auto& [name, secret] : changes.set)
            set.set(name, toBase64(secret.reveal()));
        Value remove = Value::array();
        for (const std::string& name : changes.remove)
            remove.push(name);
        return value::writeJson(Value::object({{"set", std::move(set)}, {"remove", std::move(remove)}}));
    }

} // namespace

Result<SecretsOrder> signSecrets(const std::string& container, const std::string& environment,
    const GatewaySecrets& present, const SecretChanges& changes, const crypto::SigningKey& key)
{
    std::string plain = plainText(changes);
    auto sealed = crypto::sealFor(present.publicKey, plain);
    crypto::wipe(plain);
    if (!sealed)
        return fail(sealed.error());
    SecretsOrder order{container, environment, present.revision, std::move(*sealed), {}};
    order.signature = {fromHex(key.publicKey().id()).value_or(""), key.sign(signedBytes(order))};
    return order;
}

Value toJson(const SecretsOrder& order)
{
    return Value::object({{"container", order.container}, {"environment", order.environment},
        {"follows", std::to_string(order.follows)}, {"sealed", toBase64Url(order.sealed)},
        {"key_id", toHex(order.signature.keyId)}, {"signature", toBase64Url(order.signature.bytes)}});
}

Result<SecretsOrder> secretsOrderFromJson(const Value& json)
{
    const auto sealed = fromBase64Url(json["sealed"].string());
    const auto keyId = fromHex(json["key_id"].string());
    const auto signature = fromBase64Url(json["signature"].string());
    if (!sealed || !keyId || !signature || !json["follows"].isString())
        return fail(ErrorCode::InvalidInput, "publish.requestNotUnderstood");
    return SecretsOrder{std::string(json["container"].string()), std::string(json["environment"].string()),
        versionFromJson(json["follows"]), *sealed, {*keyId, *signature}};
}

Result<SecretChanges> openOrder(const SecretsOrder& order, const Trust& trust, const crypto::BoxKey& key)
{
    const std::string keyId = toHex(order.signature.keyId);
    const crypto::PublicKey* signer = nullptr;
    for (const crypto::PublicKey& known : trust.keys) {
        if (known.id() == keyId)
            signer = &known;
    }
    if (signer == nullptr)
        return fail(ErrorCode::Denied, "publish.unknownKey", keyId);
    if (!crypto::verify(*signer, signedBytes(order), order.signature.bytes))
        return fail(ErrorCode::Denied, "publish.badSignature");
    if (order.container != trust.container)
        return fail(ErrorCode::Denied, "publish.wrongContainer", order.container, trust.container);
    if (order.environment != trust.environment)
        return fail(ErrorCode::Denied, "publish.wrongEnvironment", order.environment, trust.environment);
    const auto plain = key.open(order.sealed);
    if (!plain)
        return fail(plain.error());
    const auto json = value::readJson(plain->reveal());
    if (!json)
        return fail(ErrorCode::InvalidInput, "publish.requestNotUnderstood");
    SecretChanges changes;
    for (const value::Member& member : (*json)["set"].members()) {
        auto bytes = fromBase64(member.value.string());
        if (!bytes)
            return fail(ErrorCode::InvalidInput, "publish.requestNotUnderstood");
        changes.set.insert_or_assign(std::string(member.name()), crypto::Secret(std::move(*bytes)));
    }
    for (const Value& name : (*json)["remove"].items())
        changes.remove.emplace_back(name.string());
    return changes;
}

} // namespace sluis::publish
