#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <memory>

// OpenSSL's objects, given back when they go. For the sources of this folder alone.
namespace sluis::crypto {

template <auto function> struct FreeBy {
    template <class T> void operator()(T* object) const { function(object); }
};

using Bio = std::unique_ptr<BIO, FreeBy<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, FreeBy<EVP_PKEY_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreeBy<EVP_MD_CTX_free>>;

} // namespace sluis::crypto
