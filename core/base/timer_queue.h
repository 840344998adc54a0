#pragma once

#include "core/base/clock.h"
#include "core/base/executor.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace sluis {

// What is to be done when; told the time by its owner. Adding and cancelling take logarithmic time and leave nothing
// behind, so that a deadline per request may be set and cancelled a hundred thousand times a second. One thread.
class TimerQueue
{
public:
    TimerId add(MonotonicTime when, Executor::Work work);
    void cancel(TimerId timer);

    std::optional<MonotonicTime> next() const; // when the earliest is due
    size_t size() const { return m_heap.size(); }

    // Runs what is due, earliest first, equal ones in the order they were added. What that work adds waits for the next
    // call.
    void runDue(MonotonicTime now);

private:
    struct Timer {
        MonotonicTime when;
        uint64_t order = 0; // position in time of adding; 0: the slot is free
        uint32_t generation = 0; // tells the timers of one slot apart
        size_t heapIndex = 0;
        Executor::Work work;
    };

    bool earlier(uint32_t left, uint32_t right) const;
    void place(size_t heapIndex, uint32_t slot);
    void moveUp(size_t heapIndex);
    void moveDown(size_t heapIndex);
    void removeAt(size_t heapIndex);

    std::vector<Timer> m_timers; // by slot
    std::vector<uint32_t> m_free; // slots
    std::vector<uint32_t> m_heap; // slots, earliest first
    uint64_t m_added = 0;
};

} // namespace sluis
