#pragma once

#include "core/container/container.h"
#include "core/publish/gateway_runtime.h"
#include "core/server/server.h"
#include "core/templates/type_catalogue.h"

#include <functional>
#include <memory>
#include <string_view>

namespace sluis::server {

// What a gateway's admin side asks of its server: a published bundle becomes the plan that hits run through. Every
// function is safe from any thread.
class GatewayContainer final : public publish::GatewayRuntime
{
public:
    // How the text of an export becomes a container (core/gtm does it).
    using ReadContainer = std::function<Result<container::Container>(std::string_view)>;

    GatewayContainer(Server& server, ReadContainer read); // the server outlives it

    publish::Capabilities capabilities() const override { return m_capabilities; }
    Result<std::function<void()>> warm(const publish::Bundle& bundle) override;
    void setSecrets(crypto::SecretValues values) override;
    value::Value numbers() const override;

private:
    Server& m_server;
    const ReadContainer m_read;
    const templates::TypeCatalogue m_catalogue;
    const publish::Capabilities m_capabilities;
};

} // namespace sluis::server
