#pragma once

#include "app/gateway/gateway.h"

namespace sluis::gateway {

// The secrets of the gateway in this state directory. A gateway that runs on it takes changes over within seconds.
Exit setSecret(const Options& options); // the value comes from standard input
Exit listSecrets(const Options& options); // names only
Exit removeSecret(const Options& options);

} // namespace sluis::gateway
