#include "core/publish/gateway_runtime.h"

namespace sluis::publish {
namespace {

    Result<void> serveActive(const BundleStore& store, GatewayRuntime& runtime)
    {
        auto bundle = store.active();
        if (!bundle)
            return fail(bundle.error());
        auto swap = runtime.warm(**bundle);
        if (!swap)
            return fail(swap.error());
        (*swap)();
        return {};
    }

} // namespace

Result<bool> startServing(BundleStore& store, GatewayRuntime& runtime, WallTime now)
{
    if (store.state().active.version == 0)
        return false;
    auto served = serveActive(store, runtime);
    if (served)
        return true;
    if (!store.fallBack(now) || !serveActive(store, runtime))
        return fail(served.error());
    return true;
}

} // namespace sluis::publish
