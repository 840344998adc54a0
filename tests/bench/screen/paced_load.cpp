#include "tests/bench/screen/paced_load.h"

#include "core/http/socket.h"
#include "tests/bench/load.h"

#include <sys/socket.h>

#include <string>

namespace sluis::bench {

PacedLoad::PacedLoad(uint16_t port, int perSecond, int hits)
    : m_hits(hits)
    , m_answered(std::make_unique<std::atomic<Clock::rep>[]>(static_cast<size_t>(hits)))
    , m_thread([this, port, perSecond] { run(port, perSecond); })
{ }

PacedLoad::~PacedLoad()
{
    m_thread.join();
}

PacedLoad::Clock::time_point PacedLoad::answered(int number) const
{
    return Clock::time_point(Clock::duration(m_answered[static_cast<size_t>(number)].load()));
}

double PacedLoad::achievedPerSecond() const
{
    return m_hits / m_seconds;
}

namespace {

    // The workbench answers nobody who asks for another name than that of this machine.
    std::string hitFor(uint16_t port)
    {
        std::string hit = ga4Hit();
        const size_t host = hit.find("Host: ") + 6;
        return hit.replace(host, hit.find("\r\n", host) - host, "127.0.0.1:" + std::to_string(port));
    }

} // namespace

void PacedLoad::run(uint16_t port, int perSecond)
{
    const http::SocketAddress address = *http::SocketAddress::parse("127.0.0.1", port);
    const http::Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    m_failed = connect(socket.descriptor(), address.get(), address.length()) != 0;
    const std::string hit = hitFor(port);
    const size_t query = hit.find('?') + 1;
    const auto start = Clock::now();
    for (int number = 0; number < m_hits && !m_failed; ++number) {
        std::this_thread::sleep_until(start + std::chrono::microseconds(1'000'000) * number / perSecond);
        std::string request = hit;
        request.insert(query, NumberParameter + std::to_string(number) + "&");
        char answer[4096];
        m_failed = ::send(socket.descriptor(), request.data(), request.size(), MSG_NOSIGNAL) < 0
            || ::recv(socket.descriptor(), answer, sizeof answer, 0) < 10 || answer[9] != '2';
        m_answered[static_cast<size_t>(number)] = Clock::now().time_since_epoch().count();
    }
    m_seconds = std::chrono::duration<double>(Clock::now() - start).count();
    m_done = true;
}

} // namespace sluis::bench
