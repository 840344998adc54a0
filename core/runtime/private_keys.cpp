#include "core/runtime/private_keys.h"

#include "core/base/encoding.h"
#include "core/value/json.h"

namespace sluis::runtime {

Result<value::Value> readPrivateKeys(std::string_view json)
{
    const auto file = value::readJson(json);
    if (!file || !(*file)["keys"].isObject())
        return fail(ErrorCode::InvalidInput, "runtime.badPrivateKeys", "keys");
    for (const value::Member& key : (*file)["keys"].members()) {
        if (!key.value.isString() || !fromBase64(key.value.string()))
            return fail(ErrorCode::InvalidInput, "runtime.badPrivateKeys", std::string(key.name()));
    }
    return (*file)["keys"];
}

} // namespace sluis::runtime
