#include "core/http/connection.h"

#include "core/url/cookie.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

namespace sluis::http {

namespace {

    constexpr int ReadsPerTurn = 4; // then others have their turn
    constexpr size_t OutLimitBytes = 1024 * 1024; // unsent answers, beyond which nothing more is read
    constexpr size_t KeptOutBytes = 16 * 1024;
    constexpr std::chrono::seconds LingerTime{2};
    constexpr size_t LingerLimitBytes = 4 * 1024 * 1024;

} // namespace

std::string_view ListenerState::date()
{
    if (m_date.empty() || loop.now() >= m_dateUntil) {
        m_date = url::httpDate(loop.clock().now());
        m_dateUntil = loop.now() + std::chrono::seconds(1);
    }
    return m_date;
}

bool ListenerState::isHostAllowed(const Request& request) const
{
    if (hosts.empty())
        return true;
    const std::optional<std::string_view> named = request.first("host");
    return named && std::any_of(hosts.begin(), hosts.end(), [&](const std::string& host) {
        return equalsIgnoreCase(host, *named);
    });
}

Connection::Connection(ListenerState& state, Socket socket, const SocketAddress& peer, std::string admissionKey)
    : m_state(&state)
    , m_loop(state.loop)
    , m_socket(std::move(socket))
    , m_peer{peer.address(), peer.port()}
    , m_admissionKey(std::move(admissionKey))
    , m_parser(state.options.limits)
    , m_phaseSince(state.loop.now())
{
    if (state.options.tls)
        m_tls = std::make_unique<TlsSession>(*state.options.tls, m_socket.descriptor());
}

Connection::~Connection()
{
    detach();
}

void Connection::start()
{
    m_interest = Readable;
    m_loop.watch(m_socket.descriptor(), m_interest, *this);
}

void Connection::refuseNow(int status)
{
    start();
    refuse(status);
    flush();
}

void Connection::onReady(unsigned readiness)
{
    const std::shared_ptr<Connection> alive = shared_from_this();
    if (readiness & Readable || (m_tls && readiness & Writable))
        read();
    else if (readiness & HungUp)
        return close();
    if (m_stage != Stage::Closed && readiness & Writable)
        flush();
}

Transfer Connection::receive(std::span<char> buffer, size_t& count)
{
    if (m_tls)
        return m_tls->read(buffer, count);
    const ssize_t received = recv(m_socket.descriptor(), buffer.data(), buffer.size(), 0);
    count = received > 0 ? static_cast<size_t>(received) : 0;
    if (received > 0)
        return Transfer::Some;
    return received < 0 && (errno == EAGAIN || errno == EINTR) ? Transfer::WouldBlock : Transfer::Closed;
}

void Connection::read()
{
    m_isReading = true;
    for (int turn = 0; turn < ReadsPerTurn && m_stage != Stage::Closed && !isBusy(); ++turn) {
        const std::span<char> buffer(m_state->readBuffer);
        size_t count = 0;
        const Transfer transfer = receive(buffer, count);
        if (transfer == Transfer::Closed) {
            m_peerIsDone = true;
            m_stage = m_stage == Stage::Open ? Stage::LastAnswers : m_stage;
            break;
        }
        if (transfer == Transfer::WouldBlock)
            break;
        if (m_stage == Stage::Open)
            consume(std::string_view(buffer.data(), count));
        else if (m_lingered += count; m_lingered > LingerLimitBytes)
            return close();
        if (count < buffer.size() && !m_tls)
            break;
    }
    m_isReading = false;
    if (m_stage != Stage::Closed)
        flush();
}

void Connection::consume(std::string_view bytes)
{
    while (!bytes.empty() && m_stage == Stage::Open) {
        if (isBusy()) {
            m_unparsed.assign(bytes);
            return;
        }
        const RequestParser::Phase phase = m_parser.feed(bytes);
        if (phase != m_phase) {
            m_phase = phase;
            m_phaseSince = m_loop.now();
        }
        if (phase == RequestParser::Phase::Complete)
            dispatch();
        else if (phase == RequestParser::Phase::Refused)
            refuse(m_parser.refusal());
        else if (m_parser.takeExpectation() && waiting() == 0)
            m_out += "HTTP/1.1 100 Continue\r\n\r\n";
    }
}

void Connection::dispatch()
{
    const bool keepAlive = m_parser.keepAlive() && !m_state->draining;
    const bool isHttp10 = m_parser.isHttp10();
    Request request = m_parser.take(m_state->maker);
    m_phase = RequestParser::Phase::Idle;
    m_phaseSince = m_loop.now();
    if (!m_state->isHostAllowed(request))
        return refuse(421);
    ++m_state->numbers.requests;
    const uint64_t sequence = m_firstSequence + m_slots.size();
    addSlot(request.method() == "HEAD", isHttp10, keepAlive);
    if (!keepAlive)
        m_stage = Stage::LastAnswers;
    m_state->onRequest(request, m_peer, Responder(shared_from_this(), sequence));
    if (m_state)
        m_state->maker.recycle(std::move(request));
}

Connection::Slot& Connection::addSlot(bool toHead, bool isHttp10, bool keepAlive)
{
    Slot& slot = m_slots.emplace_back();
    slot.toHead = toHead;
    slot.isHttp10 = isHttp10;
    slot.keepAlive = keepAlive;
    return slot;
}

// Answers what is no request of ours, after the requests before it, and ends the connection.
void Connection::refuse(int status)
{
    ++m_state->numbers.refusedRequests;
    m_stage = Stage::LastAnswers;
    m_unparsed.clear();
    const uint64_t sequence = m_firstSequence + m_slots.size();
    addSlot(false, false, false);
    respond(sequence, Response{.status = status});
}

void Connection::respond(uint64_t sequence, const Response& response)
{
    if (m_stage == Stage::Closed)
        return;
    const auto index = static_cast<size_t>(sequence - m_firstSequence);
    SLUIS_ASSERT(index >= m_firstSlot && index < m_slots.size() && !m_slots[index].isAnswered);
    Slot& slot = m_slots[index];
    slot.isAnswered = true;
    if (slot.keepAlive && m_state->draining && index + 1 == m_slots.size() && m_stage == Stage::Open) {
        slot.keepAlive = false;
        m_stage = Stage::LastAnswers;
    }
    const ResponseFraming framing{slot.toHead, slot.keepAlive, slot.isHttp10, m_state->date()};
    appendResponse(index == m_firstSlot ? m_out : slot.bytes, response, framing);
    moveAnswered();
    if (!m_isReading)
        flush();
}

// Takes answered requests from the front; what was answered out of order becomes due.
void Connection::moveAnswered()
{
    while (m_firstSlot < m_slots.size() && m_slots[m_firstSlot].isAnswered) {
        m_out += m_slots[m_firstSlot].bytes;
        ++m_firstSlot;
    }
    if (m_firstSlot == m_slots.size()) {
        m_firstSequence += m_slots.size();
        m_slots.clear();
        m_firstSlot = 0;
    }
}

bool Connection::isBusy() const
{
    return m_state == nullptr || waiting() >= m_state->options.limits.pipelineDepth
        || m_out.size() - m_outSent > OutLimitBytes;
}

void Connection::flush()
{
    while (m_outSent < m_out.size()) {
        const std::string_view rest = std::string_view(m_out).substr(m_outSent);
        size_t count = 0;
        if (m_tls) {
            const Transfer transfer = m_tls->write(rest, count);
            if (transfer == Transfer::Closed)
                return close();
        } else {
            const ssize_t sent = send(m_socket.descriptor(), rest.data(), rest.size(), MSG_NOSIGNAL);
            if (sent < 0 && errno != EAGAIN && errno != EINTR)
                return close();
            count = sent > 0 ? static_cast<size_t>(sent) : 0;
        }
        if (count == 0) {
            if (m_stuckSince == MonotonicTime())
                m_stuckSince = m_loop.now();
            return updateInterest();
        }
        m_outSent += count;
    }
    m_stuckSince = {};
    m_outSent = 0;
    m_out.clear();
    if (m_out.capacity() > KeptOutBytes)
        m_out.shrink_to_fit();
    afterFlush();
}

void Connection::afterFlush()
{
    if (!m_unparsed.empty() && m_stage == Stage::Open && !isBusy() && !m_isReading) {
        const std::string bytes = std::exchange(m_unparsed, {});
        m_isReading = true;
        consume(bytes);
        m_isReading = false;
        return flush();
    }
    if (m_state->draining && m_stage == Stage::Open && waiting() == 0 && m_phase == RequestParser::Phase::Idle)
        m_stage = Stage::LastAnswers;
    if (m_stage == Stage::LastAnswers && waiting() == 0) {
        if (m_peerIsDone)
            return close();
        m_stage = Stage::Lingering;
        m_phaseSince = m_loop.now();
        if (m_tls)
            m_tls->shutDown();
        shutdown(m_socket.descriptor(), SHUT_WR);
    }
    if (m_stage == Stage::Lingering && m_peerIsDone)
        return close();
    updateInterest();
}

void Connection::updateInterest()
{
    const bool reads = !m_peerIsDone && (m_stage == Stage::Lingering || m_stage == Stage::LastAnswers || !isBusy());
    const bool writes = m_outSent < m_out.size() || (m_tls && m_tls->wantsWrite());
    const unsigned interest = (reads ? Readable : 0u) | (writes ? Writable : 0u);
    if (interest == m_interest)
        return;
    m_interest = interest;
    m_loop.change(m_socket.descriptor(), interest);
}

void Connection::checkDeadlines(MonotonicTime now)
{
    const Limits& limits = m_state->options.limits;
    if (m_stuckSince != MonotonicTime() && now - m_stuckSince > limits.writeTime)
        return close();
    const auto since = now - m_phaseSince;
    if (m_stage == Stage::Lingering) {
        if (since > LingerTime)
            close();
        return;
    }
    if (m_stage != Stage::Open)
        return;
    switch (m_phase) {
    case RequestParser::Phase::Head:
        if (since > limits.headTime)
            refuse(408);
        break;
    case RequestParser::Phase::Body: {
        const auto seconds = std::chrono::duration<double>(since).count();
        const bool isSlow = since > limits.rateGrace
            && static_cast<double>(m_parser.bodyBytesReceived())
                < seconds * static_cast<double>(limits.rateBytesPerSecond);
        if (since > limits.bodyTime || isSlow)
            refuse(408);
        break;
    }
    case RequestParser::Phase::Idle:
    case RequestParser::Phase::Complete:
    case RequestParser::Phase::Refused: {
        const bool isShakingHands = m_tls && !m_tls->isEstablished();
        if (waiting() == 0 && since > (isShakingHands ? limits.headTime : limits.idleTime))
            close();
    }
    }
}

void Connection::drain()
{
    if (m_stage != Stage::Open || waiting() > 0 || m_phase != RequestParser::Phase::Idle)
        return; // its last answer will say so
    m_stage = Stage::LastAnswers;
    flush();
}

void Connection::close()
{
    if (m_stage == Stage::Closed)
        return;
    m_stage = Stage::Closed;
    m_loop.forget(m_socket.descriptor());
    m_socket.close();
    m_state->onClosed(*this);
}

void Connection::detach()
{
    if (m_stage != Stage::Closed) {
        m_stage = Stage::Closed;
        if (m_interest != 0)
            m_loop.forget(m_socket.descriptor());
        m_socket.close();
    }
    m_state = nullptr;
}

} // namespace sluis::http
