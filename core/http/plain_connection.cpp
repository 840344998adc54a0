#include "core/http/plain_connection.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace sluis::http {

PlainConnection::PlainConnection(Loop& loop, PlainConnectionOwner& owner, std::span<char> readBuffer)
    : m_loop(loop)
    , m_owner(owner)
    , m_readBuffer(readBuffer)
{ }

PlainConnection::~PlainConnection()
{
    if (m_socket.isOpen())
        m_loop.forget(m_socket.descriptor());
}

bool PlainConnection::connectTo(const SocketAddress& address)
{
    m_socket = Socket(::socket(address.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!m_socket.isOpen())
        return false;
    const int on = 1;
    setsockopt(m_socket.descriptor(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    if (connect(m_socket.descriptor(), address.get(), address.length()) != 0 && errno != EINPROGRESS) {
        m_socket.close();
        return false;
    }
    m_interest = Writable;
    m_loop.watch(m_socket.descriptor(), m_interest, *this);
    return true;
}

void PlainConnection::wait(unsigned readiness)
{
    if (readiness == m_interest)
        return;
    m_interest = readiness;
    m_loop.change(m_socket.descriptor(), readiness);
}

void PlainConnection::onReady(unsigned readiness)
{
    if (m_isConnecting)
        return finishConnecting();
    if (readiness & Writable)
        write();
    else if (readiness & (Readable | HungUp))
        read();
}

void PlainConnection::finishConnecting()
{
    int error = 0;
    socklen_t length = sizeof(error);
    getsockopt(m_socket.descriptor(), SOL_SOCKET, SO_ERROR, &error, &length);
    if (error != 0)
        return m_owner.onConnectFailed(*this, std::strerror(error));
    m_isConnecting = false;
    m_idleSince = m_loop.now();
    wait(Readable);
    m_owner.onConnected(*this);
}

void PlainConnection::start(Exchange exchange)
{
    m_exchange = std::move(exchange);
    m_parser.emplace(m_exchange->toHead, m_exchange->answerLimitBytes);
    m_written = 0;
    write();
}

// Errors are left to the reading side: the answer may have come before the connection broke.
void PlainConnection::write()
{
    while (m_written < m_exchange->wire.size()) {
        const std::string_view rest = std::string_view(m_exchange->wire).substr(m_written);
        const ssize_t count = send(m_socket.descriptor(), rest.data(), rest.size(), MSG_NOSIGNAL);
        if (count <= 0)
            return wait(count < 0 && errno == EAGAIN ? Readable | Writable : Readable);
        m_written += static_cast<size_t>(count);
    }
    wait(Readable);
}

void PlainConnection::read()
{
    const ssize_t count = recv(m_socket.descriptor(), m_readBuffer.data(), m_readBuffer.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (!m_exchange) // an idle connection has nothing to say but that it ends
        return lose("http.connectionLost", "closed while idle");
    AnswerParser::Progress progress = AnswerParser::Progress::Broken;
    bool hasMore = false; // than was asked for
    if (count > 0) {
        std::string_view bytes(m_readBuffer.data(), static_cast<size_t>(count));
        progress = m_parser->feed(bytes);
        hasMore = !bytes.empty();
    } else if (count == 0) {
        progress = m_parser->finish();
        if (progress != AnswerParser::Progress::Done)
            return lose("http.connectionLost", "closed before the end of the answer");
    } else {
        return lose("http.connectionLost", std::strerror(errno));
    }
    switch (progress) {
    case AnswerParser::Progress::NeedMore:
        return;
    case AnswerParser::Progress::Broken:
        return lose("http.answerBroken", "not HTTP/1.1");
    case AnswerParser::Progress::TooLarge:
        return lose("http.answerTooLarge", {});
    case AnswerParser::Progress::Done:
        break;
    }
    const bool canBeKept = m_parser->keepAlive() && !hasMore && m_written == m_exchange->wire.size();
    Exchange exchange = std::move(*m_exchange);
    Answer answer = std::move(m_parser->answer());
    m_exchange.reset();
    m_wasUsed = true;
    m_idleSince = m_loop.now();
    m_owner.onAnswered(*this, std::move(exchange), std::move(answer), canBeKept);
}

void PlainConnection::lose(std::string_view reason, std::string detail)
{
    // A kept connection that the other side ended in the meantime: the request was not looked at.
    const bool mayRetry = m_exchange && m_wasUsed && !m_parser->hasStarted() && !m_exchange->isRetry;
    const ErrorCode code = reason == "http.answerTooLarge" ? ErrorCode::LimitReached : ErrorCode::Unavailable;
    Error error{code, std::string(reason), {}, std::move(detail)};
    m_owner.onLost(*this, std::exchange(m_exchange, std::nullopt), std::move(error), mayRetry);
}

std::optional<Exchange> PlainConnection::takeExchange()
{
    return std::exchange(m_exchange, std::nullopt);
}

} // namespace sluis::http
