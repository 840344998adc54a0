#include "ui/bridge/embedded_server.h"

#include "core/base/assert.h"
#include "core/plan/compile.h"
#include "ui/bridge/text.h"

#include <QThreadPool>

#include <cmath>

namespace sluis::bridge {

namespace {

    constexpr int TickMs = 250;
    constexpr size_t TicksInRate = 12; // the rate is that of the last three seconds

    Result<std::unique_ptr<server::Server>> startOn(
        const server::ServerOptions& wanted, int port, const server::PlanPtr& plan)
    {
        server::ServerOptions options = wanted;
        options.listen = {server::ListenAddress{"127.0.0.1", static_cast<uint16_t>(port)}};
        return server::Server::start(std::move(options), plan);
    }

    Result<std::unique_ptr<server::Server>> startNear(
        const server::ServerOptions& options, int port, EmbeddedServer::PortChoice choice, const server::PlanPtr& plan)
    {
        auto server = startOn(options, port, plan);
        if (choice == EmbeddedServer::PortChoice::ThisOne)
            return server;
        for (int next = port + 1; !server && next < port + EmbeddedServer::PortsToTry && next < 65536; ++next)
            server = startOn(options, next, plan);
        return server ? std::move(server) : startOn(options, 0, plan);
    }

} // namespace

EmbeddedServer::EmbeddedServer(QObject* parent)
    : QObject(parent)
    , m_compileJob(nullptr)
    , m_startJob(nullptr)
{
    m_ticks.callOnTimeout(this, &EmbeddedServer::measure);
    m_ticks.start(TickMs);
}

EmbeddedServer::~EmbeddedServer()
{
    m_traces.end();
}

void EmbeddedServer::follow(WorkspaceModel& workspace)
{
    m_workspace = &workspace;
    connect(&workspace, &WorkspaceModel::draftChanged, this, &EmbeddedServer::compileDraft);
}

void EmbeddedServer::start(int port, PortChoice choice)
{
    SLUIS_ASSERT(m_workspace);
    stop();
    server::ServerOptions options;
    options.sendMode = m_sendMode;
    options.nextHit = m_nextHit;
    options.cloud = m_cloud;
    options.keys = m_keys;
    options.templateLimits = m_templateLimits;
    m_startJob.start([this, options, port, choice, draft = m_workspace->snapshot(), types = m_workspace->catalogue(),
                         previous = m_plan](const std::atomic<bool>&) -> LatestJob::Finish {
        auto plan = plan::compile(draft, *types, previous);
        auto server = std::make_shared<Result<std::unique_ptr<server::Server>>>(startNear(options, port, choice, plan));
        return [this, plan, server] {
            m_plan = plan;
            started(std::move(*server));
        };
    });
}

void EmbeddedServer::started(Result<std::unique_ptr<server::Server>> server)
{
    if (!server) {
        Q_EMIT failed(translated(server.error()));
        return;
    }
    retire(std::move(m_server));
    m_server = std::move(*server);
    m_traces = m_server->onTrace([this](runtime::TracePtr trace) { m_subscribers.tell(trace); });
    m_server->setSendMode(m_sendMode);
    m_server->setTemplateLimits(m_templateLimits);
    giveSecrets();
    const auto addresses = m_server->addresses();
    m_listening = Listening{true, addresses.front().address, addresses.front().port};
    m_counts.clear();
    Q_EMIT listeningChanged();
    compileDraft(); // it may have changed meanwhile
}

void EmbeddedServer::stop()
{
    if (!m_server)
        return;
    retire(std::move(m_server));
    m_listening.on = false;
    m_rate = 0;
    noteStopped({});
    Q_EMIT listeningChanged();
    Q_EMIT rateChanged();
}

// Hits under way may take a while to end: that is not the interface's time.
void EmbeddedServer::retire(std::unique_ptr<server::Server> server)
{
    m_traces.end();
    if (server)
        QThreadPool::globalInstance()->start(
            [old = std::shared_ptr<server::Server>(std::move(server))] { old->stop(); });
}

void EmbeddedServer::compileDraft()
{
    if (!m_server)
        return;
    m_compileJob.start([this, draft = m_workspace->snapshot(), types = m_workspace->catalogue(), previous = m_plan](
                           const std::atomic<bool>&) -> LatestJob::Finish {
        auto plan = plan::compile(draft, *types, previous);
        return [this, plan] {
            m_plan = plan;
            if (m_server)
                m_server->setPlan(plan);
        };
    });
}

void EmbeddedServer::setSecrets(crypto::SecretValues values)
{
    m_secrets = std::move(values);
    giveSecrets();
}

void EmbeddedServer::giveSecrets()
{
    if (!m_server)
        return;
    crypto::SecretValues values;
    for (const auto& [name, value] : m_secrets)
        values.emplace(name, value.copy());
    m_server->setSecrets(std::move(values));
}

void EmbeddedServer::setSendMode(server::SendMode mode)
{
    if (m_sendMode == mode)
        return;
    m_sendMode = mode;
    if (m_server)
        m_server->setSendMode(mode);
    Q_EMIT sendModeChanged();
}

void EmbeddedServer::setTemplateLimits(const sandbox::protocol::Limits& limits)
{
    if (m_templateLimits == limits)
        return;
    m_templateLimits = limits;
    if (m_server)
        m_server->setTemplateLimits(limits);
    Q_EMIT templateLimitsChanged();
}

void EmbeddedServer::releaseTemplates()
{
    if (m_server)
        m_server->releaseTemplates();
    noteStopped({});
}

void EmbeddedServer::noteStopped(std::vector<server::StoppedTemplate> stopped)
{
    if (m_stopped == stopped)
        return;
    m_stopped = std::move(stopped);
    Q_EMIT stoppedTemplatesChanged();
}

server::ServerNumbers EmbeddedServer::numbers() const
{
    return m_server ? m_server->numbers() : server::ServerNumbers();
}

void EmbeddedServer::measure()
{
    if (!m_server)
        return;
    noteStopped(m_server->stoppedTemplates());
    m_counts.push_back(m_server->numbers().hits);
    while (m_counts.size() > TicksInRate + 1)
        m_counts.pop_front();
    const double seconds = static_cast<double>(m_counts.size() - 1) * TickMs / 1000;
    const double rate = seconds > 0 ? static_cast<double>(m_counts.back() - m_counts.front()) / seconds : 0;
    if (std::abs(rate - m_rate) < 0.05)
        return;
    m_rate = rate;
    Q_EMIT rateChanged();
}

Subscription EmbeddedServer::onTrace(std::function<void(runtime::TracePtr)> callback)
{
    return m_subscribers.add(std::move(callback));
}

void EmbeddedServer::submit(http::Request request)
{
    submitFrom(std::move(request), "127.0.0.1");
}

void EmbeddedServer::submitFrom(http::Request request, std::string peer)
{
    if (m_server)
        m_server->inject(std::move(request), std::move(peer), [](const runtime::TracePtr&) { });
}

void EmbeddedServer::sendHeld(runtime::TracePtr trace, RequestPlace place)
{
    if (m_server)
        m_server->sendHeld(std::move(trace), server::OutgoingRef{place.event, place.tag, place.request},
            [](const runtime::TracePtr&) { });
}

} // namespace sluis::bridge
