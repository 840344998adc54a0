#include "core/server/machine_keys.h"

#include "core/base/files.h"
#include "core/runtime/private_keys.h"

#include <cstdlib>

namespace sluis::server {
namespace {

    constexpr size_t KeyFileLimitBytes = 256 * 1024;

    std::filesystem::path named(const char* variable)
    {
        const char* path = std::getenv(variable);
        return path ? path : "";
    }

} // namespace

MachineKeyFiles keyFilesOfEnvironment()
{
    return {named("GOOGLE_APPLICATION_CREDENTIALS"), named("SGTM_CREDENTIALS")};
}

Result<MachineKeys> readMachineKeys(const MachineKeyFiles& files)
{
    MachineKeys keys;
    if (!files.google.empty()) {
        const auto text = readFile(files.google, KeyFileLimitBytes);
        if (!text)
            return fail(text.error());
        auto account = delivery::readServiceAccount(*text);
        if (!account)
            return fail(account.error());
        keys.google = std::move(*account);
    }
    if (!files.templateKeys.empty()) {
        const auto text = readFile(files.templateKeys, KeyFileLimitBytes);
        if (!text)
            return fail(text.error());
        auto read = runtime::readPrivateKeys(*text);
        if (!read)
            return fail(read.error());
        keys.templateKeys = std::move(*read);
    }
    return keys;
}

} // namespace sluis::server
