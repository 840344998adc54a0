#include "core/base/timer_queue.h"

#include <utility>

namespace sluis {

bool TimerQueue::earlier(uint32_t left, uint32_t right) const
{
    const Timer& a = m_timers[left];
    const Timer& b = m_timers[right];
    return a.when != b.when ? a.when < b.when : a.order < b.order;
}

void TimerQueue::place(size_t heapIndex, uint32_t slot)
{
    m_heap[heapIndex] = slot;
    m_timers[slot].heapIndex = heapIndex;
}

void TimerQueue::moveUp(size_t heapIndex)
{
    const uint32_t slot = m_heap[heapIndex];
    while (heapIndex > 0) {
        const size_t parent = (heapIndex - 1) / 2;
        if (!earlier(slot, m_heap[parent]))
            break;
        place(heapIndex, m_heap[parent]);
        heapIndex = parent;
    }
    place(heapIndex, slot);
}

void TimerQueue::moveDown(size_t heapIndex)
{
    const uint32_t slot = m_heap[heapIndex];
    while (true) {
        size_t child = 2 * heapIndex + 1;
        if (child >= m_heap.size())
            break;
        if (child + 1 < m_heap.size() && earlier(m_heap[child + 1], m_heap[child]))
            ++child;
        if (!earlier(m_heap[child], slot))
            break;
        place(heapIndex, m_heap[child]);
        heapIndex = child;
    }
    place(heapIndex, slot);
}

void TimerQueue::removeAt(size_t heapIndex)
{
    const uint32_t slot = m_heap[heapIndex];
    m_timers[slot].order = 0;
    m_timers[slot].work = nullptr;
    m_free.push_back(slot);
    const uint32_t last = m_heap.back();
    m_heap.pop_back();
    if (heapIndex == m_heap.size())
        return;
    place(heapIndex, last);
    moveUp(heapIndex);
    moveDown(m_timers[last].heapIndex);
}

TimerId TimerQueue::add(MonotonicTime when, Executor::Work work)
{
    uint32_t slot = static_cast<uint32_t>(m_timers.size());
    if (m_free.empty()) {
        m_timers.emplace_back();
    } else {
        slot = m_free.back();
        m_free.pop_back();
    }
    Timer& timer = m_timers[slot];
    timer.when = when;
    timer.order = ++m_added;
    timer.work = std::move(work);
    ++timer.generation;
    m_heap.push_back(slot);
    timer.heapIndex = m_heap.size() - 1;
    moveUp(timer.heapIndex);
    return TimerId{uint64_t(timer.generation) << 32 | (uint64_t(slot) + 1)};
}

void TimerQueue::cancel(TimerId id)
{
    const uint64_t slot = (id.number & 0xFFFFFFFF) - 1;
    if (id.empty() || slot >= m_timers.size())
        return;
    const Timer& timer = m_timers[slot];
    if (timer.order != 0 && timer.generation == id.number >> 32)
        removeAt(timer.heapIndex);
}

std::optional<MonotonicTime> TimerQueue::next() const
{
    if (m_heap.empty())
        return std::nullopt;
    return m_timers[m_heap.front()].when;
}

void TimerQueue::runDue(MonotonicTime now)
{
    const uint64_t lastAdded = m_added;
    while (!m_heap.empty()) {
        Timer& timer = m_timers[m_heap.front()];
        if (timer.when > now || timer.order > lastAdded)
            return;
        const Executor::Work work = std::move(timer.work);
        removeAt(0);
        work();
    }
}

} // namespace sluis
