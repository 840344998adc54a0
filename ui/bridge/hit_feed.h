#pragma once

#include "core/base/bounded_queue.h"
#include "ui/bridge/hit_source.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <unordered_map>
#include <vector>

namespace sluis::bridge {

using TraceBatch = std::vector<runtime::TracePtr>;

// The last hits, brought over from core's threads in batches, at most thirty a second. Pausing keeps the list still
// while hits go on arriving: they are counted and come when it goes on. Interface thread only.
class HitFeed : public QObject
{
    Q_OBJECT

public:
    static constexpr size_t QueueLimit = 4096; // between two batches; the oldest give way, the hit log has them
    static constexpr size_t KeptHits = 5000;

    // `source` outlives the feed.
    explicit HitFeed(HitSource& source, QObject* parent = nullptr);

    const std::deque<runtime::TracePtr>& hits() const { return m_hits; } // oldest first
    runtime::TracePtr hit(HitId id) const; // null when it is not kept
    runtime::TracePtr newest() const { return m_hits.empty() ? nullptr : m_hits.back(); }
    runtime::TracePtr older(HitId id) const; // the hit before, null at the end
    runtime::TracePtr newer(HitId id) const;
    std::vector<runtime::TracePtr> last(size_t count) const; // newest last

    // Hits of an earlier day, from the hit log, older than all that are here; oldest first.
    void addOlder(TraceBatch traces);

    uint64_t arrived() const { return m_arrived; }
    bool isPaused() const { return m_paused; }
    size_t waiting() const { return m_waiting.size(); }
    void setPaused(bool paused);
    void clear();

    HitSource& source() { return m_source; }

    // Takes what has arrived; called by a timer, and by tests instead of waiting.
    void deliver();

Q_SIGNALS:
    void hitsArrived(const sluis::bridge::TraceBatch& batch); // oldest first
    void hitsChanged(const sluis::bridge::TraceBatch& batch); // the same hits with more known
    void olderArrived(const sluis::bridge::TraceBatch& batch);
    void hitsRemoved(const std::vector<sluis::HitId>& ids); // the oldest made room
    void cleared();
    void pausedChanged();
    void waitingChanged();

private:
    void take(TraceBatch batch);
    size_t positionOf(HitId id) const; // hits().size() when it is not kept
    void makeRoom();

    HitSource& m_source;
    std::deque<runtime::TracePtr> m_hits;
    TraceBatch m_waiting; // arrived while paused; bounded by KeptHits
    std::unordered_map<HitId, uint64_t> m_serials; // position in m_hits is serial - m_firstSerial
    uint64_t m_firstSerial = 0;
    uint64_t m_arrived = 0;
    bool m_paused = false;
    QTimer m_timer;
    BoundedQueue<runtime::TracePtr> m_pending{QueueLimit};
    Subscription m_subscription; // the last member: it ends first
};

} // namespace sluis::bridge

Q_DECLARE_METATYPE(sluis::HitId)
