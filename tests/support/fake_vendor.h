#pragma once

#include "core/base/clock.h"
#include "core/http/listener.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace sluis::test {

// Stands in for every vendor: records what it receives and answers as it is told. It has a thread of its own.
class FakeVendor
{
public:
    explicit FakeVendor(http::ListenerOptions options = {});
    ~FakeVendor();

    uint16_t port() const { return m_listener->port(); }

    // What requests get from then on; called on the vendor's thread. At first: 200 with an empty body.
    void answerWith(std::function<http::Response(const http::Request&)> answer);

    // Called on the vendor's thread with each request, before it is answered.
    void onRequest(std::function<void(const http::Request&)> seen);

    // Waits until so many have come; false when the time is over.
    bool waitFor(size_t count, std::chrono::seconds limit = std::chrono::seconds(20));
    std::vector<http::Request> received() const;

private:
    void take(const http::Request& request, http::Responder responder);

    SystemClock m_clock;
    std::unique_ptr<http::Loop> m_loop;
    std::unique_ptr<http::Listener> m_listener;
    mutable std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<http::Request> m_received; // guarded by m_mutex
    std::function<http::Response(const http::Request&)> m_answer; // guarded by m_mutex
    std::function<void(const http::Request&)> m_seen; // guarded by m_mutex
    std::thread m_thread; // last: it uses all of the above
};

} // namespace sluis::test
