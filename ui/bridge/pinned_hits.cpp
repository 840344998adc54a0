#include "ui/bridge/pinned_hits.h"

namespace sluis::bridge {

PinnedHits::PinnedHits(HitFeed& feed, PinStore* store, QObject* parent)
    : QObject(parent)
    , m_feed(feed)
    , m_store(store)
{
    if (store) {
        for (const HitId hit : store->pinned())
            m_pinned.emplace(hit, nullptr);
    }
    connect(&feed, &HitFeed::olderArrived, this, &PinnedHits::learn);
    connect(&feed, &HitFeed::hitsChanged, this, &PinnedHits::learn);
    connect(&feed, &HitFeed::cleared, this, [this] {
        TraceBatch stay;
        for (const auto& [hit, trace] : m_pinned) {
            if (trace)
                stay.push_back(trace);
        }
        m_feed.addOlder(std::move(stay));
    });
}

void PinnedHits::set(HitId hit, bool pinned)
{
    const runtime::TracePtr trace = m_feed.hit(hit);
    if (pinned == contains(hit) || (pinned && !trace))
        return;
    if (pinned)
        m_pinned.emplace(hit, trace);
    else
        m_pinned.erase(hit);
    if (m_store && pinned)
        m_store->pin(*trace);
    else if (m_store)
        m_store->unpin(hit);
    Q_EMIT changed(hit);
}

void PinnedHits::learn(const TraceBatch& batch)
{
    for (const runtime::TracePtr& trace : batch) {
        const auto found = m_pinned.find(trace->hit.id);
        if (found != m_pinned.end())
            found->second = trace;
    }
}

} // namespace sluis::bridge
