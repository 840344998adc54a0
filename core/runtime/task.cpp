#include "core/runtime/task.h"

namespace sluis::runtime {

void Signal::set()
{
    m_isSet = true;
    const auto waiters = std::exchange(m_waiters, {});
    for (const std::coroutine_handle<> waiter : waiters)
        waiter.resume();
}

} // namespace sluis::runtime
