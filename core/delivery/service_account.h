#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/crypto/secret.h"

#include <memory>
#include <string>
#include <string_view>

namespace sluis::delivery {

// Who this machine is at Google: the key file of a service account, as Google's console gives it out.
struct ServiceAccount {
    std::string email;
    std::string keyId;
    crypto::Secret privateKey; // PEM
    std::string tokenAddress; // where an assertion is changed into a token
};
using ServiceAccountPtr = std::shared_ptr<const ServiceAccount>;

// InvalidInput, delivery.notAServiceAccount: with the member that is missing or wrong.
Result<ServiceAccountPtr> readServiceAccount(std::string_view json);

// What is sent to tokenAddress: the account's word, signed, that it asks for these scopes (separated by spaces), good
// for an hour from now (RFC 7523).
std::string signedAssertion(const ServiceAccount& account, std::string_view scopes, WallTime now);

} // namespace sluis::delivery
