#pragma once

#include "core/plan/plan.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <string>

namespace sluis::server {

// What a hit runs through, and how traces call it.
struct Serving {
    plan::PlanPtr plan;
    std::string version = "draft";
    std::string contentOf;
};

using ServingPtr = std::shared_ptr<const Serving>;

// What is served, replaced in one step between two hits. Safe from any thread; asking costs one look at a number as
// long as nothing has changed.
class ServingSlot
{
public:
    explicit ServingSlot(Serving serving)
        : m_serving(std::make_shared<const Serving>(std::move(serving)))
    { }

    void set(Serving serving)
    {
        auto next = std::make_shared<const Serving>(std::move(serving));
        std::lock_guard lock(m_mutex);
        m_serving.swap(next);
        m_changes.fetch_add(1, std::memory_order_release);
    }

    // A loop's own copy, and which change it is of.
    struct Cached {
        ServingPtr serving;
        uint64_t change = 0;
    };

    const ServingPtr& get(Cached& cached) const
    {
        if (!cached.serving || cached.change != m_changes.load(std::memory_order_acquire)) {
            std::lock_guard lock(m_mutex);
            cached.serving = m_serving;
            cached.change = m_changes.load(std::memory_order_relaxed);
        }
        return cached.serving;
    }

private:
    mutable std::mutex m_mutex;
    ServingPtr m_serving; // guarded by m_mutex
    std::atomic<uint64_t> m_changes = 1;
};

} // namespace sluis::server
