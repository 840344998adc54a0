#pragma once

#include "core/base/subscription.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>

namespace sluis {

// Those who want to be told. tell() may come from any thread, from several at once; when a subscription ends, calls to
// it have ended, so a callback must not end its own. The subscriptions may outlive this object.
template <class... Args> class Subscribers
{
public:
    using Callback = std::function<void(Args...)>;

    Subscription add(Callback callback)
    {
        std::unique_lock lock(m_shared->mutex);
        const uint64_t key = ++m_shared->lastKey;
        m_shared->callbacks.emplace(key, std::move(callback));
        return Subscription([shared = m_shared, key] {
            std::unique_lock ending(shared->mutex);
            shared->callbacks.erase(key);
        });
    }

    void tell(const Args&... args) const
    {
        std::shared_lock lock(m_shared->mutex); // held during the calls: that is what "have ended" rests on
        for (const auto& [key, callback] : m_shared->callbacks)
            callback(args...);
    }

    bool empty() const
    {
        std::shared_lock lock(m_shared->mutex);
        return m_shared->callbacks.empty();
    }

private:
    struct Shared {
        std::shared_mutex mutex;
        std::map<uint64_t, Callback> callbacks; // guarded by mutex
        uint64_t lastKey = 0; // guarded by mutex
    };
    std::shared_ptr<Shared> m_shared = std::make_shared<Shared>();
};

} // namespace sluis
