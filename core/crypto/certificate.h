#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/crypto/secret.h"

#include <string>
#include <string_view>

namespace sluis::crypto {

// A TLS identity that no authority vouches for: the other side knows it by its pin.
struct Certificate {
    std::string pem;
    Secret keyPem; // PKCS #8, not encrypted: belongs into a file that only its owner reads
    std::string pin;
};

// P-256, valid from a day before `now` (clocks differ) for `validity`; `name` is the common name and is not checked by
// a side that pins. Fails only when OpenSSL cannot make a key.
Result<Certificate> createSelfSignedCertificate(std::string_view name, WallTime now, std::chrono::days validity);

// base64url of the SHA-256 of the certificate's public key (SubjectPublicKeyInfo), the value RFC 7469 pins: a
// certificate renewed with the same key keeps its pin. InvalidInput: not a PEM certificate.
Result<std::string> pinOf(std::string_view certificatePem);

} // namespace sluis::crypto
