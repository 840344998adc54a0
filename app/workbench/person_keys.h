#pragma once

#include "core/publish/key_store.h"

#include <memory>

namespace sluis::workbench {

// The keys and tokens of the person at this machine: in the system's keyring, or where none runs in a sealed file that
// `passphrase` opens (Denied, app.noKeyring, when it is empty). Blocks; for a worker.
Result<std::unique_ptr<publish::KeyStore>> openPersonKeys(const std::string& passphrase);

} // namespace sluis::workbench
