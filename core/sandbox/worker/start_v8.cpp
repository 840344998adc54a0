#include "core/sandbox/worker/engine.h"

#include <libplatform/libplatform.h>

#include <mutex>
#include <string>

namespace sluis::sandbox::worker {

void startV8(Jit jit, const protocol::Limits& limits)
{
    static std::once_flag once;
    std::call_once(once, [&] {
        // One thread only: none can be made after the process is confined. A pattern that backtracks too much goes to
        // V8's linear engine, where that can run it; else the call's time limit ends it. Lines are known from the
        // beginning: when no stack is left, they cannot be found out. What is young has room for some hundred runs, so
        // that most are over when it is cleared.
        std::string flags
            = "--single-threaded --no-expose-wasm --no-opt --no-sparkplug --max-lazy"
              " --enable-experimental-regexp-engine-on-excessive-backtracks --regexp-backtracks-before-fallback=50000"
              " --no-enable-lazy-source-positions --min-semi-space-size=4 --max-semi-space-size=4 --stack-size="
            + std::to_string(limits.stackBytes / 1024);
        if (jit == Jit::Off)
            flags += " --jitless";
        v8::V8::SetFlagsFromString(flags.data(), flags.size());
        // V8 keeps using the platform until the process ends.
        static const std::unique_ptr<v8::Platform> platform = v8::platform::NewSingleThreadedDefaultPlatform();
        v8::V8::InitializePlatform(platform.get());
        v8::V8::Initialize();
    });
}

} // namespace sluis::sandbox::worker
