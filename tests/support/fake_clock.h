#pragma once

#include "core/base/clock.h"

#include <atomic>

namespace sluis::test {

// A clock that a test sets. Wall and monotonic time move together.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(WallTime start = WallTime(std::chrono::milliseconds(1764081127412)))
        : m_now(start.time_since_epoch().count())
    { }

    WallTime now() const override { return WallTime(std::chrono::microseconds(m_now.load())); }
    MonotonicTime steady() const override { return MonotonicTime(std::chrono::microseconds(m_now.load())); }
    void advance(std::chrono::microseconds by) { m_now += by.count(); }

private:
    std::atomic<int64_t> m_now;
};

} // namespace sluis::test
