#pragma once

#include "core/crypto/certificate.h"
#include "core/publish/admin_server.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace sluis::publish {

// Everything a gateway has to do with being published to, below one state directory (0700): its id and certificate, the
// bundles, who may talk to it, the admin port. What app/gateway builds.
class GatewayAdmin
{
public:
    // Makes what is missing. The runtime and the clock outlive it.
    static Result<std::unique_ptr<GatewayAdmin>> open(
        const std::filesystem::path& stateFolder, GatewayRuntime& runtime, const Clock& clock, std::string program);

    // See gateway_runtime.h: false when nothing was published here yet.
    Result<bool> startServing();

    // Opens the admin port: "127.0.0.1:8443", port 0 takes a free one. InvalidInput, publish.notAnAddress.
    Result<void> listen(const std::string& address);
    uint16_t adminPort() const { return m_server ? m_server->port() : 0; }

    // A new pairing code, for one use within an hour. `publicAddress` is how publishers reach the admin port.
    Result<std::string> offerPairing(const std::string& publicAddress);
    bool isPaired() const;

    GatewayStatus status() const { return m_handler.status(); }

    // The runtime gets secrets that another process has changed. To be called now and then.
    Result<void> refreshSecrets() { return m_handler.refreshSecrets(); }

    SecretsFile& secrets() { return m_secrets; } // for programs that serve nothing

private:
    GatewayAdmin(BundleStore bundles, AccessStore access, SecretsFile secrets, crypto::Certificate certificate,
        GatewayRuntime& runtime, const Clock& clock, std::string gatewayId, std::string program);

    BundleStore m_bundles;
    AccessStore m_access;
    SecretsFile m_secrets;
    const crypto::Certificate m_certificate;
    GatewayRuntime& m_runtime;
    const Clock& m_clock;
    AdminHandler m_handler;
    std::unique_ptr<AdminServer> m_server; // last: uses the handler
};

} // namespace sluis::publish
