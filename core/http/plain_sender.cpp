#include "core/http/plain_sender.h"

#include "core/http/address_rules.h"
#include "core/http/plain_connection.h"

#include <fmt/format.h>

#include <charconv>
#include <deque>
#include <unordered_map>

namespace sluis::http {

namespace {

    constexpr size_t ConnectionsPerVendor = 64; // per loop
    constexpr size_t WaitingPerVendor = 4096;
    constexpr size_t ReadBufferBytes = 64 * 1024;
    constexpr std::chrono::milliseconds SweepEvery{50}; // how exact time limits are
    constexpr std::chrono::seconds IdleTime{30};
    constexpr std::chrono::seconds AddressTime{60}; // then the name is asked about again
    constexpr std::chrono::hours StaleAddressTime{1}; // how long old addresses do when nobody answers

    std::optional<SocketAddress> parseAuthority(const std::string& authority)
    {
        const size_t colon = authority.rfind(':');
        uint16_t port = 0;
        if (colon == std::string::npos
            || std::from_chars(authority.data() + colon + 1, authority.data() + authority.size(), port).ec
                != std::errc())
            return std::nullopt;
        std::string host = authority.substr(0, colon);
        if (host.starts_with('[') && host.ends_with(']'))
            host = host.substr(1, host.size() - 2);
        return SocketAddress::parse(host, port);
    }

    // The connections to one host and port, and what waits for one.
    class VendorPool final : private PlainConnectionOwner
    {
    public:
        struct Shared {
            Loop& loop;
            SenderRules rules;
            std::unique_ptr<Resolver> resolver;
            std::optional<SocketAddress> standIn;
            std::vector<char> readBuffer;
            std::shared_ptr<bool> alive = std::make_shared<bool>(true); // while answers may be given
        };

        VendorPool(Shared& shared, std::string host, uint16_t port)
            : m_shared(shared)
            , m_host(std::move(host))
            , m_port(port)
        {
            if (shared.standIn) {
                m_addresses = {*shared.standIn};
                m_isFixed = true;
            } else if (const std::optional<SocketAddress> numeric = SocketAddress::parse(m_host, m_port)) {
                m_addresses = {*numeric};
                m_isFixed = true;
            }
        }

        void submit(Exchange exchange)
        {
            if (!m_idle.empty()) {
                PlainConnection* const connection = m_idle.back();
                m_idle.pop_back();
                return connection->start(std::move(exchange));
            }
            if (m_waiting.size() >= WaitingPerVendor)
                return answer(std::move(exchange), fail(ErrorCode::LimitReached, "http.sendQueueFull", m_host));
            m_waiting.push_back(std::move(exchange));
            openMore();
        }

        // Ends what is over its time and what is idle for too long.
        void sweep(MonotonicTime now)
        {
            for (Exchange& waiting : m_waiting) {
                if (waiting.deadline <= now)
                    answer(std::move(waiting), timeout());
            }
            std::erase_if(m_waiting, [now](const Exchange& waiting) { return waiting.deadline <= now; });
            for (size_t i = m_connections.size(); i-- > 0;) {
                PlainConnection& connection = *m_connections[i];
                if (connection.exchange() && connection.exchange()->deadline <= now) {
                    Exchange late = *connection.takeExchange();
                    remove(connection);
                    answer(std::move(late), timeout());
                } else if (connection.isIdle() && now - connection.idleSince() > IdleTime) {
                    std::erase(m_idle, &connection);
                    remove(connection);
                } else if (connection.isConnecting() && m_waiting.empty()) {
                    remove(connection);
                }
            }
            openMore();
        }

        static void report(Shared& shared, Sender::Callback callback, Result<Answer> result)
        {
            const std::weak_ptr<bool> alive = shared.alive;
            shared.loop.post([callback = std::move(callback), result = std::move(result), alive] {
                if (alive.lock())
                    callback(result);
            });
        }

        bool isUnused() const { return m_connections.empty() && m_waiting.empty() && !m_isResolving; }

    private:
        tl::unexpected<Error> timeout() const { return fail(ErrorCode::Unavailable, "http.sendTimeout", m_host); }

        void answer(Exchange exchange, Result<Answer> result)
        {
            // Never inside send() or a walk over the connections.
            report(m_shared, std::move(exchange.callback), std::move(result));
        }

        void failAll(const Error& error)
        {
            for (Exchange& exchange : std::exchange(m_waiting, {}))
                answer(std::move(exchange), fail(error));
        }

        // As many connections as there are waiting requests, within the limit; resolves the name first when needed.
        void openMore()
        {
            size_t connecting = 0;
            for (const auto& connection : m_connections)
                connecting += connection->isConnecting() ? 1 : 0;
            while (connecting < m_waiting.size() && m_connections.size() < ConnectionsPerVendor) {
                if (!m_isFixed && (m_addresses.empty() || m_shared.loop.now() >= m_addressesUntil)) {
                    resolve();
                    if (m_addresses.empty() || m_shared.loop.now() >= m_addressesUntil + StaleAddressTime)
                        return; // goes on when the answer comes
                }
                if (!open(0))
                    return;
                ++connecting;
            }
        }

        bool open(size_t firstAddress)
        {
            bool refused = false;
            for (size_t i = firstAddress; i < m_addresses.size(); ++i) {
                if (!m_shared.rules.allowPrivateAddresses && !m_shared.standIn && !isPublicAddress(m_addresses[i])) {
                    refused = true;
                    continue;
                }
                PlainConnectionOwner& owner = *this;
                auto connection = std::make_unique<PlainConnection>(m_shared.loop, owner, m_shared.readBuffer);
                connection->addressIndex = i;
                if (!connection->connectTo(m_addresses[i]))
                    continue;
                connection->listIndex = m_connections.size();
                m_connections.push_back(std::move(connection));
                return true;
            }
            if (refused && firstAddress == 0)
                failAll({ErrorCode::Denied, "http.addressRefused", m_host, {}});
            else if (noneConnects())
                failAll({ErrorCode::Unavailable, "http.connectFailed", m_host, m_lastConnectError});
            return false;
        }

        bool noneConnects() const
        {
            for (const auto& connection : m_connections) {
                if (connection->isConnecting() || connection->exchange())
                    return false;
            }
            return true;
        }

        void resolve()
        {
            if (std::exchange(m_isResolving, true))
                return;
            m_shared.resolver->resolve(m_host, [this](Result<std::vector<SocketAddress>> found) {
                m_isResolving = false;
                if (found) {
                    m_addresses = std::move(*found);
                    for (SocketAddress& address : m_addresses)
                        address.setPort(m_port);
                    m_addressesUntil = m_shared.loop.now() + AddressTime;
                } else if (m_addresses.empty() || m_shared.loop.now() >= m_addressesUntil + StaleAddressTime) {
                    m_addresses.clear();
                    return failAll(found.error());
                }
                openMore();
            });
        }

        void onConnected(PlainConnection& connection) override { giveWork(connection); }

        void onConnectFailed(PlainConnection& connection, std::string detail) override
        {
            m_lastConnectError = std::move(detail);
            const size_t next = connection.addressIndex + 1;
            remove(connection);
            if (!m_waiting.empty())
                open(next);
        }

        void onAnswered(PlainConnection& connection, Exchange exchange, Answer result, bool canBeKept) override
        {
            result.duration = std::chrono::duration_cast<std::chrono::microseconds>(
                m_shared.loop.clock().steady() - exchange.started);
            if (canBeKept)
                giveWork(connection);
            else
                remove(connection);
            if (!canBeKept)
                openMore();
            exchange.callback(std::move(result)); // last: it may send again
        }

        void onLost(PlainConnection& connection, std::optional<Exchange> exchange, Error error, bool mayRetry) override
        {
            std::erase(m_idle, &connection);
            remove(connection);
            if (exchange && mayRetry) {
                exchange->isRetry = true;
                m_waiting.push_front(std::move(*exchange));
            } else if (exchange) {
                error.subject = m_host;
                answer(std::move(*exchange), fail(std::move(error)));
            }
            openMore();
        }

        void giveWork(PlainConnection& connection)
        {
            if (m_waiting.empty()) {
                m_idle.push_back(&connection);
                return;
            }
            Exchange next = std::move(m_waiting.front());
            m_waiting.pop_front();
            connection.start(std::move(next));
        }

        void remove(PlainConnection& connection)
        {
            const size_t index = connection.listIndex;
            std::swap(m_connections[index], m_connections.back());
            m_connections[index]->listIndex = index;
            m_connections.pop_back();
        }

        Shared& m_shared;
        const std::string m_host;
        const uint16_t m_port;
        bool m_isFixed = false; // no name to resolve
        bool m_isResolving = false;
        std::vector<SocketAddress> m_addresses;
        MonotonicTime m_addressesUntil;
        std::string m_lastConnectError;
        std::vector<std::unique_ptr<PlainConnection>> m_connections;
        std::vector<PlainConnection*> m_idle; // the last used at the back
        std::deque<Exchange> m_waiting;
    };

    class PlainSender final : public Sender
    {
    public:
        PlainSender(Loop& loop, SenderRules rules, std::unique_ptr<Resolver> resolver)
            : m_shared{loop, std::move(rules), std::move(resolver), {}, std::vector<char>(ReadBufferBytes)}
        {
            if (!m_shared.rules.standIn.empty())
                m_shared.standIn = parseAuthority(m_shared.rules.standIn);
        }

        ~PlainSender() override { m_shared.loop.cancel(m_sweep); }

        void send(OutgoingRequest request, Callback callback) override
        {
            const Result<Target> target = checkOutgoing(request, m_shared.rules);
            if (!target || (target->isTls && !m_shared.standIn)) {
                const Error error
                    = target ? Error{ErrorCode::InvalidInput, "http.badUrl", target->host, "TLS"} : target.error();
                return VendorPool::report(m_shared, std::move(callback), fail(error));
            }
            const MonotonicTime now = m_shared.loop.now();
            poolOf(*target).submit({.wire = toWire(request, *target),
                .toHead = request.method == "HEAD",
                .answerLimitBytes = request.answerLimitBytes,
                .started = now,
                .deadline = now + request.timeLimit,
                .callback = std::move(callback)});
            if (m_sweep.empty())
                scheduleSweep();
        }

    private:
        VendorPool& poolOf(const Target& target)
        {
            m_key.clear();
            fmt::format_to(std::back_inserter(m_key), "{}:{}", target.host, target.port);
            std::unique_ptr<VendorPool>& pool = m_pools[m_key];
            if (!pool)
                pool = std::make_unique<VendorPool>(m_shared, target.host, target.port);
            return *pool;
        }

        void scheduleSweep()
        {
            m_sweep = m_shared.loop.after(SweepEvery, [this] {
                m_sweep = {};
                for (const auto& [key, pool] : m_pools)
                    pool->sweep(m_shared.loop.now());
                std::erase_if(m_pools, [](const auto& entry) { return entry.second->isUnused(); });
                if (!m_pools.empty())
                    scheduleSweep();
            });
        }

        VendorPool::Shared m_shared;
        std::string m_key; // kept for its memory
        std::unordered_map<std::string, std::unique_ptr<VendorPool>> m_pools;
        TimerId m_sweep;
    };

} // namespace

std::unique_ptr<Sender> makePlainSender(Loop& loop, SenderRules rules, std::unique_ptr<Resolver> resolver)
{
    return std::make_unique<PlainSender>(loop, std::move(rules), std::move(resolver));
}

} // namespace sluis::http
