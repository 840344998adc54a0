#pragma once

#include "core/base/result.h"
#include "core/crypto/secret.h"

#include <string>
#include <string_view>

namespace sluis::crypto {

// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017; "RS256" of RFC 7518), as Google's accounts of services sign. The key is PEM
// (PKCS#8). InvalidInput, crypto.notAnRsaKey.
Result<std::string> signRs256(const Secret& privateKey, std::string_view bytes);

} // namespace sluis::crypto
