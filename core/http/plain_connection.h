#pragma once

#include "core/http/answer_parser.h"
#include "core/http/loop.h"
#include "core/http/socket.h"

#include <optional>
#include <span>
#include <string>

namespace sluis::http {

// One request on its way to an answer.
struct Exchange {
    std::string wire; // the whole request
    bool toHead = false;
    size_t answerLimitBytes = AnswerLimitBytes;
    MonotonicTime started;
    MonotonicTime deadline;
    bool isRetry = false; // a kept connection had died under it
    Sender::Callback callback;
};

class PlainConnection;

// Who a connection tells what became of it. Each call may destroy the connection.
class PlainConnectionOwner
{
public:
    virtual void onConnected(PlainConnection& connection) = 0; // ready for the first exchange
    virtual void onConnectFailed(PlainConnection& connection, std::string detail) = 0;
    virtual void onAnswered(PlainConnection& connection, Exchange exchange, Answer answer, bool canBeKept) = 0;
    virtual void onLost(PlainConnection& connection, std::optional<Exchange> exchange, Error error, bool mayRetry) = 0;

protected:
    ~PlainConnectionOwner() = default;
};

// One connection to a vendor, one exchange at a time.
class PlainConnection final : private ReadinessHandler
{
public:
    PlainConnection(Loop& loop, PlainConnectionOwner& owner, std::span<char> readBuffer);
    ~PlainConnection();
    PlainConnection(const PlainConnection&) = delete;
    PlainConnection& operator=(const PlainConnection&) = delete;

    bool connectTo(const SocketAddress& address); // false: not even tried; the owner is told of everything later
    void start(Exchange exchange); // when connected and idle
    std::optional<Exchange> takeExchange(); // to end it; the connection is then only good for being destroyed

    bool isConnecting() const { return m_isConnecting; }
    bool isIdle() const { return !m_isConnecting && !m_exchange; }
    const Exchange* exchange() const { return m_exchange ? &*m_exchange : nullptr; }
    MonotonicTime idleSince() const { return m_idleSince; }
    size_t listIndex = 0; // in its owner's list
    size_t addressIndex = 0; // which of the name's addresses it tries

private:
    void onReady(unsigned readiness) override;
    void finishConnecting();
    void write();
    void read();
    void lose(std::string_view reason, std::string detail);
    void wait(unsigned readiness);

    Loop& m_loop;
    PlainConnectionOwner& m_owner;
    std::span<char> m_readBuffer; // shared by all connections of a loop
    Socket m_socket;
    unsigned m_interest = 0;
    bool m_isConnecting = true;
    bool m_wasUsed = false;
    size_t m_written = 0;
    std::optional<Exchange> m_exchange;
    std::optional<AnswerParser> m_parser;
    MonotonicTime m_idleSince;
};

} // namespace sluis::http
