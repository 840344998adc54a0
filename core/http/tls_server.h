#pragma once

#include "core/base/result.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>

using SSL_CTX = struct ssl_ctx_st;
using SSL = struct ssl_st;

namespace sluis::http {

// Certificate and key of a listener that speaks TLS 1.3. Safe to share between loops.
class TlsServerContext
{
public:
    // PEM texts. Errors: http.tlsSetup (InvalidInput).
    static Result<std::shared_ptr<TlsServerContext>> make(std::string_view certificatePem, std::string_view keyPem);
    ~TlsServerContext();
    TlsServerContext(const TlsServerContext&) = delete;
    TlsServerContext& operator=(const TlsServerContext&) = delete;

    SSL_CTX* get() const { return m_context; }

private:
    explicit TlsServerContext(SSL_CTX* context)
        : m_context(context)
    { }

    SSL_CTX* m_context;
};

enum class Transfer { Some, WouldBlock, Closed };

// TLS on one accepted socket that does not block; the handshake happens inside the first reads.
class TlsSession
{
public:
    TlsSession(const TlsServerContext& context, int descriptor);
    ~TlsSession();
    TlsSession(const TlsSession&) = delete;
    TlsSession& operator=(const TlsSession&) = delete;

    Transfer read(std::span<char> buffer, size_t& count);
    Transfer write(std::string_view bytes, size_t& count);
    void shutDown(); // tells the peer that nothing more comes

    bool isEstablished() const;
    bool wantsWrite() const { return m_wantsWrite; } // to go on reading, as in a handshake

private:
    Transfer outcome(int result);

    SSL* m_ssl;
    bool m_wantsWrite = false;
    bool m_broken = false;
};

} // namespace sluis::http
