#pragma once

#include "core/http/admission.h"
#include "core/http/limits.h"
#include "core/http/loop.h"
#include "core/http/request.h"
#include "core/http/response.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sluis::http {

class Connection;
class TlsServerContext;

struct Peer {
    std::string address; // of the connection; what a proxy says about it is somebody else's to judge
    uint16_t port = 0;
};

// The right and the duty to answer one request. Answers may come in any order and later; the connection sends them in
// the order of its requests. One that goes without answering answers 500. Move-only; must not outlive the loop.
class Responder
{
public:
    Responder() = default;
    Responder(std::shared_ptr<Connection> connection, uint64_t sequence)
        : m_connection(std::move(connection))
        , m_sequence(sequence)
    { }
    Responder(Responder&&) noexcept = default;
    Responder& operator=(Responder&& other) noexcept;
    ~Responder();

    // Once; safe from any thread. When the peer is gone, nothing happens.
    void respond(Response response);
    explicit operator bool() const { return m_connection != nullptr; }

private:
    std::shared_ptr<Connection> m_connection;
    uint64_t m_sequence = 0;
};

// Called on the loop for each request. Copying the request keeps it; what is not kept costs no memory.
using OnRequest = std::function<void(const Request& request, const Peer& peer, Responder responder)>;

struct ListenerOptions {
    std::string address = "127.0.0.1"; // numeric
    uint16_t port = 0; // 0 takes a free one
    bool shared = false; // other listeners, each on its own loop, have the same address and port
    Limits limits;
    std::shared_ptr<Admission> admission; // of all listeners together; none: the listener's own

    // Which Host a request must name; another one gets 421. Off: any.
    bool onlyLocalHosts = false; // localhost, 127.0.0.1 and [::1] with the listener's port
    std::vector<std::string> extraHosts; // with onlyLocalHosts: "shop.localhost:8080"

    std::shared_ptr<TlsServerContext> tls; // none: plain
};

struct ListenerNumbers {
    uint64_t accepted = 0;
    uint64_t requests = 0;
    uint64_t refusedRequests = 0; // 4xx of the parser, deadlines and Host
    uint64_t refusedConnections = 0; // over a limit
};

// A strict HTTP/1.1 server on one loop. Everything belongs to the loop's thread.
class Listener
{
public:
    // Errors: http.portInUse, http.addressNotUsable.
    static Result<std::unique_ptr<Listener>> open(Loop& loop, ListenerOptions options, OnRequest onRequest);
    virtual ~Listener() = default; // closes every connection at once

    virtual uint16_t port() const = 0;
    virtual size_t connectionCount() const = 0;
    virtual ListenerNumbers numbers() const = 0;

    // Accepts nothing more, closes connections as they have been answered, then calls `done` on the loop.
    virtual void drain(std::function<void()> done) = 0;
};

} // namespace sluis::http
