#include "core/crypto/certificate.h"

#include "core/base/encoding.h"
#include "core/crypto/hash.h"
#include "core/crypto/openssl.h"

#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace sluis::crypto {
namespace {

    using X509Certificate = std::unique_ptr<X509, FreeBy<X509_free>>;
    using Extension = std::unique_ptr<X509_EXTENSION, FreeBy<X509_EXTENSION_free>>;

    std::string textOf(BIO* memory)
    {
        char* data = nullptr;
        const long size = BIO_get_mem_data(memory, &data);
        return {data, static_cast<size_t>(size)};
    }

    Result<std::string> pinOf(X509* certificate)
    {
        unsigned char* encoded = nullptr;
        const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &encoded);
        if (size <= 0)
            return fail(ErrorCode::InvalidInput, "crypto.notACertificate");
        std::string pin = toBase64Url(sha256({reinterpret_cast<const char*>(encoded), static_cast<size_t>(size)}));
        OPENSSL_free(encoded);
        return pin;
    }

    bool addExtension(X509* certificate, int id, const char* value)
    {
        X509V3_CTX context;
        X509V3_set_ctx_nodb(&context);
        X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
        const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, id, value));
        return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
    }

    bool fillIn(X509* certificate, EVP_PKEY* key, std::string_view name, WallTime now, std::chrono::days validity)
    {
        const time_t moment = toMilliseconds(now) / 1000;
        const std::string serial = randomBytes(8);
        uint64_t number = 0;
        for (const unsigned char byte : serial)
            number = number << 8 | byte;
        X509_NAME* subject = X509_get_subject_name(certificate);
        const auto* text = reinterpret_cast<const unsigned char*>(name.data());
        return X509_set_version(certificate, X509_VERSION_3) == 1
            && ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), number >> 1) == 1
            && ASN1_TIME_set(X509_getm_notBefore(certificate), moment - 24 * 3600)
            && ASN1_TIME_set(X509_getm_notAfter(certificate), moment + validity.count() * 24 * 3600)
            && X509_set_pubkey(certificate, key) == 1
            && X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, text, static_cast<int>(name.size()), -1, 0) == 1
            && X509_set_issuer_name(certificate, subject) == 1
            && addExtension(certificate, NID_basic_constraints, "critical,CA:FALSE")
            && addExtension(certificate, NID_ext_key_usage, "serverAuth")
            && X509_sign(certificate, key, EVP_sha256()) > 0;
    }

} // namespace

Result<Certificate> createSelfSignedCertificate(std::string_view name, WallTime now, std::chrono::days validity)
{
    const auto failed = [] { return fail(ErrorCode::Unavailable, "crypto.noCertificate"); };
    const Key key(EVP_EC_gen("P-256"));
    const X509Certificate certificate(X509_new());
    if (!key || !certificate || !fillIn(certificate.get(), key.get(), name, now, validity))
        return failed();
    const Bio certificateText(BIO_new(BIO_s_mem()));
    const Bio keyText(BIO_new(BIO_s_secmem()));
    if (!certificateText || !keyText || PEM_write_bio_X509(certificateText.get(), certificate.get()) != 1
        || PEM_write_bio_PKCS8PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return failed();
    auto pin = pinOf(certificate.get());
    if (!pin)
        return failed();
    return Certificate{textOf(certificateText.get()), Secret(textOf(keyText.get())), std::move(*pin)};
}

Result<std::string> pinOf(std::string_view certificatePem)
{
    const Bio text(BIO_new_mem_buf(certificatePem.data(), static_cast<int>(certificatePem.size())));
    const X509Certificate certificate(text ? PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!certificate)
        return fail(ErrorCode::InvalidInput, "crypto.notACertificate");
    return pinOf(certificate.get());
}

} // namespace sluis::crypto
