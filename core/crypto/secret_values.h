#pragma once

#include "core/crypto/secret.h"

#include <map>
#include <memory>
#include <string>

namespace sluis::crypto {

// Values of secrets by their names. Move-only, as each value is.
using SecretValues = std::map<std::string, Secret, std::less<>>;
using SecretValuesPtr = std::shared_ptr<const SecretValues>;

} // namespace sluis::crypto
