#pragma once

#include "core/base/assert.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace sluis {

// A queue with a limit between threads. What does not fit gives way as the caller says: push() refuses the newest,
// pushDroppingOldest() lets the oldest go. Every function is safe from any thread.
template <class T> class BoundedQueue
{
public:
    explicit BoundedQueue(size_t limit)
        : m_limit(limit)
    {
        SLUIS_ASSERT(limit > 0);
    }

    // False when the queue is full or closed; the item is then untouched.
    bool push(T&& item)
    {
        {
            std::lock_guard lock(m_mutex);
            if (m_closed || m_items.size() >= m_limit)
                return false;
            m_items.push_back(std::move(item));
        }
        m_filled.notify_one();
        return true;
    }

    // True when an older item had to go.
    bool pushDroppingOldest(T item)
    {
        bool dropped = false;
        {
            std::lock_guard lock(m_mutex);
            if (m_closed)
                return false;
            if (m_items.size() >= m_limit) {
                m_items.pop_front();
                dropped = true;
            }
            m_items.push_back(std::move(item));
        }
        m_filled.notify_one();
        return dropped;
    }

    // Everything that is there, oldest first; never waits.
    std::vector<T> takeAll()
    {
        std::lock_guard lock(m_mutex);
        std::vector<T> all(std::make_move_iterator(m_items.begin()), std::make_move_iterator(m_items.end()));
        m_items.clear();
        return all;
    }

    // Waits for one; nothing once the queue is closed and empty.
    std::optional<T> wait()
    {
        std::unique_lock lock(m_mutex);
        m_filled.wait(lock, [this] { return m_closed || !m_items.empty(); });
        if (m_items.empty())
            return std::nullopt;
        T item = std::move(m_items.front());
        m_items.pop_front();
        return item;
    }

    void close()
    {
        {
            std::lock_guard lock(m_mutex);
            m_closed = true;
        }
        m_filled.notify_all();
    }

    size_t size() const
    {
        std::lock_guard lock(m_mutex);
        return m_items.size();
    }

private:
    const size_t m_limit;
    mutable std::mutex m_mutex;
    std::condition_variable m_filled;
    std::deque<T> m_items; // guarded by m_mutex
    bool m_closed = false; // guarded by m_mutex
};

} // namespace sluis
