#include "tests/bench/load.h"

#include "core/http/request_text.h"
#include "core/http/socket.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace sluis::bench {

namespace {

    using Clock = std::chrono::steady_clock;

    struct LoadConnection {
        http::Socket socket;
        std::string answer;
    };

    // Length of the first answer in `bytes`; 0 while it is not complete.
    size_t answerLength(std::string_view bytes)
    {
        const size_t headEnd = bytes.find("\r\n\r\n");
        if (headEnd == std::string_view::npos)
            return 0;
        const std::string_view head = bytes.substr(0, headEnd);
        size_t at = head.find("Content-Length: ");
        if (at == std::string_view::npos)
            at = head.find("content-length: ");
        const size_t body = at == std::string_view::npos ? 0 : std::strtoul(head.data() + at + 16, nullptr, 10);
        return bytes.size() >= headEnd + 4 + body ? headEnd + 4 + body : 0;
    }

    class Load
    {
    public:
        Load(uint16_t port, std::string_view request, int connections)
            : m_request(request)
            , m_poller(epoll_create1(EPOLL_CLOEXEC))
            , m_connections(static_cast<size_t>(connections))
        {
            const http::SocketAddress address = *http::SocketAddress::parse("127.0.0.1", port);
            for (size_t i = 0; i < m_connections.size(); ++i) {
                http::Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
                if (connect(socket.descriptor(), address.get(), address.length()) != 0)
                    throw std::runtime_error("cannot connect");
                epoll_event event{};
                event.events = EPOLLIN;
                event.data.u64 = i;
                epoll_ctl(m_poller, EPOLL_CTL_ADD, socket.descriptor(), &event);
                m_connections[i].socket = std::move(socket);
            }
        }

        ~Load() { close(m_poller); }

        LoadResult run(std::chrono::milliseconds lasts)
        {
            const Clock::time_point start = Clock::now();
            const Clock::time_point end = start + lasts;
            for (LoadConnection& connection : m_connections)
                ask(connection);
            std::array<epoll_event, 128> events;
            while (Clock::now() < end) {
                // It never sleeps: whoever answers would be charged for waking it, and the slower ones of two servers
                // more often.
                const int count = epoll_wait(m_poller, events.data(), static_cast<int>(events.size()), 0);
                for (int i = 0; i < count; ++i)
                    onReadable(m_connections[events[static_cast<size_t>(i)].data.u64]);
            }
            m_result.seconds = std::chrono::duration<double>(Clock::now() - start).count();
            return m_result;
        }

    private:
        void ask(LoadConnection& connection)
        {
            if (send(connection.socket.descriptor(), m_request.data(), m_request.size(), MSG_NOSIGNAL)
                != static_cast<ssize_t>(m_request.size()))
                ++m_result.errors;
        }

        void onReadable(LoadConnection& connection)
        {
            char buffer[16384];
            const ssize_t count = recv(connection.socket.descriptor(), buffer, sizeof(buffer), MSG_DONTWAIT);
            if (count <= 0) {
                if (count < 0 && errno == EAGAIN)
                    return;
                ++m_result.errors;
                connection.socket.close();
                return;
            }
            connection.answer.append(buffer, static_cast<size_t>(count));
            if (answerLength(connection.answer) == 0)
                return;
            ++(connection.answer.compare(9, 1, "2") == 0 ? m_result.answers : m_result.otherAnswers);
            connection.answer.clear();
            ask(connection);
        }

        std::string_view m_request;
        int m_poller;
        std::vector<LoadConnection> m_connections;
        LoadResult m_result;
    };

} // namespace

LoadResult runLoad(uint16_t port, std::string_view request, int connections, std::chrono::milliseconds lasts)
{
    return Load(port, request, connections).run(lasts);
}

std::string ga4Hit()
{
    std::ifstream file(std::string(SLUIS_TEST_DATA) + "/hits/2026-page_view-first-visit.http");
    std::string hit;
    for (std::string line; std::getline(file, line) && line != "" && line != "\r";) {
        if (line.ends_with('\r'))
            line.pop_back();
        hit += line + "\r\n";
    }
    constexpr size_t SizeBytes = 1700;
    const std::string_view padding = "X-Padding: ";
    const size_t missing = SizeBytes - hit.size() - padding.size() - 4;
    return hit.append(padding).append(missing, 'x').append("\r\n\r\n");
}

runtime::Hit loadHit()
{
    const auto request = http::readRequestText(ga4Hit());
    if (!request)
        throw std::runtime_error("the hit of the load cannot be read");
    return runtime::Hit{HitId{1}, fromMilliseconds(1'795'550'200'000), "203.0.113.77", *request};
}

} // namespace sluis::bench
