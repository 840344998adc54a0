#pragma once

#include "core/base/subscribers.h"
#include "core/server/server.h"
#include "ui/bridge/hit_source.h"
#include "ui/bridge/latest_job.h"
#include "ui/bridge/workspace_model.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <vector>

namespace sluis::bridge {

// The server container inside the workbench. It always runs the draft: every change of it is compiled on a worker and
// swapped in between two hits. Interface thread only, but for what HitSource says.
class EmbeddedServer : public QObject, public HitSource
{
    Q_OBJECT

public:
    static constexpr int UsualPort = 8080;
    static constexpr int PortsToTry = 20; // the usual one and those after it, then any that is free

    // What to do when a port is taken.
    enum class PortChoice { ThisOne, OrAnother };

    explicit EmbeddedServer(QObject* parent = nullptr);
    ~EmbeddedServer() override;

    // Whose draft it runs; before the first start(). The workspace outlives the server's last use of it.
    void follow(WorkspaceModel& workspace);

    // What numbers the hits, on core's threads; before the first start().
    void setHitNumbers(std::function<HitId()> next) { m_nextHit = std::move(next); }

    // What answers Firestore and BigQuery of templates; outlives this. Before the first start().
    void setCloudStore(sandbox::host::CloudStore* cloud) { m_cloud = cloud; }

    void setMachineKeys(server::MachineKeys keys) { m_keys = std::move(keys); } // before the first start()
    // The values of secrets, for requests that really leave.
    void setSecrets(crypto::SecretValues values);

    // Starts listening on this machine only; listeningChanged() or failed() says how it went. Stops the one before.
    void start(int port = UsualPort, PortChoice choice = PortChoice::OrAnother);
    void stop();

    server::SendMode sendMode() const { return m_sendMode; }
    void setSendMode(server::SendMode mode);

    // What one call of a template may use up, from then on.
    const sandbox::protocol::Limits& templateLimits() const { return m_templateLimits; }
    void setTemplateLimits(const sandbox::protocol::Limits& limits);

    // Templates that had to be stopped again and again and are left alone for a while.
    const std::vector<server::StoppedTemplate>& stoppedTemplates() const { return m_stopped; }
    void releaseTemplates(); // they may run again

    double hitsPerSecond() const { return m_rate; } // over the last seconds, told at most four times a second
    server::ServerNumbers numbers() const;

    // HitSource
    Subscription onTrace(std::function<void(runtime::TracePtr)> callback) override;
    Listening listening() const override { return m_listening; }
    void submit(http::Request request) override;
    void sendHeld(runtime::TracePtr trace, RequestPlace place) override;

    // As submit(), from a visitor with this address.
    void submitFrom(http::Request request, std::string peer);

Q_SIGNALS:
    void listeningChanged();
    void sendModeChanged();
    void rateChanged();
    void stoppedTemplatesChanged();
    void templateLimitsChanged();
    void failed(const QString& sentence);

private:
    void compileDraft();
    void giveSecrets();
    void started(Result<std::unique_ptr<server::Server>> server);
    void retire(std::unique_ptr<server::Server> server);
    void measure();
    void noteStopped(std::vector<server::StoppedTemplate> stopped);

    WorkspaceModel* m_workspace = nullptr;
    std::function<HitId()> m_nextHit;
    sandbox::host::CloudStore* m_cloud = nullptr;
    server::MachineKeys m_keys;
    Subscribers<runtime::TracePtr> m_subscribers;
    server::SendMode m_sendMode = server::SendMode::Hold;
    sandbox::protocol::Limits m_templateLimits;
    std::vector<server::StoppedTemplate> m_stopped;
    Listening m_listening;
    crypto::SecretValues m_secrets;
    server::PlanPtr m_plan; // of the newest draft that was compiled
    double m_rate = 0;
    std::deque<uint64_t> m_counts; // hits so far, one for each tick
    QTimer m_ticks;
    LatestJob m_compileJob;
    LatestJob m_startJob;
    std::unique_ptr<server::Server> m_server;
    Subscription m_traces; // of m_server: ends before it
};

} // namespace sluis::bridge
