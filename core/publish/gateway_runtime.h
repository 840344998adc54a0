#pragma once

#include "core/base/result.h"
#include "core/crypto/secret_values.h"
#include "core/publish/bundle.h"
#include "core/publish/bundle_store.h"
#include "core/publish/capabilities.h"

#include <functional>

namespace sluis::publish {

// What the admin side asks of the server that it sits in.
class GatewayRuntime
{
public:
    virtual ~GatewayRuntime() = default;

    virtual Capabilities capabilities() const = 0;

    // Does everything with a bundle that can fail: reads the container, checks with planPublication what cannot run and
    // was not left out (publish.cannotRun), builds the plan, warms it. What it returns makes that plan the one that the
    // next hit runs through, at once and without failing; it may also be dropped.
    virtual Result<std::function<void()>> warm(const Bundle& bundle) = 0;

    // What requests are filled in with from then on; at the start and whenever they change.
    virtual void setSecrets(crypto::SecretValues values) = 0;

    virtual value::Value numbers() const = 0; // object, for the status
};

// Starts with what the store has: the active bundle, or the one before when the active one does not come up; the store
// then falls back, too. False when nothing was ever published here. The error is that of the active one when neither
// works.
Result<bool> startServing(BundleStore& store, GatewayRuntime& runtime, WallTime now);

} // namespace sluis::publish
