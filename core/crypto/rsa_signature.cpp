#include "core/crypto/rsa_signature.h"

#include "core/crypto/openssl.h"

namespace sluis::crypto {

Result<std::string> signRs256(const Secret& privateKey, std::string_view bytes)
{
    const auto refused = [] { return fail(ErrorCode::InvalidInput, "crypto.notAnRsaKey"); };
    const std::string& pem = privateKey.reveal();
    const Bio text(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const Key key(text ? PEM_read_bio_PrivateKey(text.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA)
        return refused();
    const DigestContext context(EVP_MD_CTX_new());
    size_t size = 0;
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    if (!context || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1
        || EVP_DigestSign(context.get(), nullptr, &size, data, bytes.size()) != 1)
        return refused();
    std::string signature(size, '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, data, bytes.size())
        != 1)
        return refused();
    signature.resize(size);
    return signature;
}

} // namespace sluis::crypto
