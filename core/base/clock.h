#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace sluis {

using WallTime = std::chrono::sys_time<std::chrono::microseconds>;
using MonotonicTime = std::chrono::steady_clock::time_point;

// One of the four doors to the outside (style.md 7): the only place that asks what time it is. Safe from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual WallTime now() const = 0; // for people, fingerprints and events: may jump
    virtual MonotonicTime steady() const = 0; // for durations and deadlines: never goes back
};

class SystemClock final : public Clock
{
public:
    WallTime now() const override;
    MonotonicTime steady() const override;
};

// Stands still at a moment; what --now gives to a run, and what replays use.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(WallTime moment)
        : m_moment(moment)
    { }
    WallTime now() const override { return m_moment; }
    MonotonicTime steady() const override { return MonotonicTime{}; }

private:
    WallTime m_moment;
};

int64_t toMilliseconds(WallTime time);
WallTime fromMilliseconds(int64_t sinceEpoch);

// "2026-11-24T14:32:07.412Z", always UTC, milliseconds.
std::string toIso8601(WallTime time);

// Reads YYYY-MM-DD, optionally followed by T or a blank and HH:MM[:SS[.fraction]], optionally by Z or ±HH:MM (UTC
// without one). False when it is not such a time.
bool fromIso8601(std::string_view text, WallTime& time);

} // namespace sluis
