#include "core/publish/admin_server.h"

#include "core/base/bounded_queue.h"
#include "core/http/tls_server.h"

namespace sluis::publish {
namespace {

    constexpr size_t WaitingRequests = 16;

    http::Limits adminLimits()
    {
        http::Limits limits;
        limits.bodyBytes = AdminBodyLimitBytes;
        limits.decodedBytes = AdminBodyLimitBytes;
        limits.bodyTime = std::chrono::seconds(60); // a large bundle over a slow line
        limits.connections = 64;
        limits.connectionsPerAddress = 16;
        limits.pipelineDepth = 4;
        return limits;
    }

    struct Job {
        http::Request request;
        std::string peer;
        http::Responder responder;
    };

    class RunningAdminServer final : public AdminServer
    {
    public:
        RunningAdminServer(std::unique_ptr<http::Loop> loop, AdminHandler& handler)
            : m_loop(std::move(loop))
            , m_handler(handler)
            , m_jobs(WaitingRequests)
        { }

        ~RunningAdminServer() override
        {
            m_jobs.close();
            if (m_worker.joinable())
                m_worker.join();
            m_loop->post([this] { m_listener.reset(); });
            m_loop->stop();
            if (m_loopThread.joinable())
                m_loopThread.join();
            m_listener.reset();
        }

        Result<void> listen(const AdminServerOptions& options)
        {
            http::ListenerOptions wanted;
            wanted.address = options.address;
            wanted.port = options.port;
            wanted.limits = adminLimits();
            auto tls = http::TlsServerContext::make(options.certificatePem, options.keyPem.reveal());
            if (!tls)
                return fail(tls.error());
            wanted.tls = std::move(*tls);
            auto listener = http::Listener::open(*m_loop, std::move(wanted),
                [this](const http::Request& request, const http::Peer& peer, http::Responder responder) {
                    accept(request, peer, std::move(responder));
                });
            if (!listener)
                return fail(listener.error());
            m_listener = std::move(*listener);
            m_port = m_listener->port();
            m_worker = std::thread([this] { work(); });
            m_loopThread = std::thread([this] { m_loop->run(); });
            return {};
        }

        uint16_t port() const override { return m_port; }

    private:
        void accept(const http::Request& request, const http::Peer& peer, http::Responder responder)
        {
            Job job{request, peer.address, std::move(responder)};
            if (!m_jobs.push(std::move(job)))
                job.responder.respond({503, {{"Retry-After", "5"}}, {}});
        }

        void work()
        {
            while (auto job = m_jobs.wait())
                job->responder.respond(m_handler.handle(job->request, job->peer));
        }

        std::unique_ptr<http::Loop> m_loop;
        AdminHandler& m_handler;
        BoundedQueue<Job> m_jobs;
        std::unique_ptr<http::Listener> m_listener; // the loop's
        uint16_t m_port = 0;
        std::thread m_worker;
        std::thread m_loopThread;
    };

} // namespace

Result<std::unique_ptr<AdminServer>> AdminServer::start(
    const AdminServerOptions& options, AdminHandler& handler, const Clock& clock)
{
    auto loop = http::Loop::open(clock);
    if (!loop)
        return fail(loop.error());
    auto server = std::make_unique<RunningAdminServer>(std::move(*loop), handler);
    if (auto listening = server->listen(options); !listening)
        return fail(listening.error());
    return std::unique_ptr<AdminServer>(std::move(server));
}

} // namespace sluis::publish
