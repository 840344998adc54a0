#pragma once

#include "core/http/request.h"
#include "core/http/response.h"
#include "core/publish/access_store.h"
#include "core/publish/bundle_store.h"
#include "core/publish/gateway_runtime.h"
#include "core/publish/gateway_status.h"
#include "core/publish/secrets_file.h"

#include <mutex>
#include <optional>
#include <string>

namespace sluis::publish {

// Largest body that the admin port must let through.
constexpr size_t AdminBodyLimitBytes = BundleLimitBytes;

// The gateway's end of the admin protocol (README.md): one request in, one response out. Blocks for the disk and for
// warming, so it belongs on a thread that serves no hits; callable from any thread, one request at a time is worked on.
class AdminHandler
{
public:
    // All references outlive it; `gatewayId` and `program` are shown in the status.
    AdminHandler(BundleStore& bundles, AccessStore& access, SecretsFile& secrets, GatewayRuntime& runtime,
        const Clock& clock, std::string gatewayId, std::string program);

    http::Response handle(const http::Request& request, std::string_view peer);

    GatewayStatus status() const;

    // Gives the runtime the secrets that it does not have yet: to be called at the start, and now and then, because
    // another process may change the file.
    Result<void> refreshSecrets();

private:
    struct Call; // one request with who asks

    http::Response answer(Call& call);
    http::Response pair(const Call& call);
    http::Response stage(const Call& call);
    http::Response activate(const Call& call);
    http::Response fallBack(const Call& call);
    http::Response changeSecrets(const Call& call);
    Result<void> refreshSecretsLocked();
    http::Response sendHeld(std::string_view version) const;
    Result<void> checkAdmission(const Bundle& bundle) const;
    GatewayStatus statusLocked() const;

    mutable std::mutex m_mutex;
    BundleStore& m_bundles; // guarded by m_mutex, as all below
    AccessStore& m_access;
    SecretsFile& m_secrets;
    GatewayRuntime& m_runtime;
    const Clock& m_clock;
    const std::string m_gatewayId;
    const std::string m_program;
    std::optional<uint64_t> m_givenSecrets; // the revision that the runtime has
};

} // namespace sluis::publish
