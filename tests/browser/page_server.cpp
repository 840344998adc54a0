#include "tests/browser/page_server.h"

#include "core/base/assert.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>

namespace sluis::test {
namespace {

    // Reads one request whole: to the blank line, then as much body as its length says.
    std::string readRequest(int connection)
    {
        std::string request;
        char buffer[65536];
        size_t whole = std::string::npos;
        while (request.size() < whole) {
            const ssize_t got = recv(connection, buffer, sizeof(buffer), 0);
            if (got <= 0)
                return {};
            request.append(buffer, static_cast<size_t>(got));
            const size_t head = request.find("\r\n\r\n");
            if (head == request.npos)
                continue;
            size_t length = 0;
            const size_t field = request.find("Content-Length: ");
            if (field != request.npos && field < head)
                std::from_chars(request.data() + field + 16, request.data() + head, length);
            whole = head + 4 + length;
        }
        return request;
    }

} // namespace

PageServer::PageServer(std::string html)
    : m_html(std::move(html))
{
    m_listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    SLUIS_ASSERT(bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) == 0 && listen(m_listener, 16) == 0);
    getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

PageServer::~PageServer()
{
    m_stopping = true;
    shutdown(m_listener, SHUT_RDWR);
    m_thread.join();
    close(m_listener);
}

void PageServer::serve()
{
    while (!m_stopping) {
        const int connection = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0)
            continue;
        timeval patience{5, 0}; // browsers open connections that they never use
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
        answer(connection);
        close(connection);
    }
}

void PageServer::answer(int connection)
{
    const std::string request = readRequest(connection);
    std::string body;
    if (request.starts_with("GET / "))
        body = m_html;
    if (request.starts_with("POST /report")) {
        std::lock_guard lock(m_mutex);
        m_report = request.substr(request.find("\r\n\r\n") + 4);
        m_arrived.notify_all();
    }
    const std::string answer
        = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\nContent-Length: "
        + std::to_string(body.size()) + "\r\n\r\n" + body;
    send(connection, answer.data(), answer.size(), MSG_NOSIGNAL);
}

std::string PageServer::waitForReport(std::chrono::seconds limit)
{
    std::unique_lock lock(m_mutex);
    m_arrived.wait_for(lock, limit, [this] { return !m_report.empty(); });
    return m_report;
}

} // namespace sluis::test
