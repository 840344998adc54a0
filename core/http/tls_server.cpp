#include "core/http/tls_server.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <climits>

namespace sluis::http {

namespace {

    struct BioDeleter {
        void operator()(BIO* bio) const { BIO_free(bio); }
    };
    using BioPtr = std::unique_ptr<BIO, BioDeleter>;

    struct CertificateDeleter {
        void operator()(X509* certificate) const { X509_free(certificate); }
    };

    struct KeyDeleter {
        void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    };

    BioPtr reading(std::string_view text)
    {
        return BioPtr(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
    }

    tl::unexpected<Error> setupFailed(std::string what)
    {
        ERR_clear_error();
        return fail(ErrorCode::InvalidInput, "http.tlsSetup", {}, std::move(what));
    }

    int clampedLength(size_t length)
    {
        return static_cast<int>(std::min<size_t>(length, INT_MAX));
    }

} // namespace

Result<std::shared_ptr<TlsServerContext>> TlsServerContext::make(
    std::string_view certificatePem, std::string_view keyPem)
{
    const BioPtr certificateText = reading(certificatePem);
    const BioPtr keyText = reading(keyPem);
    const std::unique_ptr<X509, CertificateDeleter> certificate(
        PEM_read_bio_X509(certificateText.get(), nullptr, nullptr, nullptr));
    if (!certificate)
        return setupFailed("certificate");
    const std::unique_ptr<EVP_PKEY, KeyDeleter> key(PEM_read_bio_PrivateKey(keyText.get(), nullptr, nullptr, nullptr));
    if (!key)
        return setupFailed("private key");
    SSL_CTX* context = SSL_CTX_new(TLS_server_method());
    SLUIS_ASSERT(context);
    std::shared_ptr<TlsServerContext> owned(new TlsServerContext(context));
    SSL_CTX_set_mode(
        context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
    const bool ready = SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) == 1
        && SSL_CTX_use_certificate(context, certificate.get()) == 1 && SSL_CTX_use_PrivateKey(context, key.get()) == 1
        && SSL_CTX_check_private_key(context) == 1;
    if (!ready)
        return setupFailed("certificate and key do not fit");
    return owned;
}

TlsServerContext::~TlsServerContext()
{
    SSL_CTX_free(m_context);
}

TlsSession::TlsSession(const TlsServerContext& context, int descriptor)
    : m_ssl(SSL_new(context.get()))
{
    SLUIS_ASSERT(m_ssl && SSL_set_fd(m_ssl, descriptor) == 1);
    SSL_set_accept_state(m_ssl);
}

TlsSession::~TlsSession()
{
    SSL_free(m_ssl);
}

Transfer TlsSession::outcome(int result)
{
    const int error = SSL_get_error(m_ssl, result);
    m_wantsWrite = error == SSL_ERROR_WANT_WRITE;
    if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE)
        return Transfer::WouldBlock;
    m_broken = error != SSL_ERROR_ZERO_RETURN;
    ERR_clear_error();
    return Transfer::Closed;
}

Transfer TlsSession::read(std::span<char> buffer, size_t& count)
{
    m_wantsWrite = false;
    const int result = SSL_read(m_ssl, buffer.data(), clampedLength(buffer.size()));
    count = result > 0 ? static_cast<size_t>(result) : 0;
    return result > 0 ? Transfer::Some : outcome(result);
}

Transfer TlsSession::write(std::string_view bytes, size_t& count)
{
    const int result = SSL_write(m_ssl, bytes.data(), clampedLength(bytes.size()));
    count = result > 0 ? static_cast<size_t>(result) : 0;
    return result > 0 ? Transfer::Some : outcome(result);
}

void TlsSession::shutDown()
{
    if (!m_broken && isEstablished())
        SSL_shutdown(m_ssl);
    ERR_clear_error();
}

bool TlsSession::isEstablished() const
{
    return SSL_is_init_finished(m_ssl);
}

} // namespace sluis::http
