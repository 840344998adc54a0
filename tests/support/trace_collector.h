#pragma once

#include "core/runtime/trace.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

namespace sluis::test {

// Keeps what a server tells on its own threads, for a test's thread to wait for.
class TraceCollector
{
public:
    std::function<void(runtime::TracePtr)> callback()
    {
        return [this](runtime::TracePtr trace) {
            const std::lock_guard lock(m_mutex);
            m_traces.push_back(std::move(trace));
            m_arrived.notify_all();
        };
    }

    // The first one for which the question is answered with yes; null when the time is over.
    runtime::TracePtr waitFor(
        const std::function<bool(const runtime::Trace&)>& wanted, std::chrono::seconds limit = std::chrono::seconds(10))
    {
        std::unique_lock lock(m_mutex);
        runtime::TracePtr found;
        m_arrived.wait_for(lock, limit, [&] {
            for (const runtime::TracePtr& trace : m_traces) {
                if (!found && wanted(*trace))
                    found = trace;
            }
            return found != nullptr;
        });
        return found;
    }

    runtime::TracePtr waitForComplete()
    {
        return waitFor([](const runtime::Trace& trace) { return trace.isComplete; });
    }

    // The first with an event of this name.
    runtime::TracePtr waitForEvent(std::string_view name, std::chrono::seconds limit = std::chrono::seconds(10))
    {
        return waitFor(
            [name](const runtime::Trace& trace) {
                for (const runtime::EventTrace& event : trace.events) {
                    if (event.name == name)
                        return true;
                }
                return false;
            },
            limit);
    }

    std::vector<runtime::TracePtr> all() const
    {
        const std::lock_guard lock(m_mutex);
        return m_traces;
    }

    size_t count() const { return all().size(); }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<runtime::TracePtr> m_traces; // guarded by m_mutex
};

} // namespace sluis::test
