#include "ui/bridge/workspace_pins.h"

#include "core/storage/hit_trace.h"

namespace sluis::bridge {

std::vector<HitId> WorkspacePins::pinned() const
{
    std::vector<HitId> hits;
    for (const workspace::PinnedHit& hit : m_workspace.pinnedHits())
        hits.push_back(HitId{hit.id});
    return hits;
}

void WorkspacePins::pin(const runtime::Trace& trace)
{
    storage::HitRecord record = storage::recordOf(trace);
    storage::maskVisitor(record);
    workspace::PinnedHit hit;
    hit.id = record.summary.id.number;
    hit.time = record.summary.time;
    hit.address = std::move(record.address);
    hit.request = std::move(record.request);
    hit.trace = std::move(record.trace);
    m_workspace.pinHit(std::move(hit));
}

void WorkspacePins::unpin(HitId hit)
{
    m_workspace.unpinHit(hit.number);
}

std::vector<storage::HitRecord> WorkspacePins::records() const
{
    std::vector<storage::HitRecord> records;
    for (workspace::PinnedHit& hit : m_workspace.pinnedHits()) {
        storage::HitRecord record;
        record.summary.id = HitId{hit.id};
        record.summary.time = hit.time;
        record.address = std::move(hit.address);
        record.request = std::move(hit.request);
        record.trace = std::move(hit.trace);
        records.push_back(std::move(record));
    }
    return records;
}

} // namespace sluis::bridge
