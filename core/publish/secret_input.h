#pragma once

#include "core/base/result.h"
#include "core/crypto/secret.h"

namespace sluis::publish {

// A value as somebody types or pipes it into a program: everything until the end, without one line end there; from a
// terminal one line that is not shown. LimitReached, publish.secretTooLong; Unavailable, publish.noInput.
Result<crypto::Secret> readSecretInput(int descriptor, const std::string& name);

} // namespace sluis::publish
