#pragma once

#include "core/base/result.h"
#include "core/value/value.h"

#include <string_view>

namespace sluis::runtime {

// The keys that hmacSha256 of templates may use, from the file that SGTM_CREDENTIALS names where Google's own server
// runs: {"keys": {id: base64}}. Gives {id: base64}. InvalidInput, runtime.badPrivateKeys with the id that is no base64.
Result<value::Value> readPrivateKeys(std::string_view json);

} // namespace sluis::runtime
