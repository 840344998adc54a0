#include "ui/bridge/workspace_store.h"

namespace sluis::bridge {

namespace {

    workspace::Step journalStep(EditStep step)
    {
        switch (step) {
        case EditStep::New:
            return workspace::Step::New;
        case EditStep::Merge:
            return workspace::Step::Merge;
        case EditStep::Undo:
            return workspace::Step::Undo;
        case EditStep::Redo:
            return workspace::Step::Redo;
        }
        return workspace::Step::New;
    }

    std::vector<DoneEdit> doneEdits(const std::vector<workspace::UndoStep>& steps)
    {
        std::vector<DoneEdit> done;
        for (const workspace::UndoStep& step : steps)
            done.push_back({step.edit, step.inverse});
        return done;
    }

} // namespace

Result<container::Edit> WorkspaceStore::apply(const container::Edit& edit, EditStep step)
{
    return m_workspace.apply(edit, journalStep(step));
}

EditHistory WorkspaceStore::history() const
{
    const workspace::UndoHistory history = m_workspace.history();
    return {doneEdits(history.undo), doneEdits(history.redo)};
}

} // namespace sluis::bridge
