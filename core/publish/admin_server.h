#pragma once

#include "core/http/listener.h"
#include "core/publish/admin_handler.h"

#include <memory>
#include <string>
#include <thread>

namespace sluis::publish {

struct AdminServerOptions {
    std::string address = "127.0.0.1"; // numeric
    uint16_t port = 0; // 0 takes a free one
    std::string certificatePem;
    crypto::Secret keyPem;
};

// The admin port: TLS on a loop of its own, requests worked on one after the other by a second thread, so that neither
// the disk nor warming a plan ever touches the loops that serve hits.
class AdminServer
{
public:
    // The handler and the clock outlive it. Errors: http.portInUse, http.addressNotUsable, http.tlsSetup.
    static Result<std::unique_ptr<AdminServer>> start(
        const AdminServerOptions& options, AdminHandler& handler, const Clock& clock);
    virtual ~AdminServer() = default; // stops; a request that is worked on is finished

    virtual uint16_t port() const = 0;
};

} // namespace sluis::publish
