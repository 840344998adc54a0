#pragma once

#include "core/base/ids.h"

#include <chrono>
#include <functional>

namespace sluis {

using TimerId = NumberId<struct TimerKind>;

// A thread that runs what it is given, one after the other: the loop that a hit stays on. The only place where core
// gets timers from, so that tests tell the time.
class Executor
{
public:
    using Work = std::function<void()>;

    virtual ~Executor() = default;

    // Runs the work soon, never inside the call. Safe from any thread.
    virtual void post(Work work) = 0;

    // Runs the work once, not before the delay is over. Both only on the executor's own thread or before it runs.
    virtual TimerId after(std::chrono::milliseconds delay, Work work) = 0;
    virtual void cancel(TimerId timer) = 0; // a timer that has run or was cancelled may be given
};

} // namespace sluis
