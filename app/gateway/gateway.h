#pragma once

#include "app/gateway/options.h"

namespace sluis::gateway {

// What a script sees.
enum class Exit { Ok = 0, No = 1, Usage = 2, Failed = 3 };

// Each says on standard output what it did and on standard error what is wrong.
Exit runGateway(const Options& options); // until SIGTERM or SIGINT; what is under way ends first
Exit initialise(const Options& options); // makes what is missing below the state directory, prints a pairing code
Exit check(const Options& options); // whether what was published here would come up

// To be called before any thread is made: signals that end the program are waited for by runGateway().
void holdEndingSignals();

} // namespace sluis::gateway
