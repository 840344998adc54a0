#pragma once

#include "core/delivery/service_account.h"
#include "core/value/value.h"

#include <filesystem>

namespace sluis::server {

// What belongs to the machine and not to a container: who it is at Google, and the keys of templates' hmacSha256.
struct MachineKeys {
    delivery::ServiceAccountPtr google; // null: requests that ask for Google's credentials are refused
    value::Value templateKeys; // object: id to base64 text
};

// Where the key files are; empty: there is none.
struct MachineKeyFiles {
    std::filesystem::path google;
    std::filesystem::path templateKeys;
};

// As the environment names them: GOOGLE_APPLICATION_CREDENTIALS and SGTM_CREDENTIALS, as with Google's own server.
MachineKeyFiles keyFilesOfEnvironment();

// Errors: base.cannotRead, delivery.notAServiceAccount, runtime.badPrivateKeys.
Result<MachineKeys> readMachineKeys(const MachineKeyFiles& files);

} // namespace sluis::server
