#include "tests/support/plain_http.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>

namespace sluis::test {
namespace {

    bool isWhole(std::string_view answer)
    {
        const size_t head = answer.find("\r\n\r\n");
        const size_t field = answer.find("Content-Length: ");
        if (head == answer.npos || field == answer.npos || field > head)
            return false;
        size_t length = 0;
        std::from_chars(answer.data() + field + 16, answer.data() + head, length);
        return answer.size() >= head + 4 + length;
    }

} // namespace

std::string exchange(uint16_t port, std::string_view bytes)
{
    const int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::string answer;
    timeval patience{20, 0};
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    if (connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0) {
        while (!bytes.empty()) {
            const ssize_t sent = send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                break;
            bytes.remove_prefix(static_cast<size_t>(sent));
        }
        char buffer[65536];
        ssize_t got = 0;
        while (!isWhole(answer) && (got = recv(connection, buffer, sizeof(buffer), 0)) > 0)
            answer.append(buffer, static_cast<size_t>(got));
    }
    close(connection);
    return answer;
}

int statusOf(std::string_view answer)
{
    int status = 0;
    if (answer.size() > 12)
        std::from_chars(answer.data() + 9, answer.data() + 12, status);
    return status;
}

std::string_view bodyOf(std::string_view answer)
{
    const size_t head = answer.find("\r\n\r\n");
    return head == answer.npos ? std::string_view() : answer.substr(head + 4);
}

} // namespace sluis::test
