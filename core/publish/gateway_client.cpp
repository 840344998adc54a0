#include "core/publish/gateway_client.h"

#include "core/publish/fall_back_order.h"
#include "core/publish/secrets_order.h"
#include "core/value/json.h"

namespace sluis::publish {

using value::Value;

Result<http::Response> GatewayClient::exchange(std::string_view method, const std::string& path, std::string_view body)
{
    http::Headers headers{{"Content-Type", "application/octet-stream"}};
    if (!m_token.empty())
        headers.push_back({"Authorization", "Bearer " + m_token.reveal()});
    auto response = m_channel.exchange(http::makeRequest(method, path, headers, body));
    if (!response || response->status == 200)
        return response;
    const auto json = value::readJson(response->body, {16, 1000});
    auto error = json ? errorFromJson(*json) : std::nullopt;
    return fail(error.value_or(
        Error{ErrorCode::Corrupt, "publish.answerNotUnderstood", {}, "status " + std::to_string(response->status)}));
}

Result<Value> GatewayClient::exchangeJson(std::string_view method, const std::string& path, std::string_view body)
{
    auto response = exchange(method, path, body);
    if (!response)
        return fail(response.error());
    auto json = value::readJson(response->body);
    if (!json)
        return fail(ErrorCode::Corrupt, "publish.answerNotUnderstood");
    return json;
}

Result<GatewayClient::Paired> GatewayClient::pair(std::string_view secret, const std::string& container,
    const std::string& environment, const std::string& owner, const crypto::PublicKey& key)
{
    const Value body = Value::object({{"secret", secret}, {"container", container}, {"environment", environment},
        {"owner", owner}, {"public_key", crypto::toText(key)}});
    auto json = exchangeJson("POST", "/pair", value::writeJson(body));
    if (!json)
        return fail(json.error());
    auto status = statusFromJson((*json)["status"]);
    if (!status)
        return fail(status.error());
    m_token = crypto::Secret(std::string((*json)["token"].string()));
    return Paired{m_token.copy(), std::move(*status)};
}

Result<GatewayStatus> GatewayClient::status()
{
    auto json = exchangeJson("GET", "/status");
    if (!json)
        return fail(json.error());
    return statusFromJson(*json);
}

Result<void> GatewayClient::stage(const Bundle& bundle)
{
    auto json = exchangeJson("PUT", "/staged", encodeBundle(bundle));
    if (!json)
        return fail(json.error());
    if ((*json)["hash"].string() != bundle.hashText())
        return fail(ErrorCode::Corrupt, "publish.answerNotUnderstood");
    return {};
}

Result<GatewayStatus> GatewayClient::activate(const std::string& hashText)
{
    auto json = exchangeJson("POST", "/activate", value::writeJson(Value::object({{"hash", hashText}})));
    if (!json)
        return fail(json.error());
    return statusFromJson(*json);
}

Result<GatewayStatus> GatewayClient::fallBack(const crypto::SigningKey& key)
{
    auto present = status();
    if (!present)
        return present;
    const auto order = signFallBack(present->container, present->environment, present->active, key);
    auto json = exchangeJson("POST", "/fallback", value::writeJson(toJson(order)));
    if (!json)
        return fail(json.error());
    return statusFromJson(*json);
}

Result<GatewayStatus> GatewayClient::changeSecrets(const SecretChanges& changes, const crypto::SigningKey& key)
{
    auto present = status();
    if (!present)
        return present;
    if (!present->secrets)
        return fail(ErrorCode::Denied, "publish.noSecretsThere");
    const auto order = signSecrets(present->container, present->environment, *present->secrets, changes, key);
    if (!order)
        return fail(order.error());
    const auto json = exchangeJson("POST", "/secrets", value::writeJson(toJson(*order)));
    if (!json)
        return fail(json.error());
    return statusFromJson(*json);
}

Result<Bundle> GatewayClient::held(uint64_t version)
{
    auto response = exchange("GET", "/bundles/" + std::to_string(version), {});
    if (!response)
        return fail(response.error());
    return decodeBundle(response->body);
}

Result<void> GatewayClient::forgetUs()
{
    auto json = exchangeJson("DELETE", "/token");
    if (!json)
        return fail(json.error());
    return {};
}

} // namespace sluis::publish
