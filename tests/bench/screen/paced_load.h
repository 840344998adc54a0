#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <thread>

namespace sluis::bench {

// Sends numbered hits at an even pace over one connection, on a thread of its own, and notes when each was answered.
class PacedLoad
{
public:
    using Clock = std::chrono::steady_clock;

    PacedLoad(uint16_t port, int perSecond, int hits);
    ~PacedLoad();

    bool isDone() const { return m_done; }
    bool hasFailed() const { return m_failed; }
    int hits() const { return m_hits; }

    // When the answer to this hit was read; the epoch while it was not.
    Clock::time_point answered(int number) const;
    double achievedPerSecond() const; // once it is done

private:
    void run(uint16_t port, int perSecond);

    const int m_hits;
    const std::unique_ptr<std::atomic<Clock::rep>[]> m_answered; // one writer, read while it goes on
    std::atomic<bool> m_done = false;
    std::atomic<bool> m_failed = false;
    std::atomic<double> m_seconds = 0;
    std::thread m_thread;
};

// The name of the parameter that carries a hit's number.
inline constexpr char NumberParameter[] = "epn.bench_number=";

} // namespace sluis::bench
