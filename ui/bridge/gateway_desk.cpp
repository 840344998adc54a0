#include "ui/bridge/gateway_desk.h"

#include "ui/bridge/text.h"

namespace sluis::bridge {

namespace {

    constexpr size_t NewsKept = 200;

    Message stepSentence(publish::PublishStep step)
    {
        switch (step) {
        case publish::PublishStep::Checked:
            return {"publish.stepChecked", {}};
        case publish::PublishStep::Staged:
            return {"publish.stepStaged", {}};
        case publish::PublishStep::Activated:
            return {"publish.stepActivated", {}};
        }
        return {};
    }

} // namespace

GatewayDesk::GatewayDesk(
    workspace::Workspace& workspace, VersionShelf& shelf, KeyDoor& keys, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_shelf(shelf)
    , m_keys(keys)
    , m_clock(clock)
{
    m_timer.setInterval(AskEveryMs);
    m_timer.callOnTimeout(this, &GatewayDesk::refresh);
    connect(&keys, &KeyDoor::opened, this, [this] {
        Q_EMIT keysOpened();
        if (m_waitingForKeys)
            goOn(); // somebody else has opened them
    });
}

GatewayDesk::~GatewayDesk() = default;

std::vector<GatewayCard> GatewayDesk::cards() const
{
    std::vector<GatewayCard> cards;
    for (workspace::GatewayRecord& record : m_workspace.gateways()) {
        const auto seen = m_seen.find(record.name);
        GatewayCard card = seen == m_seen.end() ? GatewayCard{} : seen->second;
        card.record = std::move(record);
        cards.push_back(std::move(card));
    }
    return cards;
}

void GatewayDesk::setActive(bool active)
{
    if (active == m_timer.isActive())
        return;
    if (!active) {
        m_timer.stop();
        return;
    }
    m_timer.start();
    refresh();
}

void GatewayDesk::run(Work work)
{
    m_jobs.run([this, work = std::move(work)]() -> JobQueue::Finish {
        const auto keys = m_keys.keys();
        if (!keys)
            return [this, work, error = keys.error()] { keysStayClosed(work, error); };
        workspace::Publishing publishing(m_workspace, **keys, m_clock);
        return work(publishing);
    });
}

void GatewayDesk::keysStayClosed(const Work& work, const Error& error)
{
    const bool wasWork = std::exchange(m_working, false);
    m_refreshing = false;
    if (asksForPassphrase(error)) {
        if (wasWork || !m_waitingForKeys) {
            m_waitingForKeys = work;
            m_waitingIsWork = wasWork;
        }
        Q_EMIT keysAreSealed();
    }
    if (error.reason != "app.noKeyring")
        Q_EMIT failed(translated(error));
    if (wasWork)
        Q_EMIT busyChanged();
}

void GatewayDesk::start(Work work)
{
    m_working = true;
    Q_EMIT busyChanged();
    run([this, work = std::move(work)](workspace::Publishing& publishing) -> JobQueue::Finish {
        return [this, finish = work(publishing)] {
            m_working = false;
            if (finish)
                finish();
            Q_EMIT busyChanged();
        };
    });
}

void GatewayDesk::unlock(const QString& passphrase)
{
    m_keys.setPassphrase(passphrase);
    if (m_waitingForKeys)
        goOn();
    else
        refresh();
}

void GatewayDesk::goOn()
{
    Work waiting = std::exchange(m_waitingForKeys, {});
    (m_waitingIsWork ? m_working : m_refreshing) = true;
    Q_EMIT busyChanged();
    run(std::move(waiting));
}

void GatewayDesk::refresh()
{
    const auto records = m_workspace.gateways();
    if (records.empty() || m_refreshing || m_working || m_waitingForKeys)
        return;
    m_refreshing = true;
    run([this, records](workspace::Publishing& publishing) -> JobQueue::Finish {
        auto answers = std::make_shared<std::vector<std::pair<std::string, Result<publish::GatewayStatus>>>>();
        for (const auto& record : records)
            answers->emplace_back(record.name, publishing.status(record.name));
        return [this, answers] {
            m_refreshing = false;
            for (const auto& [name, status] : *answers)
                took(name, status);
            Q_EMIT cardsChanged();
        };
    });
}

void GatewayDesk::took(const std::string& name, const Result<publish::GatewayStatus>& status)
{
    GatewayCard& card = m_seen[name];
    if (!status) {
        card.error = status.error();
        return;
    }
    card.error.reset();
    card.status = *status;
    const double hits = status->numbers["hits"].number();
    const auto before = m_counts.find(name);
    if (before != m_counts.end()) {
        const double seconds = std::chrono::duration<double>(status->time - before->second.first).count();
        if (seconds > 0.2)
            card.hitsPerSecond.push_back(std::max(0.0, (hits - before->second.second) / seconds));
    }
    m_counts[name] = {status->time, hits};
    while (card.hitsPerSecond.size() > HistoryLength)
        card.hitsPerSecond.pop_front();
}

void GatewayDesk::tell(const std::string& gateway, Message text)
{
    m_news.insert(m_news.begin(), PublishNews{m_clock.now(), gateway, std::move(text)});
    if (m_news.size() > NewsKept)
        m_news.pop_back();
    Q_EMIT newsChanged();
}

void GatewayDesk::pair(const QString& code, const QString& name)
{
    start([this, code = utf8(code), name = utf8(name)](workspace::Publishing& publishing) -> JobQueue::Finish {
        auto record = std::make_shared<Result<workspace::GatewayRecord>>(publishing.pair(code, name, {}));
        return [this, record] {
            if (!*record) {
                Q_EMIT failed(translated(record->error()));
                return;
            }
            tell((*record)->name, {"publish.newsPaired", {}});
            Q_EMIT cardsChanged();
            Q_EMIT paired(text((*record)->name));
            QMetaObject::invokeMethod(this, &GatewayDesk::refresh, Qt::QueuedConnection);
        };
    });
}

void GatewayDesk::remove(const QString& name)
{
    start([this, name = utf8(name)](workspace::Publishing& publishing) -> JobQueue::Finish {
        auto removed = std::make_shared<Result<void>>(publishing.remove(name));
        return [this, name, removed] {
            if (!*removed)
                Q_EMIT failed(translated(removed->error()));
            m_seen.erase(name);
            Q_EMIT cardsChanged();
        };
    });
}

void GatewayDesk::preview(const workspace::PublishRequest& request)
{
    start([this, request](workspace::Publishing& publishing) -> JobQueue::Finish {
        auto previews = std::make_shared<Result<Previews>>(publishing.preview(request));
        return [this, previews] {
            if (*previews)
                Q_EMIT previewed(**previews);
            else
                Q_EMIT failed(translated(previews->error()));
        };
    });
}

void GatewayDesk::publish(const workspace::PublishRequest& request)
{
    start([this, request](workspace::Publishing& publishing) -> JobQueue::Finish {
        const auto progress = [this](const std::string& gateway, publish::PublishStep step) {
            m_jobs.report([this, gateway, step] { tell(gateway, stepSentence(step)); });
        };
        auto outcome = std::make_shared<Result<workspace::PublishOutcome>>(publishing.publish(request, progress));
        return [this, outcome] { tookOutcome(*outcome); };
    });
}

void GatewayDesk::rollBack(const QString& name, std::optional<uint64_t> version)
{
    start([this, name = utf8(name), version](workspace::Publishing& publishing) -> JobQueue::Finish {
        auto outcome = std::make_shared<Result<workspace::PublishOutcome>>(publishing.rollBack(name, version, {}));
        return [this, outcome] { tookOutcome(*outcome); };
    });
}

void GatewayDesk::tookOutcome(const Result<workspace::PublishOutcome>& outcome)
{
    if (!outcome) {
        tell({}, messageOf(outcome.error()));
        Q_EMIT failed(translated(outcome.error()));
        Q_EMIT published(0, false);
        return;
    }
    bool everywhere = true;
    for (const workspace::GatewayOutcome& each : outcome->gateways) {
        took(each.gateway, each.status);
        if (each.status) {
            tell(each.gateway, {"publish.newsServes", {std::to_string(outcome->version)}});
            continue;
        }
        everywhere = false;
        tell(each.gateway, messageOf(each.status.error()));
        Q_EMIT failed(translated(each.status.error()));
    }
    Q_EMIT cardsChanged();
    Q_EMIT m_shelf.changed();
    Q_EMIT published(outcome->version, everywhere);
}

} // namespace sluis::bridge
