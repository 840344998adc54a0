#pragma once

#include "core/http/limits.h"
#include "core/http/socket.h"

#include <mutex>
#include <string>
#include <unordered_map>

namespace sluis::http {

// Counts open connections over all listeners that share it. Safe from any thread.
class Admission
{
public:
    explicit Admission(const Limits& limits)
        : m_limit(limits.connections)
        , m_limitPerAddress(limits.connectionsPerAddress)
    { }

    enum class Verdict {
        Admitted,
        AddressBusy, // counted, so that it can be told; leave() when told
        Full, // not counted
    };

    // IPv6 counts by /64: one household or server has as many addresses below that as it likes.
    static std::string keyOf(const SocketAddress& peer);

    Verdict enter(const std::string& key);
    void leave(const std::string& key);
    size_t count() const;

private:
    const size_t m_limit;
    const size_t m_limitPerAddress;
    mutable std::mutex m_mutex;
    size_t m_count = 0; // guarded by m_mutex
    std::unordered_map<std::string, size_t> m_byAddress; // guarded by m_mutex
};

} // namespace sluis::http
