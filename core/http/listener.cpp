#include "core/http/listener.h"

#include "core/http/connection.h"

#include <fmt/format.h>
#include <sys/socket.h>

#include <cerrno>

namespace sluis::http {

namespace {

    constexpr int AcceptsPerTurn = 64;
    constexpr std::chrono::milliseconds SweepEvery{1000}; // how exact deadlines are
    constexpr std::chrono::milliseconds AcceptPause{100}; // when the process has no descriptor left

    class TcpListener final : public Listener, private ReadinessHandler
    {
    public:
        TcpListener(Loop& loop, Socket socket, ListenerOptions options, OnRequest onRequest)
            : m_state(loop, std::move(options), std::move(onRequest))
            , m_socket(std::move(socket))
            , m_port(localPort(m_socket))
        {
            if (!m_state.options.admission)
                m_state.options.admission = std::make_shared<Admission>(m_state.options.limits);
            if (m_state.options.onlyLocalHosts)
                allowLocalHosts();
            m_state.onClosed = [this](Connection& connection) { remove(connection); };
            loop.watch(m_socket.descriptor(), Readable, *this);
        }

        ~TcpListener() override
        {
            stopAccepting();
            m_state.loop.cancel(m_sweep);
            m_state.loop.cancel(m_pause);
            for (const std::shared_ptr<Connection>& connection : m_connections) {
                m_state.options.admission->leave(connection->admissionKey());
                connection->detach();
            }
        }

        uint16_t port() const override { return m_port; }
        size_t connectionCount() const override { return m_connections.size(); }
        ListenerNumbers numbers() const override { return m_state.numbers; }

        void drain(std::function<void()> done) override
        {
            stopAccepting();
            m_state.draining = true;
            m_drained = std::move(done);
            const std::vector<std::shared_ptr<Connection>> connections
                = m_connections; // they leave while they are asked
            for (const std::shared_ptr<Connection>& connection : connections)
                connection->drain();
            reportWhenDrained();
        }

    private:
        void allowLocalHosts()
        {
            m_state.hosts = m_state.options.extraHosts;
            for (std::string_view name : {"localhost", "127.0.0.1", "[::1]"}) {
                m_state.hosts.push_back(fmt::format("{}:{}", name, m_port));
                if (m_port == 80)
                    m_state.hosts.emplace_back(name);
            }
        }

        void stopAccepting()
        {
            if (!m_socket.isOpen())
                return;
            if (m_isAccepting)
                m_state.loop.forget(m_socket.descriptor());
            m_isAccepting = false;
            m_socket.close();
        }

        void onReady(unsigned) override
        {
            for (int turn = 0; turn < AcceptsPerTurn; ++turn) {
                sockaddr_storage storage;
                socklen_t length = sizeof(storage);
                auto* const address = reinterpret_cast<sockaddr*>(&storage);
                Socket accepted(accept4(m_socket.descriptor(), address, &length, SOCK_NONBLOCK | SOCK_CLOEXEC));
                if (!accepted.isOpen()) {
                    if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM)
                        pauseAccepting();
                    return;
                }
                admit(std::move(accepted), SocketAddress(address, length));
            }
        }

        void pauseAccepting()
        {
            m_state.loop.forget(m_socket.descriptor());
            m_isAccepting = false;
            m_pause = m_state.loop.after(AcceptPause, [this] {
                if (!m_socket.isOpen())
                    return;
                m_isAccepting = true;
                m_state.loop.watch(m_socket.descriptor(), Readable, *this);
            });
        }

        void admit(Socket socket, const SocketAddress& peer)
        {
            std::string key = Admission::keyOf(peer);
            const Admission::Verdict verdict = m_state.options.admission->enter(key);
            if (verdict == Admission::Verdict::Full) {
                ++m_state.numbers.refusedConnections;
                return;
            }
            const auto connection = std::make_shared<Connection>(m_state, std::move(socket), peer, std::move(key));
            connection->listIndex = m_connections.size();
            m_connections.push_back(connection);
            if (m_connections.size() == 1)
                scheduleSweep();
            if (verdict == Admission::Verdict::AddressBusy) {
                ++m_state.numbers.refusedConnections;
                connection->refuseNow(429);
                return;
            }
            ++m_state.numbers.accepted;
            connection->start();
        }

        void remove(Connection& connection)
        {
            m_state.options.admission->leave(connection.admissionKey());
            const size_t index = connection.listIndex;
            // Whoever made it close holds it: nothing of it goes away below its feet.
            if (index + 1 < m_connections.size()) {
                m_connections[index] = std::move(m_connections.back());
                m_connections[index]->listIndex = index;
            }
            m_connections.pop_back();
            reportWhenDrained();
        }

        void reportWhenDrained()
        {
            if (m_drained && m_connections.empty())
                m_state.loop.post(std::exchange(m_drained, nullptr));
        }

        void scheduleSweep()
        {
            m_state.loop.cancel(m_sweep);
            m_sweep = m_state.loop.after(SweepEvery, [this] { sweep(); });
        }

        // One look at every connection is cheaper than a timer per request.
        void sweep()
        {
            const MonotonicTime now = m_state.loop.now();
            for (size_t i = m_connections.size();
                i-- > 0;) { // from the end: one that leaves is replaced by a later one
                const std::shared_ptr<Connection> connection = m_connections[i];
                connection->checkDeadlines(now);
            }
            if (!m_connections.empty())
                scheduleSweep();
        }

        ListenerState m_state;
        Socket m_socket;
        const uint16_t m_port;
        bool m_isAccepting = true;
        std::vector<std::shared_ptr<Connection>> m_connections;
        std::function<void()> m_drained;
        TimerId m_sweep;
        TimerId m_pause;
    };

} // namespace

Result<std::unique_ptr<Listener>> Listener::open(Loop& loop, ListenerOptions options, OnRequest onRequest)
{
    Result<Socket> socket = listenOn(options.address, options.port, options.shared);
    if (!socket)
        return fail(socket.error());
    return std::make_unique<TcpListener>(loop, std::move(*socket), std::move(options), std::move(onRequest));
}

Responder& Responder::operator=(Responder&& other) noexcept
{
    std::swap(m_connection, other.m_connection);
    std::swap(m_sequence, other.m_sequence);
    return *this;
}

Responder::~Responder()
{
    if (m_connection)
        respond(Response{.status = 500});
}

void Responder::respond(Response response)
{
    SLUIS_ASSERT(m_connection);
    const std::shared_ptr<Connection> connection = std::move(m_connection);
    Loop& loop = connection->loop();
    if (loop.isOwnThread())
        return connection->respond(m_sequence, response);
    loop.post([connection, sequence = m_sequence, response = std::move(response)] {
        connection->respond(sequence, response);
    });
}

} // namespace sluis::http
