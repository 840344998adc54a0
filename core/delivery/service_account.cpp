#include "core/delivery/service_account.h"

#include "core/base/encoding.h"
#include "core/crypto/rsa_signature.h"
#include "core/value/json.h"

namespace sluis::delivery {
namespace {

    constexpr std::string_view GoogleTokenAddress = "https://oauth2.googleapis.com/token";
    constexpr int64_t AssertionSeconds = 3600; // the most that Google takes

    auto without(std::string_view member)
    {
        return fail(ErrorCode::InvalidInput, "delivery.notAServiceAccount", std::string(member));
    }

} // namespace

Result<ServiceAccountPtr> readServiceAccount(std::string_view json)
{
    const auto file = value::readJson(json);
    if (!file || (*file)["type"].string() != "service_account")
        return without("type");
    auto account = std::make_shared<ServiceAccount>();
    account->email = (*file)["client_email"].string();
    account->keyId = (*file)["private_key_id"].string();
    account->privateKey = crypto::Secret(std::string((*file)["private_key"].string()));
    account->tokenAddress = (*file)["token_uri"].string(GoogleTokenAddress);
    if (account->email.empty())
        return without("client_email");
    if (!crypto::signRs256(account->privateKey, "try"))
        return without("private_key");
    return ServiceAccountPtr(std::move(account));
}

std::string signedAssertion(const ServiceAccount& account, std::string_view scopes, WallTime now)
{
    const int64_t second = toMilliseconds(now) / 1000;
    const auto part = [](const value::Value& object) { return toBase64Url(value::writeJson(object)); };
    const value::Value header = value::Value::object({{"alg", "RS256"}, {"typ", "JWT"}, {"kid", account.keyId}});
    const value::Value claims = value::Value::object({{"iss", account.email}, {"scope", scopes},
        {"aud", account.tokenAddress}, {"iat", second}, {"exp", second + AssertionSeconds}});
    std::string text = part(header) + '.' + part(claims);
    const auto signature = crypto::signRs256(account.privateKey, text); // the key was tried when it was read
    return text + '.' + toBase64Url(signature ? *signature : std::string());
}

} // namespace sluis::delivery
