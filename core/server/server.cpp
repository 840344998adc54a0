#include "core/server/server.h"

#include "core/http/address_rules.h"
#include "core/sandbox/host/worker_process.h"
#include "core/server/kept_storage.h"
#include "core/server/server_loop.h"
#include "core/types/table.h"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace sluis::server {
namespace {

    constexpr std::chrono::seconds StopPatience{30};

    class AssembledServer final : public Server
    {
    public:
        AssembledServer(ServerOptions options, PlanPtr plan)
            : m_shared{std::move(options), m_clock, m_random, runtime::TypeTable(),
                  ServingSlot({std::move(plan), {}, {}}), std::make_shared<http::Admission>(http::Limits{}), {}, {}, {},
                  {}}
            , m_sendMode(m_shared.options.sendMode)
        {
            m_shared.types = types::nativeTypes(m_shared.options.cloud);
            setVersionOf(m_shared.options);
            if (m_shared.options.sandboxProgram.empty())
                m_shared.options.sandboxProgram = sandbox::host::defaultSandboxProgram();
        }

        ~AssembledServer() override { endLoops(std::chrono::seconds(0)); }

        Result<void> open()
        {
            for (const std::string& text : m_shared.options.trustedProxies) {
                Result<http::AddressRange> range = http::AddressRange::parse(text);
                if (!range)
                    return fail(range.error());
                m_shared.trustedProxies.push_back(std::move(*range));
            }
            if (!m_shared.options.keepTemplateStorageIn.empty()) {
                auto kept = KeptStorage::open(m_shared.options.keepTemplateStorageIn, m_shared.templateStorage,
                    [this](const Error& problem) { tell(problem); });
                if (!kept)
                    return fail(kept.error());
                m_kept = std::move(*kept);
            }
            const unsigned threads = std::max(1u, m_shared.options.threads);
            for (unsigned i = 0; i < threads; ++i) {
                auto loop = ServerLoop::make(m_shared);
                if (!loop)
                    return fail(loop.error());
                m_loops.push_back(std::move(*loop));
            }
            for (const ListenAddress& address : m_shared.options.listen) {
                if (Result<void> listening = listen(address); !listening)
                    return listening;
            }
            for (const auto& loop : m_loops)
                loop->run();
            return {};
        }

        std::vector<ListenAddress> addresses() const override { return m_addresses; }

        void setPlan(PlanPtr plan, std::string version, std::string contentOf) override
        {
            m_shared.serving.set({std::move(plan), std::move(version), std::move(contentOf)});
        }

        void setSecrets(crypto::SecretValues values) override { m_shared.secrets.setValues(std::move(values)); }

        void setSendMode(SendMode mode) override
        {
            m_sendMode = mode;
            for (const auto& loop : m_loops)
                loop->setSendMode(mode);
        }

        SendMode sendMode() const override { return m_sendMode; }

        Subscription onTrace(std::function<void(runtime::TracePtr)> callback) override
        {
            return m_shared.subscribers.add(std::move(callback));
        }

        void inject(http::Request request, std::string peer, std::function<void(runtime::TracePtr)> done) override
        {
            ServerLoop& loop = *m_loops.front();
            loop.post([&loop, request = std::move(request), peer = std::move(peer), done = std::move(done)] {
                loop.inject(request, peer, done);
            });
        }

        void sendHeld(runtime::TracePtr trace, OutgoingRef which, std::function<void(runtime::TracePtr)> done) override
        {
            ServerLoop& loop = *m_loops.front();
            loop.post([&loop, trace = std::move(trace), which, done = std::move(done)] {
                loop.sendHeld(trace, which, done);
            });
        }

        ServerNumbers numbers() const override
        {
            ServerNumbers all;
            for (const auto& loop : m_loops) {
                const ServerNumbers numbers = loop->numbers();
                all.hits += numbers.hits;
                all.claimed += numbers.claimed;
                all.requestsHeld += numbers.requestsHeld;
                all.requestsSent += numbers.requestsSent;
                all.requestsFailed += numbers.requestsFailed;
            }
            return all;
        }

        bool runsTemplates() const override { return sandbox::host::isThere(m_shared.options.sandboxProgram); }

        std::vector<StoppedTemplate> stoppedTemplates() const override
        {
            std::vector<StoppedTemplate> all;
            for (const auto& loop : m_loops) {
                for (StoppedTemplate& one : loop->stoppedTemplates()) {
                    const auto known = std::find_if(
                        all.begin(), all.end(), [&one](const auto& other) { return other.text == one.text; });
                    if (known == all.end())
                        all.push_back(std::move(one));
                    else
                        known->until = std::max(known->until, one.until);
                }
            }
            return all;
        }

        void setTemplateLimits(const sandbox::protocol::Limits& limits) override
        {
            for (const auto& loop : m_loops)
                loop->post([&loop = *loop, limits] { loop.setTemplateLimits(limits); });
        }

        void releaseTemplates() override
        {
            for (const auto& loop : m_loops)
                loop->post([&loop = *loop] { loop.releaseTemplates(); });
        }

        void stop() override { endLoops(StopPatience); }

    private:
        void setVersionOf(const ServerOptions& options)
        {
            ServingSlot::Cached cached;
            const plan::PlanPtr plan = m_shared.serving.get(cached)->plan;
            m_shared.serving.set({plan, options.version, options.contentOf});
        }

        // Every loop listens on the address; in the workbench also on ::1 with the same port, where browsers look first
        // for "localhost" (if this machine has IPv6).
        Result<void> listen(const ListenAddress& wanted)
        {
            const auto numeric = http::SocketAddress::parse(wanted.address, wanted.port);
            const bool isWorkbench = m_shared.options.place == Place::Workbench;
            if (!numeric || (isWorkbench && !http::isLoopbackAddress(*numeric)))
                return fail(
                    ErrorCode::InvalidInput, "http.addressNotUsable", wanted.address, "not an address of this machine");
            const bool isShared = m_loops.size() > 1;
            ListenAddress taken = wanted;
            for (const auto& loop : m_loops) {
                const Result<uint16_t> port = loop->listen(taken, isShared);
                if (!port)
                    return fail(port.error());
                taken.port = *port;
            }
            m_addresses.push_back(taken);
            if (isWorkbench && taken.address == "127.0.0.1") {
                for (const auto& loop : m_loops)
                    static_cast<void>(!loop->listen({"::1", taken.port}, isShared));
            }
            return {};
        }

        void tell(const Error& problem) const
        {
            if (m_shared.options.onProblem)
                m_shared.options.onProblem(problem);
        }

        void endLoops(std::chrono::seconds patience)
        {
            std::lock_guard lock(m_stopping);
            if (std::exchange(m_isStopped, true))
                return;
            std::vector<std::thread> waits;
            for (const auto& loop : m_loops)
                waits.emplace_back([&loop, patience] { loop->stop(patience); });
            for (std::thread& wait : waits)
                wait.join();
        }

        SystemClock m_clock;
        SystemRandom m_random;
        SharedParts m_shared;
        std::atomic<SendMode> m_sendMode;
        std::unique_ptr<KeptStorage> m_kept; // ends after the loops
        std::vector<std::unique_ptr<ServerLoop>> m_loops;
        std::vector<ListenAddress> m_addresses;
        std::mutex m_stopping;
        bool m_isStopped = false; // guarded by m_stopping
    };

} // namespace

Result<std::unique_ptr<Server>> Server::start(ServerOptions options, PlanPtr plan)
{
    auto server = std::make_unique<AssembledServer>(std::move(options), std::move(plan));
    if (const Result<void> opened = server->open(); !opened)
        return fail(opened.error());
    return server;
}

} // namespace sluis::server
