#pragma once

#include "ui/bridge/hit_feed.h"

#include <QObject>

#include <map>
#include <vector>

namespace sluis::bridge {

// Where pinned hits are kept: the open workspace. Interface thread only; it writes to disk elsewhere.
class PinStore
{
public:
    virtual ~PinStore() = default;

    virtual std::vector<HitId> pinned() const = 0;
    virtual void pin(const runtime::Trace& trace) = 0;
    virtual void unpin(HitId hit) = 0;
};

// The hits that a person keeps: they stay with the workspace when the hit log forgets them, and in the list when it is
// cleared. Interface thread only.
class PinnedHits : public QObject
{
    Q_OBJECT

public:
    // `store` null: pins end with this object. Both outlive it.
    PinnedHits(HitFeed& feed, PinStore* store, QObject* parent = nullptr);

    bool contains(HitId hit) const { return m_pinned.contains(hit); }
    void set(HitId hit, bool pinned); // a hit that the feed does not have cannot be pinned

Q_SIGNALS:
    void changed(sluis::HitId hit);

private:
    void learn(const TraceBatch& batch);

    HitFeed& m_feed;
    PinStore* m_store;
    std::map<HitId, runtime::TracePtr> m_pinned; // null until the trace was brought back
};

} // namespace sluis::bridge
