#include "core/publish/secret_vault.h"

#include "core/container/secrets.h"
#include "core/crypto/hash.h"

namespace sluis::publish {

Result<void> checkSecret(const std::string& name, const crypto::Secret& value)
{
    if (!container::isSecretName(name))
        return fail(ErrorCode::InvalidInput, "publish.notASecretName", name);
    const size_t size = value.reveal().size();
    if (size < SecretValueLeast)
        return fail(ErrorCode::InvalidInput, "publish.secretTooShort", name, std::to_string(SecretValueLeast));
    if (size > SecretValueLimit)
        return fail(ErrorCode::LimitReached, "publish.secretTooLong", name, std::to_string(SecretValueLimit));
    return {};
}

std::string SecretVault::keyOf(const std::string& name) const
{
    return "secret/" + m_workspaceId + "/" + name;
}

std::string SecretVault::sentKeyOf(const std::string& gatewayId, const std::string& name) const
{
    return "secret-sent/" + m_workspaceId + "/" + gatewayId + "/" + name;
}

Result<bool> SecretVault::has(const std::string& name)
{
    const auto value = read(name);
    if (!value && value.error().code != ErrorCode::NotFound)
        return fail(value.error());
    return value.has_value();
}

Result<crypto::Secret> SecretVault::read(const std::string& name)
{
    auto value = m_keys.read(keyOf(name));
    if (!value && value.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, "publish.noSecretValue", name);
    return value;
}

Result<void> SecretVault::set(const std::string& name, const crypto::Secret& value)
{
    if (auto checked = checkSecret(name, value); !checked)
        return checked;
    return m_keys.keep(keyOf(name), value);
}

Result<void> SecretVault::remove(const std::string& name)
{
    return m_keys.remove(keyOf(name));
}

Result<crypto::SecretValues> SecretVault::readAll(const std::vector<std::string>& names)
{
    crypto::SecretValues values;
    for (const std::string& name : names) {
        auto value = read(name);
        if (value)
            values.insert_or_assign(name, std::move(*value));
        else if (value.error().code != ErrorCode::NotFound)
            return fail(value.error());
    }
    return values;
}

Result<bool> SecretVault::wasSent(const std::string& gatewayId, const std::string& name, const crypto::Secret& value)
{
    const auto sent = m_keys.read(sentKeyOf(gatewayId, name));
    if (!sent && sent.error().code != ErrorCode::NotFound)
        return fail(sent.error());
    return sent && crypto::constantTimeEquals(sent->reveal(), crypto::sha256(value.reveal()));
}

Result<void> SecretVault::noteSent(const std::string& gatewayId, const std::string& name, const crypto::Secret& value)
{
    return m_keys.keep(sentKeyOf(gatewayId, name), crypto::Secret(crypto::sha256(value.reveal())));
}

} // namespace sluis::publish
