#pragma once

#include "core/workspace/workspace.h"
#include "ui/bridge/draft_store.h"

namespace sluis::bridge {

// The draft of an open workspace file.
class WorkspaceStore final : public DraftStore
{
public:
    // The workspace outlives it.
    explicit WorkspaceStore(workspace::Workspace& workspace)
        : m_workspace(workspace)
    { }

    ContainerPtr draft() const override { return m_workspace.draft(); }
    Result<container::Edit> apply(const container::Edit& edit, EditStep step) override;
    EditHistory history() const override;

private:
    workspace::Workspace& m_workspace;
};

} // namespace sluis::bridge
