#pragma once

#include "core/storage/hit_record.h"
#include "core/workspace/workspace.h"
#include "ui/bridge/pinned_hits.h"

namespace sluis::bridge {

// The pinned hits of an open workspace file: each under the number of its hit, visitors masked as in the hit log.
class WorkspacePins final : public PinStore
{
public:
    // The workspace outlives it.
    explicit WorkspacePins(workspace::Workspace& workspace)
        : m_workspace(workspace)
    { }

    std::vector<HitId> pinned() const override;
    void pin(const runtime::Trace& trace) override;
    void unpin(HitId hit) override;

    std::vector<storage::HitRecord> records() const; // to be brought back when the hit log has forgotten them

private:
    workspace::Workspace& m_workspace;
};

} // namespace sluis::bridge
