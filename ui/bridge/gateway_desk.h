#pragma once

#include "core/workspace/publishing.h"
#include "ui/bridge/job_queue.h"
#include "ui/bridge/key_door.h"
#include "ui/bridge/version_shelf.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>
#include <optional>

namespace sluis::bridge {

// What is known of one gateway.
struct GatewayCard {
    workspace::GatewayRecord record;
    std::optional<publish::GatewayStatus> status; // of the last time it answered, in this session
    std::optional<Error> error; // why it did not answer the last time it was asked
    std::deque<double> hitsPerSecond; // newest last, one for each time it was asked
};

// One line of what happened while publishing.
struct PublishNews {
    WallTime time;
    std::string gateway; // empty: all
    Message text;
};

// The gateways of the open workspace: paired, asked, published to, rolled back, all on one worker. Interface thread
// only.
class GatewayDesk : public QObject
{
    Q_OBJECT

public:
    static constexpr int AskEveryMs = 3000; // while somebody looks
    static constexpr size_t HistoryLength = 60;

    using Previews = std::vector<workspace::GatewayPreview>;

    // All outlive the desk.
    GatewayDesk(workspace::Workspace& workspace, VersionShelf& shelf, KeyDoor& keys, const Clock& clock,
        QObject* parent = nullptr);
    ~GatewayDesk() override;

    std::vector<GatewayCard> cards() const; // by name
    bool isBusy() const { return m_working; }
    const std::vector<PublishNews>& news() const { return m_news; } // newest first, of this session

    // While active every gateway is asked every few seconds.
    void setActive(bool active);
    void setAskEvery(int milliseconds) { m_timer.setInterval(milliseconds); }
    void refresh();

    // The keys are sealed with a passphrase that only the person knows: keysAreSealed() asks for it, and what was asked
    // for goes on once they are open.
    void unlock(const QString& passphrase);

    void pair(const QString& code, const QString& name);
    void remove(const QString& name);
    void rollBack(const QString& name, std::optional<uint64_t> version = {});

    // What each gateway would say; previewed() answers.
    void preview(const workspace::PublishRequest& request);
    void publish(const workspace::PublishRequest& request);

Q_SIGNALS:
    void cardsChanged();
    void busyChanged();
    void newsChanged();
    void keysAreSealed();
    void keysOpened();
    void paired(const QString& name);
    void previewed(const sluis::bridge::GatewayDesk::Previews& previews);
    void published(quint64 version, bool everywhere); // version 0: rolled back or not published
    void failed(const QString& sentence);

private:
    using Work = std::function<JobQueue::Finish(workspace::Publishing&)>;
    void start(Work work); // marks the desk busy until the finish has run
    void run(Work work);
    void keysStayClosed(const Work& work, const Error& error);
    void goOn(); // with what waited for the keys
    void tell(const std::string& gateway, Message text);
    void took(const std::string& name, const Result<publish::GatewayStatus>& status);
    void tookOutcome(const Result<workspace::PublishOutcome>& outcome);

    workspace::Workspace& m_workspace;
    VersionShelf& m_shelf;
    KeyDoor& m_keys;
    const Clock& m_clock;
    std::map<std::string, GatewayCard> m_seen;
    std::map<std::string, std::pair<WallTime, double>> m_counts; // hits at the last answer
    std::vector<PublishNews> m_news;
    bool m_working = false;
    bool m_refreshing = false;
    Work m_waitingForKeys; // what found the keys sealed
    bool m_waitingIsWork = false; // and whether the desk was busy with it
    QTimer m_timer;
    JobQueue m_jobs; // last: its jobs use the members above
};

} // namespace sluis::bridge
