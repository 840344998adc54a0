#include "tests/support/fake_vendor.h"

#include "core/base/assert.h"
#include "core/base/message.h"

#include <cstdio>

namespace sluis::test {

FakeVendor::FakeVendor(http::ListenerOptions options)
{
    auto loop = http::Loop::open(m_clock);
    SLUIS_ASSERT(loop);
    m_loop = std::move(*loop);
    auto listener = http::Listener::open(*m_loop, std::move(options),
        [this](const http::Request& request, const http::Peer&, http::Responder responder) {
            take(request, std::move(responder));
        });
    if (!listener)
        std::fprintf(stderr, "%s\n", english(listener.error()).c_str());
    SLUIS_ASSERT(listener);
    m_listener = std::move(*listener);
    m_thread = std::thread([this] { m_loop->run(); });
}

FakeVendor::~FakeVendor()
{
    m_loop->post([this] {
        m_listener.reset();
        m_loop->stop();
    });
    m_thread.join();
}

void FakeVendor::answerWith(std::function<http::Response(const http::Request&)> answer)
{
    std::lock_guard lock(m_mutex);
    m_answer = std::move(answer);
}

void FakeVendor::onRequest(std::function<void(const http::Request&)> seen)
{
    std::lock_guard lock(m_mutex);
    m_seen = std::move(seen);
}

void FakeVendor::take(const http::Request& request, http::Responder responder)
{
    std::function<http::Response(const http::Request&)> answer;
    std::function<void(const http::Request&)> seen;
    {
        std::lock_guard lock(m_mutex);
        m_received.push_back(request);
        answer = m_answer;
        seen = m_seen;
    }
    if (seen)
        seen(request);
    m_arrived.notify_all();
    responder.respond(answer ? answer(request) : http::Response{});
}

bool FakeVendor::waitFor(size_t count, std::chrono::seconds limit)
{
    std::unique_lock lock(m_mutex);
    return m_arrived.wait_for(lock, limit, [&] { return m_received.size() >= count; });
}

std::vector<http::Request> FakeVendor::received() const
{
    std::lock_guard lock(m_mutex);
    return m_received;
}

} // namespace sluis::test
