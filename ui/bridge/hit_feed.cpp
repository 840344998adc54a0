#include "ui/bridge/hit_feed.h"

#include <algorithm>
#include <utility>

namespace sluis::bridge {

namespace {

    constexpr std::chrono::milliseconds BatchInterval{33};

} // namespace

HitFeed::HitFeed(HitSource& source, QObject* parent)
    : QObject(parent)
    , m_source(source)
    , m_subscription(
          source.onTrace([this](runtime::TracePtr trace) { m_pending.pushDroppingOldest(std::move(trace)); }))
{
    m_timer.callOnTimeout(this, &HitFeed::deliver);
    m_timer.start(BatchInterval);
}

size_t HitFeed::positionOf(HitId id) const
{
    const auto found = m_serials.find(id);
    return found == m_serials.end() ? m_hits.size() : static_cast<size_t>(found->second - m_firstSerial);
}

runtime::TracePtr HitFeed::hit(HitId id) const
{
    const size_t position = positionOf(id);
    return position < m_hits.size() ? m_hits[position] : nullptr;
}

runtime::TracePtr HitFeed::older(HitId id) const
{
    const size_t position = positionOf(id);
    return position < m_hits.size() && position > 0 ? m_hits[position - 1] : nullptr;
}

runtime::TracePtr HitFeed::newer(HitId id) const
{
    const size_t position = positionOf(id);
    return position + 1 < m_hits.size() ? m_hits[position + 1] : nullptr;
}

std::vector<runtime::TracePtr> HitFeed::last(size_t count) const
{
    const size_t taken = std::min(count, m_hits.size());
    return {m_hits.end() - static_cast<std::ptrdiff_t>(taken), m_hits.end()};
}

void HitFeed::addOlder(TraceBatch traces)
{
    std::erase_if(traces, [this](const runtime::TracePtr& trace) { return m_serials.contains(trace->hit.id); });
    const size_t room = KeptHits - std::min(KeptHits, m_hits.size());
    if (traces.size() > room)
        traces.erase(traces.begin(), traces.end() - static_cast<std::ptrdiff_t>(room));
    if (traces.empty())
        return;
    m_hits.insert(m_hits.begin(), traces.begin(), traces.end());
    m_serials.clear();
    m_firstSerial = 0;
    for (size_t position = 0; position < m_hits.size(); ++position)
        m_serials[m_hits[position]->hit.id] = position;
    Q_EMIT olderArrived(traces);
}

void HitFeed::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    if (!paused) {
        take(std::exchange(m_waiting, {}));
        Q_EMIT waitingChanged();
    }
    Q_EMIT pausedChanged();
}

void HitFeed::clear()
{
    m_hits.clear();
    m_serials.clear();
    m_waiting.clear();
    m_firstSerial = 0;
    Q_EMIT cleared();
    Q_EMIT waitingChanged();
}

void HitFeed::deliver()
{
    TraceBatch batch = m_pending.takeAll();
    if (batch.empty())
        return;
    if (!m_paused) {
        take(std::move(batch));
        return;
    }
    m_waiting.insert(m_waiting.end(), std::make_move_iterator(batch.begin()), std::make_move_iterator(batch.end()));
    if (m_waiting.size() > KeptHits)
        m_waiting.erase(m_waiting.begin(), m_waiting.end() - static_cast<std::ptrdiff_t>(KeptHits));
    Q_EMIT waitingChanged();
}

void HitFeed::take(TraceBatch batch)
{
    TraceBatch arrived;
    TraceBatch changed;
    for (runtime::TracePtr& trace : batch) {
        const HitId id = trace->hit.id;
        const size_t position = positionOf(id);
        if (position == m_hits.size()) {
            m_serials[id] = m_firstSerial + m_hits.size();
            m_hits.push_back(trace);
            arrived.push_back(std::move(trace));
            continue;
        }
        m_hits[position] = trace;
        const auto fresh = std::find_if(
            arrived.begin(), arrived.end(), [&](const runtime::TracePtr& other) { return other->hit.id == id; });
        if (fresh != arrived.end())
            *fresh = std::move(trace);
        else
            changed.push_back(std::move(trace));
    }
    m_arrived += arrived.size();
    if (!arrived.empty())
        Q_EMIT hitsArrived(arrived);
    if (!changed.empty())
        Q_EMIT hitsChanged(changed);
    makeRoom();
}

void HitFeed::makeRoom()
{
    std::vector<HitId> removed;
    while (m_hits.size() > KeptHits) {
        removed.push_back(m_hits.front()->hit.id);
        m_serials.erase(m_hits.front()->hit.id);
        m_hits.pop_front();
        ++m_firstSerial;
    }
    if (!removed.empty())
        Q_EMIT hitsRemoved(removed);
}

} // namespace sluis::bridge
