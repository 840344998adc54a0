#pragma once

#include "core/http/listener.h"
#include "core/http/request_parser.h"
#include "core/http/response_writer.h"
#include "core/http/tls_server.h"

#include <span>

namespace sluis::http {

class Connection;

// What a connection shares with the others of its listener; all on one loop.
struct ListenerState {
    ListenerState(Loop& theLoop, ListenerOptions theOptions, OnRequest theHandler)
        : loop(theLoop)
        , options(std::move(theOptions))
        , onRequest(std::move(theHandler))
        , readBuffer(ReadBufferBytes)
    { }

    static constexpr size_t ReadBufferBytes = 64 * 1024;

    std::string_view date(); // value of the Date header, made once a second
    bool isHostAllowed(const Request& request) const;

    Loop& loop;
    ListenerOptions options;
    OnRequest onRequest;
    std::vector<std::string> hosts; // allowed ones in lower case; empty: any
    std::vector<char> readBuffer; // idle connections keep none of their own
    RequestMaker maker;
    ListenerNumbers numbers;
    bool draining = false;
    std::function<void(Connection&)> onClosed; // takes it out of the listener's list

private:
    std::string m_date;
    MonotonicTime m_dateUntil;
};

// One accepted connection: bytes in, requests to the handler, answers out in order.
class Connection final : public ReadinessHandler, public std::enable_shared_from_this<Connection>
{
public:
    Connection(ListenerState& state, Socket socket, const SocketAddress& peer, std::string admissionKey);
    ~Connection();

    void start();
    void refuseNow(int status); // instead of start(): says so and closes
    void onReady(unsigned readiness) override;

    void respond(uint64_t sequence, const Response& response); // on the loop
    void checkDeadlines(MonotonicTime now);
    void drain(); // closes once everything is answered
    void close();
    void detach(); // the listener goes: closes and never touches the state again

    Loop& loop() const { return m_loop; }
    const std::string& admissionKey() const { return m_admissionKey; }
    size_t listIndex = 0; // in the listener's list

private:
    // What a request's answer needs to know, and the answer itself while earlier ones are missing.
    struct Slot {
        bool isAnswered = false;
        bool toHead = false;
        bool isHttp10 = false;
        bool keepAlive = true;
        std::string bytes;
    };

    enum class Stage {
        Open,
        LastAnswers, // reads no further requests; closes after the answers
        Lingering, // everything is sent; waits for the peer to have read it
        Closed
    };

    void read();
    Transfer receive(std::span<char> buffer, size_t& count);
    void consume(std::string_view bytes);
    void dispatch();
    void refuse(int status);
    Slot& addSlot(bool toHead, bool isHttp10, bool keepAlive);
    void moveAnswered();
    void flush();
    void afterFlush();
    void updateInterest();
    bool isBusy() const; // has enough to do before it reads on
    size_t waiting() const { return m_slots.size() - m_firstSlot; }

    ListenerState* m_state; // null after detach()
    Loop& m_loop;
    Socket m_socket;
    Peer m_peer;
    std::string m_admissionKey;
    std::unique_ptr<TlsSession> m_tls;
    RequestParser m_parser;
    RequestParser::Phase m_phase = RequestParser::Phase::Idle;
    MonotonicTime m_phaseSince; // when m_phase began; Idle: the last sign of life
    MonotonicTime m_stuckSince; // when the peer stopped taking bytes
    Stage m_stage = Stage::Open;
    bool m_isReading = false; // answers are collected and sent together
    bool m_peerIsDone = false; // it has closed its side
    unsigned m_interest = 0;
    std::string m_unparsed; // read, and not yet looked at while isBusy()
    std::vector<Slot> m_slots; // requests under way, from m_firstSlot on
    size_t m_firstSlot = 0;
    uint64_t m_firstSequence = 0; // of m_slots[0]
    std::string m_out;
    size_t m_outSent = 0;
    size_t m_lingered = 0; // bytes thrown away
};

} // namespace sluis::http
